// Letterheads over HTTP: copied, edited, refused with a sentence, drawn, chosen for an organ; and none of it by anyone but
// an administrator.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBrevhoveddata, getBrevhoved, laesBrevhoveder } from '../../server/export/brevhoved.ts';
import { referat } from '../builders/dokument.ts';
import { BILLEDE, png } from '../export/proever.ts';
import { type Vaert, vaert } from './vaert.ts';

let her: Vaert;
let karen: { id: string; token: string };
beforeEach(async () => {
  her = await vaert();
  karen = await her.nyBruger('karen', 'administrator');
});
afterEach(async () => {
  expect(her.fejl).toEqual([]);
  await her.slut();
});

const SKABELON = getBrevhoved().id;

/** The fields of a letterhead's form as the page sends them. */
const FELTER = {
  navn: 'Søndre Ådal',
  afsender: 'Søndre Ådal Kommune',
  linjer: 'Sekretariatet\r\n\r\npost@aadal.example ',
  'logo-alt': 'Et egetræ',
  'logo-bredde': '15,5',
  'logo-sted': 'hoejre',
  streg: 'ja',
  accent: '#0b5563',
  tekst: '#1d2326',
  svag: '#545b5c',
  flade: '#edf3f5',
  broed: getBrevhoved().skrift.broed.familie,
  overskrift: laesBrevhoveder()[1]?.skrift.overskrift.familie ?? '',
  stoerrelse: '11,5',
  linjeafstand: '1,45',
  top: '25',
  hoejre: '38',
  bund: '30',
  venstre: '45',
  sagsnr: 'J.nr.',
  dato: 'ja',
  adresse: 'Byrådet\nSøndre Ådal',
  sidefod: 'Søndre Ådal\nÅgade 1',
};

async function kopi(fra = SKABELON): Promise<string> {
  const answer = await her.send('/indstillinger/brevhoveder', karen.token, { kopi: fra });
  expect(answer.status).toBe(303);
  return /brevhoveder\/(\w+)\?/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
}

function ret(
  id: string,
  felter: Record<string, string> = {},
  logo: Uint8Array | null = null,
  til = '',
): Promise<Response> {
  const body = new FormData();
  for (const [navn, value] of Object.entries({ ...FELTER, ...felter })) body.append(navn, value);
  if (logo) body.append('logo', new Blob([Uint8Array.from(logo)]), 'logo.png');
  else body.append('logo', new Blob([]), '');
  return her.hent(`/indstillinger/brevhoveder/${id}${til}`, karen.token, { method: 'POST', body });
}

const alarm = async (answer: Response) => /role="alert">[\s\S]*?<div>([\s\S]*?)<\/div>/.exec(await answer.text())?.[1];

