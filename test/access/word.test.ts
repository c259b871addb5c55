// The draft of a round in Word over HTTP: who may fetch which file, what is in it, and what comes in of one that somebody
// wrote in. Real files, a real store, the worker thread that reads them.
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Traad } from '../../editor/model/bemaerkning.ts';
import { SKJULT } from '../builders/udkast.ts';
import { p, wordfil } from '../import/wordfil.ts';
import { del, kommenteret, krop, medKommentarer, sporet, usporet } from '../import/wordudkast.ts';
import { AASE, aabnLink, doc, FRIST, KAREN, nytUdkasthus, TORBEN } from './deltagere.ts';

const hus = nytUdkasthus();
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const sti = (referat: string): string => `/referater/${referat}/hoering/1/word`;

async function fil(answer: Response): Promise<Uint8Array> {
  expect(answer.status, await answer.clone().text()).toBe(200);
  expect(answer.headers.get('content-type')).toBe(DOCX);
  return new Uint8Array(await answer.arrayBuffer());
}

function alt(bytes: Uint8Array): string {
  return Object.entries(unzipSync(bytes))
    .map(([name, part]) => `${name}\n${strFromU8(part)}`)
    .join('\n');
}

function opslag(bytes: Uint8Array, felter: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [navn, value] of Object.entries(felter)) form.append(navn, value);
  form.append('fil', new Blob([Buffer.from(bytes)]), 'udkast.docx');
  return form;
}

const traade = async (referat: string): Promise<readonly Traad[]> => (await hus.her.store.listTraade(referat)).traade;

async function set() {
  const runde = await hus.runde();
  const aase = await aabnLink(hus.her, runde.tokens[AASE]);
  const torben = await aabnLink(hus.her, runde.tokens[TORBEN]);
  await hus.skriv(torben, runde.hoering, 'Bo Eksempel redegjorde', { tekst: 'Det var fem lokaler.', slags: 'faktuel' });
  return { ...runde, aase, torben };
}

/** What somebody does to the file: a word, a tracked word, a comment. */
function skrevet(bytes: Uint8Array): Uint8Array {
  const changed = krop(bytes, (xml) =>
    kommenteret(sporet(usporet(xml, 'vigtigt', 'afgørende'), 'hele perioden', 'al den tid'), 'inden påske', 900),
  );
  return medKommentarer(changed, [{ id: 900, tekst: 'Hvilken påske?', af: 'Aase Aagaard-Øllgård' }]);
}

describe('the file', () => {
  it('of the referent is the whole draft with every thread, and that it went out is noted', async () => {
    const { referat } = await set();
    await hus.her.deps.levende.bemaerk(
      referat,
      {
        version: 0,
        blok: '',
        fra: 0,
        til: 0,
        slags: null,
        tekst: 'Kun os imellem',
        forslag: null,
        afsending: 'intern-1',
      },
      { bruger: hus.signe.id },
    );
    const text = alt(await fil(await hus.her.hent(`${sti(referat)}/fil`, hus.signe.token)));
    for (const word of [...SKJULT, 'Det var fem lokaler.', 'Kun os imellem']) expect(text).toContain(word);
    expect(text).toContain('udgave="fuld"');
    const slags = (await hus.her.store.listHaendelser(referat, 100)).map((one) => one.slags);
    expect(slags).toContain('word-hentet');
    const page = await (await hus.her.hent(sti(referat), hus.signe.token)).text();
    expect(page).toContain('Aase Aagaard-Øllgård');
    expect(await (await hus.her.hent(`/referater/${referat}/hoering`, hus.signe.token)).text()).toContain(
      '/hoering/1/word',
    );
  });

  it('of a participant holds nothing they cannot see, whoever fetches it', async () => {
    const { referat, hoering, aase } = await set();
    await hus.her.deps.levende.bemaerk(
      referat,
      {
        version: 0,
        blok: '',
        fra: 0,
        til: 0,
        slags: null,
        tekst: 'Kun os imellem',
        forslag: null,
        afsending: 'intern-1',
      },
      { bruger: hus.signe.id },
    );
    const karen = await aabnLink(hus.her, (await hus.runde()).tokens[KAREN]);
    expect((await karen.hent(`/udkast/${hoering}/word/fil`)).status).toBeGreaterThanOrEqual(400);
    const own = await fil(await aase.hent(`/udkast/${hoering}/word/fil`));
    const given = await fil(await hus.her.hent(`${sti(referat)}/fil?deltager=1`, hus.signe.token));
    expect(Buffer.compare(own, given)).toBe(0);
    const text = alt(own);
    for (const word of [...SKJULT, 'Kun os imellem', '@post.example', hus.signe.id]) expect(text).not.toContain(word);
    expect(text).toContain('Det var fem lokaler.');
    expect(text).toContain('udgave="offentlig"');
    doc.descendants(({ attrs }) => {
      if (/^org\d/.test(attrs.id ?? '')) expect(text).not.toContain(`"${attrs.id}"`);
    });
  });

  it('is nobody else’s', async () => {
    const { referat, hoering, aase } = await set();
    const fremmed = await hus.her.nyBruger('frede', 'referent', 'skoven');
    expect((await hus.her.hent(`${sti(referat)}/fil`, fremmed.token)).status).toBe(404);
    expect((await hus.her.hent(`${sti(referat)}/fil`)).status).toBeGreaterThanOrEqual(300);
    expect((await hus.her.hent(`/udkast/${hoering}/word/fil`)).status).toBeGreaterThanOrEqual(400);
    const other = await hus.runde();
    expect((await aase.hent(`/udkast/${other.hoering}/word/fil`)).status).toBeGreaterThanOrEqual(400);
    await hus.her.store.tilbagekaldInviteret(hoering, 1, hus.signe.id);
    expect((await aase.hent(`/udkast/${hoering}/word/fil`)).status).toBeGreaterThanOrEqual(400);
    expect((await hus.her.hent(`${sti(referat)}/fil?deltager=1`, hus.signe.token)).status).toBe(404);
  });
});

