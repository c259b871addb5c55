// What a word difference changes, as stretches of the old text: which of them became what. Pure.
import { laeseligt, orddiff, type Stykke } from './orddiff.ts';

/** `[fra, til)` of the old text reads `tekst` in the new one. Either side may be empty, never both. */
export interface Ordaendring {
  readonly fra: number;
  readonly til: number;
  readonly tekst: string;
}

/** The changes in order; a space alone does not part two of them. */
export function ordaendringer(foer: string, nu: string): readonly Ordaendring[] {
  return foer === nu ? [] : fundne(foer, laeseligt(orddiff(foer, nu)));
}

/** The same, each for itself. */
export function enkelte(foer: string, nu: string): readonly Ordaendring[] {
  return foer === nu ? [] : fundne(foer, orddiff(foer, nu));
}

function fundne(foer: string, stykker: readonly Stykke[]): readonly Ordaendring[] {
  const out: Ordaendring[] = [];
  let at = 0;
  let fra = 0;
  let tekst = '';
  const slut = (): void => {
    if (at > fra || tekst !== '') out.push(snaever(foer, { fra, til: at, tekst }));
  };
  for (const one of stykker) {
    if (one.slags === 'tilfoejet') tekst += one.tekst;
    else if (one.slags === 'slettet') at += one.tekst.length;
    else {
      slut();
      at += one.tekst.length;
      fra = at;
      tekst = '';
    }
  }
  slut();
  return out.filter((one) => one.til > one.fra || one.tekst !== '');
}

/** Without the white space that both sides begin or end with. */
export function snaever<A extends Ordaendring>(foer: string, change: A): A {
  const { fra, til, tekst } = change;
  const old = foer.slice(fra, til);
  const most = Math.min(old.length, tekst.length);
  let end = 0;
  while (end < most && /\s/.test(old.at(-1 - end) ?? '') && old.at(-1 - end) === tekst.at(-1 - end)) end++;
  let start = 0;
  while (start < most - end && /\s/.test(old[start] ?? '') && old[start] === tekst[start]) start++;
  return { ...change, fra: fra + start, til: til - end, tekst: tekst.slice(start, tekst.length - end) };
}

/** The old text with the changes made. */
export function medAendringer(foer: string, changes: readonly Ordaendring[]): string {
  let out = '';
  let at = 0;
  for (const { fra, til, tekst } of changes) {
    out += foer.slice(at, fra) + tekst;
    at = til;
  }
  return out + foer.slice(at);
}
