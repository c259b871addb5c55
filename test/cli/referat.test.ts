// The command line as others call it: real processes, real files, exit codes and the one sentence on standard error.
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASE_FILE } from '../../db/open.ts';
import { laesReferatfil } from '../../editor/model/referatfil.ts';
import { laesBrevhoveder } from '../../server/export/brevhoved.ts';
import { importText } from '../../server/import/text.ts';
import { nyGodkendt } from '../builders/godkendt.ts';
import { HAVEUDVALGET, INGRID, lager } from '../builders/lager.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SAMPLE = join(root, 'templates/eksempel/dialogmoede.txt');

let folder = '';
const path = (name: string) => join(folder, name);

interface Svar {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs one command to its end. */
function referat(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Svar> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'scripts/referat.ts'), ...args], {
      cwd: folder,
      env: { ...process.env, REFERAT_DATA: path('ingen'), ...env },
      timeout: 60_000,
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (data) => (out += data));
    child.stderr.on('data', (data) => (err += data));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, out, err });
    });
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'referat-cli-'));
  await referat(['import', SAMPLE, '--out', path('doc.json')]);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('import', () => {
  it('writes the document with its source, and the report on standard error', async () => {
    const { code, out, err } = await referat(['import', SAMPLE, '--out', path('ny.json'), '--template', 'dialogmoede']);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    const { doc, kilde } = laesReferatfil(readFileSync(path('ny.json'), 'utf8'));
    expect(doc.attrs.skabelon).toBe('dialogmoede');
    expect(Buffer.from(kilde?.data ?? '', 'base64').equals(readFileSync(SAMPLE))).toBe(true);
    expect(err).toMatch(/^genkendt {2}linje 20: indlæg af Torben Fyrtoft Strandhave – /m);
    expect(err).toMatch(/^gættet {4}linje 27: fortsættelse af indlægget – /m);
    expect(err).toMatch(/I alt: \d+ genkendt, 1 gættet, 0 urørt, 0 udeladt\.\n$/);
  });

  it('replaces what stood there whole, through a link too, and leaves nothing beside it', async () => {
    mkdirSync(path('ud'));
    writeFileSync(path('ud/gammel.json'), 'gammel');
    symlinkSync(path('ud/gammel.json'), path('ud/link.json'));
    expect((await referat(['import', SAMPLE, '--out', path('ud/link.json')])).code).toBe(0);
    expect(laesReferatfil(readFileSync(path('ud/gammel.json'), 'utf8')).doc.childCount).toBeGreaterThan(3);
    expect(readdirSync(path('ud')).toSorted()).toEqual(['gammel.json', 'link.json']);
  });

  it('bad input leaves what stood there', async () => {
    writeFileSync(path('tom.txt'), '');
    writeFileSync(path('staar.json'), 'staar');
    const { code, err } = await referat(['import', path('tom.txt'), '--out', path('staar.json')]);
    expect({ code, err }).toEqual({ code: 2, err: 'Filen er tom.\n' });
    expect(readFileSync(path('staar.json'), 'utf8')).toBe('staar');
  });
});

