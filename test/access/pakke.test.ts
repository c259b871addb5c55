// The parcel for the case system over HTTP, with the real server: the kept files byte for byte, drafts that say so, both
// editions where something is withheld, and what the referat is filed under.
import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sha256 } from '../../db/kaede.ts';
import { DATABASE_FILE } from '../../db/open.ts';
import { verify } from '../../db/verify.ts';
import { laesArkivformat } from '../../server/export/udgave.ts';
import { PDF, bytes as tekst } from '../builders/bilagsfiler.ts';
import { referat } from '../builders/dokument.ts';
import { fundneOrd } from '../builders/ibytes.ts';
import { iMappe } from '../builders/lager.ts';
import { HEMMELIGT, KANARIER, kanariedokument } from '../export/kanarier.ts';
import { type Vaert, vaert } from '../pages/vaert.ts';
import { root } from '../sources.ts';

let her: Vaert;
let villads: { id: string; token: string };

beforeEach(async () => {
  her = await vaert();
  villads = await her.nyBruger('villads', 'sekretariat');
});
afterEach(async () => {
  expect(her.fejl).toEqual([]);
  expect(verify(her.db).forskelle).toEqual([]);
  await her.slut();
});

type Pakke = Readonly<Record<string, Uint8Array>>;
interface Manifest {
  readonly maerke: string | null;
  readonly filer: readonly { sti: string; mime: string; stoerrelse: number; sha256: string }[];
}
interface Blad {
  readonly stand: string;
  readonly maerke: string | null;
  readonly journal: Readonly<Record<string, string | null>>;
  readonly fortrolighed: { lukketEllerUdeladt: boolean; maaOffentliggoeres: readonly string[] };
  readonly udgaver: readonly { udgave: number }[];
}

async function hent(sti: string): Promise<{ navn: string; raa: Uint8Array; pakke: Pakke }> {
  const answer = await her.hent(sti, villads.token);
  expect(answer.status, await answer.clone().text()).toBe(200);
  const navn = decodeURIComponent(
    /filename\*=UTF-8''(.*)$/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '',
  );
  const raa = new Uint8Array(await answer.arrayBuffer());
  return { navn, raa, pakke: unzipSync(raa) };
}
const json = <T>(pakke: Pakke, sti: string): T => JSON.parse(new TextDecoder().decode(pakke[sti])) as T;
const laes = (pakke: Pakke, sti: string) => new TextDecoder().decode(pakke[sti]);

/** A referat with something closed, a public bilag, one that is not and one nobody decided on. */
async function nyt(): Promise<string> {
  const doc = kanariedokument();
  const id = await her.store.createReferat({
    organ: 'havnen',
    ejer: villads.id,
    doc,
    filer: [{ mime: 'image/png', bytes: HEMMELIGT }],
  });
  const ids = await her.store.addBilag(
    id,
    [
      { titel: 'Kort over stien', filnavn: 'kort.pdf', mime: 'application/pdf', bytes: PDF },
      { titel: 'Hemmeligt notat', filnavn: 'notat.txt', mime: 'text/plain', bytes: tekst('Kvkhemmelig') },
      { titel: 'Uafgjort', filnavn: 'notat.txt', mime: 'text/plain', bytes: tekst('Kvkuafgjort') },
    ],
    villads.id,
  );
  for (const [i, offentlig] of [true, false, null].entries())
    await her.store.updateBilag(
      id,
      ids[i] ?? '',
      { titel: ['Kort over stien', 'Hemmeligt notat', 'Uafgjort'][i] ?? '', offentlig },
      villads.id,
    );
  return id;
}

/** Approves it with every finding answered. */
async function godkend(id: string): Promise<void> {
  await her.send(`/referater/${id}/godkendelse/anmodning`, villads.token, {});
  const stand = await her.store.findStand(id);
  const felter: Record<string, string> = { version: String(stand?.version), epoch: String(stand?.epoch) };
  for (let i = 0; i < 100; i++) felter[`begrundelse-${i}`] = 'Det er i orden.';
  const answer = await her.send(`/referater/${id}/godkendelse`, villads.token, felter);
  expect(answer.status, await answer.text()).toBe(303);
}

