// A7 S7: the server is stopped in the middle of a meeting, and the release that starts again has a newer schema. The real
// server before and after, over HTTP; the page's connection and outbox are the real ones, its storage is in memory.
import { join } from 'node:path';
import { collab } from 'prosemirror-collab';
import { Node } from 'prosemirror-model';
import { EditorState, type Transaction } from 'prosemirror-state';
import { afterEach, expect, it } from 'vitest';
import { DATABASE_FILE, openDatabase } from '../../db/open.ts';
import { verify } from '../../db/verify.ts';
import { aabn, type Omgivelser } from '../../editor/connection/aabning.ts';
import { Forbindelse } from '../../editor/connection/forbindelse.ts';
import { gemtTekst } from '../../editor/connection/gemtlinje.ts';
import type { Ledning, Svar } from '../../editor/connection/ledning.ts';
import { SCHEMA_VERSION, schema } from '../../editor/model/schema.ts';
import type { Accepted, Missing, Opened, Refused } from '../../editor/model/wire.ts';
import { INGRID, iMappe } from '../builders/lager.ts';
import { Hukommelse, Laaseskab } from '../builders/medie.ts';
import { spoergsmaal, Testur } from '../builders/ur.ts';
import { endAll, grundlag, startProces } from './server.ts';
import { wire } from './skriver.ts';

afterEach(endAll);

/** The line of a page, to whichever server runs now. */
class Linje implements Ledning {
  url = '';
  readonly #token: string;
  readonly #id: string;

  constructor(token: string, id: string) {
    this.#token = token;
    this.#id = id;
  }

  ask<T>(method: string, path: string, body?: string) {
    return spoergsmaal(() => wire(this.url, this.#token, this.#id).ask<T>(method, path, body));
  }

  async send(body: string): Promise<Svar> {
    const answer = await this.ask<Accepted & Refused>('POST', '/steps', body);
    if (!answer) return { slags: 'intet-net' };
    const { status, json } = answer;
    return status === 200
      ? { slags: 'accepteret', version: json.version }
      : { slags: 'afvist', status, besked: json.message };
  }

  async hent(since: number, epoch: number): Promise<Svar> {
    const answer = await this.ask<Missing & Refused>('GET', `/steps?since=${since}&epoch=${epoch}`);
    if (!answer) return { slags: 'intet-net' };
    const { status, json } = answer;
    return status === 200 ? { slags: 'mangler', missing: json } : { slags: 'afvist', status, besked: json.message };
  }

  async stroem(): Promise<Svar> {
    return { slags: 'intet-net' };
  }
}

it('A7 S7: an open page keeps its text when the schema is raised, and is told to load anew; what is stored stays', () =>
  iMappe(async (data) => {
    const { id, token } = await grundlag(data);
    const linje = new Linje(token, id);
    const gammel = await startProces({ REFERAT_DATA: data });
    linje.url = gammel.url;
    const ur = new Testur();
    const medie = new Hukommelse();
    const laaseskab = new Laaseskab();
    let n = 0;
    const om = (): Omgivelser => ({
      medie,
      laase: laaseskab.fane(),
      ur,
      nytId: () => `fane${n++}`,
      hent: async () => (await linje.ask<Opened>('GET', '/dokument'))?.json ?? null,
    });
    const hvem = { referat: id, navn: 'N', bruger: INGRID, brugernavn: 'I', maa: 'laes skriv' };
    const aabnet = await aabn(hvem, om());
    if (!aabnet) throw new Error('Referatet kunne ikke åbnes.');
    let state = EditorState.create({
      doc: Node.fromJSON(schema, aabnet.opened.doc),
      plugins: [collab({ version: aabnet.opened.version, clientID: aabnet.client })],
    });
    const editor = {
      get state() {
        return state;
      },
      dispatch(tr: Transaction) {
        state = state.apply(tr);
        forbindelse.skrevet([tr]);
      },
      composing: false,
    };
    const stand = () => ({ doc: state.doc, version: forbindelse.version, usendt: forbindelse.usendt });
    const udbakke = aabnet.udbakke(stand);
    if (!udbakke) throw new Error('Fanen har ingen udbakke.');
    const start = { epoch: aabnet.opened.epoch, client: aabnet.client };
    const forbindelse: Forbindelse = new Forbindelse(editor, linje, ur, start, udbakke);
    const skriv = (text: string) => editor.dispatch(state.tr.insertText(text, state.doc.content.size - 2));
    skriv('Gemt. ');
    await ur.frem(2000);
    expect(forbindelse.gemt.slags).toBe('gemt');
    skriv('Kun her.');
    await gammel.end('SIGTERM');

    // As the release before this one left it.
    const db = openDatabase(join(data, DATABASE_FILE));
    const rows = () => [
      db.prepare('SELECT version, json FROM step WHERE doc = ?').all(id),
      db.prepare('SELECT version, schema_version, json, sha256 FROM snapshot WHERE doc = ? AND epoch = 0').all(id),
      db.prepare('SELECT aendret FROM referat WHERE id = ?').all(id),
    ];
    for (const table of ['doc', 'snapshot'])
      db.prepare(`UPDATE ${table} SET schema_version = ?`).run(SCHEMA_VERSION - 1);
    const before = rows();

    const ny = await startProces({ REFERAT_DATA: data });
    linje.url = ny.url;
    // One who only listens is told as well, whoever asks first.
    expect(await linje.hent(forbindelse.version, 0)).toMatchObject({ slags: 'afvist', status: 410 });
    await ur.frem(5000);
    expect(forbindelse.gemt.slags).toBe('foraeldet');
    expect(gemtTekst(forbindelse.gemt)).toMatch(/genindlæs siden/);
    expect(state.doc.toString()).toContain('Gemt. Kun her.');
    expect((await medie.listReddet(INGRID, id)).map(({ tekst }) => tekst)).toEqual(['Kun her.']);

    udbakke.slut();
    aabnet.slip();
    const igen = await aabn(hvem, om());
    expect([igen?.opened.epoch, igen?.opened.schemaVersion, igen?.usendte]).toEqual([1, SCHEMA_VERSION, []]);
    expect(JSON.stringify(igen?.opened.doc)).toContain('Gemt. ');
    expect(JSON.stringify(igen?.opened.doc)).not.toContain('Kun her.');
    expect(await ny.end('SIGTERM')).toBe(0);
    expect(rows()).toEqual(before);
    expect(verify(db).forskelle).toEqual([]);
    db.close();
  }));
