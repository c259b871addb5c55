// The draft over HTTP, as those who were invited meet it: what they can do without a script, what the script is told, and
// what a second round says.
import { Fragment, type Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { rosterOf } from '../../editor/model/roster.ts';
import { tekst } from '../../editor/model/tekst.ts';
import { GAESTER } from '../builders/udkast.ts';
import { NU } from '../pages/vaert.ts';
import { AASE, aabnLink, blokMed, doc, FRIST, KAREN, nytUdkasthus, TORBEN } from './deltagere.ts';

const hus = nytUdkasthus();
const traadene = async (referat: string) => (await hus.her.store.listTraade(referat)).traade;

describe('the page without a script', () => {
  it('says who is asked, until when, and where they stand; the first look is noted', async () => {
    const { hoering, tokens, referat } = await hus.runde();
    const who = await aabnLink(hus.her, tokens[AASE]);
    expect((await hus.her.store.findHoering(referat))?.inviterede[0]?.aabnet).toBeNull();
    const page = await who.side(`/udkast/${hoering}`);
    expect(page).toContain('fredag den 19. marts kl.\u00a014.32');
    expect(page).toContain('UDKAST – ikke godkendt');
    const own = /href="#(e-\w+)">1 indlæg<\/a> og <a href="#(b-\w+)">2 andre steder/.exec(page);
    expect(page).toContain(`class="eget" id="${own?.[1]}"`);
    expect(page).toContain(`id="${own?.[2]}"`);
    expect((await hus.her.store.findHoering(referat))?.inviterede[0]?.aabnet).toBe(NU);
    hus.her.tid += 1000;
    await who.side(`/udkast/${hoering}`);
    expect((await hus.her.store.findHoering(referat))?.inviterede[0]?.aabnet).toBe(NU);
    const mine = await who.side(`/udkast/${hoering}?vis=mine`);
    expect(mine.indexOf('Dine indlæg')).toBeLessThan(mine.indexOf('<h1>'));
    expect(new Set([...mine.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)).size).toBe(
      [...mine.matchAll(/ id="/g)].length,
    );
  });

  it('takes a remark, a proposal of no more than what was changed, a new paragraph, and one that goes', async () => {
    const { hoering, tokens, referat } = await hus.runde();
    const who = await aabnLink(hus.her, tokens[AASE]);
    const before =
      'Malte Strandhave svarede, at stien holdes åben, og at Aase Aagaard-Øllgårds forslag om en midlertidig bro bliver regnet igennem inden påske.';
    const sendt = await hus.skriv(who, hoering, 'Bo Eksempel redegjorde', {
      tekst: 'Der var fem lokaler.',
      slags: 'faktuel',
    });
    expect(sendt.headers.get('location')).toMatch(new RegExp(`^/udkast/${hoering}\\?besked=bemaerkning#t-\\w+$`));
    await hus.skriv(who, hoering, 'Malte', {
      hvad: 'forslag',
      forslag: before.replace('bro bliver', 'gangbro bliver'),
    });
    await hus.skriv(who, hoering, 'Malte', {
      hvad: 'forslag',
      forslag: before.replace('åben, og', 'åben hele året, og'),
      hvorfor: 'Sådan sagde han.',
    });
    await hus.skriv(who, hoering, 'Malte', { hvad: 'forslag', art: 'nyt-afsnit', nyt: 'Aase takkede.' });
    await hus.skriv(who, hoering, 'Malte', { hvad: 'forslag', art: 'slet-afsnit' });
    await hus.skriv(who, hoering, '', { tekst: 'Et godt referat.' });
    const found = (await traadene(referat)).map(({ slags, tekst: said, citat, forslag }) => ({
      slags,
      said,
      citat,
      forslag,
    }));
    const bo =
      'Bo Eksempel redegjorde indledningsvis for beboernes ønsker til stueetagerne på Nordkajen, hvor fire lokaler har stået tomme siden efteråret. Der er brug for mødesteder, som også er åbne om vinteren.';
    expect(found).toEqual([
      { slags: 'faktuel', said: 'Der var fem lokaler.', citat: bo, forslag: null },
      { slags: null, said: '', citat: 'bro', forslag: { art: 'ret', tekst: 'gangbro' } },
      { slags: null, said: 'Sådan sagde han.', citat: 'åben', forslag: { art: 'ret', tekst: 'åben hele året' } },
      { slags: null, said: '', citat: before, forslag: { art: 'nyt-afsnit', tekst: 'Aase takkede.' } },
      { slags: null, said: '', citat: before, forslag: { art: 'slet-afsnit', tekst: '' } },
      { slags: null, said: 'Et godt referat.', citat: '', forslag: null },
    ]);
    const page = await who.side(`/udkast/${hoering}`);
    expect(page).toContain(
      '<del><span class="sr-only">Slettet: </span>bro<span class="sr-only"> (slut)</span></del><ins>',
    );
    expect(page).toContain('Dine 6 bemærkninger er sendt.');
    expect(page).toContain('value="faerdig"');
  });

  it('keeps a name that a proposal touches whole', async () => {
    const { hoering, tokens, referat } = await hus.runde();
    const who = await aabnLink(hus.her, tokens[TORBEN]);
    const line = doc.content.content
      .flatMap((part) => part.content.content.flatMap((one) => [...one.children]))
      .find((one) => one.isTextblock && tekst(one, rosterOf(doc)).startsWith('Aase'));
    if (!line) throw new Error('Linjen mangler.');
    const words = tekst(line, rosterOf(doc));
    await hus.skriv(who, hoering, 'Aase', {
      hvad: 'forslag',
      forslag: words.replace('Aase Aagaard-Øllgård', 'Aase Aagaard'),
    });
    const [one] = await traadene(referat);
    expect([one?.citat, one?.forslag?.tekst]).toEqual(['Aase Aagaard-Øllgård', 'Aase Aagaard']);
  });

  it('gives back what was typed where it is refused, with one sentence', async () => {
    const { hoering, tokens, referat } = await hus.runde();
    const who = await aabnLink(hus.her, tokens[AASE]);
    const tomt = await hus.skriv(who, hoering, 'Bo', { tekst: '   ', slags: 'indsigelse' });
    expect(tomt.status).toBe(400);
    const page = await tomt.text();
    expect(page).toContain('Skriv, hvad du vil sige');
    expect(page).toContain('value="indsigelse" selected');
    const langt = await hus.skriv(who, hoering, 'Bo', { tekst: `Begynd ${'x'.repeat(10_001)}` });
    expect([langt.status, (await langt.text()).includes('Begynd xxxx')]).toEqual([400, true]);
    // The proposal goes over a marker: only what can be read can be rewritten.
    const over = await hus.skriv(who, hoering, 'Nanna', {
      hvad: 'forslag',
      forslag: 'Nanna Bølgemark sagde noget helt andet.',
    });
    expect(over.status).toBe(400);
    expect(await over.text()).toContain('Nanna Bølgemark sagde noget helt andet.');
    const ved = await hus.skriv(who, hoering, 'Nanna', {
      hvad: 'forslag',
      forslag:
        'Nanna Bølgemark supplerede med, at foreningens fælleshus kan bruges til møder for [Udeladt], så længe arbejdet varer.',
    });
    expect(ved.status).toBe(303);
    expect((await traadene(referat)).map(({ citat }) => citat)).toEqual(['står på']);
    hus.her.tid = FRIST;
    const sent = await hus.skriv(who, hoering, 'Bo', { tekst: 'For sent skrevet.' });
    expect(sent.status).toBe(409);
    expect(await sent.text()).toContain('For sent skrevet.');
  });

  it('the same sending twice is one remark', async () => {
    const { hoering, tokens, referat } = await hus.runde();
    const who = await aabnLink(hus.her, tokens[AASE]);
    const felter = { tekst: 'Kun én gang.', afsending: 'denSammeAfsending' };
    await hus.skriv(who, hoering, 'Bo', felter);
    await hus.skriv(who, hoering, 'Bo', felter);
    expect(await traadene(referat)).toHaveLength(1);
    // Another's number cannot be used.
    const torben = await aabnLink(hus.her, tokens[TORBEN]);
    expect((await hus.skriv(torben, hoering, 'Bo', felter)).status).toBe(400);
  });

  it('answers, withdraws, says none and thinks again, until the deadline', async () => {
    const { hoering, tokens, referat } = await hus.runde();
    const aase = await aabnLink(hus.her, tokens[AASE]);
    const torben = await aabnLink(hus.her, tokens[TORBEN]);
    const svaret = async () => (await hus.her.store.findHoering(referat))?.inviterede[0]?.svar;
    await aase.send(`/udkast/${hoering}/svar`, { svar: 'ingen' });
    expect(await svaret()).toBe('ingen');
    expect(await aase.side(`/udkast/${hoering}`)).toContain('Du har svaret: Ingen bemærkninger');
    await hus.skriv(aase, hoering, 'Bo', { tekst: 'Alligevel.' });
    expect(await svaret()).toBeNull();
    await aase.send(`/udkast/${hoering}/svar`, { svar: 'ingen' });
    expect(await svaret()).toBe('faerdig');
    await aase.send(`/udkast/${hoering}/svar`, { svar: 'fortryd' });
    expect(await svaret()).toBeNull();
    const [traad] = await traadene(referat);
    const sti = `/udkast/${hoering}/bemaerkninger/${traad?.id}`;
    await torben.send(`${sti}/svar`, { tekst: 'Enig.', afsending: 'svaretsnummer' });
    expect(await aase.side(`/udkast/${hoering}`)).toContain('Enig.');
    const tomt = await torben.send(`${sti}/svar`, { tekst: '', afsending: 'svaretsnummer2' });
    expect(tomt.status).toBe(400);
    expect((await torben.send(`${sti}/tilbagetraekning`, {})).status).toBe(404);
    expect((await aase.send(`${sti}/tilbagetraekning`, {})).status).toBe(303);
    expect(await torben.side(`/udkast/${hoering}`)).not.toContain('Alligevel.');
    expect(await aase.side(`/udkast/${hoering}`)).toContain('Trukket tilbage');
    expect((await torben.send(`${sti}/svar`, { tekst: 'Mere.', afsending: 'svaretsnummer3' })).status).toBe(404);
    hus.her.tid = FRIST;
    expect((await aase.send(`/udkast/${hoering}/svar`, { svar: 'ingen' })).status).toBe(409);
    const lukket = await aase.side(`/udkast/${hoering}`);
    expect(lukket).toContain('Fristen er udløbet');
    expect(lukket).not.toContain('data-skriv');
    const slags = hus.her.db.prepare("SELECT slags FROM haendelse WHERE slags = 'hoering-besvaret'").all();
    expect(slags).toHaveLength(4);
  });

  it('shows what the referent answered', async () => {
    const { hoering, tokens, referat } = await hus.runde();
    const aase = await aabnLink(hus.her, tokens[AASE]);
    await hus.skriv(aase, hoering, 'Bo', { tekst: 'Forkert.' });
    const [traad] = await traadene(referat);
    const sti = `/referater/${referat}/bemaerkninger/${traad?.id}/afgoerelse`;
    const answer = await hus.her.hent(sti, hus.signe.token, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ stand: 'afvist', forventet: 'aaben', begrundelse: 'Det blev sagt sådan.' }),
    });
    expect(answer.status).toBe(200);
    const page = await aase.side(`/udkast/${hoering}`);
    expect(page).toContain('Ikke rettet');
    expect(page).toContain('Det blev sagt sådan.');
    expect(page).not.toContain('Træk tilbage');
  });

  it('takes no more in a minute than anybody can write', async () => {
    const { hoering, tokens } = await hus.runde();
    const who = await aabnLink(hus.her, tokens[AASE]);
    const blok = blokMed(await who.side(`/udkast/${hoering}`), 'Bo');
    const send = async (i: number) =>
      (await who.send(`/udkast/${hoering}/bemaerkninger`, { blok, tekst: `Nr. ${i}`, afsending: `mange${1000 + i}` }))
        .status;
    for (let i = 0; i < 40; i++) expect(await send(i)).toBe(303);
    expect(await send(40)).toBe(429);
    hus.her.tid += 60_000;
    expect(await send(40)).toBe(303);
  });
});

