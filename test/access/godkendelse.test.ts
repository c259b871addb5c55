// The way from draft to approved over HTTP, with the real server: who may do what, the check that must be answered, two
// people where the organ wants them, the files that are kept, the correction.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../db/kaede.ts';
import { verify } from '../../db/verify.ts';
import { efter, overgange, tilstande } from '../../editor/model/forloeb.ts';
import { afgoer, roller } from '../../server/access/policy.ts';
import { FORMATER } from '../../server/export/formater.ts';
import { laesArkivformat } from '../../server/export/udgave.ts';
import { foran, referat } from '../builders/dokument.ts';
import { NU, type Vaert, vaert } from '../pages/vaert.ts';

let her: Vaert;
let folk: Record<'signe' | 'bo' | 'villads' | 'fremmed', { id: string; token: string }>;
beforeAll(async () => {
  her = await vaert();
  folk = {
    signe: await her.nyBruger('signe', 'referent'),
    bo: await her.nyBruger('bo', 'referent'),
    villads: await her.nyBruger('villads', 'sekretariat'),
    fremmed: await her.nyBruger('fremmed', 'administrator', 'skoven'),
  };
});
afterAll(() => her.slut());

const nyt = (...afsnit: string[]): Promise<string> => {
  const doc = referat(...afsnit);
  const dateret = doc.type.create({ ...doc.attrs, dato: '2027-03-01' }, doc.content);
  return her.store.createReferat({ organ: 'havnen', ejer: folk.signe.id, doc: dateret });
};
const stand = async (id: string): Promise<Record<string, string>> => {
  const found = await her.store.findStand(id);
  return { version: String(found?.version), epoch: String(found?.epoch) };
};
const side = async (id: string, token = folk.signe.token): Promise<string> =>
  (await her.hent(`/referater/${id}/godkendelse`, token)).text();
const status = async (id: string) => (await her.store.findReferat(id))?.status;
/** Adds a word, as an editor does. */
const skriv = async (id: string, token: string, ord: string): Promise<Response> => {
  const { doc, version, epoch } = await her.deps.levende.dokument(id);
  const at = foran(doc, 'prøvemøde');
  const step = { stepType: 'replace', from: at, to: at, slice: { content: [{ type: 'text', text: ord }] } };
  const body = { version, epoch, client: 'klient-1', batch: `batch-${version}-${epoch}-${ord.trim()}`, steps: [step] };
  return her.hent(`/referater/${id}/steps`, token, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });
};
const tilGodkendelse = async (id: string): Promise<void> => {
  expect((await her.send(`/referater/${id}/godkendelse/anmodning`, folk.signe.token, {})).status).toBe(303);
};
const godkend = async (id: string, token = folk.signe.token, felter: Record<string, string> = {}): Promise<Response> =>
  her.send(`/referater/${id}/godkendelse`, token, { ...(await stand(id)), ...felter });

describe('the table of access', () => {
  it('lets nobody do in a state what does not lead out of it', () => {
    for (const rolle of roller)
      for (const tilstand of tilstande)
        for (const handling of overgange) {
          const hvad = { organ: 'o', ejer: 'a', status: tilstand, slettet: false, udgaver: 1 };
          const svar = afgoer(handling, { id: 'a', rolle, organer: ['o'] }, hvad);
          if (svar === 'ja') expect([handling, tilstand, efter(handling, tilstand)]).not.toContain(null);
        }
  });

  it('keeps what was approved once: it never goes into the papirkurv, nor does its correction', () => {
    const villads = { id: 'v', rolle: 'sekretariat', organer: ['o'] } as const;
    const hvad = { organ: 'o', ejer: 'a', status: 'kladde', slettet: false } as const;
    expect(afgoer('slet', villads, { ...hvad, udgaver: 0 })).toBe('ja');
    expect(afgoer('slet', villads, { ...hvad, udgaver: 1 })).toBe('ikke-tilladt');
  });
});