describe('export, inspect, rename', () => {
  it('writes every format; faithful text is the source', async () => {
    for (const format of ['txt', 'html', 'json', 'docx', 'pdf']) {
      const { code, err } = await referat([
        'export',
        path('doc.json'),
        '--format',
        format,
        '--out',
        path(`ud.${format}`),
      ]);
      expect({ format, code, err }).toEqual({ format, code: 0, err: '' });
    }
    expect(readFileSync(path('ud.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(readFileSync(path('ud.docx')).subarray(0, 2).toString()).toBe('PK');
    expect(readFileSync(path('ud.txt'), 'utf8')).toMatch(/^Referat af møde .*\n\nDeltagere i mødet\n/);
    expect(
      (await referat(['export', path('ud.json'), '--format', 'txt', '--faithful', '--out', path('kilde.txt')])).code,
    ).toBe(0);
    expect(readFileSync(path('kilde.txt')).equals(readFileSync(SAMPLE))).toBe(true);
  }, 60_000);

  it('inspect prints what is in it', async () => {
    const { code, out } = await referat(['inspect', path('doc.json')]);
    const found = JSON.parse(out);
    expect(code).toBe(0);
    expect(Object.keys(found)).toEqual([
      'title',
      'deltagere',
      'dagsorden',
      'indlaeg',
      'omtaler',
      'konklusion',
      'distribution',
      'referent',
    ]);
    expect(found.deltagere[1]).toEqual({
      ...{
        id: 'd2',
        navn: 'Nanna Bølgemark',
        rolle: 'direktør',
        organisation: 'KajBolig',
        initialer: 'NB',
        status: null,
      },
    });
    expect(found.indlaeg[0]).toMatchObject({ taler: ['Torben Fyrtoft Strandhave'], afsnit: 2 });
    expect(found.omtaler).toBe(26);
  });

  it('rename prints how many places changed, and they have', async () => {
    const done = await referat([
      'rename',
      path('doc.json'),
      '--person',
      'Bo Eksempel',
      '--to',
      'Åse Ny',
      '--out',
      path('nyt.json'),
    ]);
    expect(done).toEqual({ code: 0, out: '{"changed":5}\n', err: '' });
    await referat(['export', path('nyt.json'), '--format', 'txt', '--out', path('nyt.txt')]);
    const text = readFileSync(path('nyt.txt'), 'utf8');
    expect(text.split('Åse Ny').length - 1).toBe(5);
    expect(text).not.toContain('Bo Eksempel');
  });

  it('reads a referat of the data folder by its id', async () => {
    mkdirSync(path('data'));
    const { store } = lager(join(path('data'), DATABASE_FILE));
    const { doc, kilde } = importText(readFileSync(SAMPLE), { filnavn: 'dialogmoede.txt' });
    const id = await store.createReferat({ organ: HAVEUDVALGET, ejer: INGRID, doc, kilde });
    // It goes out on its organ's letterhead.
    const brevhoved = laesBrevhoveder().at(-1);
    await store.setOrganbrevhoved(HAVEUDVALGET, brevhoved?.id ?? '', INGRID);
    store.close();
    const env = { REFERAT_DATA: path('data') };
    const { code, out } = await referat(['inspect', id], env);
    expect(code).toBe(0);
    expect(JSON.parse(out).omtaler).toBe(26);
    await referat(['export', id, '--format', 'txt', '--faithful', '--out', path('db.txt')], env);
    expect(readFileSync(path('db.txt')).equals(readFileSync(SAMPLE))).toBe(true);
    await referat(['export', id, '--format', 'html', '--out', path('db.html')], env);
    expect(readFileSync(path('db.html'), 'utf8')).toContain(`<strong>${brevhoved?.afsender.navn}</strong>`);
    expect(await referat(['inspect', 'FindesIkke'], env)).toMatchObject({
      code: 2,
      err: 'Der er hverken en fil eller et referat, der hedder FindesIkke.\n',
    });
  });
});

describe('wrong use and bad files exit 2 with one sentence', () => {
  it.each<[readonly string[], RegExp]>([
    [[], /^Skriv en kommando: .*export, import, inspect/],
    [['flyv'], /^Kommandoen »flyv« findes ikke: /],
    [['../kommando'], /findes ikke/],
    [['import'], /angiv den fil, der skal importeres/],
    [['import', SAMPLE], /^Angiv, hvor dokumentet skal skrives: --out/],
    [['import', SAMPLE, '--out'], /^Skriv en værdi efter --out\./],
    [['import', SAMPLE, '--out', 'a', '--out', 'b'], /^Flaget --out står to gange\./],
    [['import', SAMPLE, '--out', 'a', '--farve', 'b'], /^Flaget --farve findes ikke\./],
    [['import', SAMPLE, 'mere', '--out', 'a'], /^»mere« er ét ord for meget\./],
    [
      ['import', SAMPLE, '--out', 'a', '--template', 'flyvemøde'],
      /^Skabelonen »flyvemøde« findes ikke\. Der er: .*dialogmoede/,
    ],
    [['import', 'findesikke.txt', '--out', 'a'], /^Filen findesikke\.txt findes ikke\./],
    [['import', '.', '--out', 'a'], /^\. er en mappe, ikke en fil\./],
    [['import', SAMPLE, '--out', 'ingen/a.json'], /^Mappen ingen findes ikke\./],
    [['import', SAMPLE, '--out', '.'], /^\. er en mappe, ikke en fil\./],
    [['inspect', 'findesikke.json'], /^Filen findesikke\.json findes ikke\./],
    [['inspect', SAMPLE], /^Filen er ikke læselig JSON\./],
    [['export', 'doc.json', '--format', 'odt', '--out', 'a'], /^Formatet »odt« findes ikke\. Vælg /],
    [['export', 'doc.json', '--format', 'pdf', '--faithful', '--out', 'a'], /^--faithful hører til --format txt\./],
    [['export', 'doc.json', '--out', 'a'], /^Angiv et format: /],
    [['rename', 'doc.json', '--person', 'Ingen', '--to', 'X', '--out', 'a'], /^Ingen deltager hedder »Ingen«\./],
    [['rename', 'doc.json', '--person', 'Bo Eksempel', '--to', ' ', '--out', 'a'], /navn/],
  ])('%j', async (args, sentence) => {
    const { code, out, err } = await referat(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(sentence);
    expect(err.trimEnd().split('\n').length).toBe(1);
    expect(existsSync(path('a'))).toBe(false);
  });

  it.skipIf(process.getuid?.() === 0)('what may not be written (skipped for root, who may)', async () => {
    mkdirSync(path('laast'));
    chmodSync(path('laast'), 0o500);
    const { code, err } = await referat(['import', SAMPLE, '--out', path('laast/a.json')]);
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringMatching(/må ikke skrives/) });
  });

  it('an approved referat: its kept file is written out, verify is clean, and a head is known or not', async () => {
    const data = path('godkendt');
    mkdirSync(data);
    const { store } = lager(join(data, DATABASE_FILE));
    const { id, hoved } = await nyGodkendt(store);
    await store.omdoebReferat(id, 'Bænke', INGRID);
    store.close();
    const env = { REFERAT_DATA: data };
    expect((await referat(['export', id, '--format', 'txt', '--out', 'kept.txt'], env)).code).toBe(0);
    expect(readFileSync(path('kept.txt'), 'utf8')).toBe('Godkendt som txt.\n');
    const clean = await referat(['verify', '--data', data, '--head', hoved]);
    expect(JSON.parse(clean.out)).toMatchObject({ ok: true, godkendelser: 1, forskelle: [] });
    const wrong = await referat(['verify', '--data', data, '--head', '0'.repeat(64)]);
    expect([wrong.code, JSON.parse(wrong.out).forskelle.length]).toEqual([1, 1]);
    const nonsense = await referat(['verify', '--data', data, '--head', 'abc']);
    expect([nonsense.code, nonsense.err]).toEqual([2, expect.stringMatching(/^Hovedet efter --head er 64 tegn/)]);
  });

  it('a draft in the database is marked as one, a file is not', async () => {
    const data = path('kladde');
    mkdirSync(data);
    const { store } = lager(join(data, DATABASE_FILE));
    const { doc } = laesReferatfil(readFileSync(path('doc.json'), 'utf8'));
    const id = await store.createReferat({ organ: HAVEUDVALGET, ejer: INGRID, doc });
    store.close();
    await referat(['export', id, '--format', 'html', '--out', 'a.html'], { REFERAT_DATA: data });
    await referat(['export', 'doc.json', '--format', 'html', '--out', 'b.html']);
    const [fra, fil] = ['a.html', 'b.html'].map((name) => readFileSync(path(name), 'utf8'));
    expect([fra?.includes('UDKAST – ikke godkendt'), fil?.includes('UDKAST')]).toEqual([true, false]);
  });

  it('says what there is when asked for help', async () => {
    const { code, out } = await referat(['--help']);
    expect(code).toBe(0);
    expect(out).toMatch(/import FIL --out DOC\.json/);
    expect((await referat(['rename', '--help'])).out).toMatch(/^referat rename DOC\.json --person/);
  });
});
