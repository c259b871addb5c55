// What a file is, by its bytes alone: what people send is known, what runs is refused, and a name is only a name.
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { MAX_FIL, modtagBilag } from '../../server/bilag/modtag.ts';
import { bilagstype } from '../../server/bilag/type.ts';
import { bytes, office, opendocument, PDF } from '../builders/bilagsfiler.ts';
import { BILLEDE } from '../export/proever.ts';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replace(/ /g, ''), 'hex'));

describe('the type of a file', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['PDF', PDF, /^application\/pdf$/],
    ['PNG', BILLEDE, /^image\/png$/],
    ['JPEG', hex('ff d8 ff e0 00 10 4a 46 49 46'), /^image\/jpeg$/],
    ['Word', office('wordprocessingml.document'), /wordprocessingml\.document$/],
    ['Excel', office('spreadsheetml.sheet'), /spreadsheetml\.sheet$/],
    ['PowerPoint', office('presentationml.presentation'), /presentationml\.presentation$/],
    ['OpenDocument text', opendocument('text'), /opendocument\.text$/],
    ['OpenDocument sheet', opendocument('spreadsheet'), /opendocument\.spreadsheet$/],
    ['text', bytes('Økonomi for åen\n\t12 kr.\r\n'), /^text\/plain; charset=utf-8$/],
    ['text of an old machine', hex('d8 6b 6f 6e 6f 6d 69'), /^text\/plain; charset=windows-1252$/],
    ['text in UTF-16', hex('ff fe d8 00 6b 00'), /^text\/plain; charset=utf-16le$/],
  ])('%s is known', (_navn, fil, mime) => {
    expect(bilagstype(fil)).toMatchObject({ mime: expect.stringMatching(mime) });
  });

  it.each<[string, Uint8Array]>([
    ['Windows', hex('4d 5a 90 00 03')],
    ['Linux', hex('7f 45 4c 46 02')],
    ['macOS', hex('cf fa ed fe 07')],
    ['Java', hex('ca fe ba be 00')],
    ['WebAssembly', hex('00 61 73 6d 01')],
    ['a Windows shortcut', hex('4c 00 00 00 01 14 02 00')],
    ['a shell', bytes('#!/bin/sh\nrm -r hjemme\n')],
    ['a web page', bytes('\ufeff\n <!DOCTYPE html><p>Hej')],
    ['a drawing that can run', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a script far down', bytes(`${'Referat\n'.repeat(100)}<script>alert(1)</script>`)],
    ['PostScript', bytes('%!PS-Adobe-3.0')],
    ['a PDF that runs', bytes('%PDF-1.7\n<< /S /JavaScript /JS (app.alert) >>')],
    ['a PDF that starts something', bytes('%PDF-1.7\n<< /S /Launch >>')],
    ['Word with macros', office('application/vnd.ms-word.document.macroEnabled.main+xml')],
    ['Word that hides its macros', office('wordprocessingml.document', { 'word/vbaProject.bin': 'x' })],
    ['OpenDocument with macros', opendocument('text', { 'Basic/Standard/Module1.xml': '<a/>' })],
    ['a Java archive', zipSync({ 'dk/Start.class': bytes('x') })],
    ['a packed program', zipSync({ 'gratis.exe': bytes('MZ') })],
  ])('%s is refused as a program', (_navn, fil) => {
    expect(bilagstype(fil)).toBe('program');
  });

  it.each<[string, Uint8Array]>([
    ['an old Word file', hex('d0 cf 11 e0 a1 b1 1a e1 00')],
    ['a plain zip', zipSync({ 'a.txt': bytes('a') })],
    ['a broken zip', hex('50 4b 03 04 00 00')],
    ['a template of Word', office('wordprocessingml.template')],
    ['bytes', hex('01 02 03 00 ff')],
    ['rich text', bytes('{\\rtf1 hej}')],
    ['GIF', bytes('GIF89a\u0001\u0000')],
  ])('%s is not on the list', (_navn, fil) => {
    expect(bilagstype(fil)).toBe('ukendt');
  });
});

describe('a file that was chosen', () => {
  const tag = (navn: string, fil = bytes('Hej')) => modtagBilag({ navn, bytes: fil });

  it('keeps its name and is called by it without its ending', () => {
    expect(tag('Økonomi "2027" – åen.pdf', PDF)).toMatchObject({
      titel: 'Økonomi "2027" – åen',
      filnavn: 'Økonomi "2027" – åen.pdf',
    });
    expect(tag('Tal.CSV').filnavn).toBe('Tal.CSV');
  });

  it('has an ending that says what it is, whatever its sender said', () => {
    expect(tag('start.bat').filnavn).toBe('start.bat.txt');
    expect(tag('side.html', PDF).filnavn).toBe('side.html.pdf');
    expect(tag('kort', BILLEDE).filnavn).toBe('kort.png');
    expect(tag('notat v. 2', PDF)).toMatchObject({ filnavn: 'notat v. 2.pdf', titel: 'notat v. 2' });
  });

  it('has a name that is nothing but a name', () => {
    expect(tag('../../etc/passwd.txt').filnavn).toBe('passwd.txt');
    expect(tag('C:\\Brugere\\notat.txt').filnavn).toBe('notat.txt');
    expect(tag('regning\u202Etxt.pdf', PDF).filnavn).toBe('regningtxt.pdf');
    expect(tag('a\r\nSet-Cookie: x.txt').filnavn).toBe('aSet-Cookie: x.txt');
    expect(tag('\u0000\u0001').filnavn).toBe('bilag.txt');
    const long = tag(`${'å'.repeat(400)}.pdf`, PDF).filnavn;
    expect([...long].length).toBeLessThanOrEqual(150);
    expect(long).toMatch(/\.pdf$/);
  });

  it('is refused in a sentence that names it: empty, too large, a program, unknown', () => {
    expect(() => tag('tom.txt', new Uint8Array())).toThrow('»tom.txt« er tom.');
    expect(() => tag('stor.txt', new Uint8Array(MAX_FIL + 1).fill(97))).toThrow('»stor.txt« fylder mere end 20 MB.');
    expect(() => tag('stor.txt', new Uint8Array(MAX_FIL).fill(97))).not.toThrow();
    expect(() => tag('notat.pdf', hex('4d 5a'))).toThrow('»notat.pdf« indeholder et program eller en makro');
    expect(() => tag('notat.doc', hex('d0 cf 11 e0'))).toThrow('»notat.doc« er ikke en PDF');
  });
});