describe('the states', () => {
  it('go the ways of the table, each with its event, and refuse others with a sentence', async () => {
    const id = await nyt('Et.');
    const gaa = async (sti: string): Promise<number> =>
      (await her.send(`/referater/${id}/${sti}`, folk.signe.token, {})).status;
    expect([await gaa('kommentering'), await status(id)]).toEqual([303, 'kommentering']);
    const igen = await her.send(`/referater/${id}/kommentering`, folk.signe.token, {});
    expect([igen.status, await status(id)]).toEqual([403, 'kommentering']);
    expect(await igen.text()).toContain('Det kan ikke gøres, som referatet står nu.');
    expect([await gaa('godkendelse/anmodning'), await status(id)]).toEqual([303, 'godkendelse']);
    expect([await gaa('kladde'), await status(id)]).toEqual([303, 'kladde']);
    expect([await gaa('rettelse'), await gaa('tilbagekaldelse'), await status(id)]).toEqual([403, 403, 'kladde']);
    const said = her.db
      .prepare(
        "SELECT json_extract(detaljer, '$.handling') FROM haendelse WHERE referat = ? AND slags = 'status-skiftet'",
      )
      .pluck()
      .all(id);
    expect(said).toEqual(['til-kommentering', 'til-godkendelse', 'tag-tilbage']);
    const bo = await her.send(`/referater/${id}/kommentering`, folk.bo.token, {});
    expect([bo.status, await bo.text()]).toEqual([403, expect.stringContaining('Det har du ikke adgang til.')]);
    expect((await her.send(`/referater/${id}/kommentering`, folk.fremmed.token, {})).status).toBe(404);
  });
});

describe('the check', () => {
  it('blocks while something must be mended, and approves nothing', async () => {
    const id = await nyt('Det koster ???.');
    await tilGodkendelse(id);
    expect(await side(id)).toContain('1 sted skal rettes, før referatet kan godkendes.');
    const answer = await godkend(id);
    expect([answer.status, await status(id)]).toEqual([400, 'godkendelse']);
    expect(await answer.text()).toContain('1 sted skal rettes');
  });

  it('asks of a meeting that lies ahead whether its day is right', async () => {
    const doc = referat('Et.');
    const imorgen = doc.type.create({ ...doc.attrs, dato: '2027-03-10' }, doc.content);
    const id = await her.store.createReferat({ organ: 'havnen', ejer: folk.signe.id, doc: imorgen });
    await tilGodkendelse(id);
    expect(await side(id)).toContain('Mødet er dateret 10. marts 2027, og den dag er ikke kommet endnu.');
    expect((await godkend(id)).status).toBe(400);
    expect((await godkend(id, folk.signe.token, { 'begrundelse-0': 'Det bliver den dag' })).status).toBe(303);
  });

  it('lets the address of the organ’s letterhead stand', async () => {
    const id = await nyt('Mød op på Havnegade 1, ikke på Havnegade 2.');
    await tilGodkendelse(id);
    const page = await side(id);
    expect(page.match(/class="citat">[^<]*/g)).toEqual(['class="citat">Havnegade 2']);
  });

  it('asks for a reason, keeps what was typed, and stores the reason with the version', async () => {
    const id = await nyt('Ring 23 45 67 89.', 'Eller 98 76 54 32.');
    await tilGodkendelse(id);
    const one = await godkend(id, folk.signe.token, { 'begrundelse-0': 'Hans eget ønske' });
    expect(one.status).toBe(400);
    const page = await one.text();
    expect(page).toContain('Skriv en begrundelse ved det fund, der mangler den.');
    expect(page).toContain('value="Hans eget ønske"');
    // The one that lacks its reason is told apart, and only that one.
    expect(page.match(/name="begrundelse-(\d)"[^>]*aria-invalid="true"/g)).toEqual([
      expect.stringContaining('begrundelse-1'),
    ]);
    expect(await status(id)).toBe('godkendelse');
    const felter = { 'begrundelse-0': 'Hans eget ønske', 'begrundelse-1': 'Kommunens hovednummer' };
    expect((await godkend(id, folk.signe.token, felter)).status).toBe(303);
    const [udgave] = await her.store.listUdgaver(id);
    expect(udgave?.kontrol?.punkter.map(({ begrundelse }) => begrundelse)).toEqual([
      'Hans eget ønske',
      'Kommunens hovednummer',
    ]);
    expect(udgave?.kontrol).toMatchObject({ version: udgave?.version, navn: 'Signe' });
    expect(await side(id)).toContain('Kommunens hovednummer');
  });

  it('approves the very text that was read: what somebody wrote meanwhile is refused', async () => {
    const id = await nyt('Et.');
    await tilGodkendelse(id);
    const laest = await stand(id);
    expect((await skriv(id, folk.signe.token, 'Ny ')).status).toBe(200);
    const answer = await her.send(`/referater/${id}/godkendelse`, folk.signe.token, laest);
    expect([answer.status, await status(id)]).toEqual([409, 'godkendelse']);
    expect(await answer.text()).toContain('Nogen skrev i referatet imens.');
    expect((await godkend(id)).status).toBe(303);
  });

  it('wants two people where the organ does: one checks, another approves, each the same text', async () => {
    const [organ] = await her.store.listOrganer(['havnen']);
    if (!organ) throw new Error('no organ');
    await her.store.updateOrgan({ ...organ, toPersoner: true }, 'ingen');
    try {
      const id = await nyt('Ring 23 45 67 89.');
      await tilGodkendelse(id);
      expect((await godkend(id)).status).toBe(409);
      const kontroller = async (token: string) =>
        her.send(`/referater/${id}/kontrol`, token, { ...(await stand(id)), 'begrundelse-0': 'Hans ønske' });
      expect((await kontroller(folk.signe.token)).status).toBe(303);
      const own = await godkend(id);
      expect([own.status, await status(id)]).toEqual([409, 'godkendelse']);
      expect(await own.text()).toContain('en anden end den, der kontrollerede');
      expect(await side(id)).not.toContain('Godkend udgave 1');
      expect(await side(id, folk.bo.token)).toContain('Godkend udgave 1');
      // A text that was changed afterwards has not been checked.
      await skriv(id, folk.signe.token, 'Mere ');
      expect((await godkend(id, folk.bo.token)).status).toBe(409);
      expect(await side(id)).toContain('value="Hans ønske"');
      await kontroller(folk.signe.token);
      expect((await godkend(id, folk.bo.token)).status).toBe(303);
      const [udgave] = await her.store.listUdgaver(id);
      expect([udgave?.kontrol?.navn, udgave?.navn]).toEqual(['Signe', 'Bo']);
    } finally {
      await her.store.updateOrgan(organ, 'ingen');
    }
  });
});