describe('a file that comes back', () => {
  it('from a participant is threads in the right blocks of the referat, and once only', async () => {
    const { referat, hoering, aase } = await set();
    const own = skrevet(await fil(await aase.hent(`/udkast/${hoering}/word/fil`)));
    const send = () => aase.hent(`/udkast/${hoering}/word`, { method: 'POST', body: opslag(own) });
    const answer = await send();
    const page = await answer.text();
    expect(answer.status, page).toBe(200);
    expect(page).toContain('Det, du har skrevet, er sendt');
    const alle = (await traade(referat)).slice(1);
    expect(alle.map(({ af, citat, tekst, forslag }) => [af.navn, citat, tekst, forslag?.tekst ?? null])).toEqual([
      ['Aase Aagaard-Øllgård', 'hele perioden', 'Aase Øllgaard i Word.', 'al den tid'],
      ['Aase Aagaard-Øllgård', 'vigtigt', '', 'afgørende'],
      ['Aase Aagaard-Øllgård', 'inden påske', 'Hvilken påske?', null],
    ]);
    for (const { anker } of alle) expect(anker.stand).toBe('fast');
    expect(await (await send()).text()).toContain('Der var intet nyt i filen');
    const again = await hus.her.hent(sti(referat), hus.signe.token, {
      method: 'POST',
      body: opslag(own, { hvem: '1' }),
    });
    expect(await again.text()).toContain('Intet nyt i filen fra Aase Aagaard-Øllgård');
    expect(await traade(referat)).toHaveLength(4);
  });

  it('is read in by the referent for whoever wrote in it, with what finds no place', async () => {
    const { referat } = await set();
    const full = await fil(await hus.her.hent(`${sti(referat)}/fil`, hus.signe.token));
    const own = krop(skrevet(full), (xml) =>
      xml.replace(
        '<w:sectPr',
        '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Ny række</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/><w:sectPr',
      ),
    );
    const uden = await hus.her.hent(sti(referat), hus.signe.token, { method: 'POST', body: opslag(own) });
    expect(uden.status).toBe(400);
    expect(await uden.text()).toContain('Vælg, hvem der har skrevet i filen.');
    const answer = await hus.her.hent(sti(referat), hus.signe.token, {
      method: 'POST',
      body: opslag(own, { hvem: '2' }),
    });
    const page = await answer.text();
    expect(answer.status, page).toBe(200);
    expect(page).toContain('3 nye ting fra Torben Fyrtoft');
    expect(page).toContain('Kunne ikke placeres');
    expect(page).toContain('Ny række');
    expect((await traade(referat)).slice(1).map(({ af }) => [af.navn, af.inviteret])).toEqual(
      Array(3).fill(['Torben Fyrtoft', 2]),
    );
    const mine = await hus.her.hent(sti(referat), hus.signe.token, {
      method: 'POST',
      body: opslag(own, { hvem: 'mig' }),
    });
    expect(mine.status).toBe(200);
    expect((await traade(referat)).slice(4).map(({ af }) => af.inviteret)).toEqual([null, null, null]);
    const detaljer = (await hus.her.store.listHaendelser(referat, 100)).filter((one) => one.slags === 'word-laest');
    expect(detaljer).toHaveLength(2);
  });

  it('in the words of the copy finds its place in the referat, and over what is withheld it is told of', async () => {
    const { referat, hoering, aase } = await set();
    const own = krop(await fil(await aase.hent(`/udkast/${hoering}/word/fil`)), (xml) =>
      usporet(usporet(xml, 'så længe', 'mens'), 'fælleshus', 'festsal'),
    );
    await aase.hent(`/udkast/${hoering}/word`, { method: 'POST', body: opslag(own) });
    const [, ...alle] = await traade(referat);
    expect(alle.map(({ citat, forslag }) => [citat, forslag?.tekst])).toEqual([
      ['fælleshus', 'festsal'],
      ['så længe', 'mens'],
    ]);
    const marked = /<w:t [^>]*>[^<]*(\[[^\]<]+\])[^<]*<\/w:t>/.exec(del(own))?.[1] ?? '';
    expect(marked).not.toBe('');
    const over = krop(own, (xml) => xml.replace(marked, 'tusind kroner'));
    const page = await (await aase.hent(`/udkast/${hoering}/word`, { method: 'POST', body: opslag(over) })).text();
    expect(page).toContain('Rettelsen går hen over noget, der ikke vises');
    expect(await traade(referat)).toHaveLength(3);
  });

  it('answers only threads that its sender can see', async () => {
    const { referat, hoering, aase } = await set();
    await hus.her.deps.levende.bemaerk(
      referat,
      {
        version: 0,
        blok: '',
        fra: 0,
        til: 0,
        slags: null,
        tekst: 'Kun os imellem',
        forslag: null,
        afsending: 'intern-1',
      },
      { bruger: hus.signe.id },
    );
    const own = await fil(await aase.hent(`/udkast/${hoering}/word/fil`));
    const parent = /w14:paraId="([0-9A-F]{8})"/.exec(del(own, 'word/comments.xml'))?.[1] ?? '';
    const back = medKommentarer(own, [
      { id: 901, tekst: 'Enig.', paraId: '0A000001', svarPaa: parent, af: 'Aase Aagaard-Øllgård' },
      { id: 902, tekst: 'Bemærkning 2', paraId: '0A000002' },
      { id: 903, tekst: 'Hvad siger I?', paraId: '0A000003', svarPaa: '0A000002' },
    ]);
    await aase.hent(`/udkast/${hoering}/word`, { method: 'POST', body: opslag(back) });
    const alle = await traade(referat);
    expect(alle.map(({ svar }) => svar.map(({ tekst, af }) => [tekst, af.navn]))).toEqual([
      [['Enig.', 'Aase Aagaard-Øllgård']],
      [],
    ]);
  });

  it('of another referat, another edition, or none of ours is refused, and nothing comes in', async () => {
    const { referat, hoering, aase } = await set();
    const other = await hus.runde();
    const fremmed = await fil(await hus.her.hent(`${sti(other.referat)}/fil`, hus.signe.token));
    const full = await fil(await hus.her.hent(`${sti(referat)}/fil`, hus.signe.token));
    const send = async (bytes: Uint8Array): Promise<string> => {
      const answer = await hus.her.hent(sti(referat), hus.signe.token, {
        method: 'POST',
        body: opslag(bytes, { hvem: '1' }),
      });
      expect(answer.status).toBe(400);
      return answer.text();
    };
    expect(await send(fremmed)).toContain('udkastet af et andet referat');
    expect(await send(new TextEncoder().encode('Hej'))).toContain('ikke en Word-fil');
    expect(await send(wordfil({ krop: p('Kære alle') }))).toContain('ligner ikke udkastet');
    const own = await aase.hent(`/udkast/${hoering}/word`, { method: 'POST', body: opslag(full) });
    expect(own.status).toBe(400);
    expect(await own.text()).toContain('ikke det udkast, du har fået');
    expect(await traade(referat)).toHaveLength(1);
  });

  it('after the deadline is the referent’s to read in, not the participant’s to send', async () => {
    const { referat, hoering, aase } = await set();
    const own = skrevet(await fil(await aase.hent(`/udkast/${hoering}/word/fil`)));
    hus.her.tid = FRIST + 60_000;
    const late = await aase.hent(`/udkast/${hoering}/word`, { method: 'POST', body: opslag(own) });
    expect(late.status).toBe(409);
    expect(await traade(referat)).toHaveLength(1);
  });
});
