// The short way for typed text gives exactly what ProseMirror gives, wherever it answers at all.
import fc from 'fast-check';
import { Node } from 'prosemirror-model';
import { Step } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../editor/model/fejl.ts';
import { schema } from '../../editor/model/schema.ts';
import { tastet } from '../../server/collab/tastet.ts';
import { foran } from '../builders/dokument.ts';

const SEED = Number(process.env.REFERAT_SEED_NUMBER ?? Date.now() % 1_000_000);

/** Marked and unmarked text, atoms, line breaks, an empty paragraph, an emoji, text in two pieces that nobody joined. */
const doc = Node.fromJSON(schema, {
  type: 'doc',
  content: [
    { type: 'titel', content: [{ type: 'text', text: 'Titel' }] },
    {
      type: 'indlaeg',
      content: [
        {
          type: 'afsnit',
          content: [
            { type: 'omtale', attrs: { deltager: 'be' } },
            { type: 'text', text: ' siger ' },
            { type: 'text', text: 'højt', marks: [{ type: 'strong' }] },
            { type: 'text', text: ' og 😀 tydeligt' },
            { type: 'linjeskift' },
            { type: 'text', text: 'a' },
          ],
        },
        { type: 'afsnit' },
        {
          type: 'afsnit',
          content: [
            { type: 'text', text: 'del' },
            { type: 'text', text: 'delt' },
          ],
        },
      ],
    },
    {
      type: 'sektion',
      content: [{ type: 'overskrift' }, { type: 'afsnit', content: [{ type: 'text', text: 'Slut' }] }],
    },
  ],
});

describe('typed text', () => {
  it(`A4 is what ProseMirror makes of the step, or is left to it (seed ${SEED})`, () => {
    let quick = 0;
    const text = fc.constantFrom('', 'x', 'ægte ord', '😀', '"\\\n', '\ud83d', '\ude00', '\u0000');
    fc.assert(
      fc.property(fc.nat(doc.content.size), fc.nat(8), text, fc.boolean(), (from, length, inserted, marked) => {
        const to = Math.min(doc.content.size, from + length);
        const node = { type: 'text', text: inserted, ...(marked && { marks: [{ type: 'em' }] }) };
        const json = { stepType: 'replace', from, to, ...(inserted !== '' && { slice: { content: [node] } }) };
        let answer: ReturnType<typeof tastet>;
        try {
          answer = tastet(doc, json);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
          return;
        }
        if (!answer) return;
        quick++;
        const step = Step.fromJSON(schema, json);
        const slow = step.apply(doc).doc;
        expect(slow && answer.doc.eq(slow)).toBe(true);
        expect(JSON.stringify(answer.doc.toJSON())).toBe(JSON.stringify(slow?.toJSON()));
        expect(answer.json).toBe(JSON.stringify(step.toJSON()));
        answer.doc.check();
      }),
      { numRuns: 3000, seed: SEED },
    );
    expect(quick).toBeGreaterThan(300);
  });

  it('goes the short way for a key and a rubbed-out letter, and the long way for the rest', () => {
    const at = foran(doc, 'tydeligt');
    const key = (more: object) => tastet(doc, { stepType: 'replace', from: at, to: at, ...more });
    const slice = { content: [{ type: 'text', text: 'x' }] };
    expect(key({ slice })).not.toBeNull();
    expect(key({ to: at + 1 })).not.toBeNull();
    expect(key({ slice, structure: true })).toBeNull();
    expect(key({ slice: { content: [{ type: 'linjeskift' }] } })).toBeNull();
    expect(key({ slice: { content: [...slice.content, ...slice.content] } })).toBeNull();
    expect(key({ slice: { content: [{ type: 'text', text: 'x', marks: [{ type: 'strong' }] }] } })).toBeNull();
    expect(key({ slice, to: at + 40 })).toBeNull();
  });
});
