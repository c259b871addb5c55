// A figure on the paper: the stored image and, under it, a field for what it shows, with a warning until that is there.
// Enter on the figure leads into the field, Enter there goes on in the text, Esc goes back to the figure.
import type { Node } from 'prosemirror-model';
import { NodeSelection, Plugin, Selection } from 'prosemirror-state';
import type { EditorView, NodeView } from 'prosemirror-view';
import { saetAlt } from '../commands/figur.ts';
import { schema } from '../model/schema.ts';
import { tekster } from '../tekster.ts';
import { visAdgang } from './adgang.ts';

const t = tekster.figur;
/** What is written in the field is kept after this pause, so that "Gemt" speaks of it too. */
const PAUSE = 500;

/** The view of figures. */
export function figurer(): Plugin {
  return new Plugin({
    props: {
      nodeViews: { figur: (node, view, getPos) => new Figurvisning(node, view, getPos) },
      handleDoubleClickOn: (view, _pos, node) => node.type === schema.nodes.figur && beskrivFigur(view),
      handleKeyDown: (view, event) => event.key === 'Enter' && !event.ctrlKey && !event.metaKey && beskrivFigur(view),
    },
  });
}

/** Puts the focus in the field of the selected figure; false where no figure is selected. */
export function beskrivFigur(view: EditorView): boolean {
  const { selection } = view.state;
  if (!(selection instanceof NodeSelection) || selection.node.type !== schema.nodes.figur) return false;
  const dom = view.nodeDOM(selection.from);
  const felt = dom instanceof HTMLElement ? dom.querySelector('textarea') : null;
  felt?.focus();
  felt?.scrollIntoView({ block: 'nearest' });
  return felt !== null;
}

class Figurvisning implements NodeView {
  readonly dom = document.createElement('figure');
  private readonly img = document.createElement('img');
  private readonly felt = document.createElement('textarea');
  private readonly advarsel = document.createElement('span');
  private readonly view: EditorView;
  private readonly getPos: () => number | undefined;
  private node: Node;
  private timer = 0;

  constructor(node: Node, view: EditorView, getPos: () => number | undefined) {
    this.node = node;
    this.view = view;
    this.getPos = getPos;
    const { dom, img, felt, advarsel } = this;
    dom.className = 'figur';
    dom.dataset.node = 'figur';
    dom.contentEditable = 'false';
    felt.className = 'figurtekst';
    felt.rows = 1;
    felt.maxLength = 2000;
    felt.placeholder = t.pladsholder;
    felt.setAttribute('aria-label', t.label);
    felt.readOnly = !view.editable;
    advarsel.className = 'figuradvarsel';
    const caption = document.createElement('figcaption');
    caption.append(advarsel, felt);
    dom.append(img, caption);
    img.addEventListener('error', () => dom.classList.add('uden-billede'));
    img.addEventListener('load', () => dom.classList.remove('uden-billede'));
    felt.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.gem(), PAUSE);
      this.visAdvarsel(felt.value);
    });
    felt.addEventListener('blur', () => this.gem());
    felt.addEventListener('keydown', (event) => this.tast(event));
    this.vis(node);
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    this.vis(node);
    return true;
  }

  stopEvent(event: Event): boolean {
    return event.target === this.felt;
  }

  ignoreMutation(): boolean {
    return true;
  }

  destroy(): void {
    clearTimeout(this.timer);
  }

  private vis(node: Node): void {
    const { img, felt } = this;
    const { fil, alt } = node.attrs;
    const kept = felt.value === this.node.attrs.alt || document.activeElement !== felt;
    this.node = node;
    const referat = document.getElementById('skriv')?.dataset.referat ?? '';
    const src = fil === '' ? '' : `/referater/${encodeURIComponent(referat)}/filer/${fil}`;
    if (img.getAttribute('src') !== src) img.setAttribute('src', src);
    img.alt = alt === '' ? t.mangler : alt;
    visAdgang(this.dom, node);
    // What somebody else wrote comes in, but not over what is being written here.
    if (kept && felt.value !== alt) felt.value = alt;
    this.visAdvarsel(felt.value);
  }

  private visAdvarsel(alt: string): void {
    this.advarsel.textContent = alt.trim() === '' ? t.mangler : '';
  }

  private gem(): void {
    clearTimeout(this.timer);
    const { view, node, felt } = this;
    if (!view.editable || felt.value.replace(/\s+/g, ' ').trim() === node.attrs.alt) return;
    saetAlt(node.attrs.id, felt.value)(view.state, view.dispatch);
  }

  private tast(event: KeyboardEvent): void {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    this.gem();
    const pos = this.getPos();
    if (pos === undefined) return;
    if (event.key === 'Enter') this.videre(pos + this.node.nodeSize);
    else this.view.dispatch(this.view.state.tr.setSelection(NodeSelection.create(this.view.state.doc, pos)));
    this.view.focus();
  }

  /** The caret goes to the line below the figure; there is one then. */
  private videre(after: number): void {
    const { state } = this.view;
    const $after = state.doc.resolve(after);
    const tr = state.tr;
    if (
      !$after.nodeAfter?.isTextblock &&
      $after.parent.canReplaceWith($after.index(), $after.index(), schema.nodes.afsnit)
    )
      tr.insert(after, schema.nodes.afsnit.create());
    this.view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(after), 1)).scrollIntoView());
  }
}
