// Sending over HTTP, with the real server and a real mail server: who is proposed, the letters that are looked at, what
// becomes of each, what is proved afterwards.
import { unzipSync } from 'fflate';
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../db/kaede.ts';
import { verify } from '../../db/verify.ts';
import { foran, referat } from '../builders/dokument.ts';
import { type Indretning, type Postkasse, startPostkasse } from '../builders/postkasse.ts';
import { type Vaert, vaert } from '../pages/vaert.ts';

let her: Vaert;
let kasse: Postkasse;
let villads: { id: string; token: string };
let signe: { id: string; token: string };
const MINUT = 60_000;

async function begynd(indretning: Indretning | null, env: Record<string, string> = {}): Promise<void> {
  kasse = await startPostkasse(indretning ?? {});
  const smtp = {
    REFERAT_SMTP: `smtp://127.0.0.1:${kasse.port}`,
    REFERAT_MAIL_FRA: 'Ærøsted Kommune <referat@aeroested.example>',
    REFERAT_MAIL_SVAR: 'sekretariatet@aeroested.example',
  };
  her = await vaert({ ...(indretning && smtp), ...env });
  villads = await her.nyBruger('villads', 'sekretariat');
  signe = await her.nyBruger('signe', 'referent');
}
afterEach(async () => {
  expect(her.fejl).toEqual([]);
  expect(verify(her.db).forskelle).toEqual([]);
  await her.slut();
  await kasse.luk();
});

const side = async (sti: string, token = villads.token) => (await her.hent(sti, token)).text();
const liste = (navn: string, modtagere: string, organ = 'havnen') =>
  her.send('/indstillinger/modtagerlister', villads.token, { navn, organ, modtagere });

