// The matter of the benchmarks as a referat: sections, a roster, speakers as references.
import type { Node } from 'prosemirror-model';
import { idRaekke } from '../../editor/model/id.ts';
import { type NodeName, schema } from '../../editor/model/schema.ts';
import type { Stof } from './stof.ts';

/** The same matter as a referat: sections, roster, speakers as references. */
export function referat({ titel, navne, punkter }: Stof): Node {
  const id = idRaekke();
  const text = (tekst: string) => schema.text(tekst);
  const make = (name: NodeName, content: Node[], attrs: Record<string, unknown> = {}) =>
    schema.node(name, { id: id(), ...attrs }, content);
  const deltagere = navne.map((navn, i) => schema.node('deltager', { id: `p${i}`, navn, initialer: `P${i}` }));
  return schema.node('doc', { dato: '2027-03-09' }, [
    make('titel', [text(titel)]),
    make('deltagere', [
      make('overskrift', [text('Deltagere i mødet')]),
      make('deltagergruppe', [
        make('gruppenavn', [text('Fra kommunen:')]),
        make(
          'deltagerlinje',
          deltagere.flatMap((one, i) => (i === 0 ? [one] : [text(', '), one])),
        ),
      ]),
    ]),
    ...punkter.map((punkt) =>
      make('punkt', [
        make('overskrift', [text(punkt.titel)]),
        ...punkt.indlaeg.map((indlaeg) =>
          make('indlaeg', [
            make('afsnit', [
              schema.node('omtale', { deltager: `p${indlaeg.taler}`, rolle: 'taler' }),
              text(` ${indlaeg.tekst}`),
            ]),
          ]),
        ),
      ]),
    ),
  ]);
}
