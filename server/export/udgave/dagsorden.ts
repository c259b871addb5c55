// The agenda of a public edition: where an item's title is withheld in the minutes, the line with its number says what the
// minutes now say. An agenda line that nobody marked would tell what the item was about.
import { Fragment, type Node } from 'prosemirror-model';
import { adgangHer, passagensAdgang, type Skjult } from '../../../editor/model/adgang.ts';
import { oneLine } from '../../../editor/model/indhold.ts';
import { nummereret } from '../../../editor/model/nummer.ts';
import type { Roster } from '../../../editor/model/roster.ts';
import { schema } from '../../../editor/model/schema.ts';
import { tekst } from '../../../editor/model/tekst.ts';
import { erstatning, linjeMed, maerke } from './erstatning.ts';
import type { Omskriver } from './linje.ts';

const { dagsordenspunkt, overskrift, punkt } = schema.nodes;

interface Titel {
  readonly nummer: string;
  readonly titel: string;
  /** What stands in its place, without a number. */
  readonly vist: string;
}

/** `open` is the public edition of `doc` so far. */
export function medDagsorden(doc: Node, open: Node, om: Omskriver): Node {
  const titler = skjulteTitler(doc, om);
  if (titler.length === 0) return open;
  const walk = (node: Node): Node => {
    if (node.type === dagsordenspunkt) {
      const line = laes(node, om.roster);
      const hidden = titler.find(({ nummer, titel }) =>
        nummer === '' ? titel !== '' && titel === line.titel : nummer === line.nummer || titel === line.titel,
      );
      // The agenda counts in its own way ("1."), the minutes perhaps in another ("Punkt 1:").
      return hidden ? linjeMed(dagsordenspunkt, maerke(node, om.roster) + hidden.vist) : node;
    }
    return node.isTextblock || node.isLeaf ? node : node.copy(Fragment.from(node.children.map(walk)));
  };
  // An agenda may stand in a section as well.
  return walk(open);
}

function laes(line: Node, roster: Roster): { nummer: string; titel: string } {
  const { nummer, titel } = nummereret(oneLine(tekst(line, roster)));
  return { nummer, titel: titel.toLocaleLowerCase('da') };
}

/** The titles of items that are withheld, whole or in part. */
function skjulteTitler(doc: Node, om: Omskriver): readonly Titel[] {
  const found: Titel[] = [];
  const walk = (parent: Node, omkring: Skjult | null): void => {
    for (const child of parent.children) {
      const adgang = adgangHer(omkring, child);
      const heading = child.type === punkt ? child.firstChild : null;
      if (heading?.type === overskrift) {
        const hidden = adgang ?? adgangHer(null, heading);
        const partly = heading.children.some(
          ({ marks, attrs }) => passagensAdgang(marks) || om.skjulte.has(attrs.deltager),
        );
        if (hidden || partly) {
          const now = hidden ? erstatning(heading, hidden, child, om)[0] : om.aaben(heading);
          const vist = now ? oneLine(tekst(now, om.roster)) : '';
          const label = maerke(heading, om.roster);
          found.push({
            ...laes(heading, om.roster),
            vist: vist.startsWith(label) ? vist.slice(label.length) : nummereret(vist).titel,
          });
        }
      }
      if (!child.isTextblock) walk(child, adgang);
    }
  };
  walk(doc, null);
  return found;
}
