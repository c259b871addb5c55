// Nothing private reaches anybody else: unique words are planted in every private place of one person, then colleagues, an
// administrator and a stranger walk every route of the server, the stream, the exports and the command line, and every
// byte they get is searched, packed ones unpacked.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync as inflateZlib } from 'node:zlib';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Notegem } from '../../editor/model/note.ts';
import { allRoutes } from '../../server/app.ts';
import { FORMATER, findFormat } from '../../server/export/formater.ts';
import { pdfTekst } from '../../server/export/udtraek/pdf.ts';
import { moede } from '../browser/moede.ts';
import { type Vaert, vaert } from '../pages/vaert.ts';
import { root } from '../sources.ts';

/** ASCII letters, so that no form of escaping hides them. */
const ORD = {
  moedenote: 'Qvarkmoede71',
  bloknote: 'Qvarkblok72',
  blokcitat: 'Qvarkcitat73',
  hulnote: 'Qvarkhul74',
  hulfoer: 'Qvarkfoer75',
  hulefter: 'Qvarkefter76',
  aeldre: 'Qvarkaeldre77',
  senere: 'Qvarksenere78',
  notetid: '1789123456781',
  tid: '1789123456782',
  senereTid: '1789123456783',
  tidsblok: 'Qvarktid79',
  reddet: 'Qvarkreddet81',
  reddetTid: '1789123456784',
};
const formater = Object.values(FORMATER).map((one) => one.navn);
type Folk = 'aase' | 'bo' | 'karen' | 'villads' | 'fremmed';

let her: Vaert;
let id: string;
const folk = {} as Record<Folk, { id: string; token: string }>;

const note = (mere: Partial<Notegem> & { id: string }): Notegem => ({
  slags: 'moede',
  blok: '',
  citat: '',
  efter: '',
  tekst: '',
  tid: Number(ORD.notetid),
  udgave: `${mere.id}-1`,
  tidligere: [],
  grundlag: [],
  ...mere,
});
const somAase = (sti: string, method: string, sent: unknown): Promise<Response> =>
  her.hent(`/referater/${id}${sti}`, folk.aase.token, {
    method,
    body: JSON.stringify(sent),
    headers: { accept: 'application/json', 'content-type': 'application/json' },
  });
const gem = (one: Notegem) => somAase(`/noter/${one.id}`, 'PUT', one);

/** The words in these bytes: as they are, in the streams of a PDF and its text, in the parts of a Word file. */
function fundne(bytes: Uint8Array, words: readonly string[] = Object.values(ORD)): string[] {
  const raw = Buffer.from(bytes);
  const texts = [raw.toString('latin1')];
  if (raw.subarray(0, 2).toString('latin1') === 'PK')
    for (const part of Object.values(unzipSync(bytes)))
      texts.push(
        Buffer.from(part)
          .toString('utf8')
          .replace(/<[^>]*>/g, ''),
      );
  if (raw.subarray(0, 5).toString('latin1') === '%PDF-') {
    texts.push(pdfTekst(bytes));
    for (const found of raw.toString('latin1').matchAll(/stream\r?\n/g)) {
      try {
        texts.push(inflateZlib(raw.subarray(found.index + found[0].length)).toString('latin1'));
      } catch {
        // Not a compressed stream: searched as it is already.
      }
    }
  }
  return words.filter(
    (word) => raw.includes(Buffer.from(word, 'utf16le')) || texts.some((text) => text.includes(word)),
  );
}

beforeAll(async () => {
  her = await vaert();
  folk.aase = await her.nyBruger('aase', 'referent');
  folk.bo = await her.nyBruger('bo', 'referent');
  folk.karen = await her.nyBruger('karen', 'administrator');
  folk.villads = await her.nyBruger('villads', 'sekretariat');
  folk.fremmed = await her.nyBruger('fremmed', 'administrator', 'skoven');
  id = await her.store.createReferat({
    organ: 'havnen',
    ejer: folk.aase.id,
    doc: moede((b) => [b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' nævnte ??? kroner.'))]),
  });
  await gem(note({ id: 'n1', tekst: ORD.moedenote }));
  await gem(note({ id: 'n2', slags: 'blok', blok: 'b9', tekst: ORD.bloknote, citat: ORD.blokcitat }));
  await gem(note({ id: 'n3', slags: 'hul', blok: 'b9', tekst: ORD.hulnote, citat: ORD.hulfoer, efter: ORD.hulefter }));
  await gem(note({ id: 'n4', tekst: ORD.aeldre }));
  await gem(note({ id: 'n4', tekst: 'Nyt fra et andet vindue', udgave: 'n4-2' }));
  await somAase('/tider', 'PUT', [[ORD.tidsblok, Number(ORD.tid)]]);
  await somAase('/reddet/n1', 'PUT', { id: 'n1', tekst: ORD.reddet, at: Number(ORD.reddetTid) });
});
afterAll(() => her.slut());