it('of a draft says so in every path, in manifest, sheet and page, and is the same twice', async () => {
  const id = await nyt();
  const { navn, raa, pakke } = await hent(`/referater/${id}/pakke`);
  expect(navn).toMatch(/^UDKAST – .*\.zip$/);
  expect((await hent(`/referater/${id}/pakke`)).raa).toEqual(raa);
  for (const sti of Object.keys(pakke)) {
    if (sti.includes('/')) expect(sti).toMatch(/^UDKAST-(fuld|offentlig)\//);
    else expect(laes(pakke, sti)).toContain('UDKAST – ikke godkendt');
  }
  expect(json<Blad>(pakke, 'metadata.json')).toMatchObject({ stand: 'udkast', udgave: null, udgaver: [] });
});

it('of an approved version holds the kept files byte for byte, and a manifest that is true of each', async () => {
  const id = await nyt();
  await godkend(id);
  const { navn, raa, pakke } = await hent(`/referater/${id}/pakke`);
  expect(navn).not.toContain('UDKAST');
  const [udgave] = await her.store.listUdgaver(id);
  const stier = Object.keys(pakke);
  const hashes = new Set(stier.map((sti) => sha256(pakke[sti] ?? new Uint8Array())));
  const wanted = (udgave?.filer ?? []).filter(({ format }) =>
    ['pdf', 'docx', 'txt', 'akn', 'json'].includes(laesArkivformat(format).format),
  );
  expect(wanted).toHaveLength(10);
  for (const fil of wanted) expect([fil.format, hashes.has(fil.sha256)]).toEqual([fil.format, true]);
  const { filer, maerke } = json<Manifest>(pakke, 'manifest.json');
  expect(maerke).toBeNull();
  expect(filer.map(({ sti }) => sti)).toEqual(stier.filter((sti) => sti !== 'manifest.json').sort());
  for (const fil of filer) {
    const own = pakke[fil.sti] ?? new Uint8Array();
    expect(fil).toMatchObject({
      stoerrelse: own.byteLength,
      sha256: sha256(own),
      mime: expect.stringMatching(/^\w+\//),
    });
  }
  // Hours later: the same bytes.
  her.tid += 11 * 3_600_000;
  expect((await hent(`/referater/${id}/udgaver/1/pakke`)).raa).toEqual(raa);
  const events = her.db.prepare("SELECT detaljer FROM haendelse WHERE slags = 'fil-hentet'").pluck().all();
  expect(events.map((one) => JSON.parse(String(one)))).toContainEqual({
    format: 'pakke',
    udgave: 1,
    sha256: sha256(raa),
  });
});

it('keeps what is withheld, and bilag that nobody released, in the full folder', async () => {
  const id = await nyt();
  await godkend(id);
  const { pakke } = await hent(`/referater/${id}/pakke`);
  const offentlige = Object.keys(pakke).filter((sti) => sti.startsWith('offentlig/'));
  expect(offentlige).toHaveLength(6);
  for (const sti of offentlige) {
    const words = await fundneOrd(Buffer.concat([Buffer.from(sti), pakke[sti] ?? new Uint8Array()]), [
      ...Object.values(KANARIER),
      ...['Kvkhemmelig', 'Kvkuafgjort'],
    ]);
    expect([sti, words]).toEqual([sti, []]);
  }
  expect(Object.keys(pakke).filter((sti) => sti.startsWith('fuld/bilag/'))).toEqual([
    'fuld/bilag/01 – kort.pdf',
    'fuld/bilag/02 – notat.txt',
    'fuld/bilag/03 – notat.txt',
  ]);
  const { fortrolighed } = json<Blad>(pakke, 'metadata.json');
  expect(fortrolighed.lukketEllerUdeladt).toBe(true);
  expect(fortrolighed.maaOffentliggoeres).toEqual(expect.arrayContaining(['fuld/bilag/01 – kort.pdf', ...offentlige]));
  expect(fortrolighed.maaOffentliggoeres).toHaveLength(7);
  expect(laes(pakke, 'metadata.html')).toContain('Må ikke offentliggøres');
});

it('keeps the bilag of a version as they were, while the next is being made', async () => {
  const id = await nyt();
  await godkend(id);
  const { raa } = await hent(`/referater/${id}/pakke`);
  expect((await her.send(`/referater/${id}/rettelse`, villads.token, {})).status).toBe(303);
  const [foerste, anden] = await her.store.listBilag(id);
  await her.store.fjernBilag(id, foerste?.id ?? '', villads.id);
  await her.store.updateBilag(id, anden?.id ?? '', { titel: 'Nu offentligt', offentlig: true }, villads.id);
  await her.store.toemPapirkurv(her.tid + 1);
  expect((await hent(`/referater/${id}/udgaver/1/pakke`)).raa).toEqual(raa);
  expect((await hent(`/referater/${id}/pakke`)).navn).toMatch(/^UDKAST/);
  const drop = (sql: string) => {
    her.db.exec('BEGIN');
    her.db.exec('DROP TRIGGER godkendt_bilag_fast; DROP TRIGGER godkendt_bilag_bliver');
    her.db.prepare(sql).run();
    const found = verify(her.db).forskelle.filter((one) => !one.startsWith('Vagten'));
    her.db.exec('ROLLBACK');
    return found;
  };
  expect(drop('DELETE FROM godkendt_bilag WHERE nr = 2')).toEqual([expect.stringContaining('bilag 2 mangler')]);
  expect(drop('UPDATE godkendt_bilag SET offentlig = 1 WHERE nr = 2')).toEqual([expect.stringContaining('bilag 2')]);
  expect(() => her.db.prepare('UPDATE godkendt_bilag SET offentlig = 1').run()).toThrow('approved');
});

it('says in its name and on its sheet that it was withdrawn, also when a correction has begun', async () => {
  const id = await nyt();
  await godkend(id);
  await her.send(`/referater/${id}/tilbagekaldelse`, villads.token, {});
  const foer = await hent(`/referater/${id}/pakke`);
  await her.send(`/referater/${id}/rettelse`, villads.token, {});
  const efter = await hent(`/referater/${id}/udgaver/1/pakke`);
  for (const { navn, pakke } of [foer, efter]) {
    expect(navn).toMatch(/^TILBAGEKALDT – /);
    expect(json<Blad>(pakke, 'metadata.json').stand).toBe('tilbagekaldt');
    expect(laes(pakke, 'metadata.html')).toContain('TILBAGEKALDT');
  }
});

it('is one folder where nothing is withheld', async () => {
  const id = await her.store.createReferat({ organ: 'havnen', ejer: villads.id, doc: referat('Ét.') });
  const { pakke } = await hent(`/referater/${id}/pakke`);
  expect([...new Set(Object.keys(pakke).map((sti) => sti.split('/')[0]))]).toEqual([
    'UDKAST-fuld',
    ...['manifest.json', 'metadata.html', 'metadata.json'],
  ]);
  expect(json<Blad>(pakke, 'metadata.json').fortrolighed.lukketEllerUdeladt).toBe(false);
});

it('carries number, facet and day: the defaults of the organ, then what somebody set, one sentence for what is wrong', async () => {
  const id = await nyt();
  const journal = async () => json<Blad>((await hent(`/referater/${id}/pakke`)).pakke, 'metadata.json').journal;
  expect(await journal()).toEqual({ sagsnr: '27-001483', kle: '00.01.10', facet: 'P35', dato: null });
  const gem = (kle: string, facet: string, dato: string) =>
    her.send(`/referater/${id}/journal`, villads.token, { kle, facet, dato });
  for (const [felter, fejl] of [
    [['0.22.2', 'P35', ''], 'Skriv KLE-nummeret som tre gange to cifre med punktum imellem, fx 00.22.02.'],
    [['00.22.02', 'P5', ''], 'Skriv facetten som et bogstav og to cifre, fx P35.'],
    [['x'.repeat(101), 'P35', ''], 'KLE-nummeret må højst fylde 100 tegn på én linje.'],
    [['00.22.02', 'P35', '2027-02-30'], 'Skriv journaldatoen som år-måned-dag'],
    [['00.22.02', 'P35', '2027-03-10'], 'Journaldatoen kan ikke ligge i fremtiden.'],
  ] as const) {
    const answer = await gem(felter[0], felter[1], felter[2]);
    const page = await answer.text();
    expect([answer.status, page.includes(fejl)]).toEqual([400, true]);
    expect(page).toContain(`value="${felter[0]}"`);
  }
  expect((await gem(' 00.22.04 ', 'p35', '2027-03-09')).status).toBe(303);
  expect(await journal()).toEqual({ sagsnr: '27-001483', kle: '00.22.04', facet: 'P35', dato: '2027-03-09' });
  expect((await gem('Havneplan, ny sag', '', '')).status).toBe(303);
  expect(await journal()).toMatchObject({ kle: 'Havneplan, ny sag', facet: null, dato: null });
  const events = her.db.prepare("SELECT detaljer FROM haendelse WHERE slags = 'journal-rettet'").pluck().all();
  expect(events).toEqual(['{"dato":"2027-03-09"}', '{"dato":null}']);
  await godkend(id);
  await her.store.noterMilepael(
    { referat: id, udgave: 1, art: 'journaliseret', dato: '2027-03-08', note: '' },
    villads.id,
  );
  expect(await journal()).toMatchObject({ dato: '2027-03-08' });
});

it(
  'from the command line is the same parcel, of a draft and of any version',
  () =>
    iMappe(async (data) => {
      const id = await nyt();
      const koer = async (...args: readonly string[]) => {
        try {
          await promisify(execFile)(process.execPath, ['scripts/referat.ts', 'pakke', ...args], {
            cwd: root,
            env: { ...process.env, REFERAT_DATA: data },
          });
          return '';
        } catch (error) {
          const { code, stderr } = error as { code: number; stderr: string };
          return `${code} ${stderr}`;
        }
      };
      const ud = join(data, 'pakke.zip');
      const gem = () => her.db.prepare('VACUUM INTO ?').run(join(data, DATABASE_FILE));
      gem();
      expect(await koer(id, '--out', ud)).toBe('');
      expect(sha256(readFileSync(ud))).toBe(sha256((await hent(`/referater/${id}/pakke`)).raa));
      rmSync(join(data, DATABASE_FILE));
      await godkend(id);
      gem();
      for (const args of [[], ['--udgave', '1']]) {
        expect(await koer(id, ...args, '--out', ud)).toBe('');
        expect(sha256(readFileSync(ud))).toBe(sha256((await hent(`/referater/${id}/pakke`)).raa));
      }
      expect(await koer(id, '--udgave', '2', '--out', ud)).toBe('2 Referatet har ingen godkendt udgave 2.\n');
      expect(await koer('findesikke', '--out', ud)).toMatch(/^2 Der er hverken/);
      expect(await koer(id)).toBe('2 Angiv, hvor pakken skal skrives: --out FIL.\n');
    }),
  60_000,
);
