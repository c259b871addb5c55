// The pages over HTTP as a browser without a script uses them: plain forms, and one Danish sentence for each refusal.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { FORMATER } from '../../server/export/formater.ts';
import { rydOp } from '../../server/oprydning.ts';
import { moede } from '../browser/moede.ts';
import { referat } from '../builders/dokument.ts';
import { type Vaert, vaert } from './vaert.ts';

let her: Vaert;
let signe: { id: string; token: string };
beforeEach(async () => {
  her = await vaert();
  signe = await her.nyBruger('signe', 'referent');
});
afterEach(async () => {
  expect(her.fejl).toEqual([]);
  await her.slut();
});

const side = async (sti: string, token = signe.token) => (await her.hent(sti, token)).text();
/** The text of a page, without tags, white space folded. */
const laest = (page: string) =>
  page
    .replace(/<(svg|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const nyt = (doc = referat('Ét.'), mere: { navn?: string; organ?: string; ejer?: string } = {}) =>
  her.store.createReferat({ organ: 'havnen', ejer: signe.id, doc, ...mere });

function formular(felter: Record<string, string | Blob>): RequestInit {
  const body = new FormData();
  for (const [navn, value] of Object.entries(felter)) {
    if (value instanceof Blob) body.append(navn, value, 'referat fra møde.txt');
    else body.append(navn, value);
  }
  return { method: 'POST', body };
}
const opret = (felter: Record<string, string | Blob>) =>
  her.hent('/referater', signe.token, formular({ organ: 'havnen', ...felter }));

describe('Overblik', () => {
  it('invites where there is nothing, and says so to those without an organ', async () => {
    expect(laest(await side('/'))).toContain('Her er ikke noget endnu');
    her.db.prepare('DELETE FROM bruger_organ').run();
    const page = await side('/');
    expect(laest(page)).toContain('Du er ikke med i noget organ endnu.');
    expect(page).not.toContain('href="/referater/ny"');
  });

  it('groups by what each waits for, newest meeting first, and shows nothing of other organs', async () => {
    await nyt(moede(), { navn: 'Havnen' });
    await nyt(moede(), { navn: 'Skoven', organ: 'skoven' });
    const godkendte = await Promise.all(['A', 'B', 'C', 'D'].map((navn) => nyt(moede(), { navn: `Godkendt ${navn}` })));
    const saet = her.db.prepare("UPDATE referat SET status = 'godkendt', dato = ? WHERE id = ?");
    for (const [i, id] of godkendte.entries()) saet.run(`2027-02-0${i + 1}`, id);
    const text = laest(await side('/'));
    expect(text).toMatch(/Kladde 1 Venter på dig Havnen Dialogforum Havnen · i dag/);
    expect(text).toMatch(
      /Godkendt 4 Venter ikke på nogen Godkendt D .* Godkendt C .* Godkendt B .* Vis alle 4 godkendte/,
    );
    expect(text).not.toContain('Godkendt A');
    expect(text).not.toContain('Skoven');
    expect(laest(await side('/?status=godkendt'))).toContain('Godkendt A');
  });

  it('counts the holes and says who writes', async () => {
    await nyt(referat('Det koster ??? kr. og varer ??? uger.'), { navn: 'Med huller' });
    const { id } = await her.nyBruger('torben', 'referent');
    await nyt(referat('Ét ???'), { navn: 'Torbens', ejer: id });
    const text = laest(await side('/'));
    expect(text).toContain('2 steder mangler tekst (???)');
    expect(text).toContain('1 sted mangler tekst (???) Skrives af Torben');
    expect(text).toContain('Venter på referenten');
  });

  it('finds by title, participant, organ and date, as Danes spell', async () => {
    await nyt(moede(), { navn: 'Dialogmøde om Åkanden' });
    await nyt(referat('Ét.'), { navn: 'Noget andet' });
    const found = async (soeg: string) =>
      (laest(await side(`/?soeg=${encodeURIComponent(soeg)}`)).match(/Dialogmøde om Åkanden/g) ?? []).length > 0;
    for (const soeg of [
      'aakanden',
      'ÅKANDEN dialog',
      'måneskov',
      'maaneskov',
      'øllgård',
      'ingrid havnen',
      '9.3.2027',
      '9. marts 2027',
      '2027-03-09',
      '»om Åkanden«',
    ])
      expect([soeg, await found(soeg)]).toEqual([soeg, true]);
    for (const soeg of ['akanden', '10.3.2027', 'bænke', '"Åkanden om"'])
      expect([soeg, await found(soeg)]).toEqual([soeg, false]);
    expect(laest(await side('/?soeg=xyzzy'))).toContain('Ingen referater passer på »xyzzy«');
  });

  it('escapes whatever people call things', async () => {
    await nyt(referat('x'), { navn: `<script>alert("1")</script>&'` });
    const page = await side(`/?soeg=${encodeURIComponent('"><img src=x>')}`);
    expect(page).not.toMatch(/<script>|<img/);
    expect(await side('/')).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;');
  });
});

describe('Nyt referat', () => {
  it('begins from a template with the facts as fields', async () => {
    const answer = await opret({
      begynd: 'dialogmoede',
      emne: 'Havnekvarteret.',
      dato: '2027-03-09',
      start: '14:00',
      slut: '',
      sted: ' Rådhuset  ',
    });
    expect(answer.status).toBe(303);
    const id = answer.headers.get('location')?.split('/').pop() ?? '';
    const { doc } = await her.deps.levende.dokument(id);
    expect(logiskTekst(doc)).toContain('Referat af møde den 9. marts 2027 om Havnekvarteret.');
    expect(doc.attrs).toMatchObject({
      skabelon: 'dialogmoede',
      dato: '2027-03-09',
      start: '14:00',
      slut: null,
      sted: 'Rådhuset',
    });
    expect((await her.store.findReferat(id))?.navn).toBe('Dialogmøde om Havnekvarteret');
    expect(await side(`/referater/${id}`)).toMatch(
      /<main id="skriv" data-referat="\w{10}" data-navn="Dialogmøde om Havnekvarteret" .*data-maa="laes noter reddet skriv /,
    );
  });

  it('begins as an earlier meeting, but only one that may be read', async () => {
    const tidligere = await nyt(moede(), { navn: 'Marts' });
    const answer = await opret({
      begynd: 'kopi',
      kopi: tidligere,
      emne: '',
      dato: '2027-04-06',
      start: '',
      slut: '',
      sted: '',
    });
    const id = answer.headers.get('location')?.split('/').pop() ?? '';
    expect(logiskTekst((await her.deps.levende.dokument(id)).doc)).toContain('den 6. april 2027 om Havnekvarteret');
    const fremmed = await nyt(moede(), { organ: 'skoven' });
    const refused = await opret({ begynd: 'kopi', kopi: fremmed, emne: '', dato: '', start: '', slut: '', sted: '' });
    expect(refused.status).toBe(400);
  });

  it('fetches a file or a pasted text, with source and report', async () => {
    const text =
      'Referat af møde den 9. marts 2027\n\nDeltagere i mødet\nFra Ærøsted Kommune:\nBorgmester Karen Lyngdal\n\nReferat af mødet\nKaren Lyngdal bød velkommen.\n';
    for (const felter of [{ fil: new Blob([text]) }, { tekst: text }]) {
      const answer = await opret({ begynd: 'import', ...felter });
      expect(answer.status).toBe(303);
      const id = answer.headers.get('location')?.split('/').pop() ?? '';
      expect(logiskTekst((await her.deps.levende.dokument(id)).doc)).toContain('Karen Lyngdal bød velkommen.');
      expect(await her.store.findKilde(id)).not.toBeNull();
      expect((await her.store.findImportrapport(id))?.poster.length).toBeGreaterThan(0);
    }
    const json = await her.hent('/import?filnavn=a.txt', signe.token, {
      method: 'POST',
      body: text,
      headers: { accept: 'application/json' },
    });
    expect(Object.keys(await json.json())).toEqual(['doc', 'rapport']);
  });

  it.each([
    [{ begynd: 'findes-ikke' }, 'Vælg, hvad referatet skal begynde med.'],
    [{ begynd: 'dialogmoede', organ: 'skoven' }, 'Vælg et organ, som du er med i.'],
    [{ begynd: 'dialogmoede', dato: '2027-02-30' }, 'Skriv datoen som år-måned-dag, fx 2027-03-09.'],
    [{ begynd: 'dialogmoede', start: '25:00' }, 'Skriv klokkeslættet som time:minut, fx 14:30.'],
    [{ begynd: 'dialogmoede', slut: '15:00' }, 'Skriv også, hvornår mødet begynder.'],
    [{ begynd: 'dialogmoede', sted: 'x'.repeat(301) }, 'Sted må højst fylde 300 tegn.'],
    [{ begynd: 'import' }, 'Vælg en fil, eller sæt en tekst ind.'],
    [{ begynd: 'import', tekst: 'x', fil: new Blob(['y']) }, 'Vælg enten en fil eller en tekst, ikke begge dele.'],
    [{ begynd: 'import', fil: new Blob(['%PDF-1.7 x']) }, 'PDF'],
    [{ begynd: 'import', fil: new Blob([]) }, 'tom'],
  ])('refuses %o with a sentence and keeps what was typed', async (felter, sentence) => {
    const answer = await opret({ emne: 'Beholdt emne', ...felter });
    const page = await answer.text();
    expect([answer.status, /<div class="besked" data-grad="fejl"[\s\S]*?<div>(.*?)<\/div>/.exec(page)?.[1]]).toEqual([
      400,
      expect.stringContaining(sentence),
    ]);
    expect(page).toContain('value="Beholdt emne"');
    expect(await her.store.listReferater(['havnen'])).toEqual([]);
  });

  it('refuses a body that is no form', async () => {
    const answer = await her.hent('/referater', signe.token, {
      method: 'POST',
      body: 'junk',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect([answer.status, laest(await answer.text())]).toEqual([
      400,
      expect.stringContaining('Formularen kunne ikke læses. Prøv igen.'),
    ]);
  });
});

describe('a refused import', () => {
  it('leaves the form above as it was: a choice and a date', async () => {
    const fil = new Blob([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])]);
    const answer = await opret({ begynd: 'import', fil });
    const page = await answer.text();
    expect(answer.status).toBe(400);
    expect(page).toMatch(/name="begynd" value="dialogmoede"[^>]* checked/);
    expect(page).toMatch(/name="dato"[^>]*value="\d{4}-\d\d-\d\d"|value="\d{4}-\d\d-\d\d"[^>]*name="dato"/);
  });
});

describe('a referat as a whole', () => {
  it('goes by another name, by form and by fetch, and by its title again', async () => {
    const id = await nyt();
    await her.send(`/referater/${id}/navn`, signe.token, { navn: '  Nyt   navn ' });
    expect((await her.store.findReferat(id))?.navn).toBe('Nyt navn');
    const put = { method: 'PUT', headers: { accept: 'application/json', 'content-type': 'application/json' } };
    expect((await her.hent(`/referater/${id}/navn`, signe.token, { ...put, body: '{"navn":""}' })).status).toBe(204);
    expect((await her.store.findReferat(id))?.navn).toBeNull();
    for (const body of ['{"navn":["a"]}', '{}', JSON.stringify({ navn: 'a\u0000b' })])
      expect((await her.hent(`/referater/${id}/navn`, signe.token, { ...put, body })).status).toBe(400);
    const long = await her.send(`/referater/${id}/navn`, signe.token, { navn: 'x'.repeat(201) });
    expect(laest(await long.text())).toContain('Navnet må højst fylde 200 tegn på én linje.');
  });

  it('is copied under new ids with its images', async () => {
    const id = await nyt(moede(), { navn: 'Marts' });
    const sha = await her.store.addFil(id, { mime: 'image/png', bytes: new Uint8Array([1, 2]) });
    expect((await her.send(`/referater/${id}/kopi`, signe.token, {})).headers.get('location')).toBe(
      '/?besked=kopieret',
    );
    const [kopi] = (await her.store.listReferater(['havnen'])).filter((one) => one.id !== id);
    expect(kopi?.navn).toBe('Kopi af Marts');
    expect([...(await her.store.listFiler(kopi?.id ?? '')).keys()]).toEqual([sha]);
  });

  it('is handed to a colleague of the organ and to nobody else', async () => {
    const id = await nyt();
    const torben = await her.nyBruger('torben', 'referent');
    const fremmed = await her.nyBruger('fremmed', 'referent', 'skoven');
    const page = await side(`/referater/${id}/ejer`);
    expect(page).toContain('>Torben</option>');
    expect(page).not.toContain('Fremmed');
    expect((await her.send(`/referater/${id}/ejer`, signe.token, { bruger: fremmed.id })).status).toBe(400);
    expect((await her.send(`/referater/${id}/ejer`, signe.token, { bruger: torben.id })).status).toBe(303);
    expect((await her.store.findReferat(id))?.ejer).toBe(torben.id);
    expect((await her.hent(`/referater/${id}/slet`, signe.token)).status).toBe(403);
  });

  it('lies in the papirkurv for thirty days and can be had back until then', async () => {
    const id = await nyt(referat('x'), { navn: 'Kasseret' });
    const answer = await her.send(`/referater/${id}/papirkurv`, signe.token, {});
    expect(await side(answer.headers.get('location') ?? '')).toContain(`action="/referater/${id}/papirkurv/op"`);
    const there = await her.hent(`/referater/${id}`, signe.token);
    expect([there.status, laest(await there.text())]).toEqual([403, expect.stringContaining('ligger i papirkurven')]);
    expect(laest(await side('/papirkurv'))).toMatch(
      /Kasseret .* Lagt i papirkurven i dag kl. 14.32 Slettes den 8. april/,
    );
    await her.send(`/referater/${id}/papirkurv/op`, signe.token, {});
    expect((await her.hent(`/referater/${id}`, signe.token)).status).toBe(200);

    await her.send(`/referater/${id}/papirkurv`, signe.token, {});
    her.tid += 30 * 24 * 3600_000;
    await rydOp(her.deps);
    expect(await her.store.findReferat(id)).not.toBeNull();
    her.tid += 1;
    await rydOp(her.deps);
    expect(her.db.prepare('SELECT count(*) FROM session').pluck().get()).toBe(0);
    expect(await her.store.findReferat(id)).toBeNull();
    expect(her.db.prepare('SELECT count(*) FROM snapshot').pluck().get()).toBe(0);
  });
});

describe('Historik and Eksport', () => {
  it('show the difference with spoken words, and restore after asking', async () => {
    const id = await nyt(referat('Bænken er rød.'), { navn: 'Bænke' });
    const accept = { accept: 'application/json', 'content-type': 'application/json' };
    const steps = [{ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'Nyt: ' }] } }];
    const batch = JSON.stringify({ version: 0, epoch: 0, client: 'klient-1', batch: 'batch-0001', steps });
    expect(
      (await her.hent(`/referater/${id}/steps`, signe.token, { method: 'POST', headers: accept, body: batch })).status,
    ).toBe(200);
    const page = await side(`/referater/${id}/historik`);
    expect(page).toContain(
      '<ins><span class="sr-only">Tilføjet: </span>Nyt: <span class="sr-only"> (slut)</span></ins>',
    );
    expect(laest(page)).toContain('Fra oprettelsen til nu');
    const old = await side(`/referater/${id}/historik?version=0&mod=nu`);
    expect(old).toContain(`action="/referater/${id}/gendannelse"`);
    expect((await her.send(`/referater/${id}/gendannelse`, signe.token, { version: '0' })).status).toBe(303);
    expect(logiskTekst((await her.deps.levende.dokument(id)).doc)).not.toContain('Nyt: ');
    expect(laest(await side(`/referater/${id}/historik`))).toMatch(/Versioner Gendannet .* af Signe/);
    expect((await her.hent(`/referater/${id}/historik?version=99`, signe.token)).status).toBe(404);
    expect((await her.hent(`/referater/${id}/historik?version=x`, signe.token)).status).toBe(404);
  });

  it('offers every format and letterhead, and the mark of a draft', async () => {
    const id = await nyt();
    const page = await side(`/referater/${id}/eksport`);
    for (const format of Object.keys(FORMATER)) expect(page).toContain(`/eksport/${format}?brevhoved=`);
    expect(page.match(/<option value="[^"]+"/g)?.length).toBeGreaterThanOrEqual(2);
    expect(laest(page)).toContain('Filerne er mærket »UDKAST – ikke godkendt«, til referatet er godkendt.');
  });

  it('hands out the files, named after the title', async () => {
    const id = await nyt();
    for (const [format, start] of [
      ['pdf', '%PDF-1.7'],
      ['docx', 'PK'],
      ['txt', 'Referat af prøvemøde'],
      ['html', '<!DOCTYPE html>'],
      ['json', '{"schema":'],
      ['akn', '<?xml version="1.0"'],
      ['arkiv', '%PDF-1.7'],
    ] as const) {
      const answer = await her.hent(`/referater/${id}/eksport/${format}`, signe.token);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-disposition')).toMatch(
        new RegExp(
          `^attachment; filename="UDKAST.*\\.${FORMATER[format].endelse}"; filename\\*=UTF-8''UDKAST%20%E2%80%93%20Referat`,
        ),
      );
      expect((await answer.text()).startsWith(start)).toBe(true);
    }
    expect((await her.hent(`/referater/${id}/eksport/odt`, signe.token)).status).toBe(404);
    expect((await her.hent(`/referater/${id}/eksport/pdf?brevhoved=findes-ikke`, signe.token)).status).toBe(404);
    expect((await her.hent(`/referater/${id}/eksport/txt?kildetro=1`, signe.token)).status).toBe(400);
  });
});
