// What is withheld never leaves the server in a public edition: every format over HTTP with its headers, the page of the
// files, and the command line; and a stranger finds nothing of it anywhere, by any search. Words are planted as in the leak test.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRoutes } from '../../server/app.ts';
import { FORMATER } from '../../server/export/formater.ts';
import { fundneOrd } from '../builders/ibytes.ts';
import { HEMMELIGT, KANARIER, k, kanariedokument, kanariekilde } from '../export/kanarier.ts';
import { type Vaert, vaert } from '../pages/vaert.ts';
import { root } from '../sources.ts';

const formater = Object.keys(FORMATER);
const ord = Object.values(KANARIER);

let her: Vaert;
let id: string;
let aase: string;
let fremmed: string;

beforeAll(async () => {
  her = await vaert();
  const person = await her.nyBruger('aase', 'sekretariat');
  aase = person.token;
  fremmed = (await her.nyBruger('fremmed', 'administrator', 'skoven')).token;
  id = await her.store.createReferat({
    organ: 'havnen',
    ejer: person.id,
    doc: kanariedokument(),
    kilde: kanariekilde(),
    filer: [{ mime: 'image/png', bytes: HEMMELIGT }],
  });
});
afterAll(() => her.slut());

/** Everything an answer brings: its head and its body. */
async function alt(answer: Response): Promise<Uint8Array> {
  const head = decodeURI(JSON.stringify([...answer.headers]).replace(/%(?![0-9A-F]{2})/gi, '%25'));
  return Buffer.concat([Buffer.from(head), new Uint8Array(await answer.arrayBuffer())]);
}

describe('over HTTP', () => {
  it.each(formater)('%s: the public edition holds nothing withheld, nor does its head', async (format) => {
    const answer = await her.hent(`/referater/${id}/eksport/${format}?udgave=offentlig`, aase);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toContain('(offentlig udgave)');
    const head = Buffer.from(decodeURIComponent(String(answer.headers.get('content-disposition'))));
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(await fundneOrd(head, ord)).toEqual([]);
    expect(await fundneOrd(bytes, ord)).toEqual([]);
  });

  it('the full edition is what comes without a word, and says so', async () => {
    const answer = await her.hent(`/referater/${id}/eksport/txt`, aase);
    expect(answer.headers.get('content-disposition')).toContain('(fuld udgave)');
    expect(await fundneOrd(await alt(answer), [k('punkttitel')])).toEqual([k('punkttitel')]);
  });

  it.each(['public', 'Offentlig', '', 'offentlig&udgave=offentlig', '&udgave[x]=offentlig'])(
    '?udgave=%s is refused',
    async (navn) => {
      for (const sti of [`/referater/${id}/eksport/txt`, `/referater/${id}/eksport`]) {
        const answer = await her.hent(`${sti}?udgave=${navn}`, aase);
        expect(answer.status).toBe(400);
        expect(await fundneOrd(await alt(answer), ord)).toEqual([]);
      }
    },
  );

  it('the source of the import is not to be had of the public edition', async () => {
    const answer = await her.hent(`/referater/${id}/eksport/txt?udgave=offentlig&kildetro=1`, aase);
    expect(answer.status).toBe(400);
    expect(await fundneOrd(await alt(answer), ord)).toEqual([]);
  });

  it('the page of the files leads to the chosen edition, in the preview too', async () => {
    const page = await (await her.hent(`/referater/${id}/eksport?udgave=offentlig`, aase)).text();
    const links = [...page.matchAll(/(?:href|data-pdf)="([^"]*\/eksport\/[^"]*)"/g)].map(([, href = '']) => href);
    // The preview, and without a mail server the file once more and the letter with it.
    expect(links).toHaveLength(formater.length + 3);
    for (const href of links) expect(href).toContain('udgave=offentlig');
    // Its title names the referat to those who write it; else nothing.
    expect(await fundneOrd(Buffer.from(page), ord)).toEqual([k('titel')]);
    const full = await (await her.hent(`/referater/${id}/eksport`, aase)).text();
    expect(full).not.toContain('udgave=offentlig&');
    expect(full).toContain('Må ikke offentliggøres');
  });

  it('a stranger finds nothing of it, by any address and any search', async () => {
    let asked = 0;
    for (const { method, path } of allRoutes(her.deps)) {
      if (method !== 'get' || path.endsWith('/stream')) continue;
      const sti = path.replace(':id', id).replace(':format', 'json').replace(/:\w+/g, 'x');
      for (const query of ['', `?soeg=stien&q=stien`, '?udgave=fuld', '?udgave=offentlig']) {
        expect([sti + query, await fundneOrd(await alt(await her.hent(sti + query, fremmed)), ord)]).toEqual([
          sti + query,
          [],
        ]);
        asked++;
      }
    }
    expect(asked).toBeGreaterThan(50);
  });
});

describe('the command line', () => {
  it('writes either edition of a referat in the data folder, and refuses another', async () => {
    const data = mkdtempSync(join(tmpdir(), 'referat-lukket-'));
    try {
      her.db.prepare('VACUUM INTO ?').run(join(data, 'referat.db'));
      const run = async (...args: readonly string[]) => {
        try {
          await promisify(execFile)(process.execPath, ['scripts/referat.ts', 'export', id, ...args], {
            cwd: root,
            env: { ...process.env, REFERAT_DATA: data },
          });
          return { code: 0, stderr: '' };
        } catch (error) {
          const { code, stderr } = error as { code: number; stderr: string };
          return { code, stderr };
        }
      };
      const ud = (navn: string) => join(data, navn);
      for (const format of formater) {
        expect(await run('--format', format, '--edition', 'public', '--out', ud(format))).toEqual({
          code: 0,
          stderr: '',
        });
        expect([format, await fundneOrd(readFileSync(ud(format)), ord)]).toEqual([format, []]);
      }
      await run('--format', 'json', '--edition', 'full', '--out', ud('full'));
      await run('--format', 'json', '--out', ud('json'));
      expect(await fundneOrd(readFileSync(ud('full')), ord)).toEqual(ord);
      expect(readFileSync(ud('json')).equals(readFileSync(ud('full')))).toBe(true);
      expect(await run('--format', 'txt', '--edition', 'x', '--out', ud('x'))).toMatchObject({
        code: 2,
        stderr: /Vælg full eller public/,
      });
      expect(await run('--format', 'txt', '--edition', 'public', '--faithful', '--out', ud('x'))).toMatchObject({
        code: 2,
      });
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
  }, 60_000);
});
