// Bad input: each kind is refused in one Danish sentence that says what it is, or comes in with nothing lost; quickly.
import { describe, expect, it } from 'vitest';
import { AppError } from '../../editor/model/fejl.ts';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { kildetro } from '../../server/export/kildetro.ts';
import { importText } from '../../server/import/text.ts';

const MB = 1024 * 1024;

function refusal(bytes: Uint8Array): string {
  try {
    importText(bytes, { filnavn: 'x.txt' });
  } catch (cause) {
    if (cause instanceof AppError) return cause.message;
    throw cause;
  }
  return 'importeret';
}

function bytes(hex: string, rest = 200): Uint8Array {
  return Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(rest, 1)]);
}

describe('what is no text is refused, and named', () => {
  it.each([
    ['an empty file', new Uint8Array(), 'Filen er tom.'],
    ['nothing but blank lines', Buffer.from(' \n\t\n\r\n'), 'Filen er tom: der er ingen tekst i den.'],
    ['nothing but a BOM', Buffer.from('\ufeff'), 'Filen er tom: der er ingen tekst i den.'],
    ['nothing but NULs', new Uint8Array(5000), 'Filen er ikke tekst. Vælg en tekstfil eller en Word-fil (.docx).'],
  ])('%s', (_, input, sentence) => {
    expect(refusal(input)).toBe(sentence);
  });

  it.each([
    ['PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), /^Filen er ikke tekst, men en PDF\./],
    ['.doc', bytes('d0cf11e0a1b11ae1'), /ældre udgave af Office \(\.doc\)/],
    ['RTF', Buffer.from('{\\rtf1\\ansi Referat}'), /RTF-dokument/],
    ['PNG', bytes('89504e470d0a1a0a'), /billede \(PNG\)/],
    ['JPEG', bytes('ffd8ffe0'), /billede \(JPEG\)/],
    ['GIF', Buffer.from('GIF89a........'), /billede \(GIF\)/],
    ['gzip', bytes('1f8b08'), /gzip/],
    ['a program', bytes('7f454c46'), /program/],
    ['a database', Buffer.from('SQLite format 3\0...'), /database/],
  ])('%s', (_, input, sentence) => {
    expect(refusal(input)).toMatch(sentence);
    expect(refusal(input).split('\n').length).toBe(1);
  });

  it('random bytes', () => {
    let state = 1;
    const next = () => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return state >> 16;
    };
    expect(refusal(Uint8Array.from({ length: 100_000 }, next))).toMatch(/^Filen er ikke tekst\./);
  });

  it('more than 20 MB, and more lines than a referat can have', () => {
    expect(refusal(Buffer.alloc(20 * MB + 1, 'a'))).toMatch(/højst fylde 20 MB/);
    expect(refusal(Buffer.from('a\n'.repeat(2 * MB)))).toMatch(/over 40\.000 linjer/);
  });
});

describe('what is text comes in whole', () => {
  const read = (input: Uint8Array) => {
    const found = importText(input, { filnavn: 'x.txt' });
    expect(Buffer.from(kildetro(found.doc, found.kilde)).equals(input)).toBe(true);
    return found;
  };

  it('NUL and control characters are left out of the text, counted in the report, kept in the source', () => {
    const input = Buffer.from('Referat\0 af møde\n\nBo\u0007 Eksempel sagde\u001b[31m nej.\u0085 Ja.\u007f\n');
    const { doc, rapport } = read(input);
    expect(logiskTekst(doc)).toBe('Referat af møde\n\nBo Eksempel sagde[31m nej.  Ja.\n');
    expect(rapport.poster[0]).toMatchObject({ slags: 'udeladt', hvad: '5 styretegn, som ikke kan stå i et dokument' });
  });

  it('layout characters never enter the text', () => {
    const { doc } = read(
      Buffer.from('5.\u00a0maj: ud\u00advik\u200bling af e\ufb03ciente a\u030ar\u2060 \u202f7\n\nmere'),
    );
    expect(logiskTekst(doc)).toBe('5. maj: udvikling af efficiente år  7\n\nmere\n');
  });

  it('joiners stay where they make letters and emoji', () => {
    const { doc } = read(Buffer.from('Familien 👨‍👩‍👧 og می‌خواهم\n\nslut'));
    expect(logiskTekst(doc)).toContain('👨‍👩‍👧 og می‌خواهم');
  });

  it('wrongly encoded letters are reported, never mended', () => {
    const { doc, rapport } = read(Buffer.from('Referat af mÃ¸de\n\nBÃ¸rnene'));
    expect(logiskTekst(doc)).toBe('Referat af mÃ¸de\n\nBÃ¸rnene\n');
    expect(rapport.poster[0]).toMatchObject({ slags: 'uroert', linje: 1 });
    expect(rapport.poster[0]?.hvad).toMatch(/forkert tegnkodning/);
  });

  it('a stray Windows-1252 byte in UTF-8 is read as one letter', () => {
    const input = Buffer.concat([
      Buffer.from('Rødgrød på åen æder sig mæt i smør\n\nm'),
      Uint8Array.of(0xf8),
      Buffer.from('de\n'),
    ]);
    expect(logiskTekst(read(input).doc)).toContain('\n\nmøde\n');
  });

  it('UTF-16 without a BOM', () => {
    const { doc, kilde } = read(Buffer.from('Referat af møde\r\n\r\nBo sagde nej.\r\n', 'utf16le'));
    expect(kilde).toMatchObject({ kodning: 'utf-16le', linjeskift: '\r\n' });
    expect(logiskTekst(doc)).toBe('Referat af møde\n\nBo sagde nej.\n');
  });

  it.each<[string, () => string]>([
    ['6 MB of sentences on one line', () => 'Bo Eksempel oplyste, at kajen holder. '.repeat(165_000)],
    ['6 MB of one letter', () => 'a'.repeat(6 * MB)],
    ['6 MB of capitals', () => 'A'.repeat(6 * MB)],
    ['6 MB of spaces inside a line', () => `a${' '.repeat(6 * MB)}b`],
    ['6 MB of participants on one line', () => `Deltagere: ${'Bo Eksempel, '.repeat(480_000)}`],
    ['6 MB of opening parentheses', () => `Bo Eksempel ${'('.repeat(6 * MB)}`],
    ['6 MB of distribution sentences', () => '. Referatet sendes '.repeat(330_000)],
    ['6 MB of accents on one letter', () => `a${'\u0301'.repeat(3 * MB)}`],
    ['20 MB of line ends', () => `x${'\n'.repeat(20 * MB - 1)}`],
    ['38,000 numbered lines', () => Array.from({ length: 38_000 }, (_, i) => `1. Punkt ${i}`).join('\n')],
    ['38,000 headings', () => 'Konklusion:\n'.repeat(38_000)],
    [
      '38,000 deeper and deeper bullets',
      () => Array.from({ length: 38_000 }, (_, i) => `${' '.repeat(i % 50)}- x`).join('\n'),
    ],
    ['38,000 participants’ headings', () => 'Deltagere:\n'.repeat(38_000)],
    [
      '2,000 participants',
      () =>
        `Deltagere\n${Array.from({ length: 2000 }, (_, i) => `Bo Eks${'abcdefghij'[i % 10]}${'klmnopqrst'[((i / 10) % 10) | 0]}${'uvxyzabcde'[((i / 100) % 10) | 0]}el`).join('\n')}`,
    ],
  ])(
    '%s: in bounded time',
    (_, text) => {
      const before = process.cpuUsage().user;
      read(Buffer.from(text()));
      expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(30);
    },
    60_000,
  );
});
