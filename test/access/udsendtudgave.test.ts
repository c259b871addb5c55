// Who gets which edition, and what the letter says of it: nothing withheld in a letter with the public edition, nothing
// promised that is not attached, nobody left out of a correction, nobody sent to twice because two people were at it.
import PostalMime from 'postal-mime';
import type { Node } from 'prosemirror-model';
import { afterEach, expect, it } from 'vitest';
import { schema } from '../../editor/model/schema.ts';
import { referat } from '../builders/dokument.ts';
import {
  ANDRE,
  begynd,
  felter,
  godkend,
  godkendt,
  her,
  kasse,
  kladde,
  lav,
  liste,
  ret,
  send,
  side,
  signe,
  slut,
  tilstande,
  villads,
} from './afsender.ts';

afterEach(slut);

/** A passage of its title, and its last indlæg, are closed. */
function lukket(): Node {
  const doc = referat('Ét.', 'Hemmeligstof.');
  const [titel, sidste] = [doc.firstChild, doc.lastChild];
  if (!titel || !sidste) throw new Error('There is no title.');
  const passage = schema.text(' om Kvktitel', [schema.mark('skjult', { adgang: 'lukket' })]);
  return doc.copy(
    doc.content
      .replaceChild(0, titel.copy(titel.content.addToEnd(passage)))
      .replaceChild(doc.childCount - 1, sidste.type.create({ ...sidste.attrs, adgang: 'lukket' }, sidste.content)),
  );
}

async function nyt(doc = lukket()): Promise<string> {
  const id = await her.store.createReferat({ organ: 'havnen', ejer: signe.id, doc });
  await godkend(id);
  return id;
}

/** The groups of the form in the order of the page, the participants and others left out. */
const grupper = async (id: string): Promise<string[]> =>
  Object.keys(felter(await side(`/referater/${id}/udsendelse`))).filter((n) => /^format-(?!andre|deltagere)/.test(n));

const breve = async (u: string) =>
  (await her.store.listBreve(u)).map(({ mail, formater }) => [mail.replace(/@.*/, ''), formater.join(' ')]);

it('a letter with the public edition is named after that edition, in its subject and its words', async () => {
  await begynd({});
  const id = await nyt();
  await liste('Byrådet', ANDRE('karen'));
  await liste('Pressen', ANDRE('avis'));
  const [byraad = '', pressen = ''] = await grupper(id);
  const u = await kladde(id, { [byraad]: 'pdf', [pressen]: 'pdf-offentlig' });
  await send(id, u);
  const mails = await Promise.all(
    kasse.modtaget.map(async ({ til, bytes }) => [til, await PostalMime.parse(bytes)] as const),
  );
  const told = new Map(mails.map(([til, { subject, text }]) => [til, `${subject} ${text}`]));
  expect(told.get('karen@x.example')).toContain('Kvktitel');
  expect(told.get('avis@x.example')).toContain('Referat af prøvemøde');
  expect(told.get('avis@x.example')).not.toContain('Kvktitel');
});

it('who stands in groups of both editions gets each file once, the full one', async () => {
  await begynd({});
  const id = await nyt();
  await liste('Byrådet', ANDRE('karen'));
  await liste('Pressen', ANDRE('karen', 'avis'));
  const [byraad = '', pressen = ''] = await grupper(id);
  const u = await kladde(id, { [byraad]: 'pdf', [pressen]: 'pdf-offentlig docx-offentlig' });
  expect(await breve(u)).toEqual([
    ['karen', 'pdf docx-offentlig'],
    ['avis', 'pdf-offentlig docx-offentlig'],
  ]);
  // "Ret" finds the choice again.
  const igen = await lav(id, {}, `/referater/${id}/udsendelse?kladde=${u}`);
  expect(await breve(igen.headers.get('location')?.split('/').at(-1) ?? '')).toEqual([
    ['karen', 'pdf docx-offentlig'],
    ['avis', 'pdf-offentlig docx-offentlig'],
  ]);
});

