// Whether letters name somebody exactly: all of the initials or all of the name, whatever their case, å also as aa.
import type { Deltager, Roster } from './roster.ts';

/** Case does not matter, nor whether å is written aa. */
export function fold(text: string): string {
  return text.toLocaleLowerCase('da').replaceAll('aa', 'å');
}

/** Whether the letters are all of somebody's initials or name, not only its beginning. */
export function erPraecis({ navn, initialer }: Deltager, bogstaver: string): boolean {
  const typed = fold(bogstaver);
  return typed !== '' && (fold(initialer) === typed || fold(navn) === typed);
}

/** Who a sentence begins with, by initials or whole name, and what follows; null where it begins otherwise. */
export function personForrest(text: string, { deltagere }: Roster): { person: Deltager; rest: string } | null {
  for (let end = text.length; end > 0; end = text.lastIndexOf(' ', end - 1)) {
    const word = text.slice(0, end).replace(/[,:]$/, '');
    const person = deltagere.find((one) => erPraecis(one, word));
    if (person) return { person, rest: text.slice(word.length) };
  }
  return null;
}
