// Bilag over HTTP: several at once, refused in a sentence, sent back under their names and never to be shown, in order, and
// changed only by those who may write.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_FIL } from '../../server/bilag/modtag.ts';
import { bytes, office, PDF } from '../builders/bilagsfiler.ts';
import { referat } from '../builders/dokument.ts';
import { BILLEDE } from '../export/proever.ts';
import { type Vaert, vaert } from './vaert.ts';

let her: Vaert;
let signe: { id: string; token: string };
let id = '';
beforeEach(async () => {
  her = await vaert();
  signe = await her.nyBruger('signe', 'referent');
  id = await her.store.createReferat({ organ: 'havnen', ejer: signe.id, doc: referat('Ét.') });
});
afterEach(async () => {
  expect(her.fejl).toEqual([]);
  await her.slut();
});

const sti = () => `/referater/${id}/bilag`;
function upload(filer: readonly (readonly [string, Uint8Array, string?])[], accept = 'text/html', token = signe.token) {
  const body = new FormData();
  for (const [navn, fil, type = 'application/octet-stream'] of filer)
    body.append('filer', new Blob([Uint8Array.from(fil)], { type }), navn);
  if (filer.length === 0) body.append('filer', new Blob([]), '');
  return her.hent(sti(), token, { method: 'POST', body, headers: { accept } });
}
const side = async (hvor = sti(), token = signe.token) => (await her.hent(hvor, token)).text();
const alarm = async (answer: Response) => /role="alert">[\s\S]*?<div>([\s\S]*?)<\/div>/.exec(await answer.text())?.[1];
const titler = async () => (await her.store.listBilag(id)).map(({ titel }) => titel);

