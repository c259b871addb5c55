// Random histories: two to four writers, a network that loses requests, loses answers, doubles and delays, a server that
// forgets its memory. They end with one text; every acknowledged word stands in the log once (A2, A3, A6).
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { laesDokument } from '../../editor/model/referatfil.ts';
import type { Batch } from '../../editor/model/wire.ts';
import { genopbyg } from '../../server/collab/genopbyg.ts';
import { Levende } from '../../server/collab/levende.ts';
import { referat } from '../builders/dokument.ts';
import { HAVEUDVALGET, INGRID, lager } from '../builders/lager.ts';
import { Skribent } from '../builders/skribent.ts';

const RUNS = Number(process.env.REFERAT_RUNS ?? 600);
const SEED = Number(process.env.REFERAT_SEED_NUMBER ?? Date.now() % 1_000_000);

type Act =
  | { kind: 'write' | 'delete' | 'mark' | 'attr'; who: number; at: number; length: number }
  | { kind: 'send' | 'lose' | 'loseAnswer' | 'repeat' | 'receive'; who: number }
  | { kind: 'restart' };

const who = fc.nat(3);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      who,
      at: fc.nat(1000),
      length: fc.integer({ min: 1, max: 6 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('delete' as const, 'mark' as const, 'attr' as const),
      who,
      at: fc.nat(1000),
      length: fc.integer({ min: 1, max: 12 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'send' as const,
        'send' as const,
        'receive' as const,
        'lose' as const,
        'loseAnswer' as const,
        'repeat' as const,
      ),
      who,
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
);

/** The text positions of a document: where a character can be written. */
function places(doc: Node): number[] {
  const found: number[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === 'afsnit') for (let i = 0; i <= node.content.size; i++) found.push(pos + 1 + i);
    return true;
  });
  return found;
}

describe('writing together', () => {
  it(`A2 A3 A6 converge, once each, over ${RUNS} histories (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 4 }),
        fc.array(act, { minLength: 20, maxLength: 90 }),
        async (writers, acts) => {
          const { store, db } = lager();
          const start = referat('Det første afsnit.', 'Det andet afsnit.');
          const id = await store.createReferat({ organ: HAVEUDVALGET, ejer: INGRID, doc: start });
          const fail = (event: string, cause: unknown) => {
            throw new Error(event, { cause });
          };
          let server = new Levende(store, fail);
          // One that is left behind still has its timers; what it does late must be harmless.
          const left: Levende[] = [];
          const people = Array.from({ length: writers }, (_, i) => new Skribent(`client-${i}`, start));
          const late: Batch[] = [];
          const acknowledged = new Map<string, number>();
          let token = 0;

          const send = async (person: Skribent, lose: 'no' | 'answer') => {
            const batch = person.freeze();
            if (!batch) return;
            // Over the wire: the server shares no object with the writer.
            const svar = await server.accept(id, INGRID, JSON.parse(JSON.stringify(batch)));
            if (lose === 'answer') return;
            if (svar.slags === 'mangler') person.receive(svar.missing);
            else {
              acknowledged.set(batch.batch, batch.steps.length);
              if (svar.version === person.version + batch.steps.length) person.confirm();
              else person.receive(await server.missing(id, { version: person.version, epoch: 0 }));
            }
          };
          const step = async (one: Act) => {
            if (one.kind === 'restart') {
              left.push(server);
              server = new Levende(store, fail);
              return;
            }
            const person = people[one.who % writers];
            if (!person) return;
            switch (one.kind) {
              case 'send':
                return send(person, 'no');
              case 'loseAnswer': {
                const batch = person.freeze();
                if (batch) late.push(batch);
                return send(person, 'answer');
              }
              case 'lose': {
                const batch = person.freeze();
                if (batch) late.push(batch);
                return;
              }
              case 'repeat': {
                const batch = late.pop();
                if (batch) await server.accept(id, INGRID, JSON.parse(JSON.stringify(batch)));
                return;
              }
              case 'receive':
                return person.receive(await server.missing(id, { version: person.version, epoch: 0 }));
              default: {
                const free = places(person.state.doc);
                const at = free[one.at % free.length] ?? 1;
                const end = Math.min(person.state.doc.resolve(at).end(), at + one.length);
                if (one.kind === 'write') person.edit((tr) => tr.insertText(`[${token++}]`, at));
                else if (one.kind === 'delete' && end > at) person.edit((tr) => tr.delete(at, end));
                else if (one.kind === 'mark' && end > at)
                  person.edit((tr) => tr.addMark(at, end, tr.doc.type.schema.mark('strong')));
                else if (one.kind === 'attr') person.edit((tr) => tr.setDocAttribute('sted', `Sted ${token++}`));
              }
            }
          };

          for (const one of acts) await step(one);
          for (let round = 0; round < 50 && people.some((person) => person.unsent > 0); round++)
            for (const person of people) await send(person, 'no');
          for (const person of people) person.receive(await server.missing(id, { version: person.version, epoch: 0 }));

          const { doc, version } = await server.dokument(id);
          laesDokument(doc.toJSON());
          for (const person of people) {
            expect(person.unsent).toBe(0);
            expect(person.version).toBe(version);
            expect(person.state.doc.eq(doc)).toBe(true);
          }
          const log = await store.findGenopbygning(id);
          expect(log && genopbyg(log).eq(doc)).toBe(true);
          for (const [batch, count] of acknowledged) expect((await store.findBatch(id, batch))?.count).toBe(count);
          // No batch was taken twice: each version has one step, each token was inserted by one step.
          const inserted =
            db
              .prepare<[], string>('SELECT json FROM step')
              .pluck()
              .all()
              .join('')
              .match(/\[\d+\]/g) ?? [];
          expect(new Set(inserted).size).toBe(inserted.length);
          for (const one of [...left, server]) await one.close();
          store.close();
        },
      ),
      { numRuns: RUNS, seed: SEED, endOnFailure: false },
    );
  }, 120_000);
});
