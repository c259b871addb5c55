// What the panels read from a document, and guesses of an import taken back: pure parts, no browser.
import { describe, expect, it } from 'vitest';
import { rosterOf } from '../../editor/model/roster.ts';
import { schema } from '../../editor/model/schema.ts';
import { tagTilbage } from '../../editor/panels/fortryd.ts';
import { overblik, udsnit } from '../../editor/panels/indhold.ts';
import {
  AA,
  afsnit,
  BE,
  dagsorden,
  dagsordenspunkt,
  deltagere,
  deltagergruppe,
  deltagerlinje,
  doc,
  form,
  indlaeg,
  konklusion,
  liste,
  listepunkt,
  omtale,
  overskrift,
  punkt,
  taler,
  tekstAf,
  tilstand,
  udfoert,
} from './byg.ts';

const medId = (node: ReturnType<typeof doc>, id: string) =>
  node.type.create({ ...node.attrs, id }, node.content, node.marks);

describe('the outline', () => {
  const document = doc(
    deltagere(overskrift('Deltagere i mødet'), deltagergruppe(deltagerlinje(BE, ' og ', AA))),
    punkt(
      overskrift('1. Plan'),
      medId(indlaeg(afsnit(taler('be'), ' redegjorde for ??? planen.')), 'i1'),
      indlaeg(afsnit(taler('aa'), ' og ', taler('be'), ' var enige.')),
      konklusion(afsnit('Godkendt.')),
    ),
  );
  const fund = overblik(document, rosterOf(document));

  it('names parts by their headings and indlæg by their first words, and knows the holes', () => {
    expect(fund.linjer.map(({ slags, niveau, tekst, hul }) => [slags, niveau, tekst, hul])).toEqual([
      ['del', 0, 'Deltagere i mødet', false],
      ['del', 0, '1. Plan', false],
      ['indlaeg', 1, 'redegjorde for ??? planen.', true],
      ['indlaeg', 1, 'Bo Eksempel var enige.', false],
      ['del', 1, 'Konklusion', false],
    ]);
  });

  it('has no line for an indlæg that nothing was said in yet', () => {
    const empty = doc(punkt(overskrift('1. Plan'), indlaeg(afsnit())));
    const { linjer, indlaeg: antal } = overblik(empty, rosterOf(empty));
    expect([linjer.map((one) => one.tekst), antal]).toEqual([['1. Plan'], 0]);
  });

  it('counts indlæg, speakers and words', () => {
    expect(fund.indlaeg).toBe(2);
    expect([...fund.taler]).toEqual([
      ['be', 2],
      ['aa', 1],
    ]);
    expect(fund.ord).toBeGreaterThan(15);
  });

  describe('of many lines', () => {
    const langt = doc(
      ...[1, 2].map((nr) =>
        punkt(
          overskrift(`${nr}. Sag`),
          ...Array.from({ length: 50 }, (_, i) =>
            medId(indlaeg(afsnit(taler('be'), i === 7 ? ' sagde ???.' : ` sagde ${i}.`)), `i${nr}-${i}`),
          ),
          medId(konklusion(afsnit('Godkendt.')), `k${nr}`),
        ),
      ),
    );
    const { linjer } = overblik(langt, rosterOf(langt));
    const vist = (her: string) => {
      const { linjer: shown, foldet } = udsnit(linjer, her);
      return shown.filter(({ slags }) => slags === 'del').map((one) => [one.tekst, foldet.get(one)]);
    };

    it('shows the indlæg of the part one is in, and how many the others hold', () => {
      const gemt = { antal: 50, hul: true };
      const foerste = [
        ['1. Sag', undefined],
        ['Konklusion', undefined],
        ['2. Sag', gemt],
        ['Konklusion', undefined],
      ];
      expect(vist('i1-3')).toEqual(foerste);
      expect(vist('k1')).toEqual(foerste);
      expect(udsnit(linjer, 'i1-3').linjer).toHaveLength(54);
      expect(vist('i2-0').map(([, one]) => one)).toEqual([gemt, undefined, undefined, undefined]);
      expect(vist('').map(([, one]) => one)).toEqual([gemt, undefined, gemt, undefined]);
    });

    it('hides nothing where it is short or one part has all there is', () => {
      expect(udsnit(linjer.slice(0, 60), '').linjer).toHaveLength(60);
      const ene = doc(
        punkt(overskrift('1. Sag'), ...Array.from({ length: 90 }, (_, i) => indlaeg(afsnit(`Sag ${i}.`)))),
      );
      expect(udsnit(overblik(ene, rosterOf(ene)).linjer, '').linjer).toHaveLength(91);
    });
  });

  it('reads only what changed', () => {
    const big = doc(...Array.from({ length: 50 }, (_, i) => indlaeg(afsnit(`Sag ${i}.`))));
    const before = overblik(big, rosterOf(big)).linjer;
    const state = tilstand(big);
    const next = state.apply(state.tr.insertText('nyt ', big.content.size - 2)).doc;
    const after = overblik(next, rosterOf(next)).linjer;
    // A line that was not read again is the very same object.
    const anew = after.filter((line, i) => line !== before[i]);
    expect(anew.map((line) => line.id)).toEqual([after.at(-1)?.id]);
  });
});

describe('a guess taken back', () => {
  it.each([
    ['indlaeg', medId(indlaeg(afsnit(taler('be'), ' sagde.')), 'x'), '("&be sagde.")'],
    ['konklusion', medId(konklusion(afsnit('Godkendt.')), 'x'), '("Godkendt.")'],
    ['punkt', medId(punkt(overskrift('1. Plan'), afsnit('Tekst')), 'x'), '("1. Plan", "Tekst")'],
    ['dagsordenspunkt', dagsorden(medId(dagsordenspunkt('1. Valg'), 'x')), '(dagsorden("1. Valg"))'],
    ['liste', medId(liste('tal', listepunkt(afsnit('et')), listepunkt(afsnit('to'))), 'x'), '("1. et", "2. to")'],
    ['omtale', medId(afsnit('Tak til ', omtale('be'), '.'), 'x'), '("Tak til Bo Eksempel.")'],
    [
      'deltager',
      deltagere(deltagergruppe(medId(deltagerlinje('Formand ', AA), 'x'))),
      '(deltagere(deltagergruppe(deltagerlinje"Formand Aase Aagaard-Øllgård")))',
    ],
  ] as const)('%s becomes text, and the text stays', (gaet, part, expected) => {
    const document = doc(part, schema.nodes.oevrige.create(null, BE));
    const state = tilstand(document);
    const done = udfoert(state, tagTilbage('x', gaet));
    expect(form(done).replace(', oevrige"[Bo Eksempel]"', '').replace('titel"|Referat", ', '').replace('|', '')).toBe(
      expected,
    );
    expect(tekstAf(done)).toBe(tekstAf(state));
    expect(done && udfoert(done, tagTilbage('x', gaet))).toBeNull();
  });

  it('cannot be done where the place is gone', () => {
    expect(udfoert(tilstand(doc(afsnit('x'))), tagTilbage('væk', 'indlaeg'))).toBeNull();
  });
});
