// Addresses as people type and paste them, merge fields, and the mail server as the environment names it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../editor/model/fejl.ts';
import { readConfig } from '../../server/config.ts';
import { laesAdresse, laesModtagere, skrivModtagere, tjekMail } from '../../server/mail/adresse.ts';
import { skrivBrev } from '../../server/mail/brev.ts';
import { flet, tjekFelter } from '../../server/mail/flet.ts';
import { certifikat } from '../builders/certifikat.ts';

const fejl = (work: () => unknown): string => {
  try {
    work();
  } catch (cause) {
    if (cause instanceof AppError) return cause.message;
    throw cause;
  }
  return '';
};

describe('an address', () => {
  it('keeps its local part and gets a domain that mail servers know', () => {
    expect(tjekMail(' Bo.Eksempel+ref@Æble.example ')).toBe('Bo.Eksempel+ref@xn--ble-xla.example');
  });

  it.each([
    '',
    'bo',
    'bo@',
    '@x.dk',
    'bo@x',
    'bo@x..dk',
    'bo@-x.dk',
    'bo@1.2.3.4',
    'a b@x.dk',
    `${'a'.repeat(65)}@x.dk`,
  ])('"%s" is none', (text) => expect(fejl(() => tjekMail(text))).toMatch(/er ikke en mailadresse|kan ikke bruges/));

  it('never holds what could end a command or a header, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        for (const typed of [text, `a${text}@x.dk`, `a@${text}.dk`])
          if (fejl(() => tjekMail(typed)) === '')
            expect(tjekMail(typed)).toMatch(/^[!#-'*+\-./0-9=?A-Z^_`a-z{|}~]+@[a-z0-9.-]+$/);
      }),
    );
  });
});

describe('a list of recipients', () => {
  it.each([
    ['Bo Eksempel <bo@x.dk>', [['Bo Eksempel', 'bo@x.dk']]],
    ['Arkivet "Nord" <nord@x.dk>', [['Arkivet "Nord"', 'nord@x.dk']]],
    ['"Nord" Arkiv <nord@x.dk>', [['"Nord" Arkiv', 'nord@x.dk']]],
    ['"Arkivet \\"Nord\\"" <nord@x.dk>', [['Arkivet "Nord"', 'nord@x.dk']]],
    ['"Bo Eksempel <bo@x.dk>', [['Bo Eksempel', 'bo@x.dk']]],
    ['Bo Eksempel; bo@x.dk', [['Bo Eksempel', 'bo@x.dk']]],
    ['bo@x.dk Bo Eksempel', [['Bo Eksempel', 'bo@x.dk']]],
    [
      '"Økse, Bo" <bo@x.dk>; Aase Ø. <aase@x.dk>',
      [
        ['Økse, Bo', 'bo@x.dk'],
        ['Aase Ø.', 'aase@x.dk'],
      ],
    ],
    [
      'bo@x.dk, BO@X.dk\n\n aase@x.dk',
      [
        ['', 'bo@x.dk'],
        ['', 'aase@x.dk'],
      ],
    ],
    ['', []],
  ])('%j', (text, expected) => {
    expect(laesModtagere(text).map(({ navn, mail }) => [navn, mail])).toEqual(expected);
  });

  it('reads what it has written', () => {
    const list = laesModtagere('Bo Eksempel bo@x.dk\nkopi@x.dk');
    expect(laesModtagere(skrivModtagere(list))).toEqual(list);
  });

  it('says who has no address', () => {
    expect(fejl(() => laesModtagere('Bo <bo@x.dk>\nAase Øllgård'))).toContain('»Aase Øllgård« mangler en mailadresse.');
    expect(fejl(() => laesModtagere('Bo <bo@x.dk>; Aase Øllgård'))).toContain('»Aase Øllgård« mangler en mailadresse.');
  });
});

