// Contributions that nobody speaks, in a referat where the others are somebody's. Who is said in words ("Formanden bød
// velkommen", "Svar: …") is somebody: a verb of reporting after a few words, or a word before a colon.
import type { Node } from 'prosemirror-model';
import { talerIds } from '../../editor/model/indhold.ts';
import { findUdsagnsord } from '../../editor/model/udsagnsord.ts';
import type { Kontrollinje, Stykke } from './linjer.ts';

/** A verb comes at most so many words after the beginning. */
const ORD = 7;
/** So much of the contribution is shown. */
const VIST = 60;

/** The first words of each. */
export function findUdenTaler(
  linjer: readonly Kontrollinje[],
): readonly { readonly linje: Kontrollinje; readonly stykke: Stykke }[] {
  const seen = new Set<Node>();
  const uden: { linje: Kontrollinje; stykke: Stykke }[] = [];
  let talt = false;
  for (const linje of linjer) {
    const indlaeg = linje.over.findLast(({ type }) => type.name === 'indlaeg');
    if (!indlaeg || seen.has(indlaeg) || linje.tekst.trim() === '') continue;
    seen.add(indlaeg);
    if (talerIds(indlaeg).length > 0) talt = true;
    else if (!harOrdtaler(linje)) uden.push({ linje, stykke: begyndelse(linje.tekst) });
  }
  return talt ? uden : [];
}

/** Whether the words say who speaks. A verb that comes first has nobody before it. */
function harOrdtaler({ tekst, navne }: Kontrollinje): boolean {
  if (/^\s*\p{L}[^.!?:]{0,60}:\s/u.test(tekst) || navne.some(({ fra }) => fra < VIST)) return true;
  const words = [...tekst.matchAll(/\S+/g)].slice(1, ORD);
  return words.some(({ index }) => findUdsagnsord(tekst.slice(index)) !== null);
}

function begyndelse(tekst: string): Stykke {
  const fra = tekst.length - tekst.trimStart().length;
  if (tekst.length - fra <= VIST) return { fra, til: tekst.trimEnd().length };
  const space = tekst.lastIndexOf(' ', fra + VIST);
  return { fra, til: space > fra ? space : fra + VIST };
}
