// The faces one can choose among: those of the letterheads that come with the program, as their data names them.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BREVHOVEDER, laesBrevhoved, laesBrevhoveddata } from '../brevhoved.ts';

export interface Skriftvalg {
  readonly familie: string;
  /** As it stands in `brevhoved.json`. */
  readonly data: unknown;
}

interface Skriftdata {
  readonly skrift: Readonly<Record<'broed' | 'overskrift', { readonly familie: string }>>;
}

/** For running text and for headings, each family once. */
export function listSkrifter(folder: string = BREVHOVEDER): Readonly<Record<'broed' | 'overskrift', Skriftvalg[]>> {
  const found = readdirSync(folder).map((name) => {
    // Checked before it is believed.
    laesBrevhoved(join(folder, name));
    return (laesBrevhoveddata(join(folder, name)) as Skriftdata).skrift;
  });
  const each = (til: 'broed' | 'overskrift'): Skriftvalg[] =>
    found
      .map((skrift) => ({ familie: skrift[til].familie, data: skrift[til] }))
      .filter(({ familie }, i, all) => all.findIndex((one) => one.familie === familie) === i);
  return { broed: each('broed'), overskrift: each('overskrift') };
}
