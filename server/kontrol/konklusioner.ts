// A conclusion by which something is to be done, and which does not say who does it or when. A task beside it says so, and
// then nothing is asked of the conclusion. What is to be done is told by a closed list of verbs.
import type { Node } from 'prosemirror-model';
import { type Kontrollinje, type Stykke, staarI } from './linjer.ts';

interface Mangel {
  readonly linje: Kontrollinje;
  readonly stykke: Stykke;
  readonly mangler: 'hvem' | 'hvornår' | 'hvem og hvornår';
}

const LED =
  'udarbejde|undersøge|afklare|indhente|indkalde|igangsætte|iværksætte|forelægge|fremlægge|kontakte|bestille|ajourføre|tilrette';
const PASSIV = new RegExp(`(?<!\\p{L})(?:(?:${LED})s|følges op|arbejdes videre|sættes i gang)(?!\\p{L})`, 'iu');
const AKTIV = new RegExp(
  `(?<!\\p{L})(?:(?:${LED})r|følger op|arbejder videre|vender tilbage|sørger for|tager kontakt)(?!\\p{L})`,
  'iu',
);
/** Who can be told to do something without being on the list. */
const NOGEN =
  /(?<!\p{L})(?:af|ved|hos)\s+\p{L}|(?<!\p{L})(?:forvaltningen|administrationen|direktionen|kommunen|borgmesteren|formanden|sekretæren|referenten|\p{L}*(?:udvalget|gruppen|afdelingen|centeret|centret|rådet|bestyrelsen|sekretariatet|selskabet|organisationen|foreningen|lederen|chefen))(?!\p{L})/iu;

/** `harFrist`: whether words name a day. One finding for each conclusion. */
export function findUdenHandling(
  linjer: readonly Kontrollinje[],
  harFrist: (tekst: string) => boolean,
): readonly Mangel[] {
  const dele = new Map<Node, Kontrollinje[]>();
  for (const linje of linjer) {
    const konklusion = linje.over.findLast(({ type }) => type.name === 'konklusion');
    if (konklusion && linje.node.type.name !== 'overskrift')
      dele.set(konklusion, [...(dele.get(konklusion) ?? []), linje]);
  }
  return [...dele.values()].flatMap((own) => {
    const [foerste] = own;
    if (!foerste || harOpgave(foerste, linjer)) return [];
    const tekst = own.map((linje) => linje.tekst).join('\n');
    const passiv = own.find((linje) => PASSIV.test(linje.tekst));
    const linje = passiv ?? own.find((one) => AKTIV.test(one.tekst));
    const match = linje && (PASSIV.exec(linje.tekst) ?? AKTIV.exec(linje.tekst));
    if (!linje || !match) return [];
    // Who speaks says it; who else is named does it.
    const hvem = !passiv || NOGEN.test(tekst) || own.some(({ navne }) => navne.some(({ taler }) => !taler));
    const hvornaar = harFrist(tekst);
    if (hvem && hvornaar) return [];
    const mangler = hvem ? 'hvornår' : hvornaar ? 'hvem' : 'hvem og hvornår';
    return [{ linje, stykke: { fra: match.index, til: match.index + match[0].length }, mangler }];
  });
}

/** Whether a task stands in the same item; where there are no items, anywhere. */
function harOpgave({ over }: Kontrollinje, linjer: readonly Kontrollinje[]): boolean {
  const punkt = over.find(({ type }) => type.name === 'punkt');
  return linjer.some(
    (linje) =>
      staarI(linje, 'opgave', 'opfoelgning') &&
      linje.node.type.name !== 'overskrift' &&
      linje.tekst.trim() !== '' &&
      (punkt === undefined || linje.over.includes(punkt)),
  );
}
