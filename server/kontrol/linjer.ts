// The lines as the checks before sending read them: the text people see, with the place of every name in it.
import type { Node } from 'prosemirror-model';
import type { Roster } from '../../editor/model/roster.ts';
import { inlineTekst } from '../../editor/model/tekst.ts';

/** A stretch of a line, in UTF-16 units of its text. */
export interface Stykke {
  readonly fra: number;
  readonly til: number;
}

interface Navnested extends Stykke {
  readonly deltager: string;
  /** Speaks here. */
  readonly taler: boolean;
  /** Shown as the source wrote it, not as the roster says. */
  readonly ordret: boolean;
}

/** One textblock. `over` are the nodes around it, the outermost first. */
export interface Kontrollinje {
  readonly id: string;
  readonly node: Node;
  readonly pos: number;
  readonly over: readonly Node[];
  readonly tekst: string;
  readonly navne: readonly Navnested[];
}

/** Every textblock with text in reading order; people who are only known from the text (`oevrige`) have none. */
export function kontrollinjer(doc: Node, roster: Roster): readonly Kontrollinje[] {
  const found: Kontrollinje[] = [];
  const walk = (node: Node, start: number, over: readonly Node[]): void => {
    node.forEach((child, offset) => {
      const pos = start + offset;
      if (child.type.name === 'oevrige') return;
      if (child.isTextblock) found.push(laes(child, pos, over, roster));
      else walk(child, pos + 1, [...over, child]);
    });
  };
  walk(doc, 0, [doc]);
  return found;
}

function laes(node: Node, pos: number, over: readonly Node[], roster: Roster): Kontrollinje {
  let tekst = '';
  const navne: Navnested[] = [];
  node.forEach((child) => {
    const fra = tekst.length;
    tekst += inlineTekst(child, roster);
    const { name } = child.type;
    if (name === 'omtale' || name === 'deltager')
      navne.push({
        fra,
        til: tekst.length,
        deltager: name === 'omtale' ? child.attrs.deltager : child.attrs.id,
        taler: child.attrs.rolle === 'taler',
        ordret: name === 'omtale' && child.attrs.ordret !== null,
      });
  });
  return { id: node.attrs.id, node, pos, over, tekst, navne };
}

/** Whether the line stands in a node of one of these kinds. */
export function staarI({ over, node }: Kontrollinje, ...names: readonly string[]): boolean {
  return names.includes(node.type.name) || over.some(({ type }) => names.includes(type.name));
}

/** Whether the stretch touches a name. */
export function roererNavn({ navne }: Kontrollinje, { fra, til }: Stykke): boolean {
  return navne.some((one) => one.fra < til && one.til > fra);
}
