// `bench accept`: what the authority does with a keystroke before it is stored (parse, validate, apply, check, ids), as a
// rate at 3, 35 and 344 pages beside Yjs applying the same keystrokes; then the widest section, 300 indlæg in one.
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { ReplaceStep } from 'prosemirror-transform';
import { applyUpdate } from 'yjs';
import { schema } from '../../editor/model/schema.ts';
import { accept } from '../../server/collab/authority.ts';
import { laesBatch } from '../../server/collab/batch.ts';
import { Idtal } from '../../server/collab/ids.ts';
import { referat } from './dokument.ts';
import { median, print } from './maaling.ts';
import { PAGES, type Stof, stof } from './stof.ts';
import { yjsTyping } from './yjs.ts';

const KEYS = 3000;
const ROUNDS = 15;

/** Where the paragraph in the middle of the document begins to hold text, behind its speaker. */
function middle(doc: Node): number {
  const places: number[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === 'afsnit') places.push(pos + 2);
    return !node.isTextblock;
  });
  return places[Math.floor(places.length / 2)] ?? 0;
}

/** One request body per key, as the editor sends them when it sends each key alone. */
function bodies(doc: Node): readonly string[] {
  const at = middle(doc) + 10;
  const letter = new Slice(Fragment.from(schema.text('e')), 0, 0);
  return Array.from({ length: KEYS }, (_, i) =>
    JSON.stringify({
      version: i,
      epoch: 0,
      client: '1',
      batch: `bench-${i}-batch`,
      steps: [new ReplaceStep(at + i, at + i, letter).toJSON()],
    }),
  );
}

/** Keystrokes per second. */
function acceptRate(doc: Node, requests: readonly string[]): number {
  const ids = new Idtal(doc);
  let state = { doc, version: 0, epoch: 0, ids };
  const start = performance.now();
  for (const body of requests) {
    const answer = accept(state, laesBatch(JSON.parse(body)));
    if (answer.slags !== 'passer') throw new Error('A keystroke of the benchmark was refused.');
    ids.adopt(answer.skift);
    state = { doc: answer.doc, version: state.version + 1, epoch: 0, ids };
  }
  return (KEYS / (performance.now() - start)) * 1000;
}

function yjsRate(matter: Stof): number {
  const { server, updates } = yjsTyping(matter, KEYS);
  const start = performance.now();
  for (const update of updates) applyUpdate(server, update);
  return (KEYS / (performance.now() - start)) * 1000;
}

export async function accepting(): Promise<void> {
  const sizes = [
    ...PAGES.map((pages) => ({ name: `accept ${pages} sider`, matter: stof(pages) })),
    { name: 'accept 300 indlæg i ét punkt', matter: stof(77, 300) },
  ].map((one) => {
    const doc = referat(one.matter);
    return { ...one, doc, requests: bodies(doc), ours: [] as number[], yjs: [] as number[] };
  });
  for (let round = -1; round < ROUNDS; round++) {
    for (const one of sizes) {
      const ours = acceptRate(one.doc, one.requests);
      const yjs = yjsRate(one.matter);
      if (round < 0) continue;
      one.ours.push(ours);
      one.yjs.push(yjs);
    }
  }
  const small = median(sizes[0]?.ours ?? []);
  for (const { name, ours, yjs } of sizes) {
    const value = median(ours);
    print({ name, value, unit: 'trin/s', versus: 'Yjs applyUpdate', ratio: value / median(yjs), n: ROUNDS });
    print({ name, value, unit: 'trin/s', versus: 'vores egne 3 sider', ratio: value / small, n: ROUNDS });
  }
}
