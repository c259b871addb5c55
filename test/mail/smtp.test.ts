// The conversation with a real mail server: encryption, signing in, refusals, and the moment from which nobody knows.
import { afterEach, describe, expect, it } from 'vitest';
import { type Aflevering, Forbindelse, FRISTER, Ingenforbindelse, type Mailserver } from '../../server/mail/smtp.ts';
import { Svarlaeser, svartekst } from '../../server/mail/svar.ts';
import { certifikat } from '../builders/certifikat.ts';
import { type Indretning, type Postkasse, startPostkasse } from '../builders/postkasse.ts';

const pem = certifikat();
const open: Postkasse[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.luk();
});
const postkasse = async (indretning: Indretning): Promise<Postkasse> => {
  const made = await startPostkasse(indretning);
  open.push(made);
  return made;
};
const server = ({ port }: Postkasse, mere: Partial<Mailserver> = {}): Mailserver => ({
  vaert: '127.0.0.1',
  port,
  tls: 'kraevet',
  certifikat: true,
  ca: pem.cert,
  login: null,
  ...mere,
});
const bytes = Buffer.from('Subject: Hej\r\n\r\n.En linje\r\n..To\r\n.\r\nSlut');
const aflever = async (
  at: Mailserver,
  til = 'bo@x.example',
  foerSlut = async (): Promise<void> => {},
  frister = FRISTER,
): Promise<Aflevering> => {
  const forbindelse = await Forbindelse.aabn(at, '[127.0.0.1]', frister);
  try {
    return await forbindelse.aflever({ fra: 'fra@x.example', til, bytes }, foerSlut);
  } finally {
    forbindelse.farvel();
  }
};
const fejl = (cause: unknown): string => (cause instanceof Ingenforbindelse ? cause.svar : `not refused: ${cause}`);

describe('a letter', () => {
  it('goes encrypted, signed in, byte for byte, dots and all', async () => {
    const kasse = await postkasse({ tls: pem, login: { navn: 'referat', kode: 'æøå' } });
    const svar = await aflever(server(kasse, { login: { navn: 'referat', kode: 'æøå' } }));
    expect(svar).toEqual({ udfald: 'sendt', kode: 250, svar: '250 2.0.0 Taget imod', aaben: true });
    expect(kasse.modtaget).toHaveLength(1);
    expect(kasse.modtaget[0]).toMatchObject({ til: 'bo@x.example', krypteret: true, login: 'referat' });
    expect(kasse.modtaget[0]?.bytes.toString()).toBe(`${bytes}\r\n`);
    expect(kasse.sagt.filter((line) => line.startsWith('AUTH')).length).toBe(1);
    expect(kasse.sagt.indexOf('STARTTLS')).toBeLessThan(kasse.sagt.findIndex((line) => line.startsWith('AUTH')));
  });

  it('signs in by AUTH LOGIN where that is all there is', async () => {
    const login = { navn: 'referat', kode: 'kode' };
    const kasse = await postkasse({ tls: pem, login, mekanismer: 'LOGIN' });
    expect((await aflever(server(kasse, { login }))).udfald).toBe('sendt');
  });

  it('goes encrypted from the first byte where the server is such a one', async () => {
    const kasse = await postkasse({ tls: pem, straks: true });
    expect((await aflever(server(kasse, { tls: 'straks' }))).udfald).toBe('sendt');
    expect([kasse.modtaget[0]?.krypteret, kasse.sagt.includes('STARTTLS')]).toEqual([true, false]);
    expect(await aflever(server(kasse, { tls: 'straks', ca: certifikat().cert })).catch(fejl)).toMatch(
      /CERT|SIGNATURE/,
    );
  });

  it('refused while it is still coming is never ended, and another follows on a new connection', async () => {
    const kasse = await postkasse({ skaebne: () => ({ undervejs: '552 5.3.4 For stort' }) });
    let announced = 0;
    const svar = await aflever(server(kasse, { tls: 'mulig' }), 'bo@x.example', async () => {
      announced++;
    });
    expect(svar).toEqual({ udfald: 'afvist', kode: 552, svar: '552 5.3.4 For stort', aaben: false });
    expect([announced, kasse.modtaget.length]).toEqual([0, 0]);
  });

  it('follows another on the same connection, after a refusal too', async () => {
    const kasse = await postkasse({
      skaebne: (til) => (til === 'nej@x.example' ? { ved: 'rcpt', svar: '550 5.1.1 Findes ikke' } : 'tag-imod'),
    });
    const forbindelse = await Forbindelse.aabn(server(kasse, { tls: 'mulig' }), '[127.0.0.1]');
    const send = (til: string) => forbindelse.aflever({ fra: 'fra@x.example', til, bytes }, async () => {});
    expect(await send('nej@x.example')).toEqual({
      udfald: 'afvist',
      kode: 550,
      svar: '550 5.1.1 Findes ikke',
      aaben: true,
    });
    expect((await send('ja@x.example')).udfald).toBe('sendt');
    expect(kasse.forbindelser).toBe(1);
    forbindelse.farvel();
  });

  it.each([
    ['rcpt', '451 4.2.1 Prøv senere', 'senere'],
    ['data', '554 5.5.1 Nej', 'afvist'],
    ['slut', '452 4.3.1 Fuld', 'senere'],
    ['slut', '554 5.6.0 Vil ikke have det', 'afvist'],
  ] as const)('refused at %s with "%s" is %s', async (ved, svar, udfald) => {
    const kasse = await postkasse({ skaebne: () => ({ ved, svar }) });
    expect(await aflever(server(kasse, { tls: 'mulig' }))).toMatchObject({ udfald, svar });
    expect(kasse.modtaget).toEqual([]);
  });

  it('cut before its end has not been accepted, and its end is never announced', async () => {
    const kasse = await postkasse({ skaebne: () => ({ klipEfter: 10 }) });
    let announced = 0;
    const svar = await aflever(server(kasse, { tls: 'mulig' }), 'bo@x.example', async () => {
      announced++;
    });
    expect([svar.udfald, announced, kasse.modtaget.length]).toEqual(['senere', 0, 0]);
  });

  it('cut or left without an answer after its end is unknown', async () => {
    const kasse = await postkasse({
      skaebne: (til) => (til === 'klip@x.example' ? 'klip-efter-slut' : 'ti-stille'),
    });
    const at = server(kasse, { tls: 'mulig' });
    expect(await aflever(at, 'klip@x.example')).toMatchObject({ udfald: 'uvist', svar: null, aaben: false });
    const kort = { ...FRISTER, slut: 200 };
    expect((await aflever(at, 'tavs@x.example', async () => {}, kort)).udfald).toBe('uvist');
    expect(kasse.modtaget).toHaveLength(2);
  });

  it('is not ended before the one who sends it has written that down', async () => {
    const kasse = await postkasse({});
    const refused = aflever(server(kasse, { tls: 'mulig' }), 'bo@x.example', async () => {
      throw new Error('the disk is full');
    });
    await expect(refused).rejects.toThrow('the disk is full');
    let arrived = -1;
    await aflever(server(kasse, { tls: 'mulig' }), 'bo@x.example', async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      arrived = kasse.modtaget.length;
    });
    expect([arrived, kasse.modtaget.length]).toEqual([0, 1]);
  });

  it('cannot bring a second command along', async () => {
    const kasse = await postkasse({});
    const sneaky = 'bo@x.example>\r\nRCPT TO:<ond@x.example';
    await expect(aflever(server(kasse, { tls: 'mulig' }), sneaky)).rejects.toThrow('one line');
    expect(kasse.sagt.some((line) => line.includes('ond@'))).toBe(false);
  });
});

