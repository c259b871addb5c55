// The receipt of an approval: plain text that can be printed, filed and compared years later. Made of what is stored alone.
import type { Udgave } from '../../db/godkendelser.ts';
import type { Referat } from '../../db/referater.ts';
import { datoTekst } from '../../editor/model/dato.ts';
import { tekster } from '../tekster.ts';
import { kaldes } from './overblik.ts';
import { fuldTid } from './tid.ts';

/** With a final newline. The same stored version gives the same bytes. */
export function kvittering(referat: Pick<Referat, 'id' | 'navn' | 'titel' | 'organnavn'>, udgave: Udgave): string {
  const t = tekster.godkendelse.kvittering;
  const { noteret, kontrol, navn, at } = udgave;
  const lines: readonly (readonly [string, string] | string)[] = [
    t.titel,
    '',
    [t.referat, kaldes(referat)],
    [t.organ, referat.organnavn],
    [t.id, referat.id],
    [t.udgave, t.udgaveVersion(udgave.udgave, udgave.version)],
    ...(noteret
      ? ([
          [t.godkendtAf, noteret.hvem],
          [t.hvor, noteret.hvor],
          [t.hvornaar, `den ${datoTekst(noteret.hvornaar)}`],
          [t.noteretAf, `${navn}, ${fuldTid(at)}`],
        ] as const)
      : ([[t.godkendtAf, `${navn}, ${fuldTid(at)}`]] as const)),
    ...(kontrol ? ([[t.kontrolleretAf, `${kontrol.navn}, ${fuldTid(kontrol.at)}`]] as const) : []),
    [t.lavetMed, t.release(udgave.release, udgave.brevhoved)],
    '',
    t.aftryk,
    '',
    t.dokument,
    `  ${udgave.sha256}`,
    ...udgave.filer.flatMap((fil) => [t.fil(fil.navn, fil.stoerrelse), `  ${fil.sha256}`]),
    '',
    t.hoved,
    `  ${udgave.hoved}`,
    '',
    t.eftersyn,
    `  npm run --silent referat -- verify --head ${udgave.hoved}`,
  ];
  const width = Math.max(...lines.map((line) => (typeof line === 'string' ? 0 : line[0].length))) + 2;
  const text = lines.map((line) => (typeof line === 'string' ? line : `${`${line[0]}:`.padEnd(width)}${line[1]}`));
  return `${text.join('\n')}\n`;
}
