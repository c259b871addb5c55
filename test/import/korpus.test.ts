// Other people's referater: invented ones of many kinds in `korpus/`, each with what must be found in it. Whatever is
// found, every character of the text stands in the document and every byte of the file comes back.
import { readdirSync, readFileSync } from 'node:fs';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import type { Importrapport } from '../../editor/model/importrapport.ts';
import { alle } from '../../editor/model/indhold.ts';
import { indsigt } from '../../editor/model/indsigt.ts';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { kildetro } from '../../server/export/kildetro.ts';
import { importText } from '../../server/import/text.ts';

/** What the JSON beside a text may state; what it does not state is free. */
interface Ventet {
  title?: string;
  dato?: string;
  start?: string;
  slut?: string;
  sted?: string;
  /** "navn|initialer" */
  deltagere?: string[];
  roller?: Record<string, string>;
  organisationer?: Record<string, string>;
  status?: Record<string, string>;
  /** "nummer titel" */
  dagsorden?: string[];
  /** Speakers of each indlæg, joined by "+"; "" where nobody is named. */
  taler?: string[];
  indlaeg?: string[];
  konklusion?: string[];
  antalKonklusioner?: number;
  distribution?: string;
  referent?: string;
  omtaler?: number;
  /** Lines of the report about what was left out. */
  udeladt?: number;
  /** How many nodes of a kind. */
  noder?: Record<string, number>;
  /** The whole logical text. */
  tekst?: string;
}

const folder = new URL('./korpus/', import.meta.url);
const navne = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => file.slice(0, -4));

/** The text in other encodings and with other line ends; a text that Windows-1252 lacks letters for is left out there. */
function udgaver(text: string): readonly (readonly [string, Uint8Array])[] {
  const crlf = text.replaceAll('\n', '\r\n');
  const table = new Map(
    [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, i) => i))].map((c, i) => [c, i]),
  );
  const latin = [...crlf].map((character) => table.get(character));
  return [
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 med BOM, CR LF', Buffer.from(`\ufeff${crlf}`)],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ...(latin.every((byte) => byte !== undefined) ? [['Windows-1252, CR LF', Uint8Array.from(latin)] as const] : []),
  ];
}

/** Parts of which the report has a line each, by the first words of the line. */
const MED_LINJE = {
  indlaeg: /^indlæg af /,
  konklusion: /^(?:konklusion|beslutning)/,
  punkt: /^punkt /,
  opfoelgning: /^opfølgning$/,
  naestemoede: /^næste møde$/,
  underskrift: /^underskrift$/,
  dagsorden: /^dagsorden/,
  fremmoede: /^(?:ankomst|afgang|afbud|stedfortræder): /,
} as const;

function taltIRapport({ poster }: Importrapport): Record<string, number> {
  const tal = Object.entries(MED_LINJE).map(
    ([type, hvad]) => [type, poster.filter((post) => hvad.test(post.hvad)).length] as const,
  );
  const deltagere = poster.map(({ hvad }) => Number(/^(\d+) (?:deltagere?$|person)/.exec(hvad)?.[1] ?? 0));
  return { ...Object.fromEntries(tal), deltagere: deltagere.reduce((sum, n) => sum + n, 0) };
}

function taltIDokument(doc: Node): Record<string, number> {
  const tal = new Map(Object.keys(MED_LINJE).map((type) => [type, 0]));
  doc.descendants((node) => {
    const n = tal.get(node.type.name);
    if (n !== undefined) tal.set(node.type.name, n + 1);
    return !node.isTextblock;
  });
  return { ...Object.fromEntries(tal), deltagere: rosterOf(doc).deltagere.length };
}

describe.each(navne)('%s', (navn) => {
  const text = readFileSync(new URL(`${navn}.txt`, folder), 'utf8');
  const ventet: Ventet = JSON.parse(readFileSync(new URL(`${navn}.json`, folder), 'utf8'));

  it.each(udgaver(text))('%s: what is in it is found, and nothing is lost', (_, bytes) => {
    const { doc, kilde, rapport } = importText(bytes, { filnavn: `${navn}.txt` });
    const fundet = indsigt(doc);
    const person = (navn: string) => fundet.deltagere.find((one) => one.navn === navn);
    const af = <K extends 'rolle' | 'organisation' | 'status'>(key: K, names: Record<string, string> | undefined) =>
      names && Object.fromEntries(Object.keys(names).map((one) => [one, person(one)?.[key]]));
    const { title, distribution, referent, omtaler, konklusion } = fundet;
    const actual: Record<keyof Ventet, unknown> = {
      title,
      distribution,
      referent,
      omtaler,
      konklusion,
      dato: doc.attrs.dato,
      start: doc.attrs.start,
      slut: doc.attrs.slut,
      sted: doc.attrs.sted,
      deltagere: fundet.deltagere.map((one) => `${one.navn}|${one.initialer}`),
      roller: af('rolle', ventet.roller),
      organisationer: af('organisation', ventet.organisationer),
      status: af('status', ventet.status),
      dagsorden: fundet.dagsorden.map(({ nummer, titel }) => `${nummer} ${titel}`),
      taler: fundet.indlaeg.map(({ taler }) => taler.join('+')),
      indlaeg: fundet.indlaeg.map(({ tekst }) => tekst),
      antalKonklusioner: konklusion.length,
      udeladt: rapport.poster.filter(({ slags }) => slags === 'udeladt').length,
      noder:
        ventet.noder && Object.fromEntries(Object.keys(ventet.noder).map((type) => [type, alle(doc, type).length])),
      tekst: logiskTekst(doc),
    };
    expect(Object.fromEntries(Object.entries(actual).filter(([key]) => key in ventet))).toEqual(ventet);
    expect(taltIRapport(rapport)).toEqual(taltIDokument(doc));
    expect(Buffer.from(kildetro(doc, kilde)).equals(bytes)).toBe(true);
    // Word for word, in order: what the page itself printed aside.
    const udeladt = rapport.poster.filter(({ slags }) => slags === 'udeladt').map(({ linje }) => linje);
    const quoted = rapport.poster.some(({ hvad }) => hvad.startsWith('citattegnet'));
    const kept = text
      .split('\n')
      .filter((_line, i) => !udeladt.includes(i + 1))
      .map((line) => (quoted ? line.replace(/^(?:> ?)+/, '') : line));
    expect(logiskTekst(doc).split(/\s+/)).toEqual(kept.join('\n').split(/\s+/));
  });
});
