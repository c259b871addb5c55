// "Send mig en PDF": the file that the export page shows, by the outbox to whoever asks; what becomes of it; and without a
// mail server the same letter as a file.
import { createHash } from 'node:crypto';
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, it } from 'vitest';
import { referat } from '../builders/dokument.ts';
import type { Indretning } from '../builders/postkasse.ts';
import { begynd, godkendt, her, kasse, MINUT, side, signe, slut, villads } from './afsender.ts';

afterEach(slut);

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const udkast = () =>
  her.store.createReferat({ organ: 'havnen', ejer: signe.id, doc: referat('Ét.'), navn: 'Havnemøde' });
/** The fields of the page's form, as a browser would send them. */
async function felter(id: string, query = ''): Promise<Record<string, string>> {
  const page = await side(`/referater/${id}/eksport${query}`, signe.token);
  const form = /<form method="post" action="[^"]*\/eksport\/mail">[\s\S]*?<\/form>/.exec(page)?.[0] ?? '';
  return Object.fromEntries(
    [...form.matchAll(/<input [^>]*name="([^"]*)"[^>]*>/g)].map(([tag, navn = '']) => [
      navn,
      /value="([^"]*)"/.exec(tag)?.[1] ?? '',
    ]),
  );
}
const send = async (id: string, mere: Record<string, string> = {}, query = ''): Promise<Response> => {
  const answer = await her.send(`/referater/${id}/eksport/mail`, signe.token, {
    ...(await felter(id, query)),
    ...mere,
  });
  await her.deps.postbud.runde();
  return answer;
};
const bilag = async (bytes: Uint8Array) => {
  const mail = await PostalMime.parse(bytes);
  const [fil] = mail.attachments;
  return {
    mail,
    navn: fil?.filename,
    bytes: new Uint8Array(fil?.content as ArrayBuffer),
    antal: mail.attachments.length,
  };
};
const stand = async (id: string) => {
  const page = await side(`/referater/${id}/eksport`, signe.token);
  return /id="egenpost-t">[\s\S]*?<div>([\s\S]*?)<br>/.exec(page)?.[1] ?? '';
};
const giv = (mail: string, token = signe.token) => her.send('/indstillinger/mail', token, { mail });

