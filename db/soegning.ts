// Finds referater by the words of a search. Folds as Danes do (å = aa, é = e), but keeps far and får apart.
// Pure; what there is to search in comes from `referater.ts`.

import type { Tilstand } from '../editor/model/forloeb.ts';

const MAANEDER = 'januar februar marts april maj juni juli august september oktober november december'.split(' ');

/** Letters as they are compared: å and aa, æ and ä, ø and ö are one, other accents go, case goes. */
function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLocaleLowerCase('da')
    .replaceAll('aa', 'å')
    .replaceAll('ä', 'æ')
    .replaceAll('ö', 'ø')
    .replace(/[^æøå\p{ASCII}]/gu, (char) => char.normalize('NFD').replace(/\p{M}/gu, ''));
}

/** A date in the ways people write it: "2021-05-05 5.5.2021 05-05-2021 5/5-2021 5. maj 2021". */
function datoord(iso: string | null): string {
  const [year = '', month = '', day = ''] = (iso ?? '').split('-');
  if (day === '') return '';
  const [m, d] = [Number(month), Number(day)];
  const tal = [`${d}/${m}-${year}`, `${day}/${month}-${year}`];
  for (const sep of ['.', '-', '/']) tal.push([d, m, year].join(sep), [day, month, year].join(sep));
  return `${iso} ${tal.join(' ')} ${d}. ${MAANEDER[m - 1]} ${year}`;
}

/** What a state and a mark are called in a search. */
const TILSTANDE: Readonly<Record<Tilstand, string>> = {
  kladde: 'kladde',
  kommentering: 'til kommentering',
  godkendelse: 'til godkendelse',
  godkendt: 'godkendt',
  tilbagekaldt: 'tilbagekaldt',
};

export interface Soegbar {
  readonly status: Tilstand;
  /** JSON: day by mark. */
  readonly milepaele: string;
  readonly navn: string | null;
  readonly titel: string;
  readonly dato: string | null;
  readonly deltagernavne: string;
  readonly organnavn: string;
}

/** Whether every word of the search stands somewhere in it; words in »…« or "…" belong together. */
export function passerPaa(soeg: string): (en: Soegbar) => boolean {
  const ord = [...fold(soeg).matchAll(/["»“]([^"«”]+)["«”]|(\S+)/gu)].map((found) =>
    (found[1] ?? found[2] ?? '').trim(),
  );
  return ({ navn, titel, dato, deltagernavne, organnavn, status, milepaele }) => {
    const stand = `${TILSTANDE[status]} ${milepaele}`;
    const text = fold([navn ?? '', titel, datoord(dato), deltagernavne, organnavn, stand].join('\n'));
    return ord.every((one) => text.includes(one));
  };
}
