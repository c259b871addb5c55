// A letterhead: who sends the referat and how the page looks. Pure data in a folder (`brevhoved.json`, its logo, and
// faces of its own if any), which may lie anywhere. Invariant: what is read here is complete, checked and readable.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../editor/model/fejl.ts';
import { Felter } from './brevhoved/felter.ts';
import { findSkriftfil } from './brevhoved/skriftfil.ts';

export type Snit = 'normal' | 'fed' | 'kursiv' | 'fedKursiv';

/** A family of four static TrueType faces, and what stands in for it where the family is not installed (Word, HTML). */
export interface Skrift {
  readonly familie: string;
  readonly erstatning: string;
  readonly art: 'serif' | 'sans-serif';
  /** Absolute paths. */
  readonly filer: Readonly<Record<Snit, string>>;
}

export interface Logo {
  readonly data: Uint8Array;
  readonly type: 'image/png' | 'image/jpeg';
  readonly alt: string;
  /** Millimetres; the height follows from the image. */
  readonly bredde: number;
}

/** Lengths are millimetres, type sizes points, colours `#rrggbb`. */
export interface Brevhoved {
  /** The name of its folder. */
  readonly id: string;
  readonly navn: string;
  readonly afsender: { readonly navn: string; readonly linjer: readonly string[] };
  readonly logo: Logo | null;
  /** `accent`, `tekst` and `svag` reach 4.5:1 on white and on `flade` (WCAG 2.2, 1.4.3). */
  readonly farver: { readonly accent: string; readonly tekst: string; readonly svag: string; readonly flade: string };
  readonly skrift: {
    readonly broed: Skrift;
    readonly overskrift: Skrift;
    readonly stoerrelse: number;
    readonly linjeafstand: number;
  };
  readonly side: {
    readonly margen: { readonly top: number; readonly hoejre: number; readonly bund: number; readonly venstre: number };
  };
  /** Where the logo stands on the first page, and whether a rule parts the head from the text. */
  readonly hoved: { readonly logo: 'venstre' | 'hoejre'; readonly streg: boolean };
  /** Parts of the footer, shown with a middle dot between them. */
  readonly sidefod: readonly string[];
}

/** The letterheads that come with the program. */
export const BREVHOVEDER = fileURLToPath(new URL('../../templates/brevhoveder', import.meta.url));

/** Every letterhead in `folder`, by name of folder. Throws AppError for the first one that is wrong. */
export function laesBrevhoveder(folder: string = BREVHOVEDER): readonly Brevhoved[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => laesBrevhoved(join(folder, name)));
}

/** The letterhead with this id, or the first where `id` is null. Throws AppError "findes-ikke". */
export function getBrevhoved(id: string | null = null, folder: string = BREVHOVEDER): Brevhoved {
  const alle = laesBrevhoveder(folder);
  const found = id === null ? alle[0] : alle.find((one) => one.id === id);
  if (!found) throw new AppError('findes-ikke', `Brevhovedet »${id ?? ''}« findes ikke.`);
  return found;
}

/** Reads and checks the letterhead in one folder. Throws AppError "ugyldig" naming what is wrong with it. */
export function laesBrevhoved(folder: string): Brevhoved {
  const id = basename(resolve(folder));
  const felter = Felter.parse(id, () => readFileSync(join(folder, 'brevhoved.json'), 'utf8'));
  const afsender = felter.gruppe('afsender');
  const skrift = felter.gruppe('skrift');
  const margen = felter.gruppe('side').gruppe('margen');
  const hoved = felter.gruppe('hoved');
  const brevhoved: Brevhoved = {
    id,
    navn: felter.tekst('navn', 80),
    afsender: { navn: afsender.tekst('navn', 80), linjer: afsender.tekster('linjer', 6) },
    logo: felter.har('logo') ? readLogo(felter.gruppe('logo'), folder) : null,
    farver: readFarver(felter.gruppe('farver')),
    skrift: {
      broed: readSkrift(skrift.gruppe('broed'), folder),
      overskrift: readSkrift(skrift.gruppe('overskrift'), folder),
      stoerrelse: skrift.tal('stoerrelse', 8, 16),
      linjeafstand: skrift.tal('linjeafstand', 1.1, 2),
    },
    side: {
      margen: {
        top: margen.tal('top', 10, 80),
        hoejre: margen.tal('hoejre', 10, 70),
        bund: margen.tal('bund', 15, 80),
        venstre: margen.tal('venstre', 10, 70),
      },
    },
    hoved: { logo: hoved.valg('logo', ['venstre', 'hoejre']), streg: hoved.ja('streg') },
    sidefod: felter.tekster('sidefod', 6),
  };
  felter.slut();
  return brevhoved;
}

function readLogo(felter: Felter, folder: string): Logo {
  const fil = felter.tekst('fil', 200);
  const data = felter.laes('fil', () => readFileSync(join(folder, basename(fil))));
  const type = data[0] === 0x89 && data[1] === 0x50 ? 'image/png' : data[0] === 0xff ? 'image/jpeg' : null;
  if (!type) throw felter.fejl('fil', 'skal være et billede i PNG eller JPEG');
  return { data, type, alt: felter.tekst('alt', 300), bredde: felter.tal('bredde', 5, 80) };
}

function readFarver(felter: Felter): Brevhoved['farver'] {
  const flade = felter.farve('flade', []);
  const paa = ['#ffffff', flade];
  return {
    accent: felter.farve('accent', paa),
    tekst: felter.farve('tekst', paa),
    svag: felter.farve('svag', paa),
    flade,
  };
}

function readSkrift(felter: Felter, folder: string): Skrift {
  const filer = felter.gruppe('filer');
  const fil = (snit: Snit): string => {
    const name = filer.tekst(snit, 200);
    return filer.laes(snit, () => findSkriftfil(name, folder));
  };
  return {
    familie: felter.tekst('familie', 60),
    erstatning: felter.tekst('erstatning', 60),
    art: felter.valg('art', ['serif', 'sans-serif']),
    filer: { normal: fil('normal'), fed: fil('fed'), kursiv: fil('kursiv'), fedKursiv: fil('fedKursiv') },
  };
}
