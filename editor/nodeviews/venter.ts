// A long referat is built from the top: the parts behind the first screens stand as empty boxes of about their height
// until the browser is idle, so that one can read and write at once. Where the caret comes, a part is built at once.
import { DOMSerializer, type Node } from 'prosemirror-model';
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet, type NodeViewConstructor } from 'prosemirror-view';

/** Positions of a document (about eight pages) that is built whole at once. */
const LANGT = 20_000;
/** Positions (more than two pages: what a tall screen shows) that are always built. */
const FOERST = 6000;
/** Positions (about twelve pages) that are built in one go; more, and a key would have to wait for it. */
const AD_GANGEN = 30_000;
/** Milliseconds of idleness that must be left for another go. */
const NOK = 5;
/** What a line of the paper holds, and how high it is, in rem. */
const [TEGN, LINJE] = [74, 2.6];
/** The parts that can wait; those in a waiting one come with it. */
const DELE = new Set(['punkt', 'sektion', 'indlaeg']);
const VENTER = { venter: true };

const key = new PluginKey<DecorationSet>('venter');

/** The parts that wait, and what builds them one after another. */
export function venter(): Plugin {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, { doc }) => ventende(doc),
      apply(tr, old) {
        const built: readonly Decoration[] | undefined = tr.getMeta(key);
        return (built ? old.remove([...built]) : old).map(tr.mapping, tr.doc);
      },
    },
    props: {
      decorations: (state) => key.getState(state),
      nodeViews: { punkt: del, sektion: del, indlaeg: del },
    },
    view(view) {
      let gone = false;
      const waiting = () => key.getState(view.state)?.find() ?? [];
      const buildSome = (rest: readonly Decoration[]): void => {
        const { head } = view.state.selection;
        const away = ({ from, to }: Decoration): number => Math.max(from - head, head - to);
        const next: Decoration[] = [];
        let size = 0;
        // What stands beside the one who writes comes first.
        for (const part of rest.toSorted((a, b) => away(a) - away(b))) {
          if (size > 0 && size + part.to - part.from > AD_GANGEN) break;
          next.push(part);
          size += part.to - part.from;
        }
        view.dispatch(view.state.tr.setMeta(key, next));
      };
      const build = (idle?: IdleDeadline): void => {
        if (gone) return;
        let rest = waiting();
        do {
          if (rest.length > 0 && !view.composing) buildSome(rest);
          rest = waiting();
        } while (rest.length > 0 && !view.composing && (idle?.timeRemaining() ?? 0) > NOK);
        if (rest.length > 0) later(build);
        else performance.mark('referat:bygget');
      };
      // Not before the first screen has been painted.
      requestAnimationFrame(() => requestAnimationFrame(() => later(build)));
      return {
        destroy() {
          gone = true;
        },
      };
    },
  });
}

function later(work: (idle?: IdleDeadline) => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 200 });
  else setTimeout(work, 10);
}

function ventende(doc: Node): DecorationSet {
  if (doc.content.size < LANGT) return DecorationSet.empty;
  const found: Decoration[] = [];
  doc.descendants(({ type, nodeSize }, pos) => {
    if (!DELE.has(type.name)) return false;
    if (pos > FOERST) found.push(Decoration.node(pos, pos + nodeSize, {}, VENTER));
    return pos <= FOERST;
  });
  return DecorationSet.create(doc, found);
}

/** Any other decoration is the caret's: the part it stands in is never an empty box. */
function skalVente(decorations: readonly Decoration[]): boolean {
  return decorations.length === 1 && decorations[0]?.spec === VENTER;
}

/** About how high the part is when it is drawn: what the scroll bar goes by until it is. */
function hoejde({ content, childCount }: Node): number {
  return Math.round((content.size / TEGN) * LINJE + childCount * LINJE);
}

const del: NodeViewConstructor = (first, _view, _getPos, decorations) => {
  const waits = skalVente(decorations);
  let node = first;
  const { dom, contentDOM } = DOMSerializer.renderSpec(document, node.type.spec.toDOM?.(node) ?? ['section', 0]);
  if (dom instanceof HTMLElement) {
    dom.style.containIntrinsicBlockSize = `auto ${hoejde(node)}rem`;
    if (waits) dom.style.minBlockSize = `${hoejde(node)}rem`;
  }
  return {
    dom,
    contentDOM: waits ? null : (contentDOM ?? null),
    ...(waits ? { ignoreMutation: () => true } : {}),
    update(next, now) {
      if (!next.sameMarkup(node) || (waits && !skalVente(now))) return false;
      node = next;
      return true;
    },
  };
};
