// The canary test of comment rounds: whatever those who were invited can fetch or send, no answer holds a word of what is
// withheld from them, of what the accounts write among themselves, of other rounds, or of anybody's address. Words are
// planted in every place; the full edition and the referent prove that they would be found.
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rosterOf } from '../../editor/model/roster.ts';
import { tekst } from '../../editor/model/tekst.ts';
import { allRoutes } from '../../server/app.ts';
import { aabnRunde, GAESTER, gaest, havnekvarteret, medIds, SKJULT } from '../builders/udkast.ts';
import { KANARIER, kanariedokument } from '../export/kanarier.ts';
import { tilfaeldigt } from '../export/tilfaeldigt.ts';
import { NU, type Vaert, vaert } from '../pages/vaert.ts';
import { aabnLink, type Deltagerbrowser } from './deltagere.ts';

const FRIST = NU + 7 * 24 * 60 * 60_000;
let her: Vaert;
let signe: { id: string; token: string };

beforeEach(async () => {
  her = await vaert();
  signe = await her.nyBruger('signe', 'referent');
});
afterEach(() => her.slut());

/** Every answer of every route that is for those who were invited, headers and all: what is there, what is not, what is refused. */
async function alt(
  who: Deltagerbrowser,
  hoering: string,
  andre: readonly string[],
  traade: readonly string[],
): Promise<string> {
  const out: string[] = [];
  const laes = async (navn: string, answer: Response): Promise<void> => {
    const bytes = new Uint8Array(await answer.arrayBuffer());
    out.push(navn, JSON.stringify([...answer.headers]), Buffer.from(bytes).toString('latin1'));
    // A Word file is looked into.
    if (bytes[0] === 0x50 && bytes[1] === 0x4b)
      for (const [name, part] of Object.entries(unzipSync(bytes))) out.push(name, Buffer.from(part).toString('utf8'));
  };
  const page = await (await who.hent(`/udkast/${hoering}`)).text();
  const blokke = [...page.matchAll(/data-blok="([^"]+)"/g)].map(([, id = '']) => id);
  const sha = [...page.matchAll(/\/filer\/([0-9a-f]{64})/g)].map(([, id = '']) => id);
  const routes = allRoutes(her.deps).filter(({ path }) => path.startsWith('/udkast/'));
  expect(routes.length).toBeGreaterThan(10);
  let n = 0;
  for (const { method, path } of routes)
    for (const id of [hoering, ...andre]) {
      const values = path.includes(':traad')
        ? [...traade, 'ukendt']
        : path.includes(':sha')
          ? [...sha, 'f'.repeat(64)]
          : [''];
      for (const value of values) {
        const base = path.replace(':hoering', id).replace(/:(traad|sha)/, value);
        const varianter = path.endsWith('/skriv')
          ? ['?blok=', ...blokke.map((one) => `?blok=${one}`)]
          : path.endsWith('/nyt')
            ? ['', '?siden=1']
            : ['', '?vis=mine'];
        for (const query of varianter) {
          if (method === 'get')
            for (const accept of ['text/html', 'application/json'])
              await laes(base, await who.hent(base + query, { headers: { accept } }));
          // What ends the session comes last, by itself.
          else if (!path.endsWith('/ud')) {
            const felter = {
              tekst: 'ok',
              afsending: `kanarie${n++}xx`,
              svar: 'ingen',
              blok: blokke[n % blokke.length] ?? '',
              kode: '1',
            };
            await laes(base, await who.send(base, felter));
            await laes(
              base,
              await who.json(base, { ...felter, afsending: `kanarie${n++}xx`, hvad: 'forslag', forslag: 'x' }),
            );
          }
        }
        her.tid += 60_000;
      }
    }
  for (const id of blokke) {
    await laes(
      id,
      await who.send(`/udkast/${hoering}/bemaerkninger`, {
        blok: id,
        fra: '0',
        til: '9999',
        tekst: 'ok',
        afsending: `kanarie${n++}xx`,
      }),
    );
    await laes(
      id,
      await who.json(`/udkast/${hoering}/bemaerkninger`, {
        blok: id,
        hvad: 'forslag',
        art: 'slet-afsnit',
        afsending: `kanarie${n++}xx`,
      }),
    );
    her.tid += 5_000;
  }
  await laes('side', await who.hent(`/udkast/${hoering}`));
  await laes('nyt', await who.json(`/udkast/${hoering}/nyt?siden=0`));
  await laes('ud', await who.send(`/udkast/${hoering}/ud`, {}));
  return out.join('\n');
}

