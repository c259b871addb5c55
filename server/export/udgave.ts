// The editions of a referat: the full one is the document itself, the public one a document without what is withheld. Made
// before anything is rendered, so that no format can hold what it never saw. Pure.
import { Fragment, type Node } from 'prosemirror-model';
import { egenAdgang, gennemgaa, type Skjult, skjulteDeltagere } from '../../editor/model/adgang.ts';
import { AppError } from '../../editor/model/fejl.ts';
import type { Moede } from '../../editor/model/roster.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { schema } from '../../editor/model/schema.ts';
import { medDagsorden } from './udgave/dagsorden.ts';
import { erstatning, Raekke, udfyld } from './udgave/erstatning.ts';
import { medNyeIds } from './udgave/ids.ts';
import { aabentIndhold, erIPassage, type Omskriver } from './udgave/linje.ts';
import { aabenGruppe } from './udgave/liste.ts';
import { aabneAttrs, nuNaevnte } from './udgave/personer.ts';

export const UDGAVER = ['fuld', 'offentlig'] as const;
export type Udgave = (typeof UDGAVER)[number];

/**
 * The edition that was asked for; the full one where nobody says. Throws AppError "ugyldig": an edition that is not
 * understood is never taken for the full one.
 */
export function laesUdgave(navn: unknown): Udgave {
  const found = navn === undefined ? 'fuld' : UDGAVER.find((one) => one === navn);
  if (!found) throw new AppError('ugyldig', 'Den udgave findes ikke. Vælg fuld eller offentlig.');
  return found;
}

const OFFENTLIG = '-offentlig';

/** The name under which an approved file of this edition is kept: "pdf", "pdf-offentlig". */
export function arkivformat(format: string, udgave: Udgave): string {
  return udgave === 'fuld' ? format : `${format}${OFFENTLIG}`;
}

/** The other way. */
export function laesArkivformat(navn: string): { readonly format: string; readonly offentlig: boolean } {
  const offentlig = navn.endsWith(OFFENTLIG);
  return { format: offentlig ? navn.slice(0, -OFFENTLIG.length) : navn, offentlig };
}

/** The document as this edition has it. The full one is `doc` itself, unchanged. */
export function iUdgave(doc: Node, udgave: Udgave): Node {
  return udgave === 'fuld' ? doc : medNyeIds(offentlig(doc, omskriver(doc)));
}

/** How the public edition of `doc` is written. */
export function omskriver(doc: Node): Omskriver {
  const om: Omskriver = { roster: rosterOf(doc), skjulte: skjulteDeltagere(doc), aaben: (node) => aaben(node, om) };
  return om;
}

/** The public edition before it gets ids of its own: a block with an id is the open one of `doc`. It never leaves the server. */
export function offentlig(doc: Node, om: Omskriver): Node {
  const open = doc.type.create({ ...doc.attrs, ...skjulteFakta(doc) }, aabneBoern(doc, om));
  return nuNaevnte(medDagsorden(doc, open, om));
}

/** An open node without what is hidden in it. */
function aaben(node: Node, om: Omskriver): Node {
  if (node.isText || node.type === schema.nodes.deltager) return node;
  const attrs = aabneAttrs(node, om.skjulte, node.children.some(erIPassage));
  if (node.type === schema.nodes.oevrige)
    return node.copy(Fragment.from(node.children.filter(({ attrs: { id } }) => !om.skjulte.has(id))));
  const content = node.isTextblock ? Fragment.from([...aabentIndhold(node, om)]) : aabneBoern(node, om);
  return node.type.create(attrs, content, node.marks);
}

function aabneBoern(node: Node, om: Omskriver): Fragment {
  const out = new Raekke(node);
  for (const child of node.children) {
    const adgang = egenAdgang(child);
    const now = adgang
      ? erstatning(child, adgang, node, om)
      : child.type === schema.nodes.deltagergruppe
        ? aabenGruppe(child, om)
        : [aaben(child, om)];
    for (const one of now) out.add(one);
  }
  return udfyld(node.type, out.nodes);
}

const FAKTA: Readonly<Record<string, readonly (keyof Moede)[]>> = {
  dato: ['dato'],
  tid: ['start', 'slut'],
  sted: ['sted'],
  sagsnr: ['sagsnr'],
};

/** The facts of the meeting that stand in hidden places alone: their attributes are empty, in the letterhead too. */
function skjulteFakta(doc: Node): Partial<Record<keyof Moede, null>> {
  const seen = new Map<string, Set<Skjult | null>>();
  gennemgaa(doc, (node, skjult) => {
    if (node.type !== schema.nodes.felt) return;
    const { slags } = node.attrs;
    seen.set(slags, (seen.get(slags) ?? new Set()).add(skjult));
  });
  const hidden = [...seen].filter(([, adgange]) => !adgange.has(null)).flatMap(([slags]) => FAKTA[slags] ?? []);
  return Object.fromEntries(hidden.map((key) => [key, null]));
}
