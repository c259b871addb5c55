// People of earlier meetings: of the same organ only, each once as they were last, none from the papirkurv or elsewhere.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { schema } from '../../editor/model/schema.ts';
import { type Vaert, vaert } from '../pages/vaert.ts';

let her: Vaert;
beforeAll(async () => {
  her = await vaert();
});
afterAll(() => her.slut());

const med = (dato: string, linje: string, navn: string, initialer: string) =>
  schema.node('doc', { dato }, [
    schema.node('titel', { id: 't' }, schema.text('Møde')),
    schema.node('deltagere', { id: 'd' }, [
      schema.node('deltagergruppe', { id: 'g' }, [
        schema.node('deltagerlinje', { id: 'l' }, [
          ...(linje === '' ? [] : [schema.text(linje)]),
          schema.node('deltager', { id: 'p', navn, initialer }),
        ]),
      ]),
    ]),
  ]);

it('follow the table of access and the latest meeting', async () => {
  const ejer = await her.nyBruger('ejer', 'referent');
  const fremmed = await her.nyBruger('fremmed', 'referent', 'skoven');
  const opret = (organ: string, ...args: Parameters<typeof med>) =>
    her.store.createReferat({ organ, ejer: organ === 'skoven' ? fremmed.id : ejer.id, doc: med(...args) });
  await opret('havnen', '2027-01-05', 'Kajkanten: Kasserer ', 'Bo Eksempel', 'BE');
  await opret('havnen', '2027-02-05', 'Kajkanten: Formand ', 'Bo Eksempel', 'BOEK');
  const vaek = await opret('havnen', '2027-02-06', '', 'Ib Sø', 'IS');
  await opret('skoven', '2027-02-07', '', 'Hemmelig Skov', 'HS');
  const nyt = await opret('havnen', '2027-03-09', '', 'Karen Lyngdal', 'KL');
  await her.store.laegIPapirkurv(vaek, ejer.id);
  const hent = async (token: string) => her.hent(`/referater/${nyt}/tidligere-deltagere`, token);
  expect(await (await hent(ejer.token)).json()).toEqual([
    { navn: 'Bo Eksempel', rolle: 'formand', organisation: 'Kajkanten', initialer: 'BOEK' },
  ]);
  expect((await hent(fremmed.token)).status).toBe(404);
  // What is written on goes along once it is derived anew.
  await her.store.saveUdledt(nyt, 1, med('2027-03-09', 'Ærøsted Kommune: ', 'Karen Lyngdal', 'KL'));
  const [first] = (await her.store.listMoededeltagere('')) ?? [];
  expect(first).toBeUndefined();
  const andet = await opret('havnen', '2027-03-10', '', 'Per Nyborg', 'PN');
  const all: unknown = await (await her.hent(`/referater/${andet}/tidligere-deltagere`, ejer.token)).json();
  expect(all).toEqual([
    { navn: 'Karen Lyngdal', rolle: '', organisation: 'Ærøsted Kommune', initialer: 'KL' },
    { navn: 'Bo Eksempel', rolle: 'formand', organisation: 'Kajkanten', initialer: 'BOEK' },
  ]);
});
