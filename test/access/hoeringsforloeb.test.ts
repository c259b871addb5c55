// A comment round over HTTP when it has been sent: the letters and their links, what happens while it runs and after, and
// who may do what.
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, it } from 'vitest';
import { rosterOf } from '../../editor/model/roster.ts';
import { tekst } from '../../editor/model/tekst.ts';
import { hashToken } from '../../server/access/sessioner.ts';
import { lukUdloebne } from '../../server/hoering/ur.ts';
import type { Indretning } from '../builders/postkasse.ts';
import { begynd, her, kasse, MINUT, side, signe, slut, villads } from './afsender.ts';
import { adresser, bemaerk, felter, gennemse, igen, link, nytUdkast, send, sti } from './hoert.ts';

afterEach(slut);

const tilstande = async (id: string) =>
  (await her.store.listHoeringsbreve(id)).map(({ nr, slags, tilstand }) => `${nr} ${slags} ${tilstand}`).sort();

describe('the letters', () => {
  const SKAEBNER: Indretning['skaebne'] = (til, nr) => {
    if (til.startsWith('bo') && nr === 1) return { ved: 'slut', svar: '451 4.3.0 Prøv igen om lidt' };
    if (til.startsWith('karen')) return { ved: 'rcpt', svar: '550 5.1.1 Findes ikke' };
    if (til.startsWith('klip') && nr === 1) return { klipEfter: 300 };
    if (til.startsWith('uvist') && nr === 1) return 'klip-efter-slut';
    return 'tag-imod';
  };

  it('bring each their own link, made when it is handed over; the database knows its hash alone', async () => {
    await begynd({});
    const id = await nytUdkast();
    const h = await send(id, await adresser(id));
    expect(kasse.modtaget.map(({ til }) => til).sort()).toEqual(['bo@aeroested.example', 'karen@x.example']);
    const tokens = kasse.modtaget.map(({ bytes }) => link(bytes).replace(/^.*\/k\//, ''));
    expect(new Set(tokens).size).toBe(2);
    const alt = her.db.serialize().toString('latin1');
    for (const token of tokens) {
      expect(token).toMatch(/^[\w-]{43}$/);
      expect(alt).not.toContain(token);
      expect(alt).toContain(hashToken(token));
    }
    const mail = await PostalMime.parse(kasse.modtaget[0]?.bytes ?? '');
    expect(mail.subject).toBe('Udkast til kommentering: Havnemøde');
    expect(mail.text).toContain('Kære Bo Eksempel');
    expect(await tilstande(h.id)).toEqual([
      '1 invitation sendt',
      '1 paamindelse venter',
      '2 invitation sendt',
      '2 paamindelse venter',
    ]);
  });

  it('that fail are tried again with a new link, refused for good, or left to a person: never twice by themselves', async () => {
    await begynd({ skaebne: SKAEBNER });
    const id = await nytUdkast();
    const andre = 'Klip <klip@x.example>\nUvist <uvist@x.example>';
    const h = await send(id, { ...(await adresser(id)), andre, dagenFoer: null });
    expect(await tilstande(h.id)).toEqual([
      '1 invitation senere',
      '2 invitation afvist',
      '3 invitation senere',
      '4 invitation uvist',
    ]);
    const page = await side(sti(id), signe.token);
    expect(page).toContain('550 5.1.1 Findes ikke');
    expect(page).toContain('Brevet er måske sendt');
    her.tid += MINUT;
    await her.deps.postbud.runde();
    expect(await tilstande(h.id)).toEqual([
      '1 invitation sendt',
      '2 invitation afvist',
      '3 invitation sendt',
      '4 invitation uvist',
    ]);
    for (let i = 0; i < 5; i++) {
      her.tid += 240 * MINUT;
      await her.deps.postbud.runde();
    }
    expect(kasse.modtaget.map(({ til }) => til.replace(/@.*/, '')).sort()).toEqual(['bo', 'klip', 'uvist']);
    const [uvist] = (await her.store.listHoeringsbreve(h.id)).filter(({ tilstand }) => tilstand === 'uvist');
    const token = await igen();
    expect((await her.send(`${sti(id)}/1/breve/${uvist?.id}`, token, {})).status).toBe(303);
    await her.deps.postbud.runde();
    expect(kasse.modtaget.at(-1)?.til).toBe('uvist@x.example');
    expect((await her.send(`${sti(id)}/1/breve/${uvist?.id}`, token, {})).status).toBe(400);
  });

  it('without a mail server are files, the links are handed over, and everything says that nothing was sent', async () => {
    await begynd(null);
    const id = await nytUdkast();
    const review = await (await gennemse(id, await adresser(id))).text();
    expect(review).toContain('Der er ikke sat en mailserver op, så der bliver ikke sendt noget.');
    const h = await send(id, await adresser(id));
    const page = await side(sti(id), signe.token);
    expect(page).toContain('Der er ikke sendt noget.');
    expect(await tilstande(h.id)).toEqual(['1 invitation fil', '2 invitation fil']);
    const eml = await her.send(`${sti(id)}/1/deltagere/2/eml`, signe.token, {});
    const bytes = Buffer.from(await eml.arrayBuffer());
    const mail = await PostalMime.parse(bytes);
    expect([mail.to?.[0]?.address, mail.headers.find(({ key }) => key === 'x-unsent')?.value]).toEqual([
      'karen@x.example',
      '1',
    ]);
    expect(link(bytes)).toMatch(new RegExp(`^${her.url}/k/`));
    const shown = await (await her.send(`${sti(id)}/1/deltagere/1/link`, signe.token, {})).text();
    const token = link(shown).replace(/^.*\/k\//, '');
    expect(her.db.prepare('SELECT nr FROM deltagerlink WHERE token = ?').pluck().get(hashToken(token))).toBe(1);
    const slags = her.db.prepare("SELECT count(*) FROM haendelse WHERE slags = 'hoering-link'").pluck().get();
    expect(slags).toBe(2);
    expect(kasse.forbindelser).toBe(0);
  });
});

describe('while it runs', () => {
  it('says how far it is, on its page and in the list', async () => {
    await begynd({});
    const id = await nytUdkast();
    const h = await send(id, { ...(await adresser(id)), andre: 'Ny Nysen <ny@x.example>' });
    expect(await side('/', signe.token)).toContain('Ingen af 3 har svaret · frist tirsdag den 16. marts kl. 12.00');
    await her.store.noterAabnet(h.id, 1);
    await bemaerk(h, 1);
    await her.store.svarHoering(h.id, 2, 'ingen');
    const page = await side(sti(id), signe.token);
    expect(page).toContain('<h1>2 af 3 har svaret</h1>');
    for (const said of ['1 bemærkning<', 'Ingen bemærkninger<', 'Har ikke svaret<', 'Åbnede udkastet i dag kl. 14.32'])
      expect(page).toContain(said);
    expect(await side('/', signe.token)).toContain('2 af 3 har svaret · frist');
    expect(await side(`/referater/${id}`, signe.token)).toContain(`href="${sti(id)}"`);
  });

  it('reminds those who have not answered, or one of them', async () => {
    await begynd({});
    const id = await nytUdkast();
    const h = await send(id, { ...(await adresser(id)), andre: 'Ny <ny@x.example>', dagenFoer: null });
    await her.store.svarHoering(h.id, 2, 'ingen');
    const had = kasse.modtaget.length;
    expect((await her.send(`${sti(id)}/1/paamindelse`, signe.token, { deltager: '3' })).status).toBe(303);
    await her.deps.postbud.runde();
    expect((await her.send(`${sti(id)}/1/paamindelse`, signe.token, {})).status).toBe(303);
    await her.deps.postbud.runde();
    expect(kasse.modtaget.slice(had).map(({ til }) => til.replace(/@.*/, ''))).toEqual(['ny', 'bo', 'ny']);
    expect((await her.send(`${sti(id)}/1/paamindelse`, signe.token, { deltager: '2' })).status).toBe(400);
  });

  it('reminds by itself the day before, and not those who have answered by then', async () => {
    await begynd({});
    const id = await nytUdkast();
    const h = await send(id, await adresser(id));
    await her.store.svarHoering(h.id, 1, 'ingen');
    const had = kasse.modtaget.length;
    her.tid = Date.UTC(2027, 2, 15, 7, 59);
    await her.deps.postbud.runde();
    expect(kasse.modtaget.length).toBe(had);
    her.tid = Date.UTC(2027, 2, 15, 8, 0);
    await her.deps.postbud.runde();
    expect(kasse.modtaget.slice(had).map(({ til }) => til)).toEqual(['karen@x.example']);
    expect(await tilstande(h.id)).toContain('1 paamindelse standset');
  });

  it('moves the deadline, tells everybody, and reminds before the new one', async () => {
    await begynd({});
    const id = await nytUdkast();
    const h = await send(id, await adresser(id));
    const had = kasse.modtaget.length;
    const nyFrist = { dag: '2027-03-23', kl: '12:00', besked: 'ja', dagenFoer: 'ja' };
    expect((await her.send(`${sti(id)}/1/frist`, signe.token, nyFrist)).status).toBe(303);
    await her.deps.postbud.runde();
    const told = kasse.modtaget.slice(had);
    expect(told.length).toBe(2);
    const mail = await PostalMime.parse(told[0]?.bytes ?? '');
    expect(mail.text).toContain('er flyttet til tirsdag den 23. marts kl. 12.00');
    her.tid = Date.UTC(2027, 2, 15, 9);
    await her.deps.postbud.runde();
    expect(kasse.modtaget.length).toBe(had + 2);
    her.tid = Date.UTC(2027, 2, 22, 9);
    await her.deps.postbud.runde();
    expect(kasse.modtaget.length).toBe(had + 4);
    expect((await her.store.getHoering(h.id)).frist).toBe(Date.UTC(2027, 2, 23, 11));
    expect((await her.send(`${sti(id)}/1/frist`, await igen(), { dag: '2027-03-01', kl: '12:00' })).status).toBe(400);
  });

  it('asks one more, and takes one off: their link is dead and their letters stop', async () => {
    await begynd({
      skaebne: (til) => (til.startsWith('ude') ? { ved: 'rcpt', svar: '451 4.2.0 Senere' } : 'tag-imod'),
    });
    const id = await nytUdkast();
    const h = await send(id, { ...(await adresser(id)), dagenFoer: null });
    const add = (andre: string, mere = {}) => her.send(`${sti(id)}/1/deltagere`, signe.token, { andre, ...mere });
    const refused = await add('Ude <ude@x.example>');
    expect([refused.status, (await refused.text()).includes('Ude &lt;ude@x.example&gt;')]).toEqual([400, true]);
    expect((await add('Ude <ude@x.example>', { 'sagt-udefra': 'ja' })).status).toBe(303);
    expect((await add('Inde <inde@aeroested.example>')).status).toBe(303);
    const begge = await add('Nok <nok@aeroested.example>\nBo <BO@aeroested.example>');
    expect([begge.status, (await begge.text()).includes('Bo er med i runden allerede.')]).toEqual([400, true]);
    expect((await her.store.getHoering(h.id)).inviterede).toHaveLength(4);
    await her.deps.postbud.runde();
    expect(await tilstande(h.id)).toEqual([
      '1 invitation sendt',
      '2 invitation sendt',
      '3 invitation senere',
      '4 invitation sendt',
    ]);
    for (const nr of [3, 4])
      expect((await her.send(`${sti(id)}/1/deltagere/${nr}/tilbagekaldelse`, signe.token, {})).status).toBe(303);
    her.tid += 10 * MINUT;
    await her.deps.postbud.runde();
    expect((await tilstande(h.id))[2]).toBe('3 invitation standset');
    expect(her.db.prepare('SELECT count(*) FROM deltagerlink WHERE nr > 2').pluck().get()).toBe(0);
    expect(await side(sti(id), signe.token)).toContain('Adgangen er fjernet');
  });

  it('is a finding of the check, and so are remarks that nobody has settled', async () => {
    await begynd({});
    const id = await nytUdkast();
    const h = await send(id, await adresser(id));
    const traad = await bemaerk(h, 1);
    await bemaerk(h, 2);
    const page = await side(`/referater/${id}/kontrol`, signe.token);
    expect(page).toContain('2 bemærkninger til udkastet er ikke afgjort.');
    expect(page).toContain('Deltagerne kan svare til tirsdag den 16. marts kl. 12.00.');
    await her.send(`/referater/${id}/godkendelse/anmodning`, villads.token, {});
    const stand = await her.store.findStand(id);
    const felterne = { version: String(stand?.version), epoch: String(stand?.epoch) };
    const uden = await her.send(`/referater/${id}/godkendelse`, villads.token, felterne);
    expect(uden.status).toBe(400);
    const form = await side(`/referater/${id}/godkendelse`, villads.token);
    const grunde = Object.fromEntries(
      [...form.matchAll(/name="(begrundelse-\d+)"/g)].map(([, navn = '']) => [navn, 'Set']),
    );
    expect(Object.keys(grunde)).toHaveLength(2);
    expect((await her.send(`/referater/${id}/godkendelse`, villads.token, { ...felterne, ...grunde })).status).toBe(
      303,
    );
    expect((await her.store.getHoering(h.id)).lukket).not.toBeNull();
    const punkter = (await her.store.listUdgaver(id))[0]?.kontrol?.punkter.filter(
      ({ begrundelse }) => begrundelse !== null,
    );
    expect(punkter?.map(({ regel }) => regel)).toEqual(['uafklarede-bemaerkninger', 'runde-i-gang']);
    expect(traad.stand).toBe('aaben');
  });
});

describe('after it', () => {
  const afgoer = (id: string, traad: string, stand: 'afvist' | 'naeste-moede' | 'besvaret', begrundelse = '') =>
    her.store.afgoerBemaerkning(id, traad, { stand, forventet: 'aaben', begrundelse }, signe.id);

  it('it ends by the clock at the deadline, and says what came of it', async () => {
    await begynd({});
    const id = await nytUdkast();
    const h = await send(id, { ...(await adresser(id)), andre: 'Ny <ny@x.example>' });
    await bemaerk(h, 1);
    await her.store.svarHoering(h.id, 2, 'ingen');
    her.tid = h.frist - 1;
    await lukUdloebne(her.deps);
    expect((await her.store.getHoering(h.id)).lukket).toBeNull();
    her.tid = h.frist;
    await lukUdloebne(her.deps);
    expect((await her.store.getHoering(h.id)).lukket).toBe(h.frist);
    expect(await side(sti(id), await igen())).toContain(
      '<h1>1 af 3 har kommenteret, 1 uden bemærkninger, 1 har ikke svaret.</h1>',
    );
  });

  it('each who remarked is told what became of each remark, once, when all are settled', async () => {
    await begynd({});
    const id = await nytUdkast();
    const h = await send(id, { ...(await adresser(id)), dagenFoer: null });
    const ren = await bemaerk(h, 1, { slags: 'faktuel', tekst: 'Der er {link} bænke.' });
    const forslag = await bemaerk(h, 1, { tekst: '', forslag: { art: 'ret', tekst: 'Så' } });
    await her.store.svarHoering(h.id, 2, 'ingen');
    const had = kasse.modtaget.length;
    const svar = async () => (await her.send(`${sti(id)}/1/svar`, signe.token, {})).status;
    expect(await svar()).toBe(400);
    expect((await her.send(`${sti(id)}/1/lukning`, signe.token, {})).status).toBe(303);
    await afgoer(id, ren.id, 'afvist', 'Det blev ikke sagt');
    expect(await svar()).toBe(400);
    await afgoer(id, forslag.id, 'naeste-moede');
    expect(await svar()).toBe(303);
    await her.deps.postbud.runde();
    expect(kasse.modtaget.slice(had).map(({ til }) => til)).toEqual(['bo@aeroested.example']);
    const { text = '', subject } = await PostalMime.parse(kasse.modtaget.at(-1)?.bytes ?? '');
    expect(subject).toBe('Svar på dine bemærkninger: Havnemøde');
    expect(text).toContain('(faktuel fejl)\nDu skrev: Der er (link) bænke.\nIkke rettet: Det blev ikke sagt.');
    expect(text).toContain('Du foreslog: »Så«\nTages op på næste møde.');
    expect(await side(sti(id), signe.token)).toContain('Forslag: »Så«</p><p>Bo Eksempel · Om »');
    expect(text.match(/\/k\//g)?.length).toBe(1);
    expect(await svar()).toBe(400);
  });

  it('whoever has no address reads the answers by their link: no letter is promised', async () => {
    await begynd({});
    const id = await nytUdkast();
    const h = await send(id, { ...(await adresser(id, '')), dagenFoer: null });
    const traad = await bemaerk(h, 1);
    await afgoer(id, traad.id, 'besvaret');
    await her.send(`${sti(id)}/1/lukning`, signe.token, {});
    const page = await side(sti(id), signe.token);
    expect(page).toContain('De, der har kommenteret, har ingen adresse.');
    expect(page).not.toContain('/1/svar"');
    expect((await her.send(`${sti(id)}/1/svar`, signe.token, {})).status).toBe(400);
  });

  it('the summary is put into the text once, by the one who asks, and stays beside it', async () => {
    await begynd({});
    const id = await nytUdkast();
    const h = await send(id, { ...(await adresser(id)), dagenFoer: null });
    await her.store.svarHoering(h.id, 2, 'ingen');
    const ind = async () => (await her.send(`${sti(id)}/1/opsummering`, signe.token, {})).status;
    expect(await ind()).toBe(400);
    await her.send(`${sti(id)}/1/lukning`, signe.token, {});
    expect([await ind(), await ind()]).toEqual([303, 303]);
    const { doc, version } = await her.deps.levende.dokument(id);
    const linjer: string[] = [];
    doc.descendants((node) => {
      if (node.isTextblock) linjer.push(tekst(node, rosterOf(doc)));
    });
    const saetning =
      'Udkastet til referatet var til kommentering til tirsdag den 9. marts 2027 kl. 14.32. Ingen af 2 har kommenteret, 1 uden bemærkninger, 1 har ikke svaret.';
    expect(linjer.filter((line) => line === saetning)).toHaveLength(1);
    expect(linjer.filter((line) => line === 'Bemærkninger til referatet')).toHaveLength(1);
    const author = her.db.prepare('SELECT author FROM step WHERE doc = ? AND version = ?').pluck().get(id, version);
    expect(author).toBe(signe.id);
    expect(await side(sti(id), signe.token)).toContain('Opsummeringen står i referatet.');
  });

  it('a second round proposes the same people, is of a later version, and keeps the copy of the first', async () => {
    await begynd({});
    const id = await nytUdkast();
    const h = await send(id, { ...(await adresser(id)), andre: 'Ny <ny@x.example>', dagenFoer: null });
    expect((await her.hent(`${sti(id)}/ny`, signe.token)).headers.get('location')).toBe(sti(id));
    await her.store.tilbagekaldInviteret(h.id, 1, signe.id);
    await her.send(`${sti(id)}/1/lukning`, signe.token, {});
    await her.send(`${sti(id)}/1/opsummering`, signe.token, {});
    const page = await side(`${sti(id)}/ny`, signe.token);
    expect(page).toContain('Send til kommentering igen: 2. runde');
    const form = felter(page);
    expect(form.valgt).toHaveLength(2);
    expect(
      Object.entries(form)
        .filter(([navn]) => /^mail-/.test(navn))
        .map(([, value]) => value[0]),
    ).toEqual(['bo@aeroested.example', 'karen@x.example', 'ny@x.example']);
    const to = await send(id, { dagenFoer: null });
    expect([to.nr, to.version > h.version, to.inviterede.map(({ navn }) => navn)]).toEqual([
      2,
      true,
      ['Karen Lyngdal', 'Ny'],
    ]);
    expect((await her.store.findHoering(id, 1))?.id).toBe(h.id);
    expect(await her.store.findUdkast(h.id, 'offentlig')).not.toBeNull();
    expect(await side(`${sti(id)}/1`, signe.token)).toContain('2. runde');
    expect((await her.send(`${sti(id)}/1/frist`, signe.token, { dag: '2027-03-23', kl: '12:00' })).status).toBe(400);
  });
});

describe('rights', () => {
  it('the owner and the secretariat send out and steer; colleagues see; strangers find nothing', async () => {
    await begynd({});
    const id = await nytUdkast();
    const kollega = await her.nyBruger('bo', 'referent');
    const fremmed = await her.nyBruger('fremmed', 'administrator', 'skoven');
    const alle = [signe, villads, kollega, fremmed];
    const hent = (til: string) => Promise.all(alle.map(async ({ token }) => (await her.hent(til, token)).status));
    const gør = (til: string) =>
      Promise.all([kollega, fremmed].map(async ({ token }) => (await her.send(til, token, {})).status));
    expect(await hent(`${sti(id)}/ny`)).toEqual([200, 200, 403, 404]);
    expect(await gør(sti(id))).toEqual([403, 404]);
    await send(id, await adresser(id));
    expect(await hent(sti(id))).toEqual([200, 200, 200, 404]);
    expect(await side(sti(id), kollega.token)).not.toContain('/tilbagekaldelse');
    for (const til of ['paamindelse', 'frist', 'lukning', 'deltagere', 'deltagere/1/link', 'deltagere/1/eml', 'svar'])
      expect(await gør(`${sti(id)}/1/${til}`), til).toEqual([403, 404]);
    expect((await her.hent(`${sti(id)}/2`, signe.token)).status).toBe(404);
    const andet = await nytUdkast();
    await send(andet);
    expect((await her.send(`${sti(andet)}/2/lukning`, signe.token, {})).status).toBe(404);
  });
});
