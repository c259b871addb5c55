// After the first sending: a corrected edition, letters as files, who may see what, and what is proved.
import { unzipSync } from 'fflate';
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../db/kaede.ts';
import { verify } from '../../db/verify.ts';
import {
  ANDRE,
  begynd,
  godkendt,
  her,
  kasse,
  kladde,
  lav,
  liste,
  MINUT,
  ret,
  send,
  side,
  signe,
  slut,
  tilstande,
  villads,
} from './afsender.ts';

afterEach(slut);

describe('a correction', () => {
  it('proposes those who had the version before, says in the subject what it is, and brings what was changed', async () => {
    await begynd({});
    const id = await godkendt();
    await send(id, await kladde(id, { andre: ANDRE('a', 'b'), 'format-andre': 'pdf docx' }));
    await send(id, await kladde(id, { andre: ANDRE('c') }));
    await ret(id, 'det nye ');
    const page = await side(`/referater/${id}/udsendelse`);
    expect(page).toContain('Fik udgave 1 som PDF og Word');
    expect((await lav(id, { emne: 'Referat: igen' })).status).toBe(400);
    const u = await kladde(id, {});
    const breve = await her.store.listBreve(u);
    expect(breve.map(({ navn, formater }) => [navn, formater.join(' ')])).toEqual([
      ['c', 'pdf aendringer'],
      ['a', 'pdf docx aendringer'],
      ['b', 'pdf docx aendringer'],
    ]);
    expect(breve[0]?.emne).toBe('Rettet udgave 2: Havnemøde');
    expect(breve[0]?.tekst).toContain('Den afløser udgave 1, som ikke længere gælder.');
    await send(id, u);
    const mail = await PostalMime.parse(kasse.modtaget.at(-1)?.bytes ?? '');
    const [liste] = mail.attachments.filter(({ mimeType }) => mimeType === 'text/html');
    expect(new TextDecoder().decode(liste?.content as ArrayBuffer)).toContain('det nye');
    expect((await her.store.listMilepaele(id)).map(({ udgave, art }) => `${udgave} ${art}`)).toEqual([
      '1 udsendt',
      '1 rettet',
      '2 udsendt',
    ]);
  });

  it('stops letters of the version before that have not gone yet', async () => {
    await begynd({ skaebne: (_, nr) => (nr === 1 ? { ved: 'rcpt', svar: '451 4.2.0 Senere' } : 'tag-imod') });
    const id = await godkendt();
    const u = await kladde(id, { andre: ANDRE('a') });
    const kladden = await kladde(id, { andre: ANDRE('b') });
    expect(await her.store.findUdsendelse(id, u)).toBeNull();
    await send(id, kladden);
    await ret(id, 'nyt ');
    her.tid += MINUT;
    await her.deps.postbud.runde();
    expect(await tilstande(kladden)).toEqual({ b: 'standset' });
  });
});

describe('without a mail server', () => {
  it('the letters are files, and everything says that nothing was sent', async () => {
    await begynd(null);
    const id = await godkendt();
    expect(await side(`/referater/${id}/udsendelse`)).toContain('Intet bliver sendt herfra.');
    const u = await kladde(id, { andre: ANDRE('a', 'b') });
    await send(id, u);
    const page = await side(`/referater/${id}/udsendelser/${u}`);
    expect(page).toContain('Intet er sendt. Der er ikke sat en mailserver op.');
    expect(await tilstande(u)).toEqual({ a: 'fil', b: 'fil' });
    const pakke = await her.hent(`/referater/${id}/udsendelser/${u}/breve.zip`, villads.token);
    const files = Object.values(unzipSync(new Uint8Array(await pakke.arrayBuffer())));
    expect(files.map(sha256)).toEqual((await her.store.listBreve(u)).map((one) => one.sha256));
    const mail = await PostalMime.parse(files[0] ?? '');
    expect([mail.to?.[0]?.address, mail.from, mail.headers.find(({ key }) => key === 'x-unsent')?.value]).toEqual([
      'a@x.example',
      undefined,
      '1',
    ]);
    const begyndt = her.db.prepare("SELECT detaljer FROM haendelse WHERE slags = 'udsendelse-begyndt'").pluck().get();
    expect(JSON.parse(String(begyndt))).toMatchObject({ sendes: false, breve: 2 });
    expect(await her.store.listMilepaele(id)).toEqual([]);
    expect(kasse.forbindelser).toBe(0);
  });
});