describe('a server that cannot be talked to', () => {
  it('without STARTTLS gets neither letter nor password', async () => {
    const kasse = await postkasse({ login: { navn: 'a', kode: 'b' } });
    const at = server(kasse, { login: { navn: 'a', kode: 'b' } });
    expect(await aflever(at).catch(fejl)).toBe('STARTTLS');
    expect(kasse.sagt.some((line) => /AUTH|MAIL/.test(line))).toBe(false);
  });

  it('that says something in clear behind STARTTLS gets nothing', async () => {
    const kasse = await postkasse({ tls: pem, indsmuglet: '250 smuglet' });
    expect(await aflever(server(kasse)).catch(fejl)).toBe('STARTTLS');
    expect(kasse.sagt.filter((line) => line.startsWith('EHLO'))).toHaveLength(1);
  });

  it('with another certificate gets nothing', async () => {
    const kasse = await postkasse({ tls: pem });
    const said = await aflever(server(kasse, { ca: certifikat().cert })).catch(fejl);
    expect(said).toMatch(/SELF_SIGNED|UNABLE_TO_VERIFY|SIGNATURE/);
    expect(kasse.sagt.some((line) => /MAIL/.test(line))).toBe(false);
  });

  it('is told by its code: nobody listens, a wrong password', async () => {
    const kasse = await postkasse({ tls: pem, login: { navn: 'a', kode: 'b' } });
    expect(await aflever(server(kasse, { login: { navn: 'a', kode: 'forkert' } })).catch(fejl)).toBe(
      '535 5.7.8 Forkert kode',
    );
    const { port } = kasse;
    await kasse.luk();
    expect(await aflever({ ...server(kasse), port }).catch(fejl)).toBe('ECONNREFUSED');
  });
});

describe('answers', () => {
  it('are read however they are cut, over several lines', () => {
    const whole = Buffer.from('250-et\r\n250-to å\r\n250 SIZE\r\n550 nej\r\n');
    for (let at = 0; at <= whole.length; at++) {
      const laeser = new Svarlaeser();
      const got = [...laeser.laes(whole.subarray(0, at)), ...laeser.laes(whole.subarray(at))];
      expect(got.map(svartekst)).toEqual(['250 et to å SIZE', '550 nej']);
      expect(laeser.halv).toBe(false);
    }
  });

  it('are refused where they are none', () => {
    expect(() => new Svarlaeser().laes(Buffer.from('HTTP/1.1 400 Bad Request\r\n'))).toThrow();
    expect(() => new Svarlaeser().laes(Buffer.alloc(70_000, 'a'))).toThrow();
  });
});