describe('the script is told', () => {
  it('what is new since it asked, and gets the same threads as the page has', async () => {
    const { hoering, tokens } = await hus.runde();
    const aase = await aabnLink(hus.her, tokens[AASE]);
    const torben = await aabnLink(hus.her, tokens[TORBEN]);
    const blok = blokMed(await torben.side(`/udkast/${hoering}`), 'Bo Eksempel redegjorde');
    const answer = await torben.json(`/udkast/${hoering}/bemaerkninger`, {
      ...{ blok, fra: 12, til: 22, hvad: 'bemaerkning', tekst: 'Hvornår?', afsending: 'fraskriptet1', siden: 0 },
    });
    const mit = (await answer.json()) as {
      rev: number;
      kort: { id: string; blok: string; html: string }[];
      panel: string | null;
      stand: string;
    };
    expect(mit.kort.map((one) => one.blok)).toEqual([blok]);
    expect(mit.panel).toContain('Færdig');
    const nyt = (await (await aase.json(`/udkast/${hoering}/nyt?siden=0`)).json()) as typeof mit;
    expect(nyt.kort[0]?.html).toContain('redegjorde');
    expect(nyt.kort[0]?.html).not.toContain('Træk tilbage');
    expect(nyt.panel).toContain('Ingen bemærkninger');
    const spoerg = `/udkast/${hoering}/nyt?siden=${nyt.rev}&stand=${nyt.stand}`;
    const intet = (await (await aase.json(spoerg)).json()) as typeof mit;
    expect([intet.kort, intet.rev, intet.panel]).toEqual([[], nyt.rev, null]);
    // Another window answered: the panel is another.
    await aase.json(`/udkast/${hoering}/svar`, { svar: 'ingen' });
    expect(((await (await aase.json(spoerg)).json()) as typeof mit).panel).toContain('Du har svaret');
    await torben.json(`/udkast/${hoering}/bemaerkninger/${mit.kort[0]?.id}/tilbagetraekning`, { siden: mit.rev });
    const vaek = (await (await aase.json(`/udkast/${hoering}/nyt?siden=${nyt.rev}`)).json()) as { vaek: string[] };
    expect(vaek.vaek).toEqual([mit.kort[0]?.id]);
  });

  it('nothing of others where the round says so', async () => {
    const { hoering, tokens } = await hus.runde({ seHinanden: false });
    const aase = await aabnLink(hus.her, tokens[AASE]);
    const torben = await aabnLink(hus.her, tokens[TORBEN]);
    await hus.skriv(torben, hoering, 'Bo', { tekst: 'Kun til referenten.' });
    expect(await aase.side(`/udkast/${hoering}`)).not.toContain('Kun til referenten.');
    expect(await torben.side(`/udkast/${hoering}`)).toContain('Kun til referenten.');
  });
});

