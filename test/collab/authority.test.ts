// The authority alone: what it takes in, what it refuses, and that a refused batch changes nothing (A4, A5, K4).
import type { Node } from 'prosemirror-model';
import { Slice } from 'prosemirror-model';
import { AddMarkStep, ReplaceStep, Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../editor/model/fejl.ts';
import { laesDokument } from '../../editor/model/referatfil.ts';
import { schema } from '../../editor/model/schema.ts';
import type { Batch } from '../../editor/model/wire.ts';
import { type Afgoerelse, accept } from '../../server/collab/authority.ts';
import { laesBatch } from '../../server/collab/batch.ts';
import { Idtal } from '../../server/collab/ids.ts';
import { foran, referat } from '../builders/dokument.ts';

function batch(...steps: readonly unknown[]): Batch {
  return { version: 0, epoch: 0, client: 'c1', batch: 'batch-0001', steps };
}

function send(doc: Node, ...steps: readonly unknown[]): Afgoerelse {
  return accept(
    { doc, version: 0, epoch: 0, ids: new Idtal(doc) },
    laesBatch(JSON.parse(JSON.stringify(batch(...steps)))),
  );
}

/** The document after the batch; fails the test where the batch was refused. */
function taken(doc: Node, ...steps: readonly unknown[]): Node {
  const svar = send(doc, ...steps);
  if (svar.slags !== 'passer') throw new Error(`The batch was answered ${svar.slags}.`);
  laesDokument(svar.doc.toJSON());
  return svar.doc;
}

function refusal(doc: Node, ...steps: readonly unknown[]): AppError {
  const before = JSON.stringify(doc);
  try {
    send(doc, ...steps);
  } catch (error) {
    expect(JSON.stringify(doc)).toBe(before);
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('The batch was accepted.');
}

const insert = (at: number, ...content: readonly unknown[]) => ({
  stepType: 'replace',
  from: at,
  to: at,
  slice: { content },
});
const afsnit = (id: string, text = 'Nyt') => ({ type: 'afsnit', attrs: { id }, content: [{ type: 'text', text }] });
const doc = referat('Der mangler bænke.', 'Der er lys nok 😀 nu.');
const inText = foran(doc, 'mangler');

describe('takes in what the editor makes', () => {
  it('typing, splitting, marking, attributes', () => {
    const tr = new Transform(doc)
      .insert(inText, schema.text('virkelig '))
      .split(inText + 9, 1)
      .addMark(inText, inText + 8, schema.marks.strong.create())
      .removeMark(inText, inText + 3, schema.marks.strong.create())
      .setDocAttribute('dato', '2026-02-03')
      .setNodeAttribute(0, 'luft', 1);
    // The split leaves two paragraphs of one id: the editor's plugin issues a new one in the same batch.
    const second = tr.doc.resolve(inText + 9 + 2).before();
    tr.setNodeAttribute(second, 'id', 'ny1');
    expect(taken(doc, ...tr.steps.map((step) => step.toJSON())).eq(tr.doc)).toBe(true);
  });

  it('closing a part and a passage, and opening it again', () => {
    const at = doc.resolve(inText).before(1);
    const tr = new Transform(doc)
      .setNodeAttribute(at, 'adgang', 'lukket')
      .addMark(inText, inText + 8, schema.marks.skjult.create({ adgang: 'udelades' }));
    const closed = taken(doc, ...tr.steps.map((step) => step.toJSON()));
    expect(closed.eq(tr.doc)).toBe(true);
    const back = new Transform(closed)
      .setNodeAttribute(at, 'adgang', null)
      .removeMark(0, closed.content.size, schema.marks.skjult);
    expect(taken(closed, ...back.steps.map((step) => step.toJSON())).eq(doc)).toBe(true);
  });

  it('wrapping (replaceAround) and moving a block within one batch', () => {
    const range = doc.resolve(inText).blockRange();
    if (!range) throw new Error('no range');
    const list = new Transform(doc).wrap(range, [
      { type: schema.nodes.liste, attrs: { id: 'l1' } },
      { type: schema.nodes.listepunkt, attrs: { id: 'l2' } },
    ]);
    expect(taken(doc, ...list.steps.map((step) => step.toJSON())).eq(list.doc)).toBe(true);

    const last = doc.child(doc.childCount - 1);
    const from = doc.content.size - last.nodeSize;
    const before = doc.child(0).nodeSize;
    const moved = new Transform(doc).insert(before, last).delete(from + last.nodeSize, from + 2 * last.nodeSize);
    expect(taken(doc, ...moved.steps.map((step) => step.toJSON())).eq(moved.doc)).toBe(true);
  });

  it('stores the step as ProseMirror writes it, without what it does not know', () => {
    const svar = send(doc, { ...insert(inText, { type: 'text', text: 'x', extra: 1 }), hemmelig: 'ja' });
    expect(svar.slags === 'passer' && svar.steps[0]).toBe(
      `{"stepType":"replace","from":${inText},"to":${inText},"slice":{"content":[{"type":"text","text":"x"}]}}`,
    );
  });
});

describe('A4: step JSON is validated before Step.fromJSON', () => {
  it.each([
    ['from > to', { stepType: 'replace', from: inText + 4, to: inText }],
    ['from < 0', { stepType: 'replace', from: -1, to: 2 }],
    ['to > size', { stepType: 'replace', from: 0, to: doc.content.size + 1 }],
    ['a fraction', { stepType: 'replace', from: 1.5, to: 2 }],
    ['text for a number', { stepType: 'replace', from: '1', to: 2 }],
    ['NaN as null', { stepType: 'replace', from: null, to: 2 }],
    ['no step', null],
    ['a list', []],
    ['an unknown kind', { stepType: 'addNodeMark', pos: 0, mark: { type: 'strong' } }],
    ['a kind of Object.prototype', { stepType: 'constructor' }],
    [
      'a slice opened deeper than it goes',
      { stepType: 'replace', from: inText, to: inText, slice: { content: [], openStart: 3 } },
    ],
    [
      'a negative open depth',
      { stepType: 'replace', from: 1, to: 1, slice: { content: [afsnit('z')], openStart: -1 } },
    ],
    ['a gap outside', { stepType: 'replaceAround', from: 4, to: 8, gapFrom: 2, gapTo: 6, insert: 0 }],
    ['a mark that is text', { stepType: 'addMark', from: 1, to: 3, mark: 'strong' }],
    ['an attribute of nothing', { stepType: 'attr', pos: doc.content.size, attr: 'id', value: 'q' }],
  ])('%s', (_name, step) => {
    expect(refusal(doc, step).code).toBe('ugyldig');
  });

  it('8000-deep nesting, in a slice and in an attribute', () => {
    let deep: unknown = { type: 'text', text: 'x' };
    for (let i = 0; i < 8000; i++) deep = { type: 'sektion', content: [deep] };
    expect(() => laesBatch(batch(insert(0, deep)))).toThrow(AppError);
    let value: unknown = 1;
    for (let i = 0; i < 8000; i++) value = [value];
    expect(() => laesBatch(batch({ stepType: 'attr', pos: 0, attr: 'luft', value }))).toThrow(AppError);
  });

  it('nesting that grows step by step, by insertion and by wrapping', () => {
    let current = doc;
    let n = 0;
    const end = current.content.size;
    const sektion = (inner: unknown[]) => ({
      type: 'sektion',
      attrs: { id: `s${n++}` },
      content: [{ type: 'overskrift', attrs: { id: `o${n}` } }, ...inner],
    });
    current = taken(current, insert(end, sektion([])));
    let pos = end + 3;
    const grow = () => {
      for (let i = 0; i < 200; i++) {
        current = taken(current, insert(pos, sektion([])));
        pos += 3;
      }
    };
    expect(grow).toThrow(/indlejret for dybt/);
    // The deepest of them, wrapped once more from outside.
    const outer = {
      stepType: 'replaceAround',
      from: end,
      to: current.content.size,
      gapFrom: end,
      gapTo: current.content.size,
    };
    const wrapped = { ...outer, insert: 3, slice: { content: [sektion([])] }, structure: true };
    expect(
      refusal(current, wrapped, { ...wrapped, to: current.content.size + 4, gapTo: current.content.size + 4 }).message,
    ).toMatch(/indlejret for dybt/);
  });

  it('text that no export can hold: NUL, control characters, lone surrogates', () => {
    for (const text of ['a\u0000b', 'a\u0007b', 'a\ud83d', '\ude00b', 'a\uffffb'])
      expect(refusal(doc, insert(inText, { type: 'text', text })).message).toMatch(/tegn/);
    expect(taken(doc, insert(inText, { type: 'text', text: 'ægte 😀 مرحبا' }))).toBeDefined();
  });

  it('a step that cuts an emoji in two, or joins halves of two', () => {
    const emoji = foran(doc, '😀');
    expect(refusal(doc, insert(emoji + 1, { type: 'text', text: 'x' })).message).toMatch(/tegn/);
    expect(refusal(doc, { stepType: 'replace', from: emoji, to: emoji + 1 }).message).toMatch(/tegn/);
    const strong = { type: 'strong' };
    expect(refusal(doc, { stepType: 'addMark', from: emoji + 1, to: emoji + 5, mark: strong }).message).toMatch(/tegn/);
    expect(taken(doc, { stepType: 'addMark', from: emoji, to: emoji + 2, mark: strong })).toBeDefined();
    expect(taken(doc, { stepType: 'replace', from: emoji, to: emoji + 2 })).toBeDefined();
  });

  it('what does not fit: blocks in text, text among blocks, deletions over boundaries', () => {
    expect(refusal(doc, insert(inText, afsnit('z'))).code).toBe('ugyldig');
    expect(refusal(doc, insert(0, { type: 'text', text: 'x' })).code).toBe('ugyldig');
    expect(refusal(doc, { stepType: 'replace', from: 0, to: doc.child(0).nodeSize }).code).toBe('ugyldig');
    // A node that came in whole and is invalid inside: ProseMirror joins it without a look.
    const empty = { type: 'indlaeg', attrs: { id: 'z1' }, content: [] };
    expect(refusal(doc, insert(doc.content.size, empty)).code).toBe('ugyldig');
    const wrong = {
      type: 'liste',
      attrs: { id: 'z2' },
      content: [{ type: 'listepunkt', attrs: { id: 'z3' }, content: [] }],
    };
    const inIndlaeg = { type: 'indlaeg', attrs: { id: 'z4' }, content: [wrong] };
    expect(refusal(doc, insert(doc.content.size, inIndlaeg)).code).toBe('ugyldig');
  });

  it('a wrapper that cannot hold what it wraps', () => {
    const from = doc.content.size - doc.child(doc.childCount - 1).nodeSize;
    const step = {
      stepType: 'replaceAround',
      from,
      to: doc.content.size,
      gapFrom: from,
      gapTo: doc.content.size,
      insert: 1,
    };
    expect(refusal(doc, { ...step, slice: { content: [{ type: 'liste', attrs: { id: 'z' } }] } }).code).toBe('ugyldig');
  });

  it('a huge batch and a document that grows beyond all use', () => {
    const step = insert(inText, { type: 'text', text: 'x' });
    expect(() => laesBatch(batch(...Array(1001).fill(step)))).toThrow(expect.objectContaining({ code: 'for-stor' }));
    expect(refusal(doc, insert(inText, { type: 'text', text: 'x'.repeat(8_000_001) })).code).toBe('for-stor');
  });

  it.each([
    ['no version', { ...batch(), version: undefined }],
    ['a batch id of one letter', { ...batch(1), batch: 'b' }],
    ['a client with a line break', { ...batch(1), client: 'a\nb' }],
    ['no steps', batch()],
    ['not an object', 'hej'],
  ])('a batch with %s', (_name, json) => {
    expect(() => laesBatch(json)).toThrow(expect.objectContaining({ code: 'ugyldig' }));
  });

  it('any change of a good step is answered, never a crash', () => {
    const good = new ReplaceStep(inText, inText + 3, new Slice(doc.slice(inText, inText + 5).content, 0, 0)).toJSON();
    for (const key of Object.keys(good))
      for (const value of [null, undefined, -1, 1e9, 'x', [], {}, [null], { content: [null] }, { content: [{}] }, true])
        try {
          send(doc, { ...good, [key]: value });
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
  });
});

describe('A5: attributes are of their type', () => {
  it.each([
    [
      'a javascript: link',
      {
        stepType: 'addMark',
        from: inText,
        to: inText + 3,
        mark: { type: 'link', attrs: { href: 'javascript:alert(1)' } },
      },
    ],
    ['a list for a string', { stepType: 'docAttr', attr: 'sted', value: ['a'] }],
    ['a number for a date', { stepType: 'docAttr', attr: 'dato', value: 20260101 }],
    ['a date that is not', { stepType: 'docAttr', attr: 'dato', value: '2026-02-30' }],
    ['an id with a space', { stepType: 'attr', pos: 0, attr: 'id', value: 'a b' }],
    ['an attribute that the node lacks', { stepType: 'attr', pos: 0, attr: 'onclick', value: 'x' }],
    ['an attribute of Object.prototype', { stepType: 'attr', pos: 0, attr: 'constructor', value: 'x' }],
    ['an attribute that doc lacks', { stepType: 'docAttr', attr: 'titel', value: 'x' }],
    ['an attribute of text', { stepType: 'attr', pos: inText, attr: 'id', value: 'x' }],
    ['an adgang that is none', { stepType: 'attr', pos: 0, attr: 'adgang', value: 'hemmelig' }],
    [
      'a passage that is marked as open',
      {
        stepType: 'addMark',
        from: inText,
        to: inText + 3,
        mark: { type: 'skjult', attrs: { adgang: 'aaben' } },
      },
    ],
    ['a list in a slice', insert(inText, { type: 'omtale', attrs: { deltager: ['be'] } })],
    [
      'a mark where none may be',
      {
        stepType: 'replace',
        from: 1,
        to: 1,
        slice: { content: [{ type: 'text', text: 'x', marks: [{ type: 'distribution' }] }] },
      },
    ],
  ])('%s', (_name, step) => {
    expect(refusal(doc, step).code).toBe('ugyldig');
  });

  it('a mark never lands where it may not be', () => {
    const step = new AddMarkStep(0, doc.content.size, schema.marks.distribution.create()).toJSON();
    const after = taken(doc, step);
    after.check();
    expect(after.child(0).firstChild?.marks).toEqual([]);
  });
});

describe('K4: ids are unique', () => {
  const end = doc.content.size;
  const indlaeg = (id: string, inner: string) => ({ type: 'indlaeg', attrs: { id }, content: [afsnit(inner)] });

  it('refuses one that stands there already, and two in one batch', () => {
    expect(refusal(doc, insert(end, indlaeg('b5', 'n1'))).message).toMatch(/samme id/);
    expect(refusal(doc, insert(end, indlaeg('n1', 'be'))).message).toMatch(/samme id/);
    expect(refusal(doc, insert(end, indlaeg('n1', 'n2')), insert(end, indlaeg('n1', 'n3'))).message).toMatch(
      /samme id/,
    );
    expect(refusal(doc, { stepType: 'attr', pos: 0, attr: 'id', value: 'be' }).message).toMatch(/samme id/);
  });

  it('lets an id go with its node and come back', () => {
    const last = doc.child(doc.childCount - 1);
    const from = end - last.nodeSize;
    const gone = { stepType: 'replace', from, to: end };
    expect(taken(doc, gone, insert(from, last.toJSON())).eq(doc)).toBe(true);
    const ids = new Idtal(doc);
    const svar = accept({ doc, version: 0, epoch: 0, ids }, batch(gone));
    if (svar.slags !== 'passer') throw new Error(svar.slags);
    ids.adopt(svar.skift);
    expect(ids.size).toBe(new Idtal(svar.doc).size);
    expect(accept({ doc: svar.doc, version: 0, epoch: 0, ids }, batch(insert(from, last.toJSON()))).slags).toBe(
      'passer',
    );
  });

  it('allows any number of blocks that have none yet', () => {
    expect(taken(doc, insert(end, indlaeg('', '')), insert(end, indlaeg('', '')))).toBeDefined();
  });
});

describe('A2: version and epoch', () => {
  it('an older or unknown version and another epoch never fit', () => {
    const state = { doc, version: 7, epoch: 2, ids: new Idtal(doc) };
    const step = insert(inText, { type: 'text', text: 'x' });
    for (const [version, epoch] of [
      [6, 2],
      [8, 2],
      [7, 1],
      [7, 3],
    ] as const)
      expect(accept(state, { ...batch(step), version, epoch }).slags).toBe('foraeldet');
    expect(accept(state, { ...batch(step), version: 7, epoch: 2 }).slags).toBe('passer');
  });
});