describe('with a mail server', () => {
  it('asks once for an address, keeps it with the account, and sends the draft marked as one', async () => {
    await begynd({});
    const id = await udkast();
    expect(Object.keys(await felter(id))).toContain('mail');
    const forkert = await send(id, { mail: 'signe@' });
    expect([forkert.status, kasse.forbindelser]).toEqual([400, 0]);
    expect(await forkert.text()).toContain('»signe@« er ikke en mailadresse.');
    const answer = await send(id, { mail: 'signe@aeroested.example' }, '?brevhoved=boligforeningen-fjordblik');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toContain('brevhoved=boligforeningen-fjordblik');
    const [brev] = kasse.modtaget;
    expect([brev?.til, kasse.modtaget.length]).toEqual(['signe@aeroested.example', 1]);
    const { mail, navn, bytes } = await bilag(brev?.bytes ?? new Uint8Array());
    expect(mail.subject).toBe('UDKAST – ikke godkendt: Havnemøde');
    expect(mail.text).toContain('Det er et udkast, der ikke er godkendt.');
    expect(navn).toBe('UDKAST – Referat af prøvemøde.pdf');
    // The very file that the page shows, on the letterhead that was chosen.
    const hentet = await her.hent(`/referater/${id}/eksport/pdf?brevhoved=boligforeningen-fjordblik`, signe.token);
    expect(sha256(bytes)).toBe(sha256(new Uint8Array(await hentet.arrayBuffer())));
    const told = her.db
      .prepare("SELECT detaljer FROM haendelse WHERE slags = 'fil-hentet' ORDER BY id LIMIT 1")
      .pluck()
      .get();
    expect(JSON.parse(String(told))).toMatchObject({ format: 'mail', udgave: null, sha256: sha256(bytes) });
    expect(await stand(id)).toBe('Sendt til signe@aeroested.example i dag kl. 14.32. Mailserveren har taget imod den.');
    expect(Object.keys(await felter(id))).not.toContain('mail');
    // Nobody else is told of it, and nothing of the message is kept.
    expect(await side(`/referater/${id}/eksport`, villads.token)).not.toContain('signe@aeroested.example');
    expect(her.db.prepare('SELECT count(*) FROM egenpost WHERE bytes IS NOT NULL').pluck().get()).toBe(0);
    expect(her.db.prepare('SELECT count(*) FROM udsendelse').pluck().get()).toBe(0);
  });

  it('sends the kept file of an approved version, in the edition that is shown', async () => {
    await begynd({});
    const id = await godkendt();
    await giv('signe@aeroested.example');
    expect((await send(id, {}, '?udgave=offentlig')).status).toBe(303);
    const { mail, bytes } = await bilag(kasse.modtaget[0]?.bytes ?? new Uint8Array());
    expect([mail.subject, mail.text?.includes('udkast')]).toEqual(['Havnemøde', false]);
    const [udgave] = await her.store.listUdgaver(id);
    expect(sha256(bytes)).toBe(udgave?.filer.find(({ format }) => format === 'pdf-offentlig')?.sha256);
  });

  it('is one letter however often the form is sent', async () => {
    await begynd({});
    const id = await udkast();
    await giv('signe@aeroested.example');
    const form = await felter(id);
    await Promise.all([1, 2, 3].map(() => her.send(`/referater/${id}/eksport/mail`, signe.token, form)));
    await her.deps.postbud.runde();
    expect(kasse.modtaget).toHaveLength(1);
    expect(her.db.prepare("SELECT count(*) FROM haendelse WHERE slags = 'fil-hentet'").pluck().get()).toBe(1);
    expect((await send(id, { afsending: '<x>' })).status).toBe(400);
  });

  const SKAEBNER: Indretning['skaebne'] = (til, nr) => {
    if (til.startsWith('nej')) return { ved: 'rcpt', svar: '550 5.1.1 Ukendt modtager' };
    if (til.startsWith('senere') && nr === 1) return { ved: 'slut', svar: '451 4.3.0 Prøv igen om lidt' };
    return til.startsWith('klip') ? 'klip-efter-slut' : 'tag-imod';
  };

  it('says what the server said, tries again what can be, and never what may have arrived', async () => {
    await begynd({ skaebne: SKAEBNER });
    const id = await udkast();
    await giv('nej@x.example');
    await send(id);
    expect(await stand(id)).toBe('Ikke sendt: Mailserveren afviste brevet til nej@x.example.');
    expect(await side(`/referater/${id}/eksport`, signe.token)).toContain('<q>550 5.1.1 Ukendt modtager</q>');
    her.tid += 1;
    await giv('klip@x.example');
    await send(id);
    expect(await stand(id)).toContain('Det er uvist, om brevet nåede frem til klip@x.example');
    her.tid += 1;
    await giv('senere@x.example');
    await send(id);
    expect(await stand(id)).toContain('Ikke sendt til senere@x.example endnu. Prøves igen i dag kl. 14.33');
    her.tid += MINUT;
    await her.deps.postbud.runde();
    expect(await stand(id)).toContain('Sendt til senere@x.example');
    her.tid += 240 * MINUT;
    await her.deps.postbud.runde();
    expect(kasse.modtaget.map(({ til }) => til).sort()).toEqual(['klip@x.example', 'senere@x.example']);
  });

  it('survives a crash: what was on its way goes again, what had been handed over does not', async () => {
    await begynd({});
    const [et, to] = [await udkast(), await udkast()];
    const bytes = new TextEncoder().encode('Subject: x\r\n\r\nHej\r\n');
    for (const [i, id] of [et, to].entries())
      await her.store.addEgenpost({
        ...{ bruger: signe.id, id: `brev${i}abcdef`, referat: id, mail: `b${i}@x.example`, navn: 'x.pdf', bytes },
      });
    const foerste = await her.store.tagEgenpost();
    await her.store.tagEgenpost();
    if (foerste) await her.store.noterEgenpostAfgivet(foerste);
    await her.deps.postbud.runde();
    expect(kasse.modtaget.map(({ til }) => til)).toEqual(['b1@x.example']);
    expect([await stand(et), await stand(to)]).toEqual([
      expect.stringContaining('Det er uvist'),
      expect.stringContaining('Sendt til b1@x.example'),
    ]);
  });

  it('goes neither to a blocked account nor from the papirkurv, and what is old is forgotten', async () => {
    await begynd({ skaebne: () => ({ ved: 'slut', svar: '451 4.3.0 Senere' }) });
    const karen = await her.nyBruger('karen', 'administrator');
    const [id, andet] = [await udkast(), await udkast()];
    await giv('signe@x.example');
    await send(id);
    const bytes = new TextEncoder().encode('Subject: x\r\n\r\nHej\r\n');
    const hos = { bruger: karen.id, id: 'brevtilkaren', referat: andet, mail: 'karen@x.example', navn: 'x.pdf', bytes };
    expect([await her.store.addEgenpost(hos), await her.store.addEgenpost(hos)]).toEqual([true, false]);
    await her.store.setSpaerret(signe.id, true, karen.id);
    await her.store.laegIPapirkurv(andet, karen.id);
    her.tid += MINUT;
    await her.deps.postbud.runde();
    const rows = () => her.db.prepare('SELECT tilstand, bytes IS NULL AS tom FROM egenpost').all();
    const standset = { tilstand: 'standset', tom: 1 };
    expect([rows(), kasse.modtaget.length]).toEqual([[standset, standset], 0]);
    await her.store.fjernGammelEgenpost(her.tid);
    expect(rows()).toEqual([]);
  });
});

