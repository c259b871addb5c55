// The kind of a file is read from its bytes, never from its name; each kind that is refused is named.
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { titel } from '../../editor/model/indhold.ts';
import { importFil } from '../../server/import/fil.ts';
import { PNG, p, wordfil, zip } from './wordfil.ts';

const laes = (bytes: Uint8Array, filnavn = 'x.txt') => importFil(bytes, { filnavn });

/** An Office container of the older kind that holds a stream of this name. */
function ole(stream: string): Uint8Array {
  return Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024), Buffer.from(stream, 'utf16le')]);
}

const odt = (kind: string) =>
  zip({ mimetype: strToU8(`application/vnd.oasis.opendocument.${kind}`), 'content.xml': strToU8('<x/>') });

describe('reads', () => {
  it('Word by its bytes, whatever its name', () => {
    const { doc, kilde } = laes(wordfil({ krop: p('Referat af møde') + p('Mødet gik godt.') }), 'forkert.txt');
    expect([titel(doc), kilde.kodning]).toEqual(['Referat af møde', 'docx']);
  });

  it('text by its bytes, whatever its name', () => {
    const { doc, kilde, filer } = laes(strToU8('Referat af møde\n\nMødet gik godt.\n'), 'forkert.docx');
    expect([titel(doc), kilde.kodning, filer.size]).toEqual(['Referat af møde', 'utf-8', 0]);
  });

  it('a file with macros: its text is read, the macros are told of', () => {
    const { doc, rapport } = laes(
      wordfil({ krop: p('Referat af møde') + p('Tekst.'), andre: { 'word/vbaProject.bin': new Uint8Array(64) } }),
    );
    expect(titel(doc)).toBe('Referat af møde');
    expect(rapport.poster).toContainEqual(
      expect.objectContaining({ slags: 'udeladt', hvad: expect.stringMatching(/^makroer/) }),
    );
  });
});

describe('refuses by name', () => {
  it.each<readonly [string, Uint8Array, RegExp]>([
    ['an empty file', new Uint8Array(), /tom/],
    ['PDF', strToU8('%PDF-1.7 …'), /PDF/],
    ['an image', PNG, /billede/],
    ['a Word file with a password', ole('EncryptedPackage'), /adgangskode/],
    ['the old format of Word', ole('WordDocument'), /\.doc\)/],
    ['a mail from Outlook', ole('__substg1.0_0037001F'), /Outlook/],
    ['OpenDocument text', odt('text'), /\.odt/],
    ['an OpenDocument sheet', odt('spreadsheet'), /\.ods/],
    ['Excel', zip({ '[Content_Types].xml': strToU8('<x/>'), 'xl/workbook.xml': strToU8('<x/>') }), /Excel/],
    ['any other zip', zip({ 'a.txt': strToU8('hej') }), /zip-fil/],
    ['Word saved as XML', strToU8('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>'), /XML/],
    ['a web page', strToU8('<!DOCTYPE html><html><body>hej</body></html>'), /webside/],
    ['a damaged zip', strToU8('PK\u0003\u0004 og så noget helt andet'), /beskadiget/],
  ])('%s', (_, bytes, message) => {
    expect(() => laes(bytes)).toThrow(message);
    expect(() => laes(bytes)).toThrow(/^[A-ZÆØÅ][^\n]*\.$/);
  });
});
