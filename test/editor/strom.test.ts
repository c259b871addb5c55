// Receiving over real streams: events, the heartbeat, and the way round a proxy that keeps the stream to itself.
import { collab } from 'prosemirror-collab';
import { EditorState, type Transaction } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { Forbindelse } from '../../editor/connection/forbindelse.ts';
import { INGEN_JOURNAL } from '../../editor/connection/journal.ts';
import type { Ledning, Svar } from '../../editor/connection/ledning.ts';
import { Strom } from '../../editor/connection/strom.ts';
import { referat } from '../builders/dokument.ts';

const DOC = referat('Et');
/** Others' steps: each a letter at the end of the title. */
const STEPS = [...'abcd'].map((text) => ({
  stepType: 'replace',
  from: 1,
  to: 1,
  slice: { content: [{ type: 'text', text }] },
}));
const missing = (since: number, version: number) => ({
  version,
  epoch: 0,
  steps: STEPS.slice(since, version),
  clients: STEPS.slice(since, version).map(() => 'anden'),
});

function modtager(
  stroem: Ledning['stroem'],
  hent: (since: number) => Promise<Svar> = async () => ({ slags: 'intet-net' }),
) {
  let state = EditorState.create({ doc: DOC, plugins: [collab({ version: 0, clientID: 'mig' })] });
  const editor = {
    get state() {
      return state;
    },
    composing: false,
    dispatch: (tr: Transaction) => {
      state = state.apply(tr);
    },
  };
  const asked: number[] = [];
  const navne: string[] = [];
  const hoert: string[] = [];
  const hoer = (event: string, data: string) => hoert.push(`${event} ${data}`);
  const ledning: Ledning = {
    send: async () => ({ slags: 'intet-net' }),
    hent: (since) => {
      asked.push(since);
      return hent(since);
    },
    stroem,
  };
  const ur = { now: () => Date.now(), random: () => 0.5, after: () => () => undefined, ledig: () => undefined };
  const forbindelse = new Forbindelse(editor, ledning, ur, { epoch: 0, client: 'mig' }, INGEN_JOURNAL);
  const strom = new Strom(forbindelse, ledning, (navn) => navne.push(navn), 60, hoer);
  return { forbindelse, asked, navne, hoert, strom };
}

/** A stream that says these pieces, then stays open until it is given up. */
function aaben(signal: AbortSignal, ...pieces: readonly string[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
      signal.addEventListener('abort', () => controller.error(new Error('afbrudt')));
    },
  });
}

async function indtil(done: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !done(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(done()).toBe(true);
}

describe('the stream', () => {
  it('brings steps and a new name, and opens again from where it was when it falls silent', async () => {
    const opened: number[] = [];
    const { strom, forbindelse, navne } = modtager(async (since, _epoch, signal) => {
      opened.push(since);
      const steps = `event: steps\ndata: ${JSON.stringify(missing(since, since + 1))}\n\n`;
      return aaben(signal, ': hej\n\n', steps, 'event: navn\ndata: "Nyt navn"\n\n');
    });
    strom.start();
    await indtil(() => forbindelse.version >= 3);
    strom.stop();
    expect(opened.slice(0, 3)).toEqual([0, 1, 2]);
    expect(navne[0]).toBe('Nyt navn');
  });

  it('that gives not one byte is given up for long questions', async () => {
    const { strom, forbindelse, asked } = modtager(
      async (_since, _epoch, signal) => aaben(signal),
      async (since) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        return { slags: 'mangler', missing: missing(since, Math.min(since + 2, 4)) };
      },
    );
    strom.start();
    await indtil(() => forbindelse.version === 4);
    strom.stop();
    expect(asked.slice(0, 2)).toEqual([0, 2]);
  });

  it('and tells by them what a stream would: who is here, and the state of the referat', async () => {
    const { strom, hoert } = modtager(
      async (_since, _epoch, signal) => aaben(signal),
      async (since) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        return { slags: 'mangler', missing: { ...missing(since, since), her: [], status: 'godkendt' } };
      },
    );
    strom.start();
    await indtil(() => hoert.length >= 2);
    strom.stop();
    expect(hoert.slice(0, 2)).toEqual(['her []', 'status "godkendt"']);
  });

  it('says that there is no network, and that it is back', async () => {
    let net = false;
    const { strom, forbindelse } = modtager(async (_since, _epoch, signal) =>
      net ? aaben(signal, ': hej\n\n') : { slags: 'intet-net' },
    );
    strom.start();
    await indtil(() => forbindelse.gemt.slags === 'intet-net');
    net = true;
    strom.straks();
    await indtil(() => forbindelse.gemt.slags === 'gemt');
    strom.stop();
  });

  it('A7: is told when the document was replaced, and stops', async () => {
    let opened = 0;
    const { strom, forbindelse } = modtager(async (_since, _epoch, signal) => {
      opened++;
      return aaben(signal, ': hej\n\n', 'event: epoch\ndata: {"version":9,"epoch":1}\n\n');
    });
    strom.start();
    await indtil(() => forbindelse.gemt.slags === 'foraeldet');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(opened).toBe(1);
    strom.stop();
  });
});