describe('a second round', () => {
  const skift = async (referat: string, version: number, nyt: Node): Promise<Node> => {
    const found = await hus.her.deps.levende.dokument(referat);
    const tr = new Transform(found.doc);
    tr.replaceWith(0, found.doc.content.size, nyt.content);
    const batch = { version, epoch: 0, client: 'klient-12', batch: `bundt-${version}0001` };
    await hus.her.deps.levende.accept(referat, hus.signe.id, {
      ...batch,
      steps: tr.steps.map((step) => step.toJSON()),
    });
    return (await hus.her.deps.levende.dokument(referat)).doc;
  };
  const medTekst = (before: Node, fra: string, til: string, mark: string | null = null): Node => {
    const walk = (node: Node): Node => {
      const { text, marks, type } = node;
      const skjult = type.schema.mark('skjult', { adgang: 'udelades' });
      if (text?.includes(fra) && mark === null) return type.schema.text(text.replace(fra, til), marks);
      if (text === mark) return node.mark([...marks, skjult]);
      return node.isText ? node : node.copy(Fragment.from(node.children.map(walk)));
    };
    return walk(before);
  };

  it('says what changed since the first, in words, to those who saw the first', async () => {
    const first = await hus.runde({ gaester: GAESTER.slice(0, 2) });
    const aase = await aabnLink(hus.her, first.tokens[AASE]);
    await hus.skriv(aase, first.hoering, 'Malte', { tekst: 'Fra første runde.' });
    await hus.her.store.lukHoering(first.hoering, hus.signe.id);
    const nu = await skift(first.referat, 0, medTekst(doc, 'midlertidig bro', 'midlertidig gangbro'));
    const second = await hus.runde({ referat: first.referat, doc: nu, version: 1 });
    const igen = await aabnLink(hus.her, second.tokens[AASE]);
    const page = await igen.side(`/udkast/${second.hoering}`);
    expect(page).toContain('Det er 2. udkast.');
    expect(page).toContain(`href="/udkast/${second.hoering}/aendringer"`);
    // What came of their own remark of the first round stands in the list; the thread itself is of another draft.
    expect(page).toContain('Fra 1. udkast');
    expect(page).toMatch(/<li>Fra første runde\.<span>Venter på referenten<\/span><\/li>/);
    expect(page).not.toContain('class="kort');
    const torben = await aabnLink(hus.her, second.tokens[TORBEN]);
    expect(await torben.side(`/udkast/${second.hoering}`)).not.toContain('Fra første runde.');
    const changes = await igen.side(`/udkast/${second.hoering}/aendringer`);
    expect(changes).toMatch(/<del>.*bro.*<\/del><ins>.*gangbro.*<\/ins>/);
    // Karen was not asked the first time.
    const karen = await aabnLink(hus.her, second.tokens[KAREN]);
    expect(await karen.side(`/udkast/${second.hoering}`)).not.toContain('/aendringer');
    expect((await karen.hent(`/udkast/${second.hoering}/aendringer`)).status).toBe(404);
    // The first draft and its answers can still be read.
    expect(await aase.side(`/udkast/${first.hoering}`)).toContain('Fra første runde.');
  });

  it('tells nothing of what was withheld since', async () => {
    const first = await hus.runde();
    await hus.her.store.lukHoering(first.hoering, hus.signe.id);
    const linje = ' nævnte reglerne.';
    const nu = await skift(first.referat, 0, medTekst(doc, '', '', linje));
    const second = await hus.runde({ referat: first.referat, doc: nu, version: 1 });
    const aase = await aabnLink(hus.her, second.tokens[AASE]);
    const changes = await aase.side(`/udkast/${second.hoering}/aendringer`);
    expect(changes).toContain('[Noget er taget ud]');
    expect(changes).not.toContain('reglerne');
  });
});