it('a correction is proposed to all who had the version before, and promises its list to those who get it', async () => {
  await begynd({});
  const id = await nyt();
  await liste('Byrådet', ANDRE('karen'));
  await liste('Pressen', ANDRE('karen', 'avis'));
  const [byraad = '', pressen = ''] = await grupper(id);
  await send(id, await kladde(id, { [byraad]: 'pdf', [pressen]: 'docx-offentlig' }));
  await ret(id, 'nyt ');
  const page = await side(`/referater/${id}/udsendelse`);
  expect(page).not.toContain('Fik udgave 1 som </b>');
  const u = await kladde(id, {});
  expect((await breve(u)).sort()).toEqual([
    ['avis', 'docx-offentlig'],
    ['karen', 'pdf docx-offentlig aendringer'],
  ]);
  const tekst = async (nu: string, hvem: string) =>
    (await her.store.listBreve(nu)).find(({ mail }) => mail.startsWith(hvem))?.tekst;
  expect(await tekst(u, 'karen')).toContain('er vist i den vedlagte liste.\n\nMed venlig hilsen');
  expect(await tekst(u, 'avis')).toMatch(/ikke længere gælder\.\n\nMed venlig hilsen/);
  // A list that nobody gets is none of the files that were sent.
  const ingen = Object.fromEntries((await grupper(id)).map((navn) => [navn, '']));
  const kunAndre = await kladde(id, { ...ingen, andre: 'presse@x.example', 'format-andre': 'pdf-offentlig' });
  expect((await her.store.findUdsendelse(id, kunAndre))?.filer.map(({ format }) => format)).toEqual(['pdf-offentlig']);
  expect(page).toContain('Kommer kun med i breve med den fulde udgave.');
  const uden = await kladde(id, { aendringer: [] });
  expect(await tekst(uden, 'karen')).toMatch(/ikke længere gælder\.\n\nMed venlig hilsen/);
});

it('what somebody else sent meanwhile is shown before the same people get it again', async () => {
  await begynd({});
  const id = await godkendt();
  await liste('Byrådet', ANDRE('karen', 'bo'));
  const [byraad = ''] = await grupper(id);
  const tove = await her.nyBruger('tove', 'sekretariat');
  const anden = await kladde(id, { [byraad]: 'pdf' });
  const body = new URLSearchParams();
  for (const [navn, values] of Object.entries({
    ...felter(await side(`/referater/${id}/udsendelse`)),
    [byraad]: ['pdf'],
  }))
    for (const one of values) body.append(navn, one);
  const lavet = await her.hent(`/referater/${id}/udsendelse`, tove.token, { method: 'POST', body });
  const foerste = lavet.headers.get('location')?.split('/').at(-1) ?? '';
  const set = async (u: string) =>
    /name="sete" value="(\d+)"/.exec(await side(`/referater/${id}/udsendelser/${u}`))?.[1] ?? '';
  const afsend = (u: string, sete: string) =>
    her.send(`/referater/${id}/udsendelser/${u}/afsendelse`, villads.token, { sete });
  const sete = await set(anden);
  expect(sete).toBe('0');
  await send(id, foerste);
  const answer = await afsend(anden, sete);
  expect(answer.headers.get('location')).toBe(`/referater/${id}/udsendelser/${anden}?fejl=imens`);
  await her.deps.postbud.runde();
  expect(kasse.modtaget).toHaveLength(2);
  const page = await side(`/referater/${id}/udsendelser/${anden}?fejl=imens`);
  expect(page).toContain('Udgaven er sendt til nogle af de samme imens.');
  expect(page).toContain('2 af modtagerne har allerede fået udgave 1 og får den igen.');
  // Whoever has seen it may.
  await afsend(anden, await set(anden));
  await her.deps.postbud.runde();
  expect([kasse.modtaget.length, await tilstande(anden)]).toEqual([4, { karen: 'sendt', bo: 'sendt' }]);
});
