// Two people with the same surname are never shown by it alone: not in the text, the outline, the pop-up or the list.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tilfoejDeltagere } from '../../editor/commands/deltagere.ts';
import { laesDeltagertekst } from '../../editor/model/deltagertekst.ts';
import { efternavn } from '../../editor/model/navn.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { omtaleTekst } from '../../editor/model/tekst.ts';
import { overblik } from '../../editor/panels/indhold.ts';
import { findKandidater, findPersoner, talerkandidat } from '../../editor/plugins/forslag/kandidater.ts';
import {
  afsnit,
  deltagere,
  deltagergruppe,
  deltagerlinje,
  doc,
  indlaeg,
  omtale,
  taler,
  tilstand,
} from '../editor/byg.ts';

const FORMER = ['fuldt', 'genitiv', 'initialer', 'efternavn', 'rolleNavn'] as const;
const navn = fc
  .tuple(
    fc.constantFrom('Bo', 'Bodil', 'Birgit', 'Ib', 'Åse'),
    fc.constantFrom('', 'E. ', 'von '),
    fc.constantFrom('Jensen', 'Holm', 'Aagaard-Øllgård', 'Sø'),
  )
  .map(([first, middle, last]) => `${first} ${middle}${last}`);

it('however they came onto the list', () => {
  fc.assert(
    fc.property(fc.uniqueArray(navn, { minLength: 2, maxLength: 9 }), (navne) => {
      const state = tilstand(doc(deltagere(deltagergruppe(deltagerlinje())), indlaeg(afsnit('<a>'))));
      const { tr } = state;
      tilfoejDeltagere(tr, laesDeltagertekst(navne.join('\n')));
      const list = rosterOf(tr.doc).deltagere;
      expect(list.map((one) => one.navn)).toEqual(navne);
      const counts = Map.groupBy(list, (one) => efternavn(one.navn));
      const shared = new Set([...counts].filter(([, all]) => all.length > 1).map(([last]) => last));
      const bare = (shown: string) => shared.has(shown) || [...shared].some((last) => shown === `${last}s`);

      const parts = list.flatMap(({ id }) =>
        FORMER.map((form) => indlaeg(afsnit(taler(id), ' talte. ', omtale(id, { form }), '.'))),
      );
      const document = doc(tr.doc.child(1), ...parts);
      const roster = rosterOf(document);
      for (const one of list) {
        for (const form of FORMER) expect(bare(omtaleTekst(one, form, roster))).toBe(false);
        const { vist, forklaring } = talerkandidat(one);
        expect(vist).toBe(one.navn);
        expect(forklaring.split(' · ').some(bare)).toBe(false);
        const bogstaver = efternavn(one.navn);
        const her = { from: 0, to: 0, plads: 0 };
        const sted = { slags: 'taler', bogstaver, fortsaetter: false, verbum: '', ...her } as const;
        for (const found of findKandidater(sted, roster)) expect(bare(found.vist)).toBe(false);
        expect(findPersoner(efternavn(one.navn), roster).length).toBeGreaterThanOrEqual(
          counts.get(efternavn(one.navn))?.length ?? 0,
        );
      }
      // What stands beside a contribution in the outline tells people apart.
      const initialer = list.map((one) => one.initialer.toLocaleLowerCase('da'));
      expect(new Set(initialer).size).toBe(list.length);
      for (const { tekst } of overblik(document, roster).linjer)
        expect(tekst.split(/[ .,]+/).length > 1 && bare(tekst.replace(/^talte\. |\.$/g, ''))).toBe(false);
    }),
    { numRuns: 300, seed: 20270309 },
  );
});
