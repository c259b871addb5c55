// JSON as the one text that a hash is taken of: RFC 8785 (JSON Canonicalization Scheme). Keys in the order of their UTF-16
// units, numbers and strings as ECMAScript writes them, no space. Pure.

/** The canonical text of a value that JSON can hold. Throws TypeError for any other: RFC 8785 has no form for it. */
export function kanoniskJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} is no JSON number.`);
    return JSON.stringify(value);
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('The string has half a character in it.');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(kanoniskJson).join(',')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, one]) => one !== undefined)
      // By UTF-16 units, as `<` compares strings; never by a language's order.
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => `${kanoniskJson(key)}:${kanoniskJson(one)}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`JSON cannot hold a ${typeof value}.`);
}