describe('adding', () => {
  it('takes several at once under the names they have, æøå and quotes included', async () => {
    const answer = await upload([
      ['Økonomi "2027" for åen.pdf', PDF],
      ["Ærøs plan; v=1 'ny'.docx", office('wordprocessingml.document')],
      ['kort.png', BILLEDE],
    ]);
    expect(answer.status).toBe(303);
    expect(await titler()).toEqual(['Økonomi "2027" for åen', "Ærøs plan; v=1 'ny'", 'kort']);
    const page = await side();
    expect(page).toContain('value="Økonomi &quot;2027&quot; for åen"');
    const [first, second] = await her.store.listBilag(id);
    const hent = await her.hent(`${sti()}/${first?.id}`, signe.token);
    expect(hent.headers.get('content-type')).toBe('application/pdf');
    expect(hent.headers.get('content-disposition')).toBe(
      `attachment; filename="Oekonomi 2027 for aaen.pdf"; filename*=UTF-8''%C3%98konomi%20%222027%22%20for%20%C3%A5en.pdf`,
    );
    expect(Buffer.from(await hent.arrayBuffer())).toEqual(Buffer.from(PDF));
    const name = (await her.hent(`${sti()}/${second?.id}`, signe.token)).headers.get('content-disposition');
    expect(name).toContain("filename*=UTF-8''%C3%86r%C3%B8s%20plan%3B%20v%3D1%20%27ny%27.docx");
  });

  it('every bilag is to be saved, none to be shown: attachment, nosniff, nothing runs, nothing is kept', async () => {
    await upload([
      ['a.pdf', PDF],
      ['b.png', BILLEDE],
      ['c.html', bytes('Ren tekst'), 'text/html'],
    ]);
    for (const one of await her.store.listBilag(id)) {
      const { headers } = await her.hent(`${sti()}/${one.id}`, signe.token);
      expect(headers.get('content-disposition')).toMatch(/^attachment;/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-type')).not.toMatch(/html|svg|script/);
      // Not as an image of the text either, where it would be shown.
      expect((await her.hent(`/referater/${id}/filer/${one.sha256}`, signe.token)).status).toBe(404);
    }
  });

  it('refuses one with a sentence, and then takes none of those sent with it', async () => {
    const program = await upload([
      ['a.pdf', PDF],
      ['plan.pdf', bytes('MZ\u0090\u0000')],
    ]);
    expect(program.status).toBe(400);
    expect(await alarm(program)).toBe('»plan.pdf« indeholder et program eller en makro og kan ikke lægges ved.');
    expect(await titler()).toEqual([]);
    const json = await upload([['billede.gif', bytes('GIF89a\u0001\u0000')]], 'application/json');
    expect([json.status, await json.json()]).toMatchObject([
      400,
      { message: expect.stringMatching(/^»billede\.gif« er/) },
    ]);
    expect(await alarm(await upload([]))).toBe('Vælg mindst én fil.');
    expect(await alarm(await upload([['tom.txt', new Uint8Array()]]))).toBe('»tom.txt« er tom.');
  });

  it('has bounds: for one file, and for what is sent at once', async () => {
    const stor = new Uint8Array(MAX_FIL + 1).fill(97);
    expect(await alarm(await upload([['stor.txt', stor]]))).toMatch(/^»stor\.txt« fylder mere end 20 MB/);
    const alt = await upload([
      ['a.txt', stor],
      ['b.txt', stor],
      ['c.txt', stor],
    ]);
    expect(alt.status).toBe(413);
    expect(await titler()).toEqual([]);
    expect((await upload([['lige.txt', stor.subarray(1)]])).status).toBe(303);
  });
});

describe('the list', () => {
  beforeEach(async () => {
    await upload([
      ['a.pdf', PDF],
      ['b.txt', bytes('b')],
      ['c.txt', bytes('c')],
    ]);
  });
  const nr = async (n: number) => (await her.store.listBilag(id))[n]?.id ?? '';

  it('is put in order, titled and decided on by plain forms', async () => {
    await her.send(`${sti()}/${await nr(2)}/plads`, signe.token, { til: '0' });
    expect(await titler()).toEqual(['c', 'a', 'b']);
    await her.send(`${sti()}/${await nr(0)}`, signe.token, { titel: '  Tal  for åen ', offentlig: 'nej' });
    expect((await her.store.listBilag(id))[0]).toMatchObject({ titel: 'Tal for åen', offentlig: false });
    const refused = await her.send(`${sti()}/${await nr(0)}`, signe.token, { titel: ' ', offentlig: 'ja' });
    expect(await alarm(refused)).toBe('Skriv en titel på højst 200 tegn.');
    expect((await her.store.listBilag(id))[0]).toMatchObject({ offentlig: false });
    expect((await her.send(`${sti()}/${await nr(0)}/plads`, signe.token, { til: '-1' })).status).toBe(400);
    expect((await her.send(`${sti()}/findesikke`, signe.token, { titel: 'x' })).status).toBe(404);
  });

  it('one is removed, and the removal undone', async () => {
    const b = await nr(1);
    const answer = await her.send(`${sti()}/${b}/fjern`, signe.token, {});
    const page = await side(answer.headers.get('location') ?? '');
    expect(page).toContain(`action="${sti()}/${b}/fortryd"`);
    expect((await her.hent(`${sti()}/${b}`, signe.token)).status).toBe(404);
    await her.send(`${sti()}/${b}/fortryd`, signe.token, {});
    expect(await titler()).toEqual(['a', 'b', 'c']);
  });

  it('is data for those who may read, and stands on the export page', async () => {
    const answer = await her.hent(sti(), signe.token, { headers: { accept: 'application/json' } });
    expect(await answer.json()).toMatchObject([{ titel: 'a', offentlig: null, mime: 'application/pdf' }, {}, {}]);
    const page = await side(`/referater/${id}/eksport`);
    expect(page).toContain(`href="${sti()}/${await nr(0)}" download`);
    // The files of the document are as they were: the bilag lie beside it.
    expect(await side(`/referater/${id}/eksport/html`)).not.toContain('bilag');
  });

  it('the check asks about those that nobody has decided on, and leads there', async () => {
    await her.send(`${sti()}/${await nr(0)}`, signe.token, { titel: 'Plan', offentlig: 'ja' });
    await her.send(`${sti()}/${await nr(1)}`, signe.token, { titel: 'Kort', offentlig: 'nej' });
    const page = await side(`/referater/${id}/kontrol`);
    expect(page).toContain('Det er ikke afgjort, om bilaget »c« må offentliggøres.');
    expect(page).toContain(`href="${sti()}#b-${await nr(2)}"`);
    expect(page).not.toMatch(/»Plan«|»Kort«/);
    expect(await side()).toContain(`id="b-${await nr(2)}"`);
  });

  it('is read but not changed once the referat is approved, and nothing of it is there for strangers', async () => {
    const a = await nr(0);
    her.db.prepare("UPDATE referat SET status = 'godkendt'").run();
    const page = await side();
    expect(page).toContain('Bilagene kan ikke ændres');
    expect(page).not.toContain('<form method="post" action="/referater');
    for (const til of ['', '/plads', '/fjern', '/fortryd'])
      expect((await her.send(`${sti()}/${a}${til}`, signe.token, {})).status).toBe(423);
    expect((await upload([['d.txt', bytes('d')]])).status).toBe(423);
    expect((await her.hent(`${sti()}/${a}`, signe.token)).status).toBe(200);
    const fremmed = await her.nyBruger('fremmed', 'administrator', 'skoven');
    for (const hvor of [sti(), `${sti()}/${a}`]) expect((await her.hent(hvor, fremmed.token)).status).toBe(404);
    // The address of one's own referat does not open another's bilag.
    const eget = await her.store.createReferat({ organ: 'skoven', ejer: fremmed.id, doc: referat('To.') });
    expect((await her.hent(`/referater/${eget}/bilag/${a}`, fremmed.token)).status).toBe(404);
  });
});