describe('rights', () => {
  it('sending is the secretariat’s; the owner sees how it went; lists are kept by those of the organ', async () => {
    await begynd({});
    const id = await godkendt();
    const u = await kladde(id, { andre: ANDRE('a') });
    const kollega = await her.nyBruger('bo', 'referent');
    const fremmed = await her.nyBruger('fremmed', 'administrator', 'skoven');
    const koder = async (sti: string) =>
      Promise.all([signe, kollega, villads, fremmed].map(async ({ token }) => (await her.hent(sti, token)).status));
    expect(await koder(`/referater/${id}/udsendelse`)).toEqual([403, 403, 200, 404]);
    expect(await koder(`/referater/${id}/udsendelser/${u}`)).toEqual([200, 403, 200, 404]);
    expect((await her.send(`/referater/${id}/udsendelser/${u}/afsendelse`, signe.token, {})).status).toBe(403);
    await send(id, u);
    const link = `/referater/${id}/udsendelser/${u}"`;
    expect(await side(`/referater/${id}/godkendelse`, signe.token)).toContain(link);
    expect(await side(`/referater/${id}/godkendelse`, kollega.token)).not.toContain(link);
    expect(await koder('/indstillinger/modtagerlister')).toEqual([403, 403, 200, 200]);
    await liste('Byrådet', 'a@x.example');
    const [byraad] = await her.store.listModtagerlister(['havnen']);
    expect(await koder(`/indstillinger/modtagerlister/${byraad?.id}`)).toEqual([403, 403, 200, 404]);
    expect((await liste('Alle', 'a@x.example', '')).status).toBe(400);
    expect((await liste('Byrådet', 'b@x.example')).status).toBe(400);
  });
});

describe('the receipt', () => {
  it('names files, recipients, results and the head of the chain, and is the same each time', async () => {
    await begynd({ skaebne: (til) => (til.startsWith('nej') ? { ved: 'rcpt', svar: '550 5.1.1 Nej' } : 'tag-imod') });
    const id = await godkendt();
    const u = await kladde(id, { andre: ANDRE('ja', 'nej') });
    await send(id, u);
    const hent = async () =>
      new Uint8Array(
        await (await her.hent(`/referater/${id}/udsendelser/${u}/kvittering`, villads.token)).arrayBuffer(),
      );
    const [en, to] = [await hent(), await hent()];
    expect(Buffer.from(en.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(sha256(en)).toBe(sha256(to));
    const found = await her.store.findUdsendelse(id, u);
    const page = await side(`/referater/${id}/udsendelser/${u}`);
    for (const { sha256: aftryk } of found?.filer ?? []) expect(page).toContain(aftryk);
    expect(page).toContain(found?.hoved ?? 'no head');
    expect(verify(her.db, found?.hoved ?? '').forskelle).toEqual([]);
  });

  it('does not outlive a change of what was sent: verify sees each', async () => {
    await begynd({});
    const id = await godkendt();
    const u = await kladde(id, { andre: ANDRE('ja', 'nej') });
    await send(id, u);
    expect(verify(her.db).udsendelser).toBe(1);
    for (const sql of [
      `UPDATE brev SET emne = 'x' WHERE nr = 1`,
      `UPDATE brev SET stykker = replace(stykker, 'Subject', 'subject') WHERE nr = 2`,
      `UPDATE brev SET tilstand = 'afvist' WHERE nr = 2`,
      'DELETE FROM brev WHERE nr = 2',
      'UPDATE udsendelse SET udgave = 1, server = 0',
      'DELETE FROM udsendelse_fil',
      'DELETE FROM udsendelse',
    ]) {
      expect(() => her.db.prepare(sql.includes('tilstand') ? 'DELETE FROM brev' : sql).run(), sql).toThrow(
        /sent|written/,
      );
      her.db.exec('BEGIN');
      for (const name of her.db
        .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        .pluck()
        .all())
        her.db.exec(`DROP TRIGGER ${name}`);
      her.db.prepare(sql).run();
      const found = verify(her.db).forskelle.filter((one) => !one.startsWith('Vagten'));
      her.db.exec('ROLLBACK');
      expect(found.length, sql).toBeGreaterThan(0);
    }
  });
});
