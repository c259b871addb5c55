// Mentions of whoever is in no public edition say so where they stand: there the edition has "en deltager". Drawn anew when
// the list changes, after that only in the lines that a change touched.
import type { Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { skjulteDeltagere } from '../model/adgang.ts';
import { rosterOf } from '../model/roster.ts';
import { aendredeStykker, beroerteBlokke } from '../plugins/aendret.ts';

interface Stand {
  readonly skjulte: ReadonlySet<string>;
  readonly set: DecorationSet;
}

export function skjulteNaevnte(): Plugin {
  const plugin: Plugin<Stand> = new Plugin<Stand>({
    state: {
      init: (_config, { doc }) => stand(doc),
      apply(tr, old) {
        if (!tr.docChanged) return old;
        // The same lists: the same people are hidden.
        if (rosterOf(tr.before) !== rosterOf(tr.doc)) return stand(tr.doc);
        if (old.skjulte.size === 0) return old;
        let set = old.set.map(tr.mapping, tr.doc);
        beroerteBlokke(tr.doc, aendredeStykker([tr]), (block, pos) => {
          set = set.remove(set.find(pos, pos + block.nodeSize)).add(tr.doc, maerker(block, pos, old.skjulte));
        });
        return { skjulte: old.skjulte, set };
      },
    },
    props: { decorations: (state) => plugin.getState(state)?.set },
  });
  return plugin;
}

function stand(doc: Node): Stand {
  const skjulte = skjulteDeltagere(doc);
  const found: Decoration[] = [];
  if (skjulte.size > 0)
    doc.descendants((node, pos) => {
      if (node.isTextblock) found.push(...maerker(node, pos, skjulte));
      return !node.isTextblock;
    });
  return { skjulte, set: DecorationSet.create(doc, found) };
}

function maerker(block: Node, pos: number, skjulte: ReadonlySet<string>): Decoration[] {
  const found: Decoration[] = [];
  block.forEach((node, offset) => {
    const at = pos + 1 + offset;
    if (node.type.name === 'omtale' && skjulte.has(node.attrs.deltager))
      found.push(Decoration.node(at, at + node.nodeSize, { class: 'skjult-person' }));
  });
  return found;
}