it('without a mail server it says that nothing can be sent, and offers the file and the letter', async () => {
  await begynd(null);
  const id = await udkast();
  const page = await side(`/referater/${id}/eksport`, signe.token);
  expect(page).toContain('Der er ikke sat en mailserver op, så der kan ikke sendes noget herfra.');
  expect(page).not.toContain('/eksport/mail"');
  const answer = await her.send(`/referater/${id}/eksport/mail`, signe.token, {
    afsending: 'abcdefgh',
    mail: 'a@x.example',
  });
  expect([answer.status, her.db.prepare('SELECT count(*) FROM egenpost').pluck().get()]).toEqual([400, 0]);
  await giv('signe@aeroested.example');
  const link = /href="([^"]*\/eksport\/pdf\/eml[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const eml = await her.hent(link, signe.token);
  expect(decodeURIComponent(eml.headers.get('content-disposition') ?? '')).toContain(
    'UDKAST – Referat af prøvemøde.eml',
  );
  const { mail, navn } = await bilag(new Uint8Array(await eml.arrayBuffer()));
  expect([mail.to?.[0]?.address, navn, mail.headers.find(({ key }) => key === 'x-unsent')?.value]).toEqual([
    'signe@aeroested.example',
    'UDKAST – Referat af prøvemøde.pdf',
    '1',
  ]);
});

it('the address is one’s own: typed, mended and taken away on the page of the account', async () => {
  await begynd({});
  const forkert = await giv('signe');
  expect([forkert.status, (await forkert.text()).includes('value="signe"')]).toEqual([400, true]);
  expect((await giv('Signe@Aeroested.example')).status).toBe(303);
  expect(await side('/indstillinger', signe.token)).toContain('value="Signe@aeroested.example"');
  expect(await side('/indstillinger', villads.token)).not.toContain('igne@aeroested.example');
  await giv('');
  expect(await her.store.findEgenMail(signe.id)).toBeNull();
  for (const { detaljer } of her.db.prepare<[], { detaljer: string }>('SELECT detaljer FROM haendelse').all())
    expect(detaljer).not.toContain('@');
});