describe('a letter', () => {
  it('is the same bytes for the same input', async () => {
    const brev = {
      ...{ fra: null, svarTil: null, til: { navn: 'Bo', mail: 'bo@x.dk' }, emne: 'Æ', tekst: 'Ø', dato: 0 },
      ...{ messageId: 'a@x.dk', usendt: true },
      vedhaeftninger: [{ navn: 'å.pdf', mime: 'application/pdf', bytes: Buffer.from('x') }],
    };
    expect(Buffer.from(await skrivBrev(brev)).toString()).toBe(Buffer.from(await skrivBrev(brev)).toString());
  });

  it('has one header of each kind, whatever stands in names, subject and names of files', async () => {
    const ond = fc.string({
      unit: fc.constantFrom('\r', '\n', '\0', '\u2028', '"', '<', '>', ',', ':', 'Bcc: a@b.dk', 'æ', ' ', '=?'),
    });
    await fc.assert(
      fc.asyncProperty(ond, async (tekst) => {
        const bytes = await skrivBrev({
          ...{ fra: { navn: tekst, mail: 'fra@x.dk' }, svarTil: null, til: { navn: tekst, mail: 'til@x.dk' } },
          ...{ emne: tekst, tekst: `x${tekst}`, dato: 0, messageId: 'a@x.dk', usendt: false },
          vedhaeftninger: [{ navn: `${tekst}.pdf`, mime: 'application/pdf', bytes: Buffer.from('x') }],
        });
        const head = Buffer.from(bytes).toString('latin1').split('\r\n\r\n')[0] ?? '';
        const names = head
          .replace(/\r\n[ \t]/g, ' ')
          .split('\r\n')
          .map((line) => line.replace(/:.*/s, ''));
        expect(names.filter((name) => name !== 'Subject').sort()).toEqual(
          ['Content-Language', 'Content-Type', 'Date', 'From', 'MIME-Version', 'Message-ID', 'To'].sort(),
        );
        expect(/(^|[^\r])\n|\r[^\n]|\P{ASCII}/su.test(Buffer.from(bytes).toString('latin1'))).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});

describe('merge fields', () => {
  const felter = { navn: 'Bo', titel: '{navn}', dato: '', organ: 'O', udgave: '2', afsender: 'A' };
  it('are filled in once: what is filled in is not read again', () => {
    expect(flet('{navn}: {titel} {udgave}{dato}', felter)).toBe('Bo: {navn} 2');
  });
  it('that nobody knows are named', () => {
    expect(fejl(() => tjekFelter('Til {Navn}'))).toContain('»{Navn}« er ikke et flettefelt.');
    expect(fejl(() => tjekFelter('Til {navn} { }'))).toContain('»{ }«');
  });
});

describe('the mail server', () => {
  const fra = { REFERAT_MAIL_FRA: 'Kommunen <fra@x.dk>' };
  it('must encrypt unless it is on this machine', () => {
    const tls = (url: string) => {
      const server = readConfig({ ...fra, REFERAT_SMTP: url }).mail?.server;
      return [server?.tls, server?.certifikat, server?.port];
    };
    expect(tls('smtp://mail.x.dk')).toEqual(['kraevet', true, 587]);
    expect(tls('smtps://mail.x.dk')).toEqual(['straks', true, 465]);
    expect(tls('smtp://127.0.0.1:2525')).toEqual(['mulig', false, 2525]);
    expect(tls('smtp://127.0.0.1.x.dk:25')).toEqual(['kraevet', true, 25]);
  });

  it('is read with its password, and none is told where something is wrong', () => {
    const mail = readConfig({ ...fra, REFERAT_SMTP: 'smtp://bo%40x.dk:s%C3%B8m%26@mail.x.dk' }).mail;
    expect(mail?.server.login).toEqual({ navn: 'bo@x.dk', kode: 'søm&' });
    expect([mail?.fra, readConfig({}).mail]).toEqual([laesAdresse('Kommunen <fra@x.dk>'), null]);
    for (const url of ['http://hemmelig@x.dk', 'smtp://', 'smtp://a:hemmelig@x.dk/sti', 'smtp://a:hemmelig%@x.dk'])
      expect(
        fejl(() => readConfig({ ...fra, REFERAT_SMTP: url })),
        url,
      ).toMatch(/^REFERAT_SMTP (?!.*hemmelig)/);
    expect(fejl(() => readConfig({ REFERAT_SMTP: 'smtp://x.dk' }))).toContain('REFERAT_MAIL_FRA');
    expect(fejl(() => readConfig({ REFERAT_SMTP: 'smtp://x.dk', REFERAT_MAIL_FRA: 'bo' }))).toBe(
      'REFERAT_MAIL_FRA: »bo« er ikke en mailadresse. Skriv den som navn@kommune.dk.',
    );
  });

  it('has the authority of a file, which must be one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'referat-ca-'));
    const path = join(folder, 'ca.pem');
    const env = { ...fra, REFERAT_SMTP: 'smtp://localhost', REFERAT_SMTP_CA: path };
    try {
      expect(fejl(() => readConfig(env))).toContain('REFERAT_SMTP_CA');
      writeFileSync(path, certifikat().cert);
      expect(readConfig(env).mail?.server.certifikat).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
