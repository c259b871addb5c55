// The real connection against the real authority and store, over a line that loses, doubles and delays, with a clock of
// its own. A3: a repeat is byte for byte the same · A7: an older epoch keeps its text · C5: the state of saving is true.
import fc from 'fast-check';
import { collab, getVersion, sendableSteps } from 'prosemirror-collab';
import type { Node } from 'prosemirror-model';
import { EditorState, type Transaction } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { Forbindelse } from '../../editor/connection/forbindelse.ts';
import type { Gemt } from '../../editor/connection/gemt.ts';
import { gemtTekst } from '../../editor/connection/gemtlinje.ts';
import { Haendelseslaeser } from '../../editor/connection/haendelser.ts';
import type { Ledning, Svar } from '../../editor/connection/ledning.ts';
import { AppError } from '../../editor/model/fejl.ts';
import type { Missing } from '../../editor/model/wire.ts';
import { Udbakke } from '../../editor/udbakke/udbakke.ts';
import { Levende } from '../../server/collab/levende.ts';
import { referat } from '../builders/dokument.ts';
import { HAVEUDVALGET, INGRID, lager } from '../builders/lager.ts';
import { Hukommelse } from '../builders/medie.ts';
import { ro, spoergsmaal, Testur } from '../builders/ur.ts';

const RUNS = Number(process.env.REFERAT_RUNS ?? 60);
const SEED = Number(process.env.REFERAT_SEED_NUMBER ?? Date.now() % 1_000_000);

/** What the network does with one request. */
type Skaebne = 'ok' | 'tabt' | 'svar-tabt';

class Klient {
  state: EditorState;
  composing = false;
  readonly sendt: string[] = [];
  readonly skaebner: Skaebne[] = [];
  /** What the line answers instead of the server. */
  svar: Svar | null = null;
  /** What the answer waits for. */
  venter: Promise<void> = Promise.resolve();
  readonly gemt: Gemt[] = [];
  readonly medie = new Hukommelse();
  readonly referat: string;
  readonly forbindelse: Forbindelse;

  constructor(client: string, doc: Node, version: number, ur: Testur, levende: Levende, id: string) {
    this.referat = id;
    this.state = EditorState.create({ doc, plugins: [collab({ version, clientID: client })] });
    const ledning: Ledning = {
      send: async (body) => {
        this.sendt.push(body);
        const skaebne = this.skaebner.shift() ?? 'ok';
        await this.venter;
        if (this.svar) return this.svar;
        if (skaebne === 'tabt') return { slags: 'intet-net' };
        const svar = await spoerg(() => levende.accept(id, INGRID, JSON.parse(body)));
        return skaebne === 'svar-tabt' ? { slags: 'intet-net' } : svar;
      },
      hent: (since, epoch) =>
        spoerg(async () => ({
          slags: 'mangler' as const,
          missing: await levende.missing(id, { version: since, epoch }),
        })),
      stroem: async () => ({ slags: 'intet-net' }),
    };
    const hoved = { instans: client, client, epoch: 0, bruger: INGRID, brugernavn: '', referat: id, navn: '', maa: '' };
    const stand = () => ({ doc: this.state.doc, version: getVersion(this.state), usendt: this.unsent });
    const udbakke = new Udbakke(this.medie, ur, hoved, stand);
    udbakke.begynd(() => JSON.stringify(doc.toJSON()), version);
    this.forbindelse = new Forbindelse(this, ledning, ur, { epoch: 0, client }, udbakke);
    this.forbindelse.on((gemt) => this.gemt.push(gemt));
  }

  dispatch(tr: Transaction): void {
    this.state = this.state.apply(tr);
    if (tr.docChanged) this.forbindelse.skrevet([tr]);
  }

  skriv(text: string, at = this.state.doc.content.size - 2): void {
    this.dispatch(this.state.tr.insertText(text, at));
  }

  get unsent(): number {
    return sendableSteps(this.state)?.steps.length ?? 0;
  }
}

async function spoerg(ask: () => Promise<Svar>): Promise<Svar> {
  try {
    return await spoergsmaal(ask);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const status = { forsvundet: 410, ugyldig: 400, 'for-stor': 413 }[error.code as string] ?? 500;
    return { slags: 'afvist', status, besked: error.message };
  }
}

