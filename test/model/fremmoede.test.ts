// Lines of attendance: what their words say is what counts, and attendance per item follows from where they stand.
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { erFremmoede, fremmoedePrPunkt, haendelser, laesTid, stilling } from '../../editor/model/fremmoede.ts';
import { indsigt } from '../../editor/model/indsigt.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { loeft, SCHEMA_VERSION, schema } from '../../editor/model/schema.ts';
import {
  AA,
  afsnit,
  BE,
  deltagere,
  deltagergruppe,
  deltagerlinje,
  doc,
  KL,
  omtale,
  overskrift,
  person,
  punkt,
  sektion,
} from '../editor/byg.ts';

const liste = deltagere(
  deltagergruppe(deltagerlinje(BE, ', ', AA, ', ', KL, ', ', person('ib', 'Ib Sø', 'IS', { status: 'afbud' }))),
);
/** A line of attendance; `&be` in the words is a mention. */
const linje = (words: string, attrs: object = {}) =>
  schema.nodes.fremmoede.create(
    attrs,
    words
      .split(/(&\w+)/)
      .filter((part) => part !== '')
      .map((part) => (part.startsWith('&') ? omtale(part.slice(1)) : schema.text(part))),
  );
const laest = (words: string, attrs: object = {}) => {
  const d = doc(liste, linje(words, attrs));
  return haendelser(d, rosterOf(d)).map((one) => `${one.deltager} ${one.art} ${one.kl} ${one.for}`);
};

describe('what a line says', () => {
  it.each<[string, string[]]>([
    ['&be ankom til mødet kl. 17.35 under behandlingen af punkt 2.', ['be ankom 17:35 null']],
    ['Borgmester &kl forlod mødet kl. 9.', ['kl gik 09:00 null']],
    ['&be og &aa gik kl. 17:05.', ['be gik 17:05 null', 'aa gik 17:05 null']],
    ['&be forlod mødet kl. 17.35 og vendte tilbage kl. 17.50.', ['be gik 17:35 null', 'be ankom 17:50 null']],
    ['&ib deltog som stedfortræder for &be fra kl. 18.00.', ['ib stedfortræder 18:00 be']],
    ['Kl. 17.35 ankom &be.', ['be ankom 17:35 null']],
    ['Der var afbud fra &aa.', ['aa afbud null null']],
  ])('%s', (words, found) => {
    expect(laest(words)).toEqual(found);
  });

  it('a sentence that was rewritten keeps what was known, and a time that was mended counts', () => {
    const known = { deltager: 'be', art: 'gik', kl: '17:35' };
    expect(laest('Her slap tålmodigheden op.', known)).toEqual(['be gik 17:35 null']);
    expect(laest('&be forlod mødet kl. 17.40.', known)).toEqual(['be gik 17:40 null']);
    expect(laest('&aa forlod mødet.', known)).toEqual(['aa gik 17:35 null']);
  });

  it.each<[string, boolean]>([
    ['&be forlod mødet kl. 15.00.', true],
    ['Formand &be og &aa ankom til mødet kl. 9 under pkt. 2.', true],
    ['&be gik ind for forslaget.', false],
    ['&be ankom til mødet. Herefter blev punkt 2 behandlet.', false],
    ['&be fortalte, at &aa forlod mødet.', false],
  ])('an import takes %s for attendance: %s', (words, yes) => {
    const line = linje(words);
    expect(erFremmoede(line, rosterOf(doc(liste, line)))).toBe(yes);
  });
});

it.each<[string, string | null]>([
  ['17:35', '17:35'],
  ['17.35', '17:35'],
  ['1735', '17:35'],
  ['kl. 9', '09:00'],
  ['935', '09:35'],
  ['kl 17,35.', '17:35'],
  ['24.00', null],
  ['17.60', null],
  ['snart', null],
])('the time "%s" is %s', (text, time) => {
  expect(laesTid(text)).toBe(time);
});

describe('attendance per item', () => {
  const vist = (...parts: Node[]) => {
    const d = doc(liste, sektion(overskrift('Referat'), ...parts));
    return fremmoedePrPunkt(d, rosterOf(d)).map(
      ({ nummer, deltagere: all }) =>
        `${nummer}: ${all.map(({ deltager, hvor }) => `${deltager.id} ${hvor}`).join(', ')}`,
    );
  };
  const pkt = (n: string, ...parts: Node[]) => punkt(overskrift(`${n}. Emne`), ...parts);

  it('who comes late was not there before; who leaves is not there afterwards; a stedfortræder takes the place', () => {
    expect(
      vist(
        pkt('1', afsnit('Om kajen.')),
        pkt('2', linje('&be ankom til mødet kl. 17.35.'), linje('&ib deltog som stedfortræder for &aa fra kl. 17.40.')),
        pkt('3', pkt('3.1', linje('&kl forlod mødet kl. 18.')), pkt('3.2', afsnit('Om broen.'))),
      ),
    ).toEqual([
      '1: be ikke, aa hele, kl hele, ib ikke',
      '2: be delvis, aa delvis, kl hele, ib delvis',
      '3: be hele, aa ikke, kl delvis, ib hele',
      '3.1: be hele, aa ikke, kl delvis, ib hele',
      '3.2: be hele, aa ikke, kl ikke, ib hele',
    ]);
  });

  it('a meeting without items is one', () => {
    expect(vist(linje('&be forlod mødet kl. 18.'))).toEqual([': be delvis, aa hele, kl hele, ib ikke']);
  });

  it('at any place it agrees with how things stand there', () => {
    const events = fc.array(
      fc.tuple(fc.constantFrom('be', 'aa', 'kl', 'ib'), fc.constantFrom('ankom til', 'forlod'), fc.boolean()),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(events, (all) => {
        const parts = all.map(([who, verb, item], i) =>
          item ? pkt(`${i}`, linje(`&${who} ${verb} mødet.`)) : linje(`&${who} ${verb} mødet.`),
        );
        const d = doc(liste, sektion(overskrift('Referat'), ...parts, pkt('99', afsnit('Sidst.'))));
        const now = stilling(d, rosterOf(d), d.content.size).tilstede;
        const last = fremmoedePrPunkt(d, rosterOf(d)).at(-1);
        for (const { deltager, hvor } of last?.deltagere ?? [])
          expect(hvor).toBe(now.get(deltager.id) ? 'hele' : 'ikke');
      }),
      { numRuns: 200, seed: 20270309 },
    );
  });
});

it('inspect says who came and went', () => {
  const { fremmoede, fravaer } = indsigt(doc(liste, linje('&ib deltog som stedfortræder for &be fra kl. 18.')));
  expect(fremmoede).toEqual([{ navn: 'Ib Sø', art: 'stedfortræder', kl: '18:00', for: 'Bo Eksempel' }]);
  expect(fravaer).toEqual([{ nummer: '', delvis: ['Bo Eksempel', 'Ib Sø'], ikke: [] }]);
});

it('a document of the version before is read as it is', () => {
  const before = doc(liste, afsnit('Bo gik.')).toJSON();
  expect(loeft(before, 1)).toEqual(before);
  expect(SCHEMA_VERSION).toBeGreaterThan(1);
});
