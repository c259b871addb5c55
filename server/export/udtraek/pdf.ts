// Reads the text of a PDF again, for checking it: what the structure tree holds, in its order, artifacts left out.
// Exact to the character, spaces included: readers that go by positions must guess them, and guess differently.
import { Laeser, Navn, Operator, type Ordbog, Pdffil, Ref, type Vaerdi } from './pdfobjekter.ts';

/** Elements within a line; all others begin and end one. */
const INLINE = new Set(['Link', 'Span', 'Lbl', 'LBody']);

/** The text of a tagged PDF, blocks parted by line breaks. Throws where the file cannot be read. */
export function pdfTekst(bytes: Uint8Array): string {
  const fil = new Pdffil(bytes);
  const pages = new Map<number, ReadonlyMap<number, string>>();
  const textOf = (page: Vaerdi | undefined, mcid: number): string => {
    if (!(page instanceof Ref)) throw new Error('Indholdet har ingen side.');
    let known = pages.get(page.nummer);
    if (!known) {
      known = readPage(fil, page);
      pages.set(page.nummer, known);
    }
    return known.get(mcid) ?? '';
  };
  let out = '';
  let labelEnd = -1;
  /** A line break, but not twice, and not between a marker and its text. */
  const part = (): void => {
    if (!out.endsWith('\n') && out.length !== labelEnd) out += '\n';
  };
  const walk = (value: Vaerdi, page: Vaerdi | undefined): void => {
    if (typeof value === 'number') {
      out += textOf(page, value);
      return;
    }
    const element = fil.ordbog(value);
    const type = nameOf(element.get('Type'));
    if (type === 'OBJR') return;
    const own = element.get('Pg') ?? page;
    if (type === 'MCR') {
      out += textOf(own, Number(element.get('MCID')));
      return;
    }
    const role = nameOf(element.get('S'));
    const block = !INLINE.has(role);
    if (block) part();
    for (const kid of fil.liste(element.get('K'))) walk(kid, own);
    if (block) part();
    if (role === 'Lbl') labelEnd = out.length;
  };
  for (const kid of fil.liste(fil.ordbog(fil.rod.get('StructTreeRoot')).get('K'))) walk(kid, undefined);
  return out.trimStart();
}

function nameOf(value: Vaerdi | undefined): string {
  return value instanceof Navn ? value.navn : '';
}

/** Marked content that is open. */
interface Sekvens {
  readonly mcid: number | null;
  /** Its text was given by ActualText: what is drawn is not read. */
  readonly actual: boolean;
  /** Where it is drawn from left to right and read from right to left (14.8.2.3.3): its characters so far. */
  readonly omvendt: string[] | null;
}

/** The text of each marked content sequence of a page. */
function readPage(fil: Pdffil, page: Ref): ReadonlyMap<number, string> {
  const dictionary = fil.ordbog(page);
  const contents = dictionary.get('Contents');
  const fonts = fil.ordbog(fil.ordbog(dictionary.get('Resources')).get('Font'));
  const found = new Map<number, string>();
  const open: Sekvens[] = [];
  let decode = (codes: string): readonly string[] => [codes];
  const add = (text: string): void => {
    const mcid = open.findLast((one) => one.mcid !== null)?.mcid;
    if (mcid !== undefined && mcid !== null) found.set(mcid, (found.get(mcid) ?? '') + text);
  };
  const show = (codes: Vaerdi | undefined): void => {
    if (typeof codes !== 'string' || open.some(({ actual }) => actual)) return;
    const reversed = open.findLast((one) => one.omvendt !== null)?.omvendt;
    if (reversed) reversed.push(...decode(codes));
    else add(decode(codes).join(''));
  };
  const operators: Readonly<Record<string, (operands: readonly Vaerdi[]) => void>> = {
    BDC: ([, given]) => {
      const properties = fil.ordbog(given);
      const actual = properties.get('ActualText');
      const mcid = properties.get('MCID');
      const isActual = typeof actual === 'string';
      open.push({ mcid: typeof mcid === 'number' ? mcid : null, actual: isActual, omvendt: null });
      if (isActual) add(Buffer.from(actual.slice(2), 'latin1').swap16().toString('utf16le'));
    },
    BMC: ([tag]) => open.push({ mcid: null, actual: false, omvendt: nameOf(tag) === 'ReversedChars' ? [] : null }),
    EMC: () => {
      const ended = open.pop();
      if (ended?.omvendt) add(ended.omvendt.reverse().join(''));
    },
    Tf: ([name]) => {
      decode = decoder(fil, fonts.get(nameOf(name)));
    },
    Tj: ([codes]) => show(codes),
    TJ: ([parts]) => {
      for (const part of fil.liste(parts)) show(part);
    },
  };
  const reader = new Laeser(contents instanceof Ref ? fil.stroem(contents) : '');
  let operands: Vaerdi[] = [];
  for (let value = reader.next(); value !== undefined; value = reader.next()) {
    if (!(value instanceof Operator)) operands.push(value);
    else {
      operators[value.navn]?.(operands);
      operands = [];
    }
  }
  return found;
}

const decoders = new WeakMap<Ordbog, (codes: string) => readonly string[]>();

/** From two-byte codes to text by the font's ToUnicode table. Throws for a code that it lacks. */
function decoder(fil: Pdffil, font: Vaerdi | undefined): (codes: string) => readonly string[] {
  const dictionary = fil.ordbog(font);
  const known = decoders.get(dictionary);
  if (known) return known;
  const ref = dictionary.get('ToUnicode');
  const table = new Map<string, string>();
  for (const [, code = '', text = ''] of (ref instanceof Ref ? fil.stroem(ref) : '').matchAll(
    /<([0-9a-f]{4})> <([0-9a-f]+)>/g,
  ))
    table.set(code, Buffer.from(text, 'hex').swap16().toString('utf16le'));
  const decode = (codes: string): readonly string[] =>
    (Buffer.from(codes, 'latin1').toString('hex').match(/.{4}/g) ?? []).map((code) => {
      const text = table.get(code);
      if (text === undefined) throw new Error(`Skriften har intet tegn for koden ${code}.`);
      return text;
    });
  decoders.set(dictionary, decode);
  return decode;
}