async function moede(...names: readonly string[]) {
  const { store } = lager();
  const doc = referat('Et', 'To');
  const id = await store.createReferat({ organ: HAVEUDVALGET, ejer: INGRID, doc });
  const levende = new Levende(store, (_event, cause) => {
    throw cause;
  });
  const ur = new Testur();
  const klienter = names.map((name) => new Klient(name, doc, 0, ur, levende, id));
  const [foerste] = klienter;
  if (!foerste) throw new Error('Et møde har mindst én');
  const hent = async (since: number): Promise<Missing> => levende.missing(id, { version: since, epoch: 0 });
  const slut = async (): Promise<void> => {
    await levende.close();
    store.close();
  };
  return { levende, id, ur, klienter, foerste, hent, slut };
}

describe('sending', () => {
  it('C6: 300 ms after the last key, within a second while keys go on, one request at a time', async () => {
    const { ur, foerste, slut } = await moede('a');
    foerste.skriv('x');
    await ur.frem(299);
    expect(foerste.sendt).toHaveLength(0);
    await ur.frem(1);
    expect(foerste.sendt).toHaveLength(1);
    for (let i = 0; i < 20; i++) {
      foerste.skriv('y');
      await ur.frem(100);
    }
    expect(foerste.sendt.length).toBeGreaterThanOrEqual(2);
    expect(foerste.sendt.length).toBeLessThanOrEqual(4);
    await ur.frem(1000);
    expect(foerste.unsent).toBe(0);
    await slut();
  });

  it('A3: a lost answer is asked for again with the very same bytes, and the text stands once', async () => {
    const { levende, id, ur, foerste, slut } = await moede('a');
    foerste.skaebner.push('svar-tabt', 'tabt');
    foerste.skriv('x');
    await ur.frem(400);
    expect(foerste.forbindelse.gemt.slags).toBe('intet-net');
    foerste.skriv('y');
    await ur.frem(10_000);
    expect(foerste.sendt[1]).toBe(foerste.sendt[0]);
    expect(foerste.sendt[2]).toBe(foerste.sendt[0]);
    expect(foerste.forbindelse.gemt.slags).toBe('gemt');
    expect((await levende.dokument(id)).doc.eq(foerste.state.doc)).toBe(true);
    expect(foerste.state.doc.lastChild?.toString()).toContain('Toxy');
    await slut();
  });

  it('stale: receives what it lacks and sends at once', async () => {
    const { ur, klienter, levende, id, slut } = await moede('a', 'b');
    const [a, b] = klienter;
    a?.skriv('a');
    await ur.frem(400);
    b?.skriv('b');
    await ur.frem(400);
    expect(b?.sendt).toHaveLength(2);
    expect((await levende.dokument(id)).doc.eq(b?.state.doc ?? referat())).toBe(true);
    await slut();
  });

  it('ends a batch between changes, never between a change and what plugins appended to it', async () => {
    const { ur, foerste, slut } = await moede('a');
    foerste.skaebner.push('tabt');
    for (let i = 0; i < 199; i++) foerste.skriv('x');
    const root = foerste.state.tr.insertText('y', foerste.state.doc.content.size - 2);
    foerste.dispatch(root);
    const appended = foerste.state.tr.setNodeAttribute(0, 'luft', 1);
    foerste.dispatch(appended.setMeta('appendedTransaction', root));
    await ur.frem(20_000);
    const sizes = foerste.sendt.map((body) => (JSON.parse(body) as { steps: unknown[] }).steps.length);
    expect(sizes.at(-1)).toBe(201);
    await slut();
  });
});

