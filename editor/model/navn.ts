// Danish personal names: the forms a reference can take, initials, surnames. Knows nothing of documents.

/** Genitive of a name: +s, but an apostrophe after s, x, z (Retskrivningsordbogen § 13): Bos, Lars', Max'. */
export function genitiv(navn: string): string {
  return /[sxz]$/i.test(navn) ? `${navn}'` : `${navn}s`;
}

/** The last word of the name: "Aase Aagaard-Øllgård" → "Aagaard-Øllgård". */
export function efternavn(navn: string): string {
  return navn.trim().split(/\s+/).at(-1) ?? '';
}

/** The schema's limit for initials; a line of twenty words that is taken for a name must not break it. */
const MAX_INITIALER = 12;

/** Initials as people know them, in capitals: "Bo Eksempel" → "BE"; a double a or a hyphenated name gives each part a letter. */
export function initialerFor(navn: string): string {
  let out = '';
  for (const part of navn.split(/[\s-]+/)) {
    const first = ([...part.replace(/[^\p{L}]/gu, '')][0] ?? '').toLocaleUpperCase('da');
    if (out.length + first.length > MAX_INITIALER) break;
    out += first;
  }
  return out;
}

/** Initials not in `taken` (compared without case): letters of the last name are added one by one on a clash. */
export function ledigeInitialer(navn: string, taken: Pick<ReadonlySet<string>, 'has'>): string {
  const base = initialerFor(navn);
  const free = (candidate: string) => candidate !== '' && !taken.has(candidate.toLocaleLowerCase('da'));
  if (free(base)) return base;
  const more = [...efternavn(navn).replace(/[^\p{L}]/gu, '')].slice(1);
  for (let n = 1; n <= more.length; n++) {
    const candidate = base + more.slice(0, n).join('').toLocaleUpperCase('da');
    if (candidate.length <= 12 && free(candidate)) return candidate;
  }
  for (let n = 2; ; n++) {
    const candidate = `${base.slice(0, 8)}${n}`;
    if (free(candidate)) return candidate;
  }
}

/** "Formand" → "formand", but "IT-chef", "HR-chef" and "MED-repræsentant" keep their capitals. */
export function lilleBegyndelse(rolle: string): string {
  const [first = '', second = ''] = [...rolle];
  const acronym = second !== '' && second !== second.toLocaleLowerCase('da');
  return acronym ? rolle : first.toLocaleLowerCase('da') + rolle.slice(first.length);
}

/** The initial letter as a capital, the rest untouched. */
export function storBegyndelse(tekst: string): string {
  const [first = ''] = [...tekst];
  return first.toLocaleUpperCase('da') + tekst.slice(first.length);
}
