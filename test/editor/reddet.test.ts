// C4, the server's side of rescued text: sent until it is there, once; private; on every computer of the one who wrote it;
// gone when they have decided, and not brought back by a late repeat. The real tray, the real server over HTTP; the
// computers' storage is in memory.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Privatsvar } from '../../editor/connection/privatlinje.ts';
import { LAENGSTE_REDDET, laesReddede, type Reddettekst } from '../../editor/model/reddet.ts';
import { Reddebakke } from '../../editor/reddet/bakke.ts';
import type { Linje } from '../../editor/reddet/linje.ts';
import type { Reddet } from '../../editor/udbakke/medie.ts';
import { referat } from '../builders/dokument.ts';
import { Hukommelse } from '../builders/medie.ts';
import { Testur } from '../builders/ur.ts';
import { type Vaert, vaert } from '../pages/vaert.ts';

let her: Vaert;
let aase: { id: string; token: string };
let bo: { id: string; token: string };
beforeAll(async () => {
  her = await vaert();
  aase = await her.nyBruger('aase', 'referent');
  bo = await her.nyBruger('bo', 'administrator');
});
afterAll(() => her.slut());

const nyt = () => her.store.createReferat({ organ: 'havnen', ejer: aase.id, doc: referat('Ét.') });
const headers = { accept: 'application/json', 'content-type': 'application/json' };
const send = (id: string, token: string | null, nr: string, body: unknown, method = 'PUT') =>
  her.hent(`/referater/${id}/reddet/${nr}`, token, {
    method,
    headers,
    body: method === 'PUT' ? JSON.stringify(body) : null,
  });
const liste = async (id: string, token: string): Promise<readonly Reddettekst[]> => {
  const answer = await her.hent(`/referater/${id}/reddet`, token, { headers });
  return laesReddede(await answer.json());
};

/** A computer of Åse's: its storage, and a line that can be cut before or after the server. */
class Maskine {
  readonly medie = new Hukommelse();
  readonly ur = new Testur();
  readonly bakke: Reddebakke;
  readonly iMindet: Reddet[] = [];
  linjen: 'hel' | 'klippet' | 'uden-svar' = 'hel';
  readonly #referat: string;

