// Other people who write in the same referat while its page is measured: each posts real steps at typing speed at a place
// of their own, and tells of their caret, as the page of a writer does. They are in this process, not in the browser.
import { Node } from 'prosemirror-model';
import { Step } from 'prosemirror-transform';
import { schema } from '../../editor/model/schema.ts';
import type { Missing, Opened } from '../../editor/model/wire.ts';
import type { Vaert } from './vaert.ts';

/** Between two letters of one writer: some 60 words a minute. Milliseconds. */
const TASTE = 180;
/** Letters that go in one batch, as a page sends them while one types. */
const SAMLET = 3;

/** Starts `antal` writers at places spread over the referat; the function returned ends them. */
export async function skrivere(vaert: Vaert, referat: string, antal: number): Promise<() => Promise<void>> {
  const ask = (sti: string, body?: unknown) =>
    fetch(`${vaert.url}/referater/${referat}${sti}`, {
      headers: { accept: 'application/json', 'content-type': 'application/json', cookie: vaert.cookie },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
  const answer = await ask('/dokument');
  const opened: Opened = await answer.json();
  const places = steder(Node.fromJSON(schema, opened.doc));
  let stopped = false;
  const write = async (n: number): Promise<void> => {
    let { version } = opened;
    let at = places[Math.floor((places.length * (n + 1)) / (antal + 2))] ?? 1;
    for (let i = 0; !stopped; i++) {
      await new Promise((resolve) => setTimeout(resolve, TASTE * SAMLET));
      const step = (pos: number) => ({
        stepType: 'replace',
        from: pos,
        to: pos,
        slice: { content: [{ type: 'text', text: 'e' }] },
      });
      const batch = `skriver-${n}-${i}-${version}`;
      const steps = Array.from({ length: SAMLET }, (_, k) => step(at + k));
      const sent = await ask('/steps', { version, epoch: opened.epoch, client: `skriver${n}`, batch, steps });
      if (sent.status === 409) {
        const missing: Missing = await sent.json();
        for (const json of missing.steps) at = Step.fromJSON(schema, json).getMap().map(at, -1);
        version = missing.version;
        continue;
      }
      version += SAMLET;
      at += SAMLET;
      await ask('/naervaer', { vindue: `skriver${n}`, version, epoch: opened.epoch, head: at });
    }
  };
  const all = Array.from({ length: antal }, (_, n) => write(n));
  return async () => {
    stopped = true;
    await Promise.all(all);
  };
}

/** The ends of the paragraphs. */
function steder(doc: Node): readonly number[] {
  const found: number[] = [];
  doc.descendants((node, pos) => {
    if (node.type === schema.nodes.afsnit) found.push(pos + node.nodeSize - 1);
    return !node.isTextblock;
  });
  return found;
}