async function godkend(id: string): Promise<void> {
  await her.send(`/referater/${id}/godkendelse/anmodning`, villads.token, {});
  const stand = await her.store.findStand(id);
  const felter = { version: String(stand?.version), epoch: String(stand?.epoch) };
  const answer = await her.send(`/referater/${id}/godkendelse`, villads.token, felter);
  expect(answer.status, await answer.text()).toBe(303);
}
async function godkendt(): Promise<string> {
  const id = await her.store.createReferat({ organ: 'havnen', ejer: signe.id, doc: referat('Ét.'), navn: 'Havnemøde' });
  await godkend(id);
  return id;
}
async function ret(id: string, ord: string): Promise<void> {
  expect((await her.send(`/referater/${id}/rettelse`, villads.token, {})).status).toBe(303);
  const { doc, version, epoch } = await her.deps.levende.dokument(id);
  const at = foran(doc, 'prøvemøde');
  const step = { stepType: 'replace', from: at, to: at, slice: { content: [{ type: 'text', text: ord }] } };
  const body = { version, epoch, client: 'klient-1', batch: `batch-${version}-${epoch}`, steps: [step] };
  const answer = await her.hent(`/referater/${id}/steps`, villads.token, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
  await godkend(id);
}

type Felter = Record<string, string | readonly string[]>;
/** The fields of the form as the page shows it, as a browser would send them. */
function felter(page: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  const add = (navn: string, value: string) => {
    found[navn] = [...(found[navn] ?? []), value];
  };
  const afkod = (text: string) =>
    text
      .replace(/&quot;/g, '"')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&#39;/g, "'")
      .replace(/&amp;/g, '&');
  const form = /<form class="sender"[\s\S]*?<\/form>/.exec(page)?.[0] ?? '';
  for (const [tag] of form.matchAll(/<input [^>]*>/g)) {
    const navn = /name="([^"]*)"/.exec(tag)?.[1] ?? '';
    const value = afkod(/value="([^"]*)"/.exec(tag)?.[1] ?? '');
    if (!tag.includes('type="checkbox"') || / checked/.test(tag)) add(navn, value);
  }
  for (const [, navn = '', options = ''] of form.matchAll(/<select [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    add(navn, afkod(/value="([^"]*)" selected/.exec(options)?.[1] ?? /value="([^"]*)"/.exec(options)?.[1] ?? ''));
  for (const [, navn = '', text = ''] of form.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g))
    add(navn, afkod(text));
  return found;
}
async function lav(id: string, mere: Felter, sti = `/referater/${id}/udsendelse`): Promise<Response> {
  const body = new URLSearchParams();
  const all: Felter = { ...felter(await side(sti)), ...mere };
  for (const [navn, values] of Object.entries(all)) for (const one of [values].flat()) body.append(navn, one);
  return her.hent(`/referater/${id}/udsendelse`, villads.token, { method: 'POST', body });
}
/** Makes the letters; the sending's id. */
async function kladde(id: string, mere: Felter): Promise<string> {
  const answer = await lav(id, mere);
  expect(answer.status, await answer.clone().text()).toBe(303);
  return answer.headers.get('location')?.split('/').at(-1) ?? '';
}
async function send(id: string, u: string): Promise<void> {
  const answer = await her.send(`/referater/${id}/udsendelser/${u}/afsendelse`, villads.token, {});
  expect(answer.status).toBe(303);
  await her.deps.postbud.runde();
}
const tilstande = async (u: string): Promise<Record<string, string>> =>
  Object.fromEntries((await her.store.listBreve(u)).map(({ mail, tilstand }) => [mail.replace(/@.*/, ''), tilstand]));
const ANDRE = (...navne: string[]): string => navne.map((navn) => `${navn} <${navn}@x.example>`).join('\n');

describe('the letters', () => {
  it('go to each address once, whatever lists lead there, with the kept files, and are parsed back the same', async () => {
    await begynd({});
    const id = await godkendt();
    await liste('Byrådet', 'Karen Lyngdal <Karen@Aeroested.example>\nBo Økse <bo@x.example>');
    await liste('Pressen', 'BO@x.example\nkopi@avis.example Avisen, Ærøsted');
    const page = await side(`/referater/${id}/udsendelse`);
    expect(page).toContain('2 personer');
    const grupper = Object.keys(felter(page)).filter((navn) => /^format-(?!andre|deltagere)/.test(navn));
    const [byraad = '', pressen = ''] = grupper;
    const u = await kladde(id, { [byraad]: 'pdf', [pressen]: 'pdf docx' });
    const breve = await her.store.listBreve(u);
    expect(breve.map(({ mail, formater, via }) => [mail, formater.join(' '), via.join(' ')])).toEqual([
      ['Karen@aeroested.example', 'pdf', 'Byrådet'],
      ['bo@x.example', 'pdf docx', 'Byrådet Pressen'],
      ['kopi@avis.example', 'pdf docx', 'Pressen'],
    ]);
    expect(kasse.forbindelser).toBe(0);
    expect(await side(`/referater/${id}/udsendelser/${u}`)).toContain('Send til 3 modtagere');
    await send(id, u);
    expect(await tilstande(u)).toEqual({ Karen: 'sendt', bo: 'sendt', kopi: 'sendt' });
    for (const { til, bytes } of kasse.modtaget) {
      const brev = breve.find(({ mail }) => mail === til);
      expect(sha256(bytes)).toBe(brev?.sha256);
      const eml = await her.hent(`/referater/${id}/udsendelser/${u}/breve/${brev?.nr}/eml`, villads.token);
      expect(sha256(new Uint8Array(await eml.arrayBuffer()))).toBe(brev?.sha256);
      const mail = await PostalMime.parse(bytes);
      expect(mail.from).toEqual({ name: 'Ærøsted Kommune', address: 'referat@aeroested.example' });
      expect(mail.replyTo?.[0]?.address).toBe('sekretariatet@aeroested.example');
      expect([mail.subject, mail.messageId]).toEqual(['Referat: Havnemøde', `<${brev?.messageId}>`]);
      expect(mail.text?.trim()).toBe(brev?.tekst);
      expect(brev?.tekst).toContain(`Kære ${brev?.navn || 'modtager'}`);
      const [udgave] = await her.store.listUdgaver(id);
      for (const [i, format] of (brev?.formater ?? []).entries()) {
        const fil = udgave?.filer.find((one) => one.format === format);
        const attachment = mail.attachments[i];
        expect([attachment?.filename, attachment?.mimeType]).toEqual([fil?.navn, fil?.mime]);
        expect(sha256(new Uint8Array(attachment?.content as ArrayBuffer))).toBe(fil?.sha256);
      }
      expect(mail.attachments).toHaveLength(brev?.formater.length ?? 0);
      // Seven bits, CRLF alone, and no line longer than a mail server takes.
      expect(/[^\r]\n|\r[^\n]|[\x80-\xff\0]/.test(bytes.toString('latin1'))).toBe(false);
      expect(
        Math.max(
          ...bytes
            .toString('latin1')
            .split('\r\n')
            .map((line) => line.length),
        ),
      ).toBeLessThan(999);
    }
    expect((await her.store.listMilepaele(id)).map(({ art, dato }) => [art, dato])).toEqual([
      ['udsendt', '2027-03-09'],
    ]);
  });

  it('let nobody put a header or another recipient in', async () => {
    await begynd({});
    const id = await godkendt();
    const ond = 'Bo\u2028Bcc: ond@x.example <bo@x.example>';
    const u = await kladde(id, {
      andre: ond.replace('Bcc: ond@x.example', 'Bcc: ond'),
      emne: 'Hej\r\nBcc: ond@x.example\u0085X: y',
      foelgebrev: 'Hej\r\n.\r\nQUIT\r\n\r\n--_NmP-Part_1\r\nFrom ond',
    });
    await send(id, u);
    const [brev] = kasse.modtaget;
    const mail = await PostalMime.parse(brev?.bytes ?? '');
    expect(mail.headers.map(({ key }) => key).sort()).toEqual(
      'content-language content-type date from message-id mime-version reply-to subject to'.split(' '),
    );
    expect(mail.to?.map(({ address }) => address)).toEqual(['bo@x.example']);
    expect(mail.text).toContain('\n.\nQUIT\n');
    expect(kasse.sagt.filter((line) => line.startsWith('RCPT'))).toEqual(['RCPT TO:<bo@x.example>']);
  });

  it('are refused with one sentence where something is wrong, and nothing that was typed is lost', async () => {
    await begynd({});
    const id = await godkendt();
    for (const [mere, sentence] of [
      [{}, 'Vælg mindst én modtager.'],
      [{ andre: 'Bo Eksempel' }, '»Bo Eksempel« mangler en mailadresse. Skriv den som Navn &lt;navn@kommune.dk&gt;.'],
      [{ andre: 'bo@' }, '»bo@« er ikke en mailadresse. Skriv den som navn@kommune.dk.'],
      [{ andre: 'bø@x.example' }, '»bø@x.example« kan ikke bruges: foran @ må der kun stå a-z, tal og enkelte tegn.'],
      [{ andre: ANDRE('bo'), emne: '' }, 'Skriv et emne på højst 200 tegn.'],
      [{ andre: ANDRE('bo'), foelgebrev: 'Til {navnet}' }, '»{navnet}« er ikke et flettefelt.'],
    ] as const) {
      const answer = await lav(id, { ...mere, foelgebrev: 'foelgebrev' in mere ? mere.foelgebrev : 'Mit brev' });
      const page = await answer.text();
      expect([answer.status, page.includes(sentence)], sentence).toEqual([400, true]);
      expect(page).toContain('foelgebrev' in mere ? mere.foelgebrev : 'Mit brev');
    }
    expect(kasse.forbindelser).toBe(0);
  });

  it('remember a typed address in the list of the organ, never in the referat', async () => {
    await begynd({});
    const id = await godkendt();
    const u = await kladde(id, { 'format-deltagere': 'docx', 'adresse-deltagere-0': 'be@bolig.example' });
    expect((await her.store.listBreve(u)).map(({ navn, mail }) => [navn, mail])).toEqual([
      ['Bo Eksempel', 'be@bolig.example'],
    ]);
    const [husket] = await her.store.listModtagerlister(['havnen']);
    expect(husket).toMatchObject({ organ: 'havnen', deltagere: true });
    expect(await side(`/referater/${await godkendt()}/udsendelse`)).toContain('be@bolig.example');
    const { doc } = await her.deps.levende.dokument(id);
    expect(JSON.stringify(doc.toJSON())).not.toContain('be@bolig');
    for (const { detaljer } of her.db.prepare<[], { detaljer: string }>('SELECT detaljer FROM haendelse').all())
      expect(detaljer).not.toContain('@');
  });
});

describe('a sending', () => {
  const SKAEBNER: Indretning['skaebne'] = (til, nr) => {
    if (til.startsWith('afvist')) return { ved: 'rcpt', svar: `550 5.1.1 <${til}> findes ikke` };
    if (til.startsWith('senere') && nr === 1) return { ved: 'slut', svar: '451 4.3.0 Prøv igen om lidt' };
    if (til.startsWith('klip') && nr === 1) return { klipEfter: 500 };
    if (til.startsWith('uvist') && nr === 1) return 'klip-efter-slut';
    return 'tag-imod';
  };

  it('settles each letter by what the server says, tries again what can be, and never what may have arrived', async () => {
    await begynd({ skaebne: SKAEBNER });
    const id = await godkendt();
    const u = await kladde(id, { andre: ANDRE('ja', 'afvist', 'senere', 'klip', 'uvist', 'ogsaa') });
    await send(id, u);
    const foerst = { ja: 'sendt', afvist: 'afvist', uvist: 'uvist', ogsaa: 'sendt' };
    expect(await tilstande(u)).toEqual({ ...foerst, senere: 'senere', klip: 'senere' });
    const page = await side(`/referater/${id}/udsendelser/${u}`);
    expect(page).toContain('550 5.1.1 &lt;afvist@x.example&gt; findes ikke');
    expect(page).toContain('Prøves igen i dag kl. 14.33');
    expect(page).toContain('Mailserveren har måske sendt det.');
    expect(page).toContain('4 af 6 er afgjort: 2 modtaget af mailserveren, 1 afvist, 1 uvist, 2 prøves igen');
    await her.deps.postbud.runde();
    expect(kasse.modtaget).toHaveLength(3);
    her.tid += MINUT;
    await her.deps.postbud.runde();
    expect(await tilstande(u)).toEqual({ ...foerst, senere: 'sendt', klip: 'sendt' });
    for (let i = 0; i < 20; i++) {
      her.tid += 240 * MINUT;
      await her.deps.postbud.runde();
    }
    expect(kasse.modtaget.map(({ til }) => til.replace(/@.*/, '')).sort()).toEqual(
      ['ja', 'klip', 'ogsaa', 'senere', 'uvist'].sort(),
    );
    const slags = her.db
      .prepare("SELECT slags FROM haendelse WHERE referat = ? AND slags LIKE 'udsendelse%'")
      .pluck()
      .all(id);
    expect(slags).toEqual(['udsendelse-begyndt', 'udsendelse-afsluttet']);
  });

  it('leaves a letter that nobody knows about to a person, who decides once', async () => {
    await begynd({ skaebne: SKAEBNER });
    const id = await godkendt();
    const u = await kladde(id, { andre: ANDRE('uvist1', 'uvist2') });
    await send(id, u);
    const afgoer = async (nr: number, valg: string, token = villads.token): Promise<[number, string | null]> => {
      const answer = await her.send(`/referater/${id}/udsendelser/${u}/breve/${nr}`, token, { valg });
      return [answer.status, answer.headers.get('location')?.split('?')[1] ?? null];
    };
    expect((await afgoer(1, 'igen', signe.token))[0]).toBe(403);
    expect(await afgoer(1, 'modtaget')).toEqual([303, 'besked=noteret']);
    expect(await afgoer(1, 'igen')).toEqual([303, 'fejl=afgjort']);
    expect(await afgoer(2, 'igen')).toEqual([303, 'besked=noteret']);
    await her.deps.postbud.runde();
    expect(await tilstande(u)).toEqual({ uvist1: 'noteret', uvist2: 'sendt' });
    const ids = kasse.modtaget.map(({ bytes }) => /Message-ID: (.*)/.exec(bytes.toString())?.[1]);
    expect([kasse.modtaget.length, new Set(ids).size]).toEqual([3, 2]);
    const page = await side(`/referater/${id}/udsendelser/${u}`);
    expect(page).toContain('1 modtaget af mailserveren, 1 noteret som modtaget.');
  });

  it('goes once, however often it is let go and however many rounds there are', async () => {
    await begynd({});
    const id = await godkendt();
    const u = await kladde(id, { andre: ANDRE('a', 'b', 'c') });
    await Promise.all([send(id, u), send(id, u), her.deps.postbud.runde(), send(id, u)]);
    await her.deps.postbud.runde();
    expect(kasse.modtaget.map(({ til }) => til).sort()).toEqual(['a@x.example', 'b@x.example', 'c@x.example']);
  });

  it('after a crash: what was on its way goes again, what had been handed over does not', async () => {
    await begynd({});
    const id = await godkendt();
    const u = await kladde(id, { andre: ANDRE('a', 'b', 'c') });
    await her.store.frigivUdsendelse(id, u, villads.id);
    await her.store.tagBrev();
    await her.store.tagBrev();
    await her.store.noterAfgivet(u, 2);
    await her.deps.postbud.runde();
    expect(await tilstande(u)).toEqual({ a: 'sendt', b: 'uvist', c: 'sendt' });
    expect(kasse.modtaget.map(({ til }) => til).sort()).toEqual(['a@x.example', 'c@x.example']);
  });

  it('waits while the server cannot be reached, says so, and blames nobody', async () => {
    await begynd({ login: { navn: 'referat', kode: 'rigtig' } }, {});
    await her.slut();
    her = await vaert({
      REFERAT_SMTP: `smtp://referat:forkert@127.0.0.1:${kasse.port}`,
      REFERAT_MAIL_FRA: 'referat@x.example',
    });
    villads = await her.nyBruger('villads', 'sekretariat');
    signe = await her.nyBruger('signe', 'referent');
    const id = await godkendt();
    const u = await kladde(id, { andre: ANDRE('a', 'b', 'c') });
    await send(id, u);
    expect(kasse.forbindelser).toBe(1);
    expect(await side(`/referater/${id}/udsendelser/${u}`)).toContain(
      'Mailserveren kunne ikke nås: 535 5.7.8 Forkert kode',
    );
    expect(await tilstande(u)).toEqual({ a: 'senere', b: 'venter', c: 'venter' });
    for (let i = 0; i < 60; i++) {
      her.tid += 240 * MINUT;
      await her.deps.postbud.runde();
    }
    expect(await tilstande(u)).toEqual({ a: 'afvist', b: 'afvist', c: 'afvist' });
    expect((await her.store.listBreve(u))[2]?.svar).toMatch(/^Opgivet efter mange forsøg\..*535/);
  });

  it('stops where the version no longer holds', async () => {
    await begynd({ skaebne: () => ({ ved: 'rcpt', svar: '451 4.2.0 Senere' }) });
    const id = await godkendt();
    const u = await kladde(id, { andre: ANDRE('a') });
    const ogsaa = await her.store.findUdsendelse(id, u);
    await send(id, u);
    expect((await her.send(`/referater/${id}/tilbagekaldelse`, villads.token, {})).status).toBe(303);
    her.tid += MINUT;
    await her.deps.postbud.runde();
    expect([ogsaa?.frigivet, await tilstande(u)]).toEqual([null, { a: 'standset' }]);
    expect(await side(`/referater/${id}/udsendelser/${u}`)).toContain('Udgaven gjaldt ikke længere');
    expect((await her.hent(`/referater/${id}/udsendelse`, villads.token)).status).toBe(403);
  });

  it('is not let go on another day than the letters say', async () => {
    await begynd({});
    const id = await godkendt();
    const u = await kladde(id, { andre: ANDRE('a') });
    her.db.prepare('UPDATE udsendelse SET lavet = lavet - ?').run(24 * 60 * MINUT);
    expect((await her.send(`/referater/${id}/udsendelser/${u}/afsendelse`, villads.token, {})).status).toBe(409);
    expect(kasse.modtaget).toEqual([]);
  });
});

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
