// Who is referred to in a public edition: whoever is hidden is one and the same unnamed person, and of those known from
// the text alone only the ones that the open text still mentions are there.
import { Fragment, type Node } from 'prosemirror-model';
import { schema } from '../../../editor/model/schema.ts';
import { PERSON, stort } from './ord.ts';

const { deltager, fremmoede, indlaeg, oevrige, omtale, opgave } = schema.nodes;

/** The reference of whoever is hidden, until the ids are given out anew. */
export const SKJULT_ID = 'skjult';

/** The attributes of an open node; those of a line with a hidden passage could say what the passage said. */
export function aabneAttrs(node: Node, skjulte: ReadonlySet<string>, harPassage: boolean): Node['attrs'] {
  const { attrs, type } = node;
  if (type === fremmoede && harPassage) return { ...attrs, deltager: '', kl: null, for: null };
  if (type === opgave && harPassage) return { ...attrs, ansvarlig: null, frist: null };
  return medHenvisninger(node, (id) => (skjulte.has(id) ? SKJULT_ID : id));
}

/** The attributes with every reference to a participant put through `to`; null = to nobody. */
export function medHenvisninger({ type, attrs }: Node, to: (id: string) => string | null): Node['attrs'] {
  const one = (id: string | null): string | null => (id === null || id === '' ? id : to(id));
  switch (type) {
    case omtale:
      return { ...attrs, deltager: one(attrs.deltager) ?? '' };
    case indlaeg:
      return { ...attrs, talere: [...new Set((attrs.talere as readonly string[]).flatMap((id) => one(id) ?? []))] };
    case fremmoede:
      return { ...attrs, deltager: one(attrs.deltager) ?? '', for: one(attrs.for) };
    case opgave:
      return { ...attrs, ansvarlig: one(attrs.ansvarlig) };
    default:
      return attrs;
  }
}

/** The document with `oevrige` as its open text needs it. */
export function nuNaevnte(doc: Node): Node {
  const named = new Set<string>();
  doc.descendants((node) => {
    medHenvisninger(node, (id) => {
      named.add(id);
      return id;
    });
  });
  const last = doc.lastChild?.type === oevrige ? doc.lastChild : null;
  const kept = (last?.children ?? []).filter(({ attrs }) => named.has(attrs.id));
  const unnamed = named.has(SKJULT_ID) ? [deltager.create({ id: SKJULT_ID, navn: stort(PERSON) })] : [];
  const people = [...kept, ...unnamed];
  const rest = last ? doc.children.slice(0, -1) : doc.children;
  return doc.copy(Fragment.from([...rest, ...(people.length > 0 ? [oevrige.create(null, people)] : [])]));
}