describe('an approval', () => {
  it('keeps every format byte for byte, with hashes that verify counts again, and hands out nothing else', async () => {
    const id = await nyt('Der mangler bænke.');
    await tilGodkendelse(id);
    expect((await godkend(id)).status).toBe(303);
    const [udgave] = await her.store.listUdgaver(id);
    expect(udgave?.filer.map(({ format }) => format).sort()).toEqual(
      Object.keys(FORMATER)
        .flatMap((format) => [format, `${format}-offentlig`])
        .sort(),
    );
    for (const { format, sha256: expected, navn } of udgave?.filer ?? []) {
      const { format: plain, offentlig } = laesArkivformat(format);
      const eksport = `eksport/${plain}?udgave=${offentlig ? 'offentlig' : 'fuld'}`;
      for (const sti of [`udgaver/1/${format}`, eksport, `${eksport}&brevhoved=findes-ikke`]) {
        const answer = await her.hent(`/referater/${id}/${sti}`, folk.bo.token);
        expect([sti, answer.status, sha256(new Uint8Array(await answer.arrayBuffer()))]).toEqual([sti, 200, expected]);
      }
      expect(navn).not.toContain('UDKAST');
    }
    expect(verify(her.db, udgave?.hoved)).toMatchObject({ forskelle: [] });
    const taken = her.db
      .prepare("SELECT count(*) FROM haendelse WHERE slags = 'fil-hentet' AND referat = ? AND bruger = ?")
      .pluck()
      .get(id, folk.bo.id);
    expect(taken).toBe(3 * 2 * Object.keys(FORMATER).length);
  });

  it('gives the same bytes for the same document, version and release', async () => {
    const filer = async (): Promise<readonly (readonly [string, string])[]> => {
      const id = await nyt('Der mangler bænke.', 'De skal males.');
      await tilGodkendelse(id);
      await godkend(id);
      const [udgave] = await her.store.listUdgaver(id);
      return [
        ['doc', udgave?.sha256 ?? ''] as const,
        ...(udgave?.filer ?? []).map((one) => [one.format, one.sha256] as const),
      ];
    };
    const first = await filer();
    her.tid += 30 * 60_000;
    expect(await filer()).toEqual(first);
    her.tid = NU;
    expect(first).toHaveLength(1 + 2 * Object.keys(FORMATER).length);
  });

  it('is noted by the secretariat alone: who, where, when; prints the head of the chain in its receipt', async () => {
    const id = await nyt('Et.');
    await tilGodkendelse(id);
    const noter = async (token: string, felter: Record<string, string>) =>
      her.send(`/referater/${id}/godkendelse/noteret`, token, { ...(await stand(id)), ...felter });
    const felter = { hvem: 'Udvalget for Bål', hvor: 'mødet, pkt. 1', hvornaar: '2027-03-08' };
    expect((await noter(folk.signe.token, felter)).status).toBe(403);
    for (const wrong of [{ hvem: '' }, { hvor: '' }, { hvornaar: '8/3' }, { hvornaar: '2027-03-10' }])
      expect((await noter(folk.villads.token, { ...felter, ...wrong })).status).toBe(400);
    expect(await status(id)).toBe('godkendelse');
    expect((await noter(folk.villads.token, felter)).status).toBe(303);
    const [udgave] = await her.store.listUdgaver(id);
    expect(udgave).toMatchObject({ navn: 'Villads', noteret: felter });
    const receipt = await (await her.hent(`/referater/${id}/udgaver/1/kvittering`, folk.signe.token)).text();
    for (const words of [
      udgave?.hoved,
      udgave?.sha256,
      'Udvalget for Bål',
      'mødet, pkt. 1',
      'den 8. marts 2027',
      'Villads',
    ])
      expect(receipt).toContain(words);
    for (const fil of udgave?.filer ?? [])
      expect(receipt).toContain(`${fil.navn} (${fil.stoerrelse} byte)\n  ${fil.sha256}`);
    expect(await side(id)).toContain(udgave?.hoved);
  });

  it('closes the text to steps with 423 and a sentence', async () => {
    const id = await nyt('Et.');
    await tilGodkendelse(id);
    await godkend(id);
    const asked = await her.hent(`/referater/${id}/steps?since=0&epoch=0`, folk.bo.token);
    expect(await asked.json()).toMatchObject({ steps: [], status: 'godkendt' });
    const late = await skriv(id, folk.signe.token, 'Senere ');
    expect([late.status, (await late.json()).message]).toEqual([423, expect.stringContaining('kan ikke ændres')]);
  });

  it('and a step at the same moment: either it is in what is read again, or it is refused', async () => {
    const id = await nyt('Et.');
    await tilGodkendelse(id);
    const [approved, late] = await Promise.all([godkend(id), skriv(id, folk.signe.token, 'Sent ')]);
    expect([
      [303, 423],
      [409, 200],
    ]).toContainEqual([approved.status, late.status]);
    expect(verify(her.db).forskelle).toEqual([]);
  });

  it('clicked twice is one approval', async () => {
    const id = await nyt('Et.');
    await tilGodkendelse(id);
    const svar = await Promise.all([godkend(id), godkend(id)]);
    expect(svar.map(({ status }) => status)).toEqual([303, 303]);
    expect(await her.store.listUdgaver(id)).toHaveLength(1);
  });

  it('marks a draft by its state alone, whatever is asked for', async () => {
    const id = await nyt('Et.');
    for (const sti of ['eksport/txt', 'eksport/txt?udkast=0'])
      expect(
        (await her.hent(`/referater/${id}/${sti}`, folk.signe.token)).headers.get('content-disposition'),
      ).toContain('UDKAST');
    await tilGodkendelse(id);
    await godkend(id);
    const answer = await her.hent(`/referater/${id}/eksport/html?udkast=1`, folk.signe.token);
    expect(answer.headers.get('content-disposition')).not.toContain('UDKAST');
    expect(await answer.text()).not.toContain('UDKAST');
  });
});

