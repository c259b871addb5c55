// The faithful export of an edited import: what nobody touched leaves as its own bytes, the rest as one line each.
import { Fragment, type Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { omdoebNavn } from '../../editor/model/omdoeb.ts';
import { schema } from '../../editor/model/schema.ts';
import { kildetro } from '../../server/export/kildetro.ts';
import { importText } from '../../server/import/text.ts';

const TEKST = [
  '',
  'Referat af møde om ',
  'kajen',
  '',
  'Deltagere: Bo Eksempel og Ingrid Måneskov  ',
  '',
  '',
  '',
  'Bo Eksempel spurgte,   om ',
  'det holder.',
  'Ja.',
  '   ',
  'Ingrid Måneskov svarede, at det ',
  'gør det.',
  '',
  '',
].join('\r\n');

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const read = (bytes: Uint8Array) => importText(bytes, { filnavn: 'x.txt' });

/** The document without, or with another node in place of, the n-th paragraph of its body. */
function change(doc: Node, find: string, to: readonly Node[]): Node {
  const tr = new Transform(doc);
  doc.descendants((node, pos) => {
    if (node.type.name === 'indlaeg' && node.toString().includes(find)) tr.replaceWith(pos, pos + node.nodeSize, to);
    return !node.isTextblock;
  });
  return tr.doc;
}

const afsnit = (text: string): Node =>
  schema.node('afsnit', { id: 'nyt' }, text === '' ? Fragment.empty : schema.text(text));

describe('in Windows-1252 with CR LF', () => {
  const { doc, kilde } = read(latin1(TEKST));

  it('an untouched import is its own bytes', () => {
    expect(kilde.kodning).toBe('windows-1252');
    expect(Buffer.from(kildetro(doc, kilde)).equals(latin1(TEKST))).toBe(true);
  });

  it('a rename rewrites the lines where the name stands, and no other byte', () => {
    const { doc: renamed } = omdoebNavn(doc, 'Bo Eksempel', 'Åse Ø');
    const expected = TEKST.replace(
      'Deltagere: Bo Eksempel og Ingrid Måneskov  ',
      'Deltagere: Åse Ø og Ingrid Måneskov',
    ).replace('Bo Eksempel spurgte,   om \r\ndet holder.', 'Åse Ø spurgte,   om det holder.');
    expect(Buffer.from(kildetro(renamed, kilde)).toString('latin1')).toBe(expected);
  });

  it('a deleted block takes the blank lines before it along', () => {
    const expected = TEKST.replace('   \r\nIngrid Måneskov svarede, at det \r\ngør det.\r\n', '');
    expect(Buffer.from(kildetro(change(doc, 'svarede', []), kilde)).toString('latin1')).toBe(expected);
  });

  it('a new block stands on a line of its own', () => {
    const text = Buffer.from(kildetro(change(doc, 'svarede', [afsnit('Nyt på dansk.')]), kilde)).toString('latin1');
    expect(text).toBe(TEKST.replace('   \r\nIngrid Måneskov svarede, at det \r\ngør det.', '\r\nNyt på dansk.'));
  });

  it('a letter that the encoding lacks is refused by name', () => {
    const { doc: renamed } = omdoebNavn(doc, 'Bo Eksempel', 'Paweł');
    expect(() => kildetro(renamed, kilde)).toThrow('Tegnet »ł« findes ikke i kildens tegnkodning (Windows-1252).');
  });
});

describe('in other encodings', () => {
  it.each([
    ['utf-16be', Buffer.from(`\ufeff${TEKST}`, 'utf16le').swap16()],
    ['utf-16le', Buffer.from(`\ufeff${TEKST}`, 'utf16le')],
    ['utf-8-bom', Buffer.from(`\ufeff${TEKST}`)],
  ])('%s: the first block goes, its BOM stays', (kodning, bytes) => {
    const { doc, kilde } = read(bytes);
    expect(kilde.kodning).toBe(kodning);
    const { doc: renamed } = omdoebNavn(doc, 'Ingrid Måneskov', 'Paweł 😀');
    const out = Buffer.from(kildetro(renamed, kilde));
    const text =
      kodning === 'utf-16be'
        ? out.swap16().toString('utf16le')
        : out.toString(kodning === 'utf-16le' ? 'utf16le' : 'utf8');
    expect(text).toBe(
      `\ufeff${TEKST}`
        .replace('Ingrid Måneskov  ', 'Paweł 😀')
        .replace('Ingrid Måneskov svarede, at det \r\ngør', 'Paweł 😀 svarede, at det gør'),
    );
  });
});

describe('without a text source', () => {
  it('says so', () => {
    const { doc, kilde } = read(Buffer.from('x'));
    for (const source of [null, { ...kilde, kodning: 'docx' as const }])
      expect(() => kildetro(doc, source)).toThrow(/ikke importeret fra en tekstfil/);
  });

  it('refuses a source whose blocks do not fit its bytes', () => {
    const { doc, kilde } = read(Buffer.from('Referat\n\nTekst.'));
    const [first] = kilde.blokke;
    if (!first) throw new Error('Kilden har ingen blokke.');
    for (const blokke of [[{ ...first, til: 99 }], [...kilde.blokke, first]])
      expect(() => kildetro(doc, { ...kilde, blokke })).toThrow(/passer ikke til kilden/);
  });
});