const fundne = (text: string, words: readonly string[]): readonly string[] => words.filter((one) => text.includes(one));

describe('what reaches those who were invited', () => {
  it('is nothing of what is withheld, of the accounts, of other rounds, or of an address', async () => {
    const doc = havnekvarteret();
    const gaester = [...GAESTER, gaest('Ny Nabo', { mail: 'kvkmailq4@nabo.example' })];
    const her1 = await aabnRunde(her.store, { ejer: signe.id, organ: 'havnen', doc, frist: FRIST, gaester });
    const andet = medIds(kanariedokument());
    const her2 = await aabnRunde(her.store, { ejer: signe.id, organ: 'havnen', doc: andet, frist: FRIST });
    const { referat, hoering, tokens } = her1;
    const { levende, store } = her.deps;
    const blok = (begin: string): string => {
      let id = '';
      doc.descendants((node) => {
        if (node.isTextblock && tekst(node, rosterOf(doc)).startsWith(begin)) id = node.attrs.id;
      });
      return id;
    };
    const bemaerk = (af: Parameters<typeof levende.bemaerk>[2], begin: string, said: string, more: object = {}) => {
      const sted = { version: 0, blok: blok(begin), fra: 0, til: 10 };
      const afsending = `afs${said.replace(/\W/g, '')}000`;
      return levende.bemaerk(referat, { ...sted, afsending, slags: null, tekst: said, forslag: null, ...more }, af);
    };
    // Between the accounts; of a closed item; by one who has read everything; withdrawn; and answers.
    await bemaerk({ bruger: signe.id }, 'Bo Eksempel redegjorde', 'Kvkinternq5');
    await bemaerk({ hoering, inviteret: 3 }, 'Sagt for lukkede', 'Kvklukketq6');
    await bemaerk({ hoering, inviteret: 3 }, 'Bo Eksempel redegjorde', 'Kvkfuldq7');
    await bemaerk({ hoering, inviteret: 3 }, 'Nanna', 'Kvkprisenq8', { fra: 20, til: 90 });
    await bemaerk({ hoering, inviteret: 2 }, 'Sagt for lukkede', 'Kvkudenstedq14');
    await bemaerk({ hoering, inviteret: 2 }, 'Nanna', 'Kvkoverq15', { fra: 20, til: 90 });
    const trukket = await bemaerk({ hoering, inviteret: 2 }, 'Bo Eksempel redegjorde', 'Kvktrukketq9');
    await store.traekTilbage(referat, trukket.id, hoering, 2);
    const aaben = await bemaerk({ hoering, inviteret: 2 }, 'Malte', 'Vishtaabentq0');
    await store.addSvar({
      referat,
      traad: aaben.id,
      af: { hoering, inviteret: 3 },
      afsending: 'svarfrafuld',
      tekst: 'Kvksvarq11',
    });
    await bemaerk({ hoering, inviteret: 4 }, 'Karen'.replace('Karen', 'Afslutningsvis'), 'Vishtskjultnavnq1');
    const hvis = { referat, bruger: signe.id };
    await store.saveReddet(hvis, { id: 'reddet000001', tekst: 'Kvkreddetq13', at: 1 });
    const nyNote = { slags: 'blok', blok: blok('Bo Eksempel redegjorde'), citat: '', efter: '', tid: 1 } as const;
    const egen = { id: 'note1', udgave: 'u1', tidligere: [], grundlag: [], tekst: 'Kvknoteq12' };
    await store.saveNote(hvis, { ...nyNote, ...egen });
    expect(JSON.stringify(await store.findNoter(hvis))).toContain('Kvknoteq12');
    expect(JSON.stringify(await store.findReddet(hvis))).toContain('Kvkreddetq13');
    const traade = (await store.listTraade(referat)).traade.map(({ id }) => id);
    const hemmeligt = [
      ...SKJULT,
      ...[
        'Kvkinternq5',
        'Kvklukketq6',
        'Kvkfuldq7',
        'Kvkprisenq8',
        'Kvktrukketq9',
        'Kvksvarq11',
        'Kvknoteq12',
        'Kvkreddetq13',
        'Kvkudenstedq14',
        'Kvkoverq15',
      ],
      ...Object.values(KANARIER),
      ...gaester.flatMap(({ mail }) => mail ?? []),
      ...tokens.slice(1),
      signe.token,
    ];
    const alting = await alt(await aabnLink(her, tokens[0]), hoering, [her2.hoering, 'ukendt'], traade);
    expect(fundne(alting, hemmeligt)).toEqual([]);
    expect(alting).toContain('word/document.xml');
    // What may be seen is there, and the author whose name is withheld is nobody.
    expect(fundne(alting, ['Vishtaabentq0', 'Vishtskjultnavnq1', 'Torben Fyrtoft'])).toHaveLength(3);
    expect(alting).toContain('<b>En deltager</b>');
    // The search finds the words where they are: with whoever reads the full edition.
    const fuld = await alt(await aabnLink(her, tokens[2]), hoering, [], []);
    expect(fundne(fuld, [...SKJULT, 'Kvklukketq6', 'Kvkfuldq7', 'Kvkprisenq8', 'Kvksvarq11'])).toHaveLength(7);
    expect(fundne(fuld, ['Kvkinternq5', 'Kvktrukketq9'])).toEqual([]);
    expect(her.fejl).toEqual([]);
  }, 120_000);

  it('is nothing of the document with something withheld in every place', async () => {
    const doc = medIds(kanariedokument());
    const gaester = [gaest('Bo Eksempel', { deltager: 'be' }), gaest('Fuld Læser', { udgave: 'fuld' })];
    const { hoering, tokens } = await aabnRunde(her.store, {
      ejer: signe.id,
      organ: 'havnen',
      doc,
      frist: FRIST,
      gaester,
    });
    const words = Object.values(KANARIER);
    expect(fundne(await alt(await aabnLink(her, tokens[0]), hoering, [], []), words)).toEqual([]);
    const fuld = await (await aabnLink(her, tokens[1])).side(`/udkast/${hoering}`);
    expect(fundne(fuld, words).length).toBeGreaterThan(30);
    expect(her.fejl).toEqual([]);
  }, 120_000);

  it('is nothing withheld of any document', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
        const { doc, skjulte, aabne } = tilfaeldigt(seed);
        const gaester = [gaest('Læser', {}), gaest('Fuld Læser', { udgave: 'fuld' })];
        const made = await aabnRunde(her.store, {
          ...{ ejer: signe.id, organ: 'havnen', doc: medIds(doc, `s${seed}b`), frist: her.tid + FRIST - NU, gaester },
        });
        const who = await aabnLink(her, made.tokens[0]);
        const nogle = await alt(who, made.hoering, [], []);
        expect(fundne(nogle, skjulte)).toEqual([]);
        const titel = aabne.find((word) => word.startsWith('Ord'));
        if (titel !== undefined) expect(nogle).toContain(titel);
      }),
      { numRuns: 8 },
    );
    expect(her.fejl).toEqual([]);
  }, 240_000);
});
