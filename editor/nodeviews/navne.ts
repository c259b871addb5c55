// Names and facts in the text: atoms whose text is derived from one shared roster. When the roster changes, the shown
// texts follow; nothing else is drawn again.
import type { Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import type { EditorView, NodeView } from 'prosemirror-view';
import type { Roster } from '../model/roster.ts';
import { rosterOf } from '../model/roster.ts';
import { HUL, inlineTekst } from '../model/tekst.ts';
import { visAdgang } from './adgang.ts';

/** The look of an atom: a hair-line for "derived", weight for the one who speaks. */
function navneklasse(node: Node): string {
  if (node.type.name === 'felt') return 'felt';
  return node.attrs.rolle === 'taler' && node.type.name === 'omtale' ? 'taler' : 'omtale';
}

/** One shown atom. */
class Navn {
  readonly dom = document.createElement('span');
  #node: Node;
  readonly #shown: Set<Navn>;
  #klasser: readonly string[] = [];

  constructor(node: Node, roster: Roster, shown: Set<Navn>) {
    this.#node = node;
    this.#shown = shown;
    // A name is not a spelling mistake, and a browser's translation must not change it.
    this.dom.spellcheck = false;
    this.dom.translate = false;
    this.draw(roster);
    shown.add(this);
  }

  draw(roster: Roster): void {
    const tekst = inlineTekst(this.#node, roster);
    const klasser = tekst === HUL ? [navneklasse(this.#node), 'hul'] : [navneklasse(this.#node)];
    if (this.dom.textContent !== tekst) this.dom.textContent = tekst;
    // Decorations put classes of their own here: those stay.
    if (klasser.join() !== this.#klasser.join()) {
      this.dom.classList.remove(...this.#klasser);
      this.dom.classList.add(...klasser);
      this.#klasser = klasser;
    }
    visAdgang(this.dom, this.#node);
    const { deltager } = this.#node.attrs;
    if (deltager && this.dom.dataset.deltager !== deltager) this.dom.dataset.deltager = deltager;
  }

  update(node: Node, roster: Roster): boolean {
    if (node.type !== this.#node.type) return false;
    this.#node = node;
    this.draw(roster);
    return true;
  }

  destroy(): void {
    this.#shown.delete(this);
  }
}

/** The node views of `omtale`, `deltager` and `felt`, and what keeps them in step with the roster. */
export function navne(): Plugin {
  const shown = new Set<Navn>();
  const create = (node: Node, view: EditorView): NodeView => {
    const navn = new Navn(node, rosterOf(view.state.doc), shown);
    return {
      dom: navn.dom,
      update: (next) => navn.update(next, rosterOf(view.state.doc)),
      destroy: () => navn.destroy(),
      ignoreMutation: () => true,
    };
  };
  return new Plugin({
    props: { nodeViews: { omtale: create, deltager: create, felt: create } },
    view: (view) => {
      let roster = rosterOf(view.state.doc);
      return {
        update(next) {
          const now = rosterOf(next.state.doc);
          if (now === roster) return;
          roster = now;
          for (const navn of shown) navn.draw(now);
        },
      };
    },
  });
}
