// Referater made by dice, where each word stands once and it is known of each whether it may be seen. What is hidden is
// reckoned here, while the document is made: nothing of the product is asked.
import type { Node } from 'prosemirror-model';
import { laesDokument } from '../../editor/model/referatfil.ts';
import { terning } from '../builders/lager.ts';
import { BILLEDE_SHA, type Json, m, n } from './proever.ts';

export interface Tilfaeldigt {
  readonly doc: Node;
  /** Words that no public edition may hold. */
  readonly skjulte: readonly string[];
  /** Words that it must hold. */
  readonly aabne: readonly string[];
}

interface Person {
  readonly id: string;
  readonly navn: string;
  skjult: boolean;
}

/** The state of the place: hidden, by what. */
type Omkring = 'lukket' | 'udelades' | null;

export function tilfaeldigt(seed: number): Tilfaeldigt {
  const dice = terning(seed);
  const tal = (below: number): number => Math.floor(((dice(new Uint8Array(1))[0] ?? 0) * below) / 256);
  const chance = (percent: number): boolean => tal(100) < percent;
  const skjulte: string[] = [];
  const aabne: string[] = [];
  let next = 0;
  const ord = (skjult: boolean, prefix = 'Ord'): string => {
    const word = `${prefix}q${seed}x${++next}z`;
    (skjult ? skjulte : aabne).push(word);
    return word;
  };
  const nyAdgang = (): Omkring => (chance(82) ? null : chance(50) ? 'lukket' : 'udelades');
  const inde = (omkring: Omkring, egen: Omkring): Omkring => (egen === 'udelades' ? egen : (omkring ?? egen));
  const attrs = (egen: Omkring, more: Record<string, unknown> = {}): Record<string, unknown> => ({
    ...more,
    ...(egen ? { adgang: egen } : {}),
  });

  const people: Person[] = Array.from({ length: 6 }, (_, i) => ({
    id: `d${seed}x${i}`,
    navn: `Fornq${seed}x${i}z Eftq${seed}x${i}z`,
    skjult: false,
  }));
  const naevnt = new Set<Person>();
  const sted = `Stedq${seed}x0z`;
  const stedet = { skjult: false, aabent: false };

  const inline = (omkring: Omkring): Json[] =>
    Array.from({ length: 1 + tal(4) }, (): Json => {
      const passage = nyAdgang();
      const marks = passage ? [{ type: 'skjult', attrs: { adgang: passage } }] : [];
      const hidden = inde(omkring, passage) !== null;
      switch (tal(6)) {
        case 0: {
          const who = people[tal(people.length)];
          if (!who) throw new Error('Der er ingen.');
          if (!hidden) naevnt.add(who);
          return {
            ...n('omtale', {
              deltager: who.id,
              form: chance(30) ? 'genitiv' : 'fuldt',
              rolle: chance(50) ? 'taler' : null,
            }),
            marks,
          };
        }
        case 1:
          if (hidden) stedet.skjult = true;
          else stedet.aabent = true;
          return { ...n('felt', { slags: 'sted' }), marks };
        case 2:
          return m(`${ord(hidden)} `, ...marks, 'strong');
        default:
          return m(`${ord(hidden)} `, ...marks);
      }
    });
  const linje = (type: string, omkring: Omkring, more: Record<string, unknown> = {}): Json => {
    const egen = nyAdgang();
    return n(type, attrs(egen, more), ...inline(inde(omkring, egen)));
  };
  const blok = (omkring: Omkring, depth = 0): Json => {
    const egen = nyAdgang();
    const her = inde(omkring, egen);
    switch (depth > 1 ? 0 : tal(7)) {
      case 1:
        return n(
          'liste',
          attrs(egen, { art: chance(50) ? 'tal' : 'punkt' }),
          ...Array.from({ length: 1 + tal(3) }, () => {
            const own = nyAdgang();
            return n(
              'listepunkt',
              attrs(own),
              linje('afsnit', inde(her, own)),
              ...(chance(30) ? [n('liste', n('listepunkt', linje('afsnit', inde(her, own))))] : []),
            );
          }),
        );
      case 2:
        return n(
          'tabel',
          attrs(egen, { beskrivelse: ord(her !== null) }),
          n('raekke', n('celle', blokAfsnit(her)), n('celle', blokAfsnit(her))),
        );
      case 3:
        return n('figur', attrs(egen, { fil: BILLEDE_SHA, alt: ord(her !== null) }));
      case 4:
        return linje('fremmoede', omkring, { deltager: people[tal(6)]?.id, art: 'ankom', kl: '17:35' });
      default:
        return n('afsnit', attrs(egen), ...inline(her));
    }
  };
  const blokAfsnit = (omkring: Omkring): Json => linje('afsnit', omkring);
  const blokke = (omkring: Omkring): Json[] => Array.from({ length: 1 + tal(3) }, () => blok(omkring));
  const overskrift = (omkring: Omkring, maerke = ''): Json => {
    const egen = nyAdgang();
    return n('overskrift', attrs(egen), maerke, ...inline(inde(omkring, egen)));
  };
  const del = (omkring: Omkring, depth: number): Json => {
    const egen = nyAdgang();
    const her = inde(omkring, egen);
    switch (tal(depth > 2 ? 4 : 5)) {
      case 0:
        return n('indlaeg', attrs(egen, { talere: [people[tal(6)]?.id] }), ...blokke(her));
      case 1: {
        const published = chance(40);
        const inner = published ? (omkring === 'udelades' ? omkring : null) : her;
        return n('konklusion', published ? { adgang: 'aaben' } : attrs(egen), ...blokke(inner));
      }
      case 2:
        return n(
          'opfoelgning',
          attrs(egen),
          linje('opgave', her, { ansvarlig: people[tal(6)]?.id, frist: '2027-04-01' }),
        );
      case 3:
        return n('naestemoede', attrs(egen), ...blokke(her));
      default:
        return n('sektion', attrs(egen), overskrift(her), ...dele(her, depth + 1));
    }
  };
  const dele = (omkring: Omkring, depth: number): Json[] =>
    Array.from({ length: 1 + tal(3) }, () => (chance(60) ? del(omkring, depth) : blok(omkring)));

  const deltagere = (): Json => {
    const egen = chance(5) ? 'lukket' : null;
    const groups = [0, 1].map((g) => {
      const own = nyAdgang();
      const iGruppe = inde(egen, own);
      const lines = [0, 1].map((l) => {
        const adgang = nyAdgang();
        const her = inde(iGruppe, adgang);
        const two = people.slice(g * 2 + l, g * 2 + l + 1).map((one) => {
          const personlig = nyAdgang();
          one.skjult = inde(her, personlig) !== null;
          return { one, personlig };
        });
        const gone = her !== null || two.every(({ one }) => one.skjult);
        // Of those who are alone on their line nothing is left.
        const org = ord(gone, 'Org');
        return {
          gone,
          json: n(
            'deltagerlinje',
            attrs(adgang),
            `${org}: Rolle${ord(gone, 'rolle')} `,
            ...two.map(({ one, personlig }) => n('deltager', attrs(personlig, { id: one.id, navn: one.navn }))),
          ),
        };
      });
      const navn = n('gruppenavn', `Fra ${ord(iGruppe !== null || lines.every(({ gone }) => gone), 'gruppe')}:`);
      return n('deltagergruppe', attrs(own), navn, ...lines.map(({ json }) => json));
    });
    return n('deltagere', attrs(egen), n('overskrift', 'Deltagere'), ...groups);
  };

  const liste = deltagere();
  for (const one of people.slice(4)) one.skjult = chance(40);
  const titel = n('titel', ...inline(null));
  const fakta = n('moedefakta', linje('faktum', null), linje('faktum', null));
  /** Whether the heading is not shown as it stands: hidden, or something in it is. */
  const rettes = ({ attrs: own, content = [] }: Json): boolean =>
    own?.adgang !== undefined ||
    content.some(
      ({ marks = [], attrs: inner }) =>
        marks.some(({ type }) => type === 'skjult') ||
        people.some(({ id, skjult }) => skjult && id === inner?.deltager),
    );
  const titler: boolean[] = [];
  const punkter = Array.from({ length: 4 }, (_, i) => {
    const egen = nyAdgang();
    const heading = overskrift(egen, `${i + 1}. `);
    titler.push(egen !== null || rettes(heading));
    return n('punkt', attrs(egen), heading, ...dele(egen, 1));
  });
  // The agenda says of each item a word of its own, which goes where the item's title does not stay as it is.
  const agenda = n(
    'dagsorden',
    ...titler.map((gone, i) => n('dagsordenspunkt', `${i + 1}. `, `Sag ${ord(gone, 'agenda')}`)),
  );
  const dagsorden = chance(50)
    ? agenda
    : n('sektion', n('overskrift', 'Forud'), n('sektion', n('overskrift', 'Først'), agenda));
  const oevrige = n(
    'oevrige',
    ...people.slice(4).map((one) => n('deltager', attrs(one.skjult ? 'lukket' : null, { id: one.id, navn: one.navn }))),
  );
  for (const one of people) {
    const names = one.navn.split(' ');
    if (one.skjult) skjulte.push(...names);
    // Of those known from the text alone only the ones that are mentioned openly are there.
    else if (people.indexOf(one) < 4 || naevnt.has(one)) aabne.push(...names);
  }
  if (stedet.skjult && !stedet.aabent) skjulte.push(sted);
  else aabne.push(sted);
  return {
    doc: laesDokument({ type: 'doc', attrs: { sted }, content: [titel, fakta, liste, dagsorden, ...punkter, oevrige] }),
    skjulte,
    aabne,
  };
}
