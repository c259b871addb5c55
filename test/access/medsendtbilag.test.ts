// Bilag that go along with the letters of a sending: by choice, never an unreleased one with a public edition, shown and
// proved like every other file.
import PostalMime from 'postal-mime';
import { afterEach, expect, it } from 'vitest';
import { brevdeler, samlBrev, stedfortraeder } from '../../db/brevbytes.ts';
import { sha256 } from '../../db/kaede.ts';
import { verify } from '../../db/verify.ts';
import { pdfTekst } from '../../server/export/udtraek/pdf.ts';
import { skrivBrev } from '../../server/mail/brev.ts';
import { PDF, bytes as tekst } from '../builders/bilagsfiler.ts';
import { referat } from '../builders/dokument.ts';
import {
  ANDRE,
  begynd,
  felter,
  godkend,
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
  villads,
} from './afsender.ts';

afterEach(slut);

const HEMMELIGT = tekst('Kvkhemmelig');

/** Approved, with a public bilag, one that is not, one nobody decided on, and one that no letter can hold. */
async function nyt(): Promise<string> {
  const id = await her.store.createReferat({ organ: 'havnen', ejer: signe.id, doc: referat('Ét.'), navn: 'Havnemøde' });
  const nye = [
    { titel: 'Kort', filnavn: 'kort.pdf', mime: 'application/pdf', bytes: PDF, offentlig: true },
    { titel: 'Notat', filnavn: 'notat.txt', mime: 'text/plain', bytes: HEMMELIGT, offentlig: false },
    { titel: 'Kort igen', filnavn: 'kort.pdf', mime: 'application/pdf', bytes: PDF, offentlig: true },
    {
      titel: 'Stort',
      filnavn: 'stort.txt',
      mime: 'text/plain',
      bytes: new Uint8Array(18_000_000).fill(65),
      offentlig: true,
    },
  ];
  const ids = await her.store.addBilag(id, nye, villads.id);
  for (const [i, { titel, offentlig }] of nye.entries())
    await her.store.updateBilag(id, ids[i] ?? '', { titel, offentlig }, villads.id);
  await godkend(id);
  return id;
}

const vedlagt = async (til: string): Promise<(string | null)[][]> => {
  const { attachments } = await PostalMime.parse(kasse.modtaget.find((one) => one.til === til)?.bytes ?? '');
  return attachments.map(({ filename, mimeType, content }) => [
    filename,
    mimeType,
    sha256(new Uint8Array(content as ArrayBuffer)),
  ]);
};

it('goes along by choice alone, an unreleased one with the full edition alone, and is shown, receipted and verified', async () => {
  await begynd({});
  const id = await nyt();
  await liste('Byrådet', ANDRE('karen'));
  await liste('Pressen', ANDRE('avis'));
  const page = await side(`/referater/${id}/udsendelse`);
  expect(felter(page).bilag).toBeUndefined();
  expect(page).toContain('Bilag 2: Notat');
  expect(page).toMatch(/notat\.txt · 11 B · <b>må ikke offentliggøres<\/b>/);
  const [byraad = '', pressen = ''] = Object.keys(felter(page)).filter((n) => /^format-(?!andre|deltagere)/.test(n));
  const u = await kladde(id, { [byraad]: 'pdf', [pressen]: 'pdf-offentlig', bilag: ['1', '2', '3'] });
  expect((await her.store.listBreve(u)).map(({ formater }) => formater.join(' '))).toEqual([
    'pdf bilag-1 bilag-2 bilag-3',
    'pdf-offentlig bilag-1 bilag-3',
  ]);
  // The letters as they will go, each with its own files.
  const gennemsyn = (nr: number) => side(`/referater/${id}/udsendelser/${u}?brev=${nr}`);
  expect(await gennemsyn(1)).toContain('Bilag 2 – notat.txt <span class="svag">11 B</span>');
  const offentlig = await gennemsyn(2);
  expect(offentlig).toContain('PDF (offentlig udgave) med bilag 1 og 3');
  expect(/class="vedhaeftet"[\s\S]*?<\/ul>/.exec(offentlig)?.[0]).not.toContain('notat');
  // "Ret" finds the choice again.
  expect(felter(await side(`/referater/${id}/udsendelse?kladde=${u}`)).bilag).toEqual(['1', '2', '3']);
  await send(id, u);
  const kort = ['application/pdf', sha256(PDF)];
  expect((await vedlagt('karen@x.example')).slice(1)).toEqual([
    ['Bilag 1 – kort.pdf', ...kort],
    ['Bilag 2 – notat.txt', 'text/plain', sha256(HEMMELIGT)],
    ['Bilag 3 – kort.pdf', ...kort],
  ]);
  expect((await vedlagt('avis@x.example')).slice(1)).toEqual([
    ['Bilag 1 – kort.pdf', ...kort],
    ['Bilag 3 – kort.pdf', ...kort],
  ]);
  // The message that went is the one that was kept, and both are what one file at a time would have given.
  for (const { til, bytes } of kasse.modtaget)
    expect(sha256(bytes)).toBe((await her.store.listBreve(u)).find(({ mail }) => mail === til)?.sha256);
  const kvittering = await side(`/referater/${id}/udsendelser/${u}`);
  const hent = async (sti: string) =>
    new Uint8Array(await (await her.hent(`/referater/${id}/${sti}`, villads.token)).arrayBuffer());
  const pdf = pdfTekst(await hent(`udsendelser/${u}/kvittering`));
  for (const one of ['Bilag 2 – notat.txt', sha256(HEMMELIGT)]) {
    expect(kvittering).toContain(one);
    expect(pdf.replace(/\s/g, '')).toContain(one.replace(/\s/g, ''));
  }
  expect(sha256(await hent('udgaver/1/bilag-2'))).toBe(sha256(HEMMELIGT));
  expect((await her.hent(`/referater/${id}/udgaver/1/bilag-9`, villads.token)).status).toBe(404);
  // What went along is proved: other bytes, another row, a row less.
  expect(verify(her.db).forskelle).toEqual([]);
  for (const sql of [
    `UPDATE fil SET bytes = x'00' WHERE sha256 = '${sha256(HEMMELIGT)}'`,
    `UPDATE godkendt_bilag SET sha256 = '${sha256(HEMMELIGT)}' WHERE nr = 3`,
    `DELETE FROM godkendt_bilag WHERE nr = 3`,
  ]) {
    her.db.exec('SAVEPOINT proeve; DROP TRIGGER godkendt_bilag_fast; DROP TRIGGER godkendt_bilag_bliver');
    her.db.exec(sql);
    expect(verify(her.db).forskelle.join(), sql).toContain(`Udsendelse ${u}: `);
    her.db.exec('ROLLBACK TO proeve; RELEASE proeve');
  }
});

