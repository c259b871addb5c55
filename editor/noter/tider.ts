// When each indlæg was begun: noticed here when one begins it, shown in the margin to the one who wrote it. The times are
// no part of the document; a decoration puts them there.
import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { medId, omkring } from '../commands/sted.ts';
import { udskudt } from '../panels/udskudt.ts';
import type { Skriv } from '../view/skriv.ts';

const key = new PluginKey<DecorationSet>('tider');

/** Shows the times it is told of. */
export function tidspynt(): Plugin {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, set) {
        const told: DecorationSet | undefined = tr.getMeta(key);
        return told ?? (tr.docChanged ? set.map(tr.mapping, tr.doc) : set);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/** "14.32" by the clock of this computer. */
export function klokken(tid: number): string {
  const at = new Date(tid);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(at.getHours())}.${two(at.getMinutes())}`;
}

/** Draws the times of the indlæg that are in the document. */
export function visTider({ view }: Skriv, tider: ReadonlyMap<string, number>): void {
  const found: Decoration[] = [];
  view.state.doc.descendants((node, pos) => {
    const tid = node.type.name === 'indlaeg' ? tider.get(node.attrs.id) : undefined;
    if (tid !== undefined) found.push(Decoration.node(pos, pos + node.nodeSize, { 'data-tid': klokken(tid) }));
    return !node.isTextblock && node.type.name !== 'indlaeg';
  });
  view.dispatch(view.state.tr.setMeta(key, DecorationSet.create(view.state.doc, found)));
}

/** Calls back with every indlæg that is begun here: written by this person, and not there the moment before. */
export function foelgIndlaeg(skriv: Skriv, begyndt: (blok: string, tid: number) => void): void {
  const kendte = new Set<string>();
  skriv.view.state.doc.descendants((node) => {
    if (node.type.name === 'indlaeg') kendte.add(node.attrs.id);
    return !node.isTextblock && node.type.name !== 'indlaeg';
  });
  let venter: { id: string; foer: Node; tid: number }[] = [];
  // Whether it is new is asked when there is time: it means a look through the whole document.
  const senere = udskudt(() => {
    const asked = venter;
    venter = [];
    for (const { id, foer, tid } of asked) if (!medId(foer, id)) begyndt(id, tid);
  }, 400);
  skriv.on(({ old, state, docChanged, fremmed }) => {
    if (!docChanged || fremmed) return;
    const id: unknown = omkring(state.selection.$head, 'indlaeg')?.node.attrs.id;
    if (typeof id !== 'string' || id === '' || kendte.has(id)) return;
    kendte.add(id);
    venter.push({ id, foer: old.doc, tid: Date.now() });
    senere();
  });
}