describe('what the state of saving says', () => {
  it('C5: "Gemt" only when everything is acknowledged, with the time', async () => {
    const { ur, foerste, slut } = await moede('a');
    expect(foerste.forbindelse.gemt).toEqual({ slags: 'gemt', kl: null });
    foerste.skriv('x');
    expect(foerste.forbindelse.gemt.slags).toBe('gemmer');
    await ur.frem(300);
    expect(foerste.forbindelse.gemt).toEqual({ slags: 'gemt', kl: 300 });
    expect(gemtTekst({ slags: 'gemt', kl: Date.UTC(2027, 2, 9, 13, 5) })).toBe('Gemt kl. 14.05');
    await slut();
  });

  it('a full disk is said, tried again, and over when there is room', async () => {
    const { ur, foerste, slut } = await moede('a');
    foerste.svar = { slags: 'afvist', status: 507, besked: 'Disken er fuld.' };
    foerste.skriv('x');
    await ur.frem(400);
    expect(foerste.forbindelse.gemt).toEqual({ slags: 'kan-ikke', besked: 'Disken er fuld.', proever: true });
    foerste.svar = null;
    await ur.frem(30_000);
    expect(foerste.forbindelse.gemt.slags).toBe('gemt');
    await slut();
  });

  it('a refused step stops, and keeps the text', async () => {
    const { ur, foerste, slut } = await moede('a');
    foerste.svar = { slags: 'afvist', status: 400, besked: 'Nej.' };
    foerste.skriv('x');
    await ur.frem(60_000);
    expect(foerste.sendt).toHaveLength(1);
    expect(foerste.forbindelse.gemt).toEqual({ slags: 'kan-ikke', besked: 'Nej.', proever: false });
    expect(foerste.unsent).toBe(1);
    await slut();
  });

  it('C4: a step that comes after the approval is rescued, and nothing more is sent', async () => {
    const { ur, foerste, slut } = await moede('a');
    foerste.svar = { slags: 'afvist', status: 423, besked: 'Godkendt.' };
    foerste.skriv('x');
    await ur.frem(60_000);
    expect(foerste.sendt).toHaveLength(1);
    expect(foerste.forbindelse.gemt).toEqual({ slags: 'kan-ikke', besked: 'Godkendt.', proever: false, laast: true });
    expect(foerste.forbindelse.stoppet).toBe(true);
    await slut();
  });

  it('C7: an ended session waits for the new one and then sends', async () => {
    const { ur, foerste, slut } = await moede('a');
    foerste.svar = { slags: 'afvist', status: 401, besked: '' };
    foerste.skriv('x');
    await ur.frem(60_000);
    expect([foerste.forbindelse.gemt.slags, foerste.sendt.length]).toEqual(['log-ind', 1]);
    foerste.svar = null;
    foerste.skriv('y');
    foerste.forbindelse.straks();
    await ur.frem(0);
    await ur.frem(2000);
    expect(foerste.forbindelse.gemt.slags).toBe('gemt');
    expect(foerste.sendt[1]).toBe(foerste.sendt[0]);
    await slut();
  });

  it('A7: a restored document stops the older one, which keeps its text', async () => {
    const { levende, id, ur, foerste, slut } = await moede('a');
    foerste.skriv('x');
    await ur.frem(400);
    await levende.gendan(id, 0, INGRID);
    foerste.skriv('tabes ikke');
    await ur.frem(5000);
    expect(foerste.forbindelse.gemt.slags).toBe('foraeldet');
    expect(foerste.state.doc.toString()).toContain('tabes ikke');
    await slut();
  });
});