/** Everything that a stream brings until `use` is done, what it must bring has come, and a moment more. */
async function imens(sti: string, token: string, use: () => Promise<unknown>, skal = ''): Promise<Uint8Array> {
  const abort = new AbortController();
  const answer = await her.hent(sti, token, { signal: abort.signal });
  const pieces: Uint8Array[] = [];
  const reading = (async () => {
    try {
      for await (const piece of answer.body ?? []) pieces.push(piece);
    } catch {
      // Ended by ourselves below.
    }
  })();
  await use();
  await vi.waitUntil(() => Buffer.concat(pieces).includes(skal), { timeout: 20_000 });
  await new Promise((resolve) => setTimeout(resolve, 300));
  abort.abort();
  await reading;
  return Buffer.concat(pieces);
}

describe('what is private of one person', () => {
  it('comes back to that person, whole (or the search below proves nothing)', async () => {
    const { senere, senereTid, ...planted } = ORD;
    const found: string[] = [];
    for (const sti of ['noter', 'reddet']) {
      const answer = await her.hent(`/referater/${id}/${sti}`, folk.aase.token);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      found.push(...fundne(new Uint8Array(await answer.arrayBuffer())));
    }
    expect(found).toEqual(Object.values(planted));
    // And the search finds words in a PDF and in a Word file where they are.
    const doc = moede((b) => [b.linje('afsnit', 'Ordet Kontrolord80 står her.')]);
    const other = await her.store.createReferat({ organ: 'havnen', ejer: folk.aase.id, doc });
    for (const navn of formater) {
      const file = await her.hent(`/referater/${other}/eksport/${navn}`, folk.aase.token);
      expect([navn, fundne(new Uint8Array(await file.arrayBuffer()), ['Kontrolord80'])]).toEqual([
        navn,
        ['Kontrolord80'],
      ]);
    }
  });

  it('is not in the stream or the long question of a colleague while it is written', async () => {
    const { epoch, version } = await her.deps.levende.open(id);
    const skriv = async () => {
      await gem(note({ id: 'n5', tekst: ORD.senere }));
      await somAase('/tider', 'PUT', [['b8', Number(ORD.senereTid)]]);
      await somAase('/naervaer', 'POST', { vindue: 'aase1', version, epoch, head: 3 });
      const step = { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'x' }] } };
      const batch = { version, epoch, client: 'c1', batch: 'batch-privat', steps: [step] };
      expect((await somAase('/steps', 'POST', batch)).status).toBe(200);
    };
    const since = `since=${version}&epoch=${epoch}`;
    const [heard, asked] = await Promise.all([
      imens(`/referater/${id}/stream?${since}&vindue=bo1`, folk.bo.token, skriv, 'event: steps'),
      her.hent(`/referater/${id}/steps?${since}&wait=5`, folk.bo.token, { headers: { accept: 'application/json' } }),
    ]);
    // They did hear what is not private.
    expect(Buffer.from(heard).toString()).toMatch(/event: naervaer[\s\S]*event: steps/);
    expect([...fundne(heard), ...fundne(new Uint8Array(await asked.arrayBuffer()))]).toEqual([]);
  });

  it('is in no answer of any route to anybody else, whatever they ask by whatever id', async () => {
    // What one question changed must not hide the next answer: everybody is signed in and a member again.
    const before = new Map(
      ['session', 'bruger_organ', 'bruger'].map((table) => {
        const rows = her.db.prepare<[], Record<string, string | number | null>>(`SELECT * FROM ${table}`).all();
        const columns = Object.keys(rows[0] ?? {});
        const put = `INSERT OR REPLACE INTO ${table} (${columns}) VALUES (${columns.map((one) => `@${one}`)})`;
        const set = columns.slice(1).map((one) => `${one} = @${one}`);
        const update = `UPDATE bruger SET ${set} WHERE id = @id`;
        return [table, { rows, statement: her.db.prepare(table === 'bruger' ? update : put) }];
      }),
    );
    const back = her.db.prepare("UPDATE referat SET status = 'kladde', slettet = NULL, ejer = ? WHERE id = ?");
    const reset = (): void => {
      back.run(folk.aase.id, id);
      for (const { rows, statement } of before.values()) for (const row of rows) statement.run(row);
    };
    const words = Object.values(ORD);
    const queries = [
      '',
      '?since=0&epoch=0&vindue=x1',
      `?version=0&mod=nu&soeg=${ORD.moedenote}&q=${ORD.moedenote}`,
      `?bruger=${folk.aase.id}&udgave=n1-1&udkast=1&kopi=${id}`,
    ];
    const form = {
      begynd: 'kopi',
      kopi: id,
      organ: 'havnen',
      emne: 'Et nyt møde',
      navn: 'Omdøbt',
      bruger: '',
      version: '0',
    };
    const leaks: string[] = [];
    let asked = 0;
    for (const navn of ['bo', 'villads', 'karen', 'fremmed'] as const)
      for (const { method, path, body } of allRoutes(her.deps))
        for (const own of path.includes('/:id') ? [id] : ['']) {
          const rest = path.replace(':id', own);
          const values = rest.includes(':format')
            ? formater
            : rest.includes('/:')
              ? ['n1', 'n3', folk.aase.id, id, 'b9']
              : [''];
          for (const value of values)
            for (const query of method === 'get' ? queries : ['', queries[3] ?? '']) {
              reset();
              const sti = rest.replace(/:\w+/, value) + query;
              const init: RequestInit = { method: method.toUpperCase(), headers: { accept: 'application/json' } };
              if (body?.as === 'json') {
                init.body = JSON.stringify({
                  ...note({ id: value || 'n1', tid: 5 }),
                  ...form,
                  at: 5,
                  vindue: 'aase1',
                  epoch: 0,
                  version: 0,
                });
                init.headers = { accept: 'application/json', 'content-type': 'application/json' };
              } else if (body) init.body = new URLSearchParams(form);
              const bytes = path.endsWith('/stream')
                ? await imens(sti, folk[navn].token, async () => {})
                : new Uint8Array(await (await her.hent(sti, folk[navn].token, init)).arrayBuffer());
              asked++;
              // What somebody sent in the address comes back in a page's search field.
              const echoed = query.includes(ORD.moedenote) ? words.filter((word) => word !== ORD.moedenote) : words;
              const found = fundne(bytes, echoed);
              if (found.length > 0) leaks.push(`${navn} ${method} ${sti}: ${found}`);
            }
        }
    expect(leaks).toEqual([]);
    expect(asked).toBeGreaterThan(500);
  }, 240_000);

  it('is in no copy, no restored version and no new referat made of it', async () => {
    const made = her.db.prepare<[], string>('SELECT id FROM referat').pluck().all();
    expect(made.length).toBeGreaterThan(5);
    for (const one of made)
      for (const sti of ['/dokument', '/historik', '/noter', '/reddet'])
        expect([
          sti,
          fundne(new Uint8Array(await (await her.hent(`/referater/${one}${sti}`, folk.bo.token)).arrayBuffer())),
        ]).toEqual([sti, []]);
    // Nor for the person in their own copy: a note stays beside the referat it was written to.
    const copies = made.filter((one) => one !== id);
    for (const one of copies)
      expect(await her.store.findNoter({ referat: one, bruger: folk.aase.id })).toEqual({ noter: [], tider: [] });
  });

  it('is in no table but the three that name the person, and not in what the command line writes', async () => {
    const tables = her.db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
    const holding = tables.filter((table) => {
      const rows = her.db.prepare(`SELECT * FROM "${table}"`).all();
      return fundne(Buffer.from(JSON.stringify(rows))).length > 0;
    });
    expect(holding.sort()).toEqual(['indlaegstid', 'note', 'reddet']);

    const data = mkdtempSync(join(tmpdir(), 'referat-privat-'));
    try {
      her.db.prepare('VACUUM INTO ?').run(join(data, 'referat.db'));
      const run = promisify(execFile);
      const said: string[] = [];
      for (const args of [
        ['inspect', id],
        ...formater.map((navn) => ['export', id, '--format', navn, '--out', join(data, `ud.${navn}`)]),
      ]) {
        const { stdout } = await run(process.execPath, ['scripts/referat.ts', ...args], {
          cwd: root,
          env: { ...process.env, REFERAT_DATA: data },
        });
        said.push(stdout);
      }
      expect(said[0]).toContain('Bo Eksempel');
      expect(fundne(Buffer.from(said.join('\n')))).toEqual([]);
      const files = readdirSync(data).filter((name) => name.startsWith('ud.'));
      expect(files.length).toBe(formater.length);
      for (const name of files) expect([name, fundne(readFileSync(join(data, name)))]).toEqual([name, []]);
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
  }, 120_000);

  it('is still there afterwards: nobody else could write in it or remove it', async () => {
    const { noter, tider } = await her.store.findNoter({ referat: id, bruger: folk.aase.id });
    expect(noter.map(({ id, tekst, tidligere }) => [id, tekst, tidligere])).toEqual([
      ['n1', ORD.moedenote, []],
      ['n2', ORD.bloknote, []],
      ['n3', ORD.hulnote, []],
      ['n4', 'Nyt fra et andet vindue', [ORD.aeldre]],
      ['n5', ORD.senere, []],
    ]);
    expect(tider).toHaveLength(2);
    expect(await her.store.findReddet({ referat: id, bruger: folk.aase.id })).toEqual([
      { id: 'n1', tekst: ORD.reddet, at: Number(ORD.reddetTid) },
    ]);
    expect(findFormat('noter')).toBeNull();
  });
});
