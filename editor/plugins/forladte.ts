// Where somebody leaves the list, what still names them becomes plain text: the reader must not see "???" for a name
// that stood there a moment ago. Comes back with the same undo.
import type { Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { skjulteDeltagere } from '../model/adgang.ts';
import { rosterOf } from '../model/roster.ts';
import { schema } from '../model/schema.ts';
import { inlineTekst } from '../model/tekst.ts';

export function forladte(): Plugin {
  return new Plugin({
    appendTransaction(transactions, { doc: before }, state) {
      const old = rosterOf(before);
      const roster = rosterOf(state.doc);
      // Whoever removed them has sent these replacements along; and an undo brings back atoms with their people.
      if (roster === old || transactions.some((tr) => tr.getMeta('rebased') !== undefined)) return null;
      const gone = new Set(old.deltagere.filter((one) => !roster.find(one.id)).map((one) => one.id));
      if (gone.size === 0) return null;
      const hidden = skjulteDeltagere(before);
      const lukket = schema.marks.skjult.create({ adgang: 'lukket' });
      const tr = state.tr;
      for (const { node, pos } of naevnt(state.doc, gone).toReversed()) {
        const text = inlineTekst(node, old).replaceAll('\n', ' ');
        // Whoever was hidden is so as letters too.
        const marks = hidden.has(node.attrs.deltager) ? lukket.addToSet(node.marks) : node.marks;
        tr.replaceWith(pos, pos + node.nodeSize, text === '' ? [] : schema.text(text, marks));
      }
      for (const { node, pos } of talende(tr.doc, gone)) {
        const talere = (node.attrs.talere as readonly string[]).filter((id) => !gone.has(id));
        tr.setNodeAttribute(pos, 'talere', talere);
      }
      return tr.docChanged ? tr : null;
    },
  });
}

interface Fund {
  readonly node: Node;
  readonly pos: number;
}

function naevnt(doc: Node, ids: ReadonlySet<string>): readonly Fund[] {
  const found: Fund[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === 'omtale' && ids.has(node.attrs.deltager)) found.push({ node, pos });
  });
  return found;
}

function talende(doc: Node, ids: ReadonlySet<string>): readonly Fund[] {
  const found: Fund[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === 'indlaeg' && (node.attrs.talere as readonly string[]).some((id) => ids.has(id)))
      found.push({ node, pos });
    return !node.isTextblock;
  });
  return found;
}