it('is refused where no letter can bring it, and proposed again with a correction', async () => {
  await begynd({});
  const id = await nyt();
  const fejl = async (mere: Record<string, string | string[]>) => {
    const answer = await lav(id, { andre: ANDRE('a'), ...mere });
    return [answer.status, /data-grad="fejl"[\s\S]*?<div>([^<]*)/.exec(await answer.text())?.[1] ?? ''];
  };
  expect(await fejl({ bilag: '2', 'format-andre': 'pdf-offentlig' })).toEqual([
    400,
    expect.stringContaining('Bilag 2 må ikke offentliggøres'),
  ]);
  expect(await fejl({ bilag: '4' })).toEqual([400, expect.stringMatching(/^Filerne i et af brevene fylder 18,\d MB/)]);
  expect((await fejl({ bilag: '7' }))[0]).toBe(400);
  expect(felter(await (await lav(id, { bilag: ['1', '4'], andre: ANDRE('a') })).text()).bilag).toEqual(['1', '4']);
  await send(id, await kladde(id, { andre: ANDRE('a'), bilag: '2' }));
  await ret(id, 'nyt ');
  expect(felter(await side(`/referater/${id}/udsendelse`)).bilag).toEqual(['2']);
});

it('is cut out of a letter as if it had been written into it, whatever the note says', async () => {
  await begynd({});
  const files = [tekst('x'.repeat(5000)), HEMMELIGT, tekst('x'.repeat(5000))];
  const mark = Buffer.from(stedfortraeder(sha256(HEMMELIGT))).toString('base64');
  const skriv = (bytes: readonly Uint8Array[]) =>
    skrivBrev({
      ...{ fra: null, svarTil: null, til: { navn: '', mail: 'a@x.example' }, emne: 'x', dato: 0, messageId: 'a@x' },
      ...{ tekst: `${mark}\n${mark.replace(/.{76}/, '$&\n')}\nHej`, usendt: false },
      vedhaeftninger: bytes.map((one, i) => ({ navn: `${i}.txt`, mime: 'text/plain', bytes: one })),
    });
  const hele = await skriv(files);
  const navne = files.map(sha256);
  const delt = brevdeler(new Map(files.map((one) => [sha256(one), one])))(
    await skriv(navne.map(stedfortraeder)),
    navne,
  );
  expect(delt.sha256).toBe(sha256(hele));
  expect(delt.stoerrelse).toBe(hele.length);
  expect(delt.stykker.filter((one) => typeof one !== 'string')).toEqual(navne.map((fil) => ({ fil })));
  expect(samlBrev(delt.stykker, (fil) => files.find((one) => sha256(one) === fil) ?? null)).toEqual(
    new Uint8Array(hele),
  );
});