describe('editing', () => {
  it('a copy is like its source but for the name, and the source stays', async () => {
    const before = findBrevhoveddata(SKABELON);
    const id = await kopi();
    const { data, logo } = (await her.store.findEgetBrevhoved(id)) ?? {};
    expect(data).toEqual({ ...(before?.data as object), navn: `Kopi af ${getBrevhoved().navn}` });
    expect(Buffer.from(logo ?? [])).toEqual(Buffer.from(before?.logo ?? []));
    await ret(id);
    expect(findBrevhoveddata(SKABELON)).toEqual(before);
    // A copy of a copy.
    const again = await kopi(id);
    expect((await her.store.findEgetBrevhoved(again))?.data).toMatchObject({ navn: 'Kopi af Søndre Ådal' });
  });

  it('saves what the form says, in the shape of the program’s own', async () => {
    const id = await kopi();
    expect((await ret(id, {}, BILLEDE)).headers.get('location')).toBe(`/indstillinger/brevhoveder/${id}?besked=gemt`);
    const { data, logo } = (await her.store.findEgetBrevhoved(id)) ?? {};
    expect(data).toMatchObject({
      navn: 'Søndre Ådal',
      afsender: { navn: 'Søndre Ådal Kommune', linjer: ['Sekretariatet', 'post@aadal.example'] },
      logo: { alt: 'Et egetræ', bredde: 15.5 },
      hoved: { logo: 'hoejre', streg: true, sagsnr: 'J.nr.', dato: true },
      side: { margen: { top: 25, hoejre: 38, bund: 30, venstre: 45 } },
      adresse: ['Byrådet', 'Søndre Ådal'],
      sidefod: ['Søndre Ådal', 'Ågade 1'],
    });
    expect(Object.keys(data as object).sort()).toEqual(Object.keys(findBrevhoveddata(SKABELON)?.data as object).sort());
    expect(Buffer.from(logo ?? [])).toEqual(Buffer.from(BILLEDE));
    const page = await (await her.hent(`/indstillinger/brevhoveder/${id}`, karen.token)).text();
    expect(page).toContain('value="15,5"');
    expect(page).toContain('Byrådet\nSøndre Ådal');
    // Another picture under the old words is asked about; the words of the first were new.
    const andet = findBrevhoveddata(SKABELON)?.logo ?? null;
    const svar = async (felter: Record<string, string>, billede: Uint8Array | null) =>
      (await ret(id, felter, billede)).headers.get('location')?.split('?')[1];
    expect(await svar({}, andet)).toBe('besked=logotekst');
    expect(await svar({ 'logo-alt': 'En eg' }, BILLEDE)).toBe('besked=gemt');
    expect(await svar({}, BILLEDE)).toBe('besked=gemt');
    expect(await (await her.hent(`/indstillinger/brevhoveder/${id}?besked=logotekst`, karen.token)).text()).toContain(
      'teksten om det er den gamle',
    );
    // The logo stays until another comes or it is taken away.
    await ret(id);
    expect((await her.store.findEgetBrevhoved(id))?.logo).not.toBeNull();
    await ret(id, { 'logo-vaek': 'ja', 'logo-alt': '' });
    expect((await her.store.findEgetBrevhoved(id))?.logo).toBeNull();
  });

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'pale text',
      { accent: '#ffcc00' },
      /^Accentfarven kan ikke læses: kontrasten mod #ffffff er 1,5:1, og der skal 4,5:1 til\.$/,
    ],
    [
      'text that only the tables’ ground drowns',
      { flade: '#8a9a9f' },
      /^Accentfarven kan ikke læses: kontrasten mod #8a9a9f er/,
    ],
    ['no colour', { tekst: 'rød' }, /^Tekstens farve skal være en farve som #12506b\.$/],
    ['no name', { navn: ' ' }, /^Brevhovedets navn skal være en linje tekst på højst 80 tegn\.$/],
    ['a margin out of bounds', { venstre: '5' }, /^Venstre margen skal være et tal mellem 10 og 70\.$/],
    ['a margin that is no number', { top: 'to' }, /^Margenen foroven skal være et tal\.$/],
    ['a size out of bounds', { stoerrelse: '7,5' }, /^Skriftstørrelsen skal være et tal mellem 8 og 16\.$/],
    ['too many lines', { sidefod: 'a\nb\nc\nd\ne\nf\ng' }, /^Sidefoden skal være en liste med højst 6 linjer\.$/],
    [
      'a line too long',
      { adresse: `Byrådet\n${'x'.repeat(121)}` },
      /^Adressefeltet, linje 2, skal være en linje tekst på højst 120 tegn\.$/,
    ],
    ['a face of nobody’s', { broed: 'Comic Sans' }, /^Vælg en af de skrifter, der er på listen\.$/],
    ['a logo nobody can hear', { 'logo-alt': '' }, /^Skriv, hvad logoet viser\.$/],
    [
      'a letter that no face has',
      { afsender: 'Ærøsted \u{13000}' },
      /^Tegnet »\u{13000}« \(U\+13000\) kan ikke vises/u,
    ],
  ])('%s is refused in a sentence, and what was typed is still there', async (_navn, felter, sentence) => {
    const id = await kopi();
    const before = await her.store.findEgetBrevhoved(id);
    const answer = await ret(id, felter);
    expect(answer.status).toBe(400);
    const page = await answer.clone().text();
    expect(await alarm(answer)).toMatch(sentence);
    expect(page).toContain(
      'value="Søndre Ådal Kommune"'.replace('Søndre Ådal Kommune', felter.afsender ?? 'Søndre Ådal Kommune'),
    );
    expect(await her.store.findEgetBrevhoved(id)).toEqual(before);
  });

  it('a logo is PNG or JPEG, whole, and not too large', async () => {
    const id = await kopi();
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    expect(await alarm(await ret(id, {}, svg))).toBe('Logoet skal være et billede i PNG eller JPEG.');
    expect(await alarm(await ret(id, {}, BILLEDE.slice(0, 60)))).toMatch(/beskadiget/);
    expect(await alarm(await ret(id, {}, png(2001, 2000)))).toBe(
      'Logoet må højst have 4 millioner billedpunkter. Gem det i en mindre størrelse.',
    );
    const big = new Uint8Array(1_000_001);
    big.set(BILLEDE);
    expect(await alarm(await ret(id, {}, big))).toBe('Logoet må højst fylde 1 MB.');
  });

  it('draws the page from the fields as they stand, stored or not, and says how long the lines are', async () => {
    const id = await kopi();
    const proev = (felter: Record<string, string>) => ret(id, felter, null, '/proeve');
    const first = await proev({});
    expect(first.headers.get('content-type')).toBe('application/pdf');
    expect(decodeURIComponent(first.headers.get('referat-linje') ?? '')).toMatch(
      /^Linjerne får ca\. 7\d tegn\. Det er/,
    );
    const bytes = Buffer.from(await first.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const wide = await proev({ venstre: '15', hoejre: '15' });
    expect(decodeURIComponent(wide.headers.get('referat-linje') ?? '')).toMatch(/gør margenerne bredere/);
    expect(Buffer.from(await wide.arrayBuffer()).equals(bytes)).toBe(false);
    expect(Buffer.from(await (await proev({})).arrayBuffer()).equals(bytes)).toBe(true);
    expect((await her.store.findEgetBrevhoved(id))?.data).toMatchObject({ navn: `Kopi af ${getBrevhoved().navn}` });
    const refused = await ret(id, { accent: '#eeeeee' }, null, '/proeve');
    expect(refused.status).toBe(400);
  });

  it('what others made of it outside the form is checked as strictly', async () => {
    const id = await kopi();
    const { data } = (await her.store.findEgetBrevhoved(id)) ?? {};
    const skrift = JSON.parse(JSON.stringify((data as { skrift: unknown }).skrift));
    skrift.broed.filer.fed = './Fremmed.ttf';
    await her.store.updateBrevhoved({ id, data: { ...(data as object), skrift }, logo: null }, karen.id);
    const list = await (await her.hent('/indstillinger/brevhoveder', karen.token)).text();
    expect(list).not.toContain('Kopi af');
    expect(her.fejl).toHaveLength(1);
    (her.fejl as string[]).length = 0;
  });
});

