// Validators of node and mark attributes: every attribute in the schema has one (rule A5).
// A validator throws RangeError; ProseMirror calls it from Node.fromJSON, Mark.fromJSON and node.check().

/** Characters that XML 1.0 can carry (XML 1.0 §2.2 Char), well-formed UTF-16, so that every export can hold the text. */
const XML_CHARS = /^(?:[\t\n\r\u0020-\uD7FF\uE000-\uFFFD]|[\uD800-\uDBFF][\uDC00-\uDFFF])*$/;

/** True when every character of `text` may stand in a document: no NUL, no control characters, no lone surrogates. */
export function isXmlText(text: string): boolean {
  return XML_CHARS.test(text);
}

const ID = /^[A-Za-z0-9_-]{1,32}$/;

function fail(what: string, value: unknown): never {
  throw new RangeError(`Attributten er ikke ${what}: ${JSON.stringify(value)?.slice(0, 80)}`);
}

/** The id of a block or a deltager: 1–32 of `A–Z a–z 0–9 _ -`; the empty string stands for "not issued yet". */
export function id(value: unknown): void {
  if (typeof value !== 'string' || (value !== '' && !ID.test(value))) fail('et id', value);
}

/** A string of at most `max` UTF-16 units, all of them XML characters, without line breaks unless `lines`. */
export function text(max: number, { lines = false } = {}): (value: unknown) => void {
  return (value) => {
    if (typeof value !== 'string' || value.length > max || !isXmlText(value) || (!lines && /[\r\n]/.test(value)))
      fail(`en tekst på højst ${max} tegn`, value);
  };
}

/** Null or whatever `inner` accepts. */
export function nullable(inner: (value: unknown) => void): (value: unknown) => void {
  return (value) => {
    if (value !== null) inner(value);
  };
}

/** One of the given values. */
export function oneOf(...values: readonly (string | number | null)[]): (value: unknown) => void {
  return (value) => {
    if (!values.includes(value as string)) fail(`en af ${values.join(', ')}`, value);
  };
}

/** A whole number in `min…max`. */
export function integer(min: number, max: number): (value: unknown) => void {
  return (value) => {
    if (!Number.isInteger(value) || (value as number) < min || (value as number) > max)
      fail(`et heltal mellem ${min} og ${max}`, value);
  };
}

/** A calendar date `YYYY-MM-DD` that exists (ISO 8601). */
export function date(value: unknown): void {
  const parts = typeof value === 'string' ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) : null;
  const at = parts ? new Date(`${parts[0]}T00:00:00Z`) : null;
  if (!at || Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== value) fail('en dato', value);
}

/** A time of day `HH:MM`, 00:00–23:59. */
export function timeOfDay(value: unknown): void {
  if (typeof value !== 'string' || !/^([01]\d|2[0-3]):[0-5]\d$/.test(value)) fail('et klokkeslæt', value);
}

/** An array of at most `max` ids. */
export function ids(max: number): (value: unknown) => void {
  return (value) => {
    if (!Array.isArray(value) || value.length > max) fail('en liste af id', value);
    for (const one of value) id(one);
  };
}

/** A link target: absolute http(s) or mailto, ≤ 2000 characters. `javascript:` and relative targets are refused. */
export function href(value: unknown): void {
  if (
    typeof value !== 'string' ||
    value.length > 2000 ||
    !isXmlText(value) ||
    !/^(https?:\/\/|mailto:)[^\s<>"]+$/i.test(value)
  )
    fail('en adresse med http, https eller mailto', value);
}

/** The name of a stored file: the SHA-256 of its bytes as 64 hex digits, or empty for "none yet". */
export function sha256(value: unknown): void {
  if (typeof value !== 'string' || !/^([0-9a-f]{64})?$/.test(value)) fail('et filaftryk', value);
}

/** Null or an array of column widths in pixels (prosemirror-tables). */
export function columnWidths(value: unknown): void {
  if (value === null) return;
  if (!Array.isArray(value) || value.length > 64 || value.some((w) => !Number.isInteger(w) || w < 0 || w > 10_000))
    fail('en liste af kolonnebredder', value);
}
