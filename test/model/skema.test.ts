// The schema's promises: every attribute is checked, nothing that is no referat can be read, nesting has an end.
import { describe, expect, it } from 'vitest';
import { AppError } from '../../editor/model/fejl.ts';
import { depthOver, laesDokument, laesReferatfil, skrivReferatfil } from '../../editor/model/referatfil.ts';
import { SCHEMA_VERSION, schema } from '../../editor/model/schema.ts';

const doc = (content: readonly unknown[], attrs = {}): unknown => ({
  type: 'doc',
  attrs,
  content: [{ type: 'titel' }, ...content],
});
const afsnit = (text: string, attrs = {}): unknown => ({ type: 'afsnit', attrs, content: [{ type: 'text', text }] });

describe('A5: attributes', () => {
  const specs = [...Object.entries(schema.nodes), ...Object.entries(schema.marks)].flatMap(([name, type]) =>
    Object.entries(type.spec.attrs ?? {}).map(([attr, spec]) => ({ at: `${name}.${attr}`, spec, name, attr })),
  );

  it('every one of nodes and marks has a validator that is a function', () => {
    expect(specs.length).toBeGreaterThan(50);
    expect(specs.filter(({ spec }) => typeof spec.validate !== 'function').map(({ at }) => at)).toEqual([]);
  });

  it.each(specs)('$at refuses an object, and what its own default is not refused', ({ spec }) => {
    const validate = spec.validate;
    if (typeof validate !== 'function') throw new Error('Attributten har ingen kontrol.');
    expect(() => validate({ a: 1 })).toThrow(RangeError);
    if (spec.default !== undefined) expect(() => validate(spec.default)).not.toThrow();
  });

  it.each<[string, unknown]>([
    ['a number for an id', doc([afsnit('x', { id: 7 })])],
    ['a date that does not exist', doc([], { dato: '2023-02-29' })],
    ['a time that does not exist', doc([], { start: '24:00' })],
    [
      'an array for a name',
      doc([
        {
          type: 'deltagere',
          content: [
            {
              type: 'deltagergruppe',
              content: [{ type: 'deltagerlinje', content: [{ type: 'deltager', attrs: { id: 'd1', navn: ['Bo'] } }] }],
            },
          ],
        },
      ]),
    ],
    [
      'an unknown form',
      doc([{ type: 'afsnit', content: [{ type: 'omtale', attrs: { deltager: 'd1', form: 'hilsen' } }] }]),
    ],
    [
      'a javascript: link',
      doc([
        {
          type: 'afsnit',
          content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }],
        },
      ]),
    ],
    ['a file name that is no hash', doc([{ type: 'figur', attrs: { fil: '../../etc/passwd' } }])],
    ['a line break in the place', doc([], { sted: 'a\nb' })],
  ])('%s is refused', (_, json) => {
    expect(() => laesDokument(json)).toThrow(AppError);
  });
});

describe('reading a document', () => {
  it.each<[string, unknown, RegExp]>([
    ['no document', { type: 'afsnit' }, /følger ikke reglerne/],
    ['an unknown node', doc([{ type: 'script' }]), /følger ikke reglerne/],
    ['a part in the wrong place', doc([{ type: 'raekke' }]), /følger ikke reglerne/],
    ['NUL in the text', doc([afsnit('a\0b')]), /tegn, der ikke kan stå/],
    ['a lone surrogate', doc([afsnit('a\ud800b')]), /tegn, der ikke kan stå/],
    ['the same id twice', doc([afsnit('a', { id: 'x' }), afsnit('b', { id: 'x' })]), /samme id \(x\)/],
    ['null', null, /følger ikke reglerne/],
  ])('%s is refused', (_, json, sentence) => {
    expect(() => laesDokument(json)).toThrow(sentence);
  });

  it('8000-deep nesting is refused, not overflowed', () => {
    let nested: unknown = afsnit('x');
    for (let i = 0; i < 8000; i++) nested = { type: 'sektion', content: [{ type: 'overskrift' }, nested] };
    expect(() => laesDokument(doc([nested]))).toThrow(/indlejret for dybt/);
    expect(() => laesReferatfil(`{"schema":1,"doc":${'{"content":['.repeat(8000)}${']}'.repeat(8000)}}`)).toThrow(
      /indlejret for dybt/,
    );
    expect(depthOver({ a: [{ b: 1 }] }, 3)).toBe(false);
    expect(depthOver({ a: [{ b: {} }] }, 3)).toBe(true);
  });
});

describe('the file form', () => {
  it('comes back as it was written', () => {
    const fil = {
      doc: laesDokument(doc([afsnit('Hej &<>" 😀 محمد', { id: 'b1' })])),
      kilde: null,
      filer: { ['a'.repeat(64)]: 'AAAA' },
    };
    const again = laesReferatfil(skrivReferatfil(fil));
    expect(again.doc.eq(fil.doc)).toBe(true);
    expect(again.filer).toEqual(fil.filer);
    expect(skrivReferatfil(again)).toBe(skrivReferatfil(fil));
  });

  it.each([
    ['no JSON', '{', /ikke læselig JSON/],
    ['a list', '[]', /skal have »schema« og »doc«/],
    ['a newer schema', JSON.stringify({ schema: SCHEMA_VERSION + 1, doc: doc([]) }), /nyere udgave/],
    [
      'a source that is none',
      JSON.stringify({ schema: 1, doc: doc([]), kilde: { filnavn: 3 } }),
      /kilden kan ikke læses/,
    ],
    ['files without hashes', JSON.stringify({ schema: 1, doc: doc([]), filer: { a: 'b' } }), /billeder kan ikke læses/],
  ])('%s is refused', (_, json, sentence) => {
    expect(() => laesReferatfil(json)).toThrow(sentence);
  });
});