describe('receiving', () => {
  it('A7: a request that fails after the document was replaced does not take the word back', async () => {
    const { ur, foerste, slut } = await moede('a');
    const { promise, resolve } = Promise.withResolvers<void>();
    foerste.venter = promise;
    foerste.svar = { slags: 'intet-net' };
    foerste.skriv('mit');
    await ur.frem(400);
    foerste.forbindelse.linjen({ slags: 'afvist', status: 410, besked: '' });
    resolve();
    await ur.frem(5000);
    expect(foerste.forbindelse.gemt.slags).toBe('foraeldet');
    expect(foerste.sendt).toHaveLength(1);
    await slut();
  });

  it('A7: steps of another epoch are never taken in, and what was not sent is rescued', async () => {
    const { ur, foerste, slut } = await moede('a');
    foerste.skriv('mit');
    const before = foerste.state.doc;
    const steps = [{ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'x' }] } }];
    foerste.forbindelse.modtag({ version: 1, epoch: 1, steps, clients: ['b'] });
    expect([foerste.state.doc.eq(before), foerste.forbindelse.gemt.slags]).toEqual([true, 'foraeldet']);
    await ur.frem(5000);
    expect(foerste.sendt).toEqual([]);
    expect((await foerste.medie.listReddet(INGRID, foerste.referat)).map(({ tekst }) => tekst)).toEqual(['mit']);
    await slut();
  });

  it('waits while a word is being composed', async () => {
    const { ur, klienter, hent, slut } = await moede('a', 'b');
    const [a, b] = klienter;
    a?.skriv('a');
    await ur.frem(400);
    if (!b) throw new Error('b mangler');
    b.composing = true;
    b.forbindelse.modtag(await hent(0));
    expect(b.forbindelse.version).toBe(0);
    b.composing = false;
    b.forbindelse.sammensat();
    expect(b.forbindelse.version).toBe(1);
    await slut();
  });

  it('fills a gap, and takes what it has already only once', async () => {
    const { ur, klienter, hent, levende, id, slut } = await moede('a', 'b');
    const [a, b] = klienter;
    for (const letter of 'abc') {
      a?.skriv(letter);
      await ur.frem(400);
    }
    b?.forbindelse.modtag(await hent(2));
    await ro();
    b?.forbindelse.modtag(await hent(0));
    b?.forbindelse.modtag(await hent(1));
    expect(b?.forbindelse.version).toBe(3);
    expect((await levende.dokument(id)).doc.eq(b?.state.doc ?? referat())).toBe(true);
    await slut();
  });

  it('reads events whole from pieces cut anywhere, and skips heartbeats', () => {
    const stream = ': hej\n\nid: 3\nevent: steps\ndata: {"a":1}\n\n:\n\nevent: navn\ndata: "x"\n\n';
    for (let cut = 0; cut <= stream.length; cut++) {
      const laeser = new Haendelseslaeser();
      const found = [...laeser.laes(stream.slice(0, cut)), ...laeser.laes(stream.slice(cut))];
      expect(found).toEqual([
        { event: 'steps', data: '{"a":1}' },
        { event: 'navn', data: '"x"' },
      ]);
    }
  });
});

describe('random histories', () => {
  it(`end with one document and every word once (seed ${SEED})`, async () => {
    const act = fc.record({
      who: fc.nat(2),
      kind: fc.constantFrom('skriv', 'skriv', 'slet', 'vent', 'stroem', 'tabt', 'svar-tabt'),
      at: fc.nat(1000),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (acts) => {
        const { levende, id, ur, klienter, hent, slut } = await moede('a', 'b', 'c');
        let n = 0;
        for (const { who, kind, at } of acts) {
          const klient = klienter[who];
          if (!klient) continue;
          const { doc } = klient.state;
          // Within the last paragraph, where everybody writes.
          const start = doc.content.size - 2 - (doc.lastChild?.firstChild?.content.size ?? 0);
          const place = start + (at % (doc.content.size - 1 - start));
          if (kind === 'skriv') klient.skriv(`<${n++}>`, place);
          else if (kind === 'slet' && doc.content.size - 2 > place)
            klient.dispatch(klient.state.tr.delete(place, place + 1));
          else if (kind === 'vent') await ur.frem(at);
          else if (kind === 'stroem') klient.forbindelse.modtag(await hent(klient.forbindelse.version));
          else if (kind === 'tabt' || kind === 'svar-tabt') klient.skaebner.push(kind);
        }
        for (let round = 0; round < 4; round++) {
          await ur.frem(60_000);
          for (const { forbindelse } of klienter) forbindelse.modtag(await hent(forbindelse.version));
        }
        const { doc } = await levende.dokument(id);
        doc.check();
        const words = doc.toString().match(/<\d+>/g) ?? [];
        expect(new Set(words).size).toBe(words.length);
        for (const klient of klienter) {
          expect(klient.unsent).toBe(0);
          expect(klient.forbindelse.gemt.slags).toBe('gemt');
          expect(klient.state.doc.toString()).toBe(doc.toString());
        }
        await slut();
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });
});
