// The export page by what the referat is: a draft leads to the approval; of an approved one it offers what was kept, nothing
// that is written anew, and the way on.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Kilde } from '../../editor/model/kilde.ts';
import { PDF } from '../builders/bilagsfiler.ts';
import { referat } from '../builders/dokument.ts';
import { type Vaert, vaert } from './vaert.ts';

const KILDE: Kilde = {
  filnavn: 'gammelt.txt',
  kodning: 'utf-8',
  linjeskift: '\n',
  data: Buffer.from('Ét.\n').toString('base64'),
  blokke: [],
};

let her: Vaert;
let villads: { id: string; token: string };
let id = '';
beforeEach(async () => {
  her = await vaert();
  villads = await her.nyBruger('villads', 'sekretariat');
  id = await her.store.createReferat({ organ: 'havnen', ejer: villads.id, doc: referat('Ét.'), kilde: KILDE });
  const kort = { titel: 'Kort', filnavn: 'kort.pdf', mime: 'application/pdf', bytes: PDF };
  const [bilag = ''] = await her.store.addBilag(id, [kort], villads.id);
  await her.store.updateBilag(id, bilag, { titel: 'Kort', offentlig: true }, villads.id);
});
afterEach(async () => {
  expect(her.fejl).toEqual([]);
  await her.slut();
});

const side = async () => (await her.hent(`/referater/${id}/eksport`, villads.token)).text();
async function godkend(): Promise<void> {
  await her.send(`/referater/${id}/godkendelse/anmodning`, villads.token, {});
  const stand = await her.store.findStand(id);
  const felter = { version: String(stand?.version), epoch: String(stand?.epoch) };
  expect((await her.send(`/referater/${id}/godkendelse`, villads.token, felter)).status).toBe(303);
}

it('of a draft offers the text as it was fetched, its bilag to be changed, and the way to the approval', async () => {
  const page = await side();
  expect(page).toContain('Tekst som i den hentede fil');
  expect(page).toContain('Ret bilag');
  expect(page).toMatch(/UDKAST[^<]*<a href="[^"]*\/godkendelse">Gå til godkendelse/);
  expect((await her.hent(`/referater/${id}/eksport/txt?kildetro=1`, villads.token)).status).toBe(200);
});

it('of an approved one offers only what was kept, and the way to the sending', async () => {
  await godkend();
  const page = await side();
  expect(page).not.toContain('kildetro=1');
  expect(page).not.toContain('Ret bilag');
  expect(page).toContain('Bilag 1: Kort');
  expect(page).toMatch(/byte for byte\. <a href="[^"]*\/godkendelse">Udsendelse, rettelse og bevis</);
  const answer = await her.hent(`/referater/${id}/eksport/txt?kildetro=1`, villads.token);
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain('Et godkendt referat hentes, som det blev gemt.');
});

it('of one that was withdrawn says so everywhere, and a version that was corrected is no withdrawn one', async () => {
  await godkend();
  const body = { udgave: '1', emne: 'Referat', foelgebrev: 'Hermed.', andre: 'bo@x.example', 'format-andre': 'pdf' };
  const lavet = await her.send(`/referater/${id}/udsendelse`, villads.token, body);
  const breve = lavet.headers.get('location') ?? '';
  const gennemse = async () => (await her.hent(breve, villads.token)).text();
  expect(await gennemse()).toContain(`action="${breve}/afsendelse"`);
  await her.send(`/referater/${id}/tilbagekaldelse`, villads.token, {});
  expect(await gennemse()).toContain('Kun et godkendt referat kan udsendes.');
  expect(await gennemse()).not.toContain('/afsendelse"');
  expect(await side()).toMatch(/må ikke bruges\. <a href="[^"]*\/godkendelse">Rettelse og bevis</);
  const nej = await her.hent(`/referater/${id}/udsendelse`, villads.token);
  expect([nej.status, /<h1>([^<]*)/.exec(await nej.text())?.[1]]).toEqual([403, 'Ikke tilladt']);
  const maerker = async () =>
    [
      ...(await (await her.hent(`/referater/${id}/godkendelse`, villads.token)).text()).matchAll(
        /<\/h3>\s*<span class="status kant" data-s="([a-z]*)"/g,
      ),
    ].map(([, s]) => s);
  expect(await maerker()).toEqual(['tilbagekaldt']);
  await her.send(`/referater/${id}/rettelse`, villads.token, {});
  await godkend();
  expect(await maerker()).toEqual(['godkendt', 'tidligere']);
});

it('a new list of recipients belongs to the organ that is shown first', async () => {
  await her.nyBruger('anna', 'administrator');
  // By their ids the other way round.
  const organer = ['aaa', 'bbb', 'ccc'];
  for (const [i, navn] of ['Økonomiudvalget', 'Miljøudvalget', 'Aftenskolen'].entries())
    her.db.prepare(`INSERT INTO organ (id, navn, type, oprettet) VALUES (?, ?, 'udvalg', 0)`).run(organer[i], navn);
  const stand = { navn: 'Villads', rolle: 'sekretariat' as const, organer };
  await her.store.updateBruger(villads.id, stand, villads.id);
  const page = await (await her.hent('/indstillinger/modtagerlister', villads.token)).text();
  const [, options = ''] = /<select [^>]*name="organ"[^>]*>([\s\S]*?)<\/select>/.exec(page) ?? [];
  const shown = [...options.matchAll(/<option value="[^"]*"([^>]*)>([^<]*)</g)].map(([, mere = '', navn]) => [
    navn,
    mere.includes('selected'),
  ]);
  expect(shown).toEqual([
    ['Aftenskolen', true],
    ['Miljøudvalget', false],
    ['Økonomiudvalget', false],
  ]);
});