describe('what happens to it afterwards', () => {
  it('is noted by day, shown where one looks, found by search, and can be taken back', async () => {
    const id = await nyt('Et.');
    await tilGodkendelse(id);
    await godkend(id);
    const noter = (felter: Record<string, string>) =>
      her.send(`/referater/${id}/milepaele`, folk.villads.token, { udgave: '1', ...felter });
    expect((await noter({ art: 'journaliseret', dato: '2027-03-09', note: '27-001483' })).status).toBe(303);
    expect((await noter({ art: 'udsendt', dato: '2027-03-08', note: '' })).status).toBe(303);
    for (const wrong of [{ art: 'rettet', dato: '2027-03-09' }, { art: 'udsendt', dato: 'i går' }, { art: 'x' }])
      expect((await noter({ dato: '2027-03-09', ...wrong })).status).toBe(400);
    expect((await noter({ udgave: '2', art: 'udsendt', dato: '2027-03-09' })).status).toBe(404);
    expect((await her.store.findReferat(id))?.milepaele).toEqual({
      udsendt: '2027-03-08',
      journaliseret: '2027-03-09',
    });
    expect(await side(id)).toMatch(/Udsendt<\/b>.*i går[\s\S]*Journaliseret<\/b>.*i dag[\s\S]*27-001483/);
    const overview = await (await her.hent('/?soeg=journaliseret', folk.signe.token)).text();
    expect(overview).toContain(id);
    expect(overview).toContain('Journaliseret i dag · Udsendt i går');
    await noter({ art: 'journaliseret', fjern: 'ja' });
    expect((await her.store.findReferat(id))?.milepaele).toEqual({ udsendt: '2027-03-08' });
    expect(verify(her.db).forskelle).toEqual([]);
  });
});

