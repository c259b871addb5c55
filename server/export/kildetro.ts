// The faithful export: what still reads as it did when it was imported leaves as the bytes it came from, the rest as one
// logical line each in the source's encoding and line ends. An unedited import is therefore byte-identical.
import { createHash } from 'node:crypto';
import type { Node } from 'prosemirror-model';
import { AppError } from '../../editor/model/fejl.ts';
import type { Kilde, Kildeblok } from '../../editor/model/kilde.ts';
import { linjer } from '../../editor/model/linjer.ts';

/** Throws AppError where there is no text source, or its encoding lacks a character of the new text. */
export function kildetro(doc: Node, kilde: Kilde | null): Uint8Array {
  if (!kilde || kilde.kodning === 'docx')
    throw new AppError(
      'ugyldig',
      'Referatet er ikke importeret fra en tekstfil, så der er ingen kilde at gengive. Vælg ren tekst i stedet.',
    );
  const source = Buffer.from(kilde.data, 'base64');
  const encode = encoder(kilde.kodning);
  const newline = (n: number) => encode(kilde.linjeskift.repeat(n));
  const known = withGaps(kilde.blokke, source.length);
  const first = kilde.blokke[0];
  const start = first?.fra ?? source.length;
  const out: Uint8Array[] = [source.subarray(0, start)];
  for (const [i, linje] of linjer(doc).entries()) {
    const blok = known.get(linje.id);
    // The bytes before a block belong to it: a deleted block takes them along.
    if (i > 0)
      out.push(blok && blok.id !== first?.id ? source.subarray(blok.efter, blok.fra) : newline(linje.luft + 1));
    const unchanged = blok && blok.sha256 === createHash('sha256').update(linje.tekst).digest('hex');
    out.push(unchanged ? source.subarray(blok.fra, blok.til) : encode(linje.tekst.replaceAll('\n', kilde.linjeskift)));
  }
  out.push(source.subarray(kilde.blokke.at(-1)?.til ?? source.length));
  return Buffer.concat(out);
}

/** Each block with the end of the one before it in the source. */
function withGaps(
  blokke: readonly Kildeblok[],
  size: number,
): ReadonlyMap<string, Kildeblok & { readonly efter: number }> {
  let efter = 0;
  const known = new Map<string, Kildeblok & { readonly efter: number }>();
  for (const blok of blokke) {
    if (blok.fra < efter || blok.til > size)
      throw new AppError('ugyldig', 'Filens oplysninger om kilden passer ikke til kilden.');
    known.set(blok.id, { ...blok, efter });
    efter = blok.til;
  }
  return known;
}

function encoder(kodning: Exclude<Kilde['kodning'], 'docx'>): (text: string) => Uint8Array {
  switch (kodning) {
    case 'utf-16le':
      return (text) => Buffer.from(text, 'utf16le');
    case 'utf-16be':
      return (text) => Buffer.from(text, 'utf16le').swap16();
    case 'windows-1252':
      return encode1252;
    default:
      return (text) => Buffer.from(text, 'utf8');
  }
}

/** Windows-1252 backwards: the table is the decoder's own (WHATWG Encoding). */
const BYTES_1252: ReadonlyMap<string, number> = new Map(
  [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))].map(
    (character, byte) => [character, byte],
  ),
);

function encode1252(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const byte = BYTES_1252.get(character);
    if (byte === undefined)
      throw new AppError(
        'ugyldig',
        `Tegnet »${character}« findes ikke i kildens tegnkodning (Windows-1252). Vælg ren tekst i stedet.`,
      );
    return byte;
  });
}
