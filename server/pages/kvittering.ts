// The receipt of an approval: plain text that can be printed, filed and compared years later. Made of what is stored alone.
import type { Udgave } from '../../db/godkendelser.ts';
import type { Referat } from '../../db/referater.ts';
import { datoTekst } from '../../editor/model/dato.ts';
import { tekster } from '../tekster.ts';
import { kaldes } from './overblik.ts';
import { fuldTid } from './tid.ts';

/** With a final newline. The same stored version gives the same bytes. */
export function kvittering(referat: Pick<Referat, 'id' | 'navn' | 'titel' | 'organnavn'>, udgave: Udgave): string {
  const { noteret, kontrol, navn, at } = udgave;
  const lines: readonly (readonly [string, string] | string)[] = [
    tekster.godkendelse.kvittering.titel,
    '',
    ['Referat', kaldes(referat)],
    ['Organ', referat.organnavn],
    ['Id', referat.id],
    ['Udgave', `${udgave.udgave} (version ${udgave.version})`],
    ...(noteret
      ? ([
          ['Godkendt af', noteret.hvem],
          ['Hvor', noteret.hvor],
          ['Hvornår', `den ${datoTekst(noteret.hvornaar)}`],
          ['Noteret af', `${navn}, ${fuldTid(at)}`],
        ] as const)
      : ([['Godkendt af', `${navn}, ${fuldTid(at)}`]] as const)),
    ...(kontrol ? ([['Kontrolleret af', `${kontrol.navn}, ${fuldTid(kontrol.at)}`]] as const) : []),
    ['Lavet med', `Referat ${udgave.release}, brevhoved ${udgave.brevhoved}`],
    '',
    'Aftryk (SHA-256)',
    '',
    'Dokumentet som kanonisk JSON (RFC 8785)',
    `  ${udgave.sha256}`,
    ...udgave.filer.flatMap((fil) => [`${fil.navn} (${fil.stoerrelse} byte)`, `  ${fil.sha256}`]),
    '',
    'Kædens hoved ved godkendelsen',
    `  ${udgave.hoved}`,
    '',
    'Sådan ser man, om noget er ændret siden:',
    `  npm run --silent referat -- verify --head ${udgave.hoved}`,
  ];
  const width = Math.max(...lines.map((line) => (typeof line === 'string' ? 0 : line[0].length))) + 2;
  const text = lines.map((line) => (typeof line === 'string' ? line : `${`${line[0]}:`.padEnd(width)}${line[1]}`));
  return `${text.join('\n')}\n`;
}