describe('a correction', () => {
  it('is a new version that says what changed; the approved one stays byte for byte', async () => {
    const id = await nyt('Der mangler bænke.');
    await tilGodkendelse(id);
    await godkend(id);
    const [first] = await her.store.listUdgaver(id);
    const before = await her.store.findArkivfil(id, 1, 'pdf');
    const old = await stand(id);
    expect((await her.send(`/referater/${id}/rettelse`, folk.bo.token, {})).status).toBe(403);
    expect((await her.send(`/referater/${id}/rettelse`, folk.signe.token, {})).status).toBe(303);
    expect(await status(id)).toBe('kladde');
    expect(await side(id)).toContain('Du retter et godkendt referat. Udgave 1 gælder');
    // What was written before the approval is of another epoch: it never comes in by itself.
    expect(Number((await stand(id)).epoch)).toBe(Number(old.epoch) + 1);
    expect((await skriv(id, folk.signe.token, 'Ekstra ')).status).toBe(200);
    expect(
      (await her.hent(`/referater/${id}/eksport/txt`, folk.signe.token)).headers.get('content-disposition'),
    ).toContain('UDKAST');
    await tilGodkendelse(id);
    expect((await godkend(id)).status).toBe(303);
    const [second, still] = await her.store.listUdgaver(id);
    expect([second?.udgave, still]).toEqual([2, first]);
    expect((await her.store.findArkivfil(id, 1, 'pdf'))?.bytes).toEqual(before?.bytes);
    const changed = await (await her.hent(`/referater/${id}/udgaver/2/aendringer`, folk.signe.token)).text();
    expect(changed).toContain('Ændringer fra udgave 1 til udgave 2');
    expect(changed).toMatch(/<ins><span class="sagt">Tilføjet: <\/span>Ekstra /);
    const html = await (await her.hent(`/referater/${id}/eksport/html`, folk.signe.token)).text();
    expect(html).toContain('<p class="udkast">Rettet udgave 2</p>');
    expect((await her.hent(`/referater/${id}/udgaver/1/html`, folk.signe.token)).status).toBe(200);
    expect(await her.store.listMilepaele(id)).toMatchObject([{ udgave: 1, art: 'rettet', dato: '2027-03-09' }]);
    expect(verify(her.db, first?.hoved).forskelle).toEqual([]);
    expect((await her.hent(`/referater/${id}/slet`, folk.signe.token)).status).toBe(403);
    const history = (await (await her.hent(`/referater/${id}/historik`, folk.bo.token)).text()).replace(
      /<[^>]+>/g,
      ' ',
    );
    for (const words of [
      /Godkendt, udgave 2 .* af Signe/,
      /Udgave 2 godkendt\s+i dag kl\. 14\.32 af Signe/,
      /Rettelsen til udgave 2 begyndt/,
      /Hentet som tekst \(udkast\)/,
      /Hentet som webside, udgave 1/,
    ])
      expect(history).toMatch(words);
  });

  it('follows on a withdrawal, which takes nothing away', async () => {
    const id = await nyt('Et.');
    await tilGodkendelse(id);
    await godkend(id);
    expect((await her.send(`/referater/${id}/tilbagekaldelse`, folk.signe.token, {})).status).toBe(303);
    expect(await status(id)).toBe('tilbagekaldt');
    expect((await skriv(id, folk.signe.token, 'x')).status).toBe(423);
    const kept = await her.hent(`/referater/${id}/udgaver/1/pdf`, folk.signe.token);
    expect([kept.status, kept.headers.get('content-disposition')]).toEqual([
      200,
      expect.stringContaining('TILBAGEKALDT'),
    ]);
    expect(sha256(new Uint8Array(await kept.arrayBuffer()))).toBe(
      (await her.store.listUdgaver(id))[0]?.filer.find(({ format }) => format === 'pdf')?.sha256,
    );
    expect((await her.send(`/referater/${id}/rettelse`, folk.signe.token, {})).status).toBe(303);
    expect(verify(her.db).forskelle).toEqual([]);
    expect(her.fejl).toEqual([]);
  });
});
