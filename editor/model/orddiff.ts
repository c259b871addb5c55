// The difference between two wordings of one passage, word by word: what a proposal changes, as it is shown and as it is
// taken in. Pure; knows text alone.

export interface Stykke {
  readonly slags: 'ens' | 'slettet' | 'tilfoejet';
  readonly tekst: string;
}

/** Words, numbers, spaces, line breaks, and every other character by itself. */
const ORD = /\p{L}[\p{L}\p{N}\p{M}]*(?:[-'’][\p{L}\p{N}\p{M}]+)*|\p{N}+(?:[.,]\p{N}+)*|[^\S\n]+|[\s\S]/gu;
/** Above so many pairs of words the two are shown one after the other: matching them would take long. */
const FLEST_PAR = 4_000_000;

/** `hele`: words that are one, whatever they hold (names). Empty where both are empty. */
export function orddiff(foer: string, nu: string, hele: readonly string[] = []): readonly Stykke[] {
  const a = ordene(foer, hele);
  const b = ordene(nu, hele);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const out: { slags: Stykke['slags']; tekst: string }[] = [];
  const add = (slags: Stykke['slags'], tekst: string): void => {
    const last = out.at(-1);
    if (last?.slags === slags) last.tekst += tekst;
    else if (tekst !== '') out.push({ slags, tekst });
  };
  for (const one of a.slice(0, start)) add('ens', one);
  midten(a.slice(start, a.length - end), b.slice(start, b.length - end), add);
  for (const one of a.slice(a.length - end)) add('ens', one);
  return out;
}

/**
 * The same for the eye: a space that alone stands between two changes is part of them, so that a phrase that was replaced
 * reads as one.
 */
export function laeseligt(stykker: readonly Stykke[]): readonly Stykke[] {
  const out: Stykke[] = [];
  let slettet = '';
  let tilfoejet = '';
  const flush = (): void => {
    if (slettet !== '') out.push({ slags: 'slettet', tekst: slettet });
    if (tilfoejet !== '') out.push({ slags: 'tilfoejet', tekst: tilfoejet });
    slettet = '';
    tilfoejet = '';
  };
  for (const [i, one] of stykker.entries()) {
    const mellem = one.slags === 'ens' && i > 0 && i < stykker.length - 1 && /^[^\S\n]+$/.test(one.tekst);
    if (one.slags === 'ens' && !mellem) {
      flush();
      out.push(one);
      continue;
    }
    if (one.slags !== 'tilfoejet') slettet += one.tekst;
    if (one.slags !== 'slettet') tilfoejet += one.tekst;
  }
  flush();
  return out;
}

function ordene(text: string, hele: readonly string[]): readonly string[] {
  const names = [...new Set(hele)].filter((one) => one !== '').toSorted((x, y) => y.length - x.length);
  if (names.length === 0) return text.match(ORD) ?? [];
  const bogstav = /[\p{L}\p{N}]/u;
  const out: string[] = [];
  let rest = 0;
  for (let at = 0; at < text.length; ) {
    const name = names.find(
      (one) =>
        text.startsWith(one, at) && !bogstav.test(text[at - 1] ?? '') && !bogstav.test(text[at + one.length] ?? ''),
    );
    if (name === undefined) {
      at++;
      continue;
    }
    out.push(...(text.slice(rest, at).match(ORD) ?? []), name);
    at += name.length;
    rest = at;
  }
  out.push(...(text.slice(rest).match(ORD) ?? []));
  return out;
}

/** The heaviest common subsequence: a long word in common says more than a space. */
function midten(
  a: readonly string[],
  b: readonly string[],
  add: (slags: Stykke['slags'], tekst: string) => void,
): void {
  const [n, m] = [a.length, b.length];
  if (n === 0 || m === 0 || n * m > FLEST_PAR) {
    for (const one of a) add('slettet', one);
    for (const one of b) add('tilfoejet', one);
    return;
  }
  const wide = m + 1;
  const best = new Uint32Array((n + 1) * wide);
  const at = (i: number, j: number): number => best[i * wide + j] ?? 0;
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--) {
      const skipped = Math.max(at(i + 1, j), at(i, j + 1));
      const word = a[i] ?? '';
      best[i * wide + j] = word === b[j] ? Math.max(skipped, at(i + 1, j + 1) + vaegt(word)) : skipped;
    }
  let i = 0;
  let j = 0;
  while (i < n || j < m) {
    const [x, y] = [a[i], b[j]];
    if (x !== undefined && x === y && at(i, j) === at(i + 1, j + 1) + vaegt(x)) {
      add('ens', x);
      i++;
      j++;
    } else if (x !== undefined && (y === undefined || at(i + 1, j) >= at(i, j + 1))) {
      add('slettet', x);
      i++;
    } else {
      add('tilfoejet', y ?? '');
      j++;
    }
  }
}

function vaegt(ord: string): number {
  return /[\p{L}\p{N}]/u.test(ord) ? 2 + ord.length : 1;
}
