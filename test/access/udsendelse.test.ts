// Sending over HTTP: who is proposed, the letters that are looked at, what becomes of each.
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../db/kaede.ts';
import { referat } from '../builders/dokument.ts';
import { fundneOrd } from '../builders/ibytes.ts';
import type { Indretning } from '../builders/postkasse.ts';
import {
  ANDRE,
  begynd,
  felter,
  godkendt,
  her,
  kasse,
  kladde,
  lav,
  liste,
  MINUT,
  send,
  side,
  signe,
  slut,
  tilstande,
  villads,
} from './afsender.ts';

afterEach(slut);

describe('what is withheld', () => {
  it('goes to nobody by itself: for each it is chosen which edition they get', async () => {
    await begynd({});
    const doc = referat('Åbent.', 'Hemmeligstof.');
    const lukket = doc.lastChild;
    if (!lukket) throw new Error('There is no indlæg.');
    const closed = lukket.type.create({ ...lukket.attrs, adgang: 'lukket' }, lukket.content);
    const id = await godkendt(doc.copy(doc.content.replaceChild(doc.childCount - 1, closed)));
    await liste('Byrådet', 'Karen Lyngdal <karen@aeroested.example>');
    await liste('Pressen', 'kopi@avis.example');
    const page = await side(`/referater/${id}/udsendelse`);
    expect(page).toContain('Noget i referatet er lukket eller udelades.');
    expect(felter(page)['format-andre']).toEqual(['pdf-offentlig']);
    const [byraad = '', pressen = ''] = Object.keys(felter(page)).filter((n) => /^format-(?!andre|deltagere)/.test(n));
    const u = await kladde(id, { [byraad]: 'pdf', [pressen]: 'pdf-offentlig docx-offentlig' });
    // The pages beside a letter are those that it carries.
    const vist = async (nr: number) =>
      /data-pdf="[^"]*\/([a-z-]+)\?vis=1"/.exec(await side(`/referater/${id}/udsendelser/${u}?brev=${nr}`))?.[1];
    expect([await vist(1), await vist(2)]).toEqual(['pdf', 'pdf-offentlig']);
    await send(id, u);
    const told = await Promise.all(
      kasse.modtaget.map(async ({ til, bytes }) => {
        const { attachments } = await PostalMime.parse(bytes);
        const files = await Promise.all(
          attachments.map(async ({ filename, content }) => [
            filename,
            await fundneOrd(new Uint8Array(content as ArrayBuffer), ['Hemmeligstof', 'offentliggøres']),
          ]),
        );
        return [til, files];
      }),
    );
    expect(told.sort()).toEqual([
      ['karen@aeroested.example', [['Referat af prøvemøde (fuld udgave).pdf', ['Hemmeligstof', 'offentliggøres']]]],
      [
        'kopi@avis.example',
        [
          ['Referat af prøvemøde (offentlig udgave).pdf', []],
          ['Referat af prøvemøde (offentlig udgave).docx', []],
        ],
      ],
    ]);
  });
});

describe('the participants', () => {
  it('who get no letter are named before anything goes', async () => {
    await begynd({});
    const id = await godkendt();
    const u = await kladde(id, { 'format-deltagere': 'pdf', 'adresse-deltagere-0': 'bo@x.example' });
    expect(await side(`/referater/${id}/udsendelser/${u}`)).toContain('Karen Lyngdal får intet brev.');
  });
});

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

  it('are chosen among as many people as lists hold', async () => {
    await begynd({});
    const id = await godkendt();
    const mange = (ord: string) => ANDRE(...Array.from({ length: 900 }, (_, i) => `${ord}${i}`));
    await liste('Et', mange('a'));
    await liste('To', mange('b'));
    const u = await kladde(id, { andre: ANDRE('bo') });
    expect(await tilstande(u)).toEqual({ bo: 'venter' });
    const alle = Object.keys(felter(await side(`/referater/${id}/udsendelse`))).filter((navn) =>
      /^format-(?!andre|del)/.test(navn),
    );
    expect((await lav(id, Object.fromEntries(alle.map((navn) => [navn, 'pdf'])))).status).toBe(400);
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
    expect(page).toContain('Noteret af Villads');
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
    await begynd({ login: { navn: 'referat', kode: 'rigtig' } }, (port) => ({
      REFERAT_SMTP: `smtp://referat:forkert@127.0.0.1:${port}`,
    }));
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
    expect(await side(`/referater/${id}/udsendelser/${u}`)).toContain('Brevene er lavet en anden dag');
    expect(kasse.modtaget).toEqual([]);
  });
});