  constructor(sag: string) {
    this.#referat = sag;
    const hvis = { bruger: aase.id, referat: sag };
    this.bakke = new Reddebakke(this.medie, this.#linje(), this.ur, hvis, () => this.iMindet);
  }

  async red(id: string, tekst: string): Promise<void> {
    const one = { id, bruger: aase.id, referat: this.#referat, tekst, at: 5, sendt: false, fjernet: false };
    await this.medie.gemReddet([one]).catch(() => this.iMindet.push(one));
    await this.bakke.ajour();
  }

  get tekster(): readonly string[] {
    return this.bakke.tekster.map(({ tekst }) => tekst);
  }

  #linje(): Linje {
    const ask = async <T>(
      sti: string,
      method: string,
      body: string | null,
      read: (json: unknown) => T,
    ): Promise<Privatsvar<T>> => {
      if (this.linjen === 'klippet') return { slags: 'senere' };
      const answer = await her.hent(`/referater/${this.#referat}/reddet${sti}`, aase.token, { method, headers, body });
      const json: unknown = answer.status === 200 ? await answer.json() : null;
      if (this.linjen === 'uden-svar') return { slags: 'senere' };
      if (answer.ok) return { slags: 'ja', svar: read(json) };
      return answer.status === 400 ? { slags: 'nej', status: 400, besked: '' } : { slags: 'senere' };
    };
    return {
      hent: () => ask('', 'GET', null, laesReddede),
      gem: (one) => ask(`/${one.id}`, 'PUT', JSON.stringify(one), (json) => json as { fjernet: boolean }),
      slet: (id) => ask(`/${id}`, 'DELETE', null, () => null),
    };
  }
}

describe('C4: rescued text at the server', () => {
  it('is sent when there is a line, again until it is answered, and lies there once', async () => {
    const id = await nyt();
    const maskine = new Maskine(id);
    maskine.linjen = 'klippet';
    await maskine.red('i1-4-0', 'Min sætning.');
    expect(maskine.bakke.tekster).toEqual([{ id: 'i1-4-0', tekst: 'Min sætning.', at: 5, sendt: false }]);
    expect(await liste(id, aase.token)).toEqual([]);
    maskine.linjen = 'uden-svar';
    await maskine.bakke.ajour();
    expect([maskine.bakke.tekster[0]?.sendt, (await liste(id, aase.token)).length]).toEqual([false, 1]);
    maskine.linjen = 'hel';
    await maskine.bakke.ajour();
    expect(maskine.bakke.tekster[0]?.sendt).toBe(true);
    expect(await liste(id, aase.token)).toEqual([{ id: 'i1-4-0', tekst: 'Min sætning.', at: 5 }]);
  });

  it('is tried again by itself, with a pause between', async () => {
    const id = await nyt();
    const maskine = new Maskine(id);
    maskine.linjen = 'klippet';
    await maskine.red('i1-4-0', 'Min sætning.');
    maskine.linjen = 'hel';
    await maskine.ur.frem(10_000);
    await maskine.bakke.ajour();
    expect(await liste(id, aase.token)).toHaveLength(1);
  });

  it('is seen on another computer of the same person, and by nobody else', async () => {
    const id = await nyt();
    const [en, to] = [new Maskine(id), new Maskine(id)];
    await en.red('i1-4-0', 'Min sætning.');
    await to.bakke.ajour();
    expect(to.bakke.tekster).toEqual([{ id: 'i1-4-0', tekst: 'Min sætning.', at: 5, sendt: true }]);
    expect(await liste(id, bo.token)).toEqual([]);
    // The other person's own removal of that id is theirs alone.
    expect((await send(id, bo.token, 'i1-4-0', null, 'DELETE')).status).toBe(204);
    expect(await liste(id, aase.token)).toHaveLength(1);
  });

  it('is gone everywhere when the person has decided, without a line too, and a late repeat brings nothing back', async () => {
    const id = await nyt();
    const [en, to] = [new Maskine(id), new Maskine(id)];
    await en.red('i1-4-0', 'Min sætning.');
    await to.bakke.ajour();
    to.linjen = 'klippet';
    await to.bakke.fjern('i1-4-0');
    expect([to.tekster, to.medie.indhold().includes('Min sætning.')]).toEqual([[], false]);
    to.linjen = 'hel';
    await to.bakke.ajour();
    expect(await liste(id, aase.token)).toEqual([]);
    expect(her.db.prepare('SELECT tekst FROM reddet WHERE referat = ?').pluck().all(id)).toEqual(['']);
    const repeat = await send(id, aase.token, 'i1-4-0', { id: 'i1-4-0', tekst: 'Min sætning.', at: 5 });
    expect([repeat.status, await repeat.json()]).toEqual([200, { fjernet: true }]);
    await en.bakke.ajour();
    expect([en.tekster, await en.medie.listReddet(aase.id, id)]).toEqual([[], []]);
    // An outbox that could not be removed rescues the same text once more: it has been decided on.
    await en.red('i1-4-0', 'Min sætning.');
    expect(en.tekster).toEqual([]);
  });

  it('reaches the server from a computer that has no room for it', async () => {
    const id = await nyt();
    const maskine = new Maskine(id);
    maskine.medie.fuld = true;
    await maskine.red('i1-4-0', 'Min sætning.');
    expect((await liste(id, aase.token)).map(({ tekst }) => tekst)).toEqual(['Min sætning.']);
    await maskine.bakke.fjern('i1-4-0');
    await maskine.bakke.ajour();
    expect([maskine.tekster, await liste(id, aase.token)]).toEqual([[], []]);
  });

  it('with a character that no document may hold is kept with a mark in its place', async () => {
    const id = await nyt();
    await new Maskine(id).red('i1-4-0', 'a\u0000b\ud800c');
    expect((await liste(id, aase.token)).map(({ tekst }) => tekst)).toEqual(['a\ufffdb\ufffdc']);
  });
});

describe('the routes of rescued text', () => {
  it.each([
    ['no text', { id: 'x', at: 1 }, 400],
    ['a text that is a list', { id: 'x', tekst: ['a'], at: 1 }, 400],
    ['NUL', { id: 'x', tekst: 'a\u0000', at: 1 }, 400],
    ['half a character', { id: 'x', tekst: '\ud800', at: 1 }, 400],
    ['a time that is none', { id: 'x', tekst: 'a', at: -1 }, 400],
    ['another id than the address', { id: 'y', tekst: 'a', at: 1 }, 400],
    ['an id of other letters', { id: 'x/../y', tekst: 'a', at: 1 }, 400],
    ['too long a text', { id: 'x', tekst: 'a'.repeat(LAENGSTE_REDDET + 1), at: 1 }, 413],
    ['a megabyte', { id: 'x', tekst: 'a'.repeat(1_000_000), at: 1 }, 413],
    ['no object', 'hej', 400],
  ])('%s is one Danish sentence and keeps nothing', async (_name, body, status) => {
    const id = await nyt();
    const answer = await send(id, aase.token, 'x', body);
    expect([answer.status, (await answer.json()).message]).toEqual([status, expect.stringMatching(/^[A-ZÆØÅ].*\.$/)]);
    expect(await liste(id, aase.token)).toEqual([]);
    expect(her.fejl).toEqual([]);
  });

  it('the longest text fits, in the widest characters', async () => {
    const id = await nyt();
    const tekst = '“'.repeat(LAENGSTE_REDDET);
    expect((await send(id, aase.token, 'x', { id: 'x', tekst, at: 1 })).status).toBe(200);
    expect((await liste(id, aase.token))[0]?.tekst).toBe(tekst);
  });

  it('C7: kept of one who may read only, of nobody who is signed out', async () => {
    const id = await nyt();
    her.db.prepare("UPDATE referat SET status = 'godkendt' WHERE id = ?").run(id);
    expect((await send(id, bo.token, 'x', { id: 'x', tekst: 'a', at: 1 })).status).toBe(200);
    expect((await send(id, null, 'x', { id: 'x', tekst: 'a', at: 1 })).status).toBe(401);
  });
});