describe('choosing', () => {
  it('an organ’s referater go out on its letterhead, and another can be chosen at the export', async () => {
    const id = await kopi();
    await ret(id);
    await her.send('/indstillinger/organer/havnen/brevhoved', karen.token, { brevhoved: id });
    const moede = await her.store.createReferat({ organ: 'havnen', ejer: karen.id, doc: referat('Ét.') });
    const andet = await her.store.createReferat({ organ: 'skoven', ejer: karen.id, doc: referat('Ét.') });
    const html = async (sti: string) => (await her.hent(sti, karen.token)).text();
    expect(await html(`/referater/${moede}/eksport`)).toContain(`value="${id}" selected`);
    expect(await html(`/referater/${moede}/eksport/html`)).toContain('Søndre Ådal Kommune');
    expect(await html(`/referater/${moede}/eksport/html?brevhoved=${SKABELON}`)).not.toContain('Søndre Ådal');
    her.db.prepare("INSERT INTO bruger_organ VALUES (?, 'skoven')").run(karen.id);
    expect(await html(`/referater/${andet}/eksport/html`)).not.toContain('Søndre Ådal');
    const pdf = await her.hent(`/referater/${moede}/eksport/pdf`, karen.token);
    expect(pdf.status).toBe(200);
    // Approving proposes the same, and says where it is only a sample with a sender that does not exist.
    for (const one of [moede, andet]) await her.send(`/referater/${one}/godkendelse/anmodning`, karen.token, {});
    const own = await html(`/referater/${moede}/godkendelse`);
    expect(own).toContain(`value="${id}" selected`);
    expect(own).not.toContain('Organet har intet eget brevhoved.');
    expect(await html(`/referater/${andet}/godkendelse`)).toContain('Organet har intet eget brevhoved.');
    // A changed letterhead changes what is written from now on.
    await ret(id, { afsender: 'Nordre Ådal Kommune' });
    expect(await html(`/referater/${moede}/eksport/html`)).toContain('Nordre Ådal Kommune');
  });

  it('one that an organ uses cannot go, one that nobody uses can', async () => {
    const id = await kopi();
    await her.send('/indstillinger/organer/havnen/brevhoved', karen.token, { brevhoved: id });
    const slet = () => her.send(`/indstillinger/brevhoveder/${id}/slet`, karen.token, {});
    expect(await alarm(await slet())).toBe('Brevhovedet bruges af et organ. Vælg først et andet til det.');
    await her.send('/indstillinger/organer/havnen/brevhoved', karen.token, { brevhoved: SKABELON });
    expect((await slet()).status).toBe(303);
    expect(await her.store.findEgetBrevhoved(id)).toBeNull();
    const slags = her.db.prepare("SELECT slags FROM haendelse WHERE slags LIKE 'brevhoved%' ORDER BY id").pluck().all();
    expect(slags).toEqual(['brevhoved-oprettet', 'brevhoved-valgt', 'brevhoved-valgt', 'brevhoved-slettet']);
  });

  it('unknown organs and letterheads are not found, and nobody else may do any of it', async () => {
    const id = await kopi();
    const vaelg = (organ: string, brevhoved: string) =>
      her.send(`/indstillinger/organer/${organ}/brevhoved`, karen.token, { brevhoved });
    expect((await vaelg('havnen', 'findes-ikke')).status).toBe(404);
    expect((await vaelg('findes-ikke', id)).status).toBe(404);
    expect((await ret('findesikke')).status).toBe(404);
    expect((await her.send('/indstillinger/brevhoveder', karen.token, { kopi: '../moeder' })).status).toBe(404);
    const villads = await her.nyBruger('villads', 'sekretariat');
    for (const sti of ['/indstillinger/brevhoveder', `/indstillinger/brevhoveder/${id}`])
      expect((await her.hent(sti, villads.token)).status).toBe(403);
    expect((await her.send(`/indstillinger/brevhoveder/${id}/slet`, villads.token, {})).status).toBe(403);
  });
});
