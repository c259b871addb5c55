// The remarks on the screen: draws the tab, opens a card and shows its passage, and keeps the focus where it was.
import { TextSelection } from 'prosemirror-state';
import type { Rude } from '../rapport/rude.ts';
import { juster } from './fane.ts';
import type { Vist } from './opstilling.ts';
import type { Stand } from './stand.ts';
import { tekster as t } from './tekster.ts';

export const FANE = 'bemaerkninger';

export class Visning {
  readonly #stand: Stand;
  #rude: Rude | null = null;
  #justeres = false;

  constructor(stand: Stand) {
    this.#stand = stand;
    stand.naarSagt(() => this.vis());
  }

  tilsluttet(rude: Rude): void {
    this.#rude = rude;
  }

  /** Draws the tab if it is open. The focus stays; where what had it is gone, the card has it. */
  vis(): void {
    const before = document.activeElement;
    const inCard = before instanceof HTMLElement && before.closest('.traad') !== null;
    this.#rude?.vis();
    if (inCard && !before.isConnected) this.fokus();
    // A decision has made the card longer. Whoever looks at something else is not moved.
    if (inCard) this.juster();
  }

  /** Soon: the open card beside its passage. */
  juster(): void {
    if (this.#justeres) return;
    this.#justeres = true;
    const { hoejre, flade } = this.#stand.skriv.flader;
    requestAnimationFrame(() => {
      this.#justeres = false;
      if (hoejre.querySelector(`#rude-${FANE}`)) juster(hoejre, flade, this.#passage());
    });
  }

  /** Brings the tab forth. */
  frem(): void {
    this.#rude?.vaelg(FANE);
  }

  vaelg(id: string): void {
    if (id !== this.#stand.aktiv) {
      this.#stand.aktiv = id;
      this.#stand.marker();
    }
    this.vis();
    this.juster();
  }

  /** Opens a card, shows its passage and gives the card the focus, so that it is read aloud. */
  gaa(vist: Vist | null): void {
    if (!vist) {
      this.#stand.skriv.meld(t.alleAfgjort);
      return;
    }
    this.frem();
    this.vaelg(vist.traad.id);
    this.visStedet(vist);
    this.fokus();
    if (innerWidth < 1100) this.#kortet()?.scrollIntoView({ block: 'nearest' });
  }

  /** On by hand: what was said of the last one is read. */
  skridt(retning: 1 | -1): void {
    this.#stand.sagt = null;
    const { valgt } = this.#stand;
    this.gaa(this.#stand.naeste(retning) ?? (valgt?.venter ? valgt : null));
  }

  /** After a decision: on to the next one that waits. */
  videre(): void {
    const next = this.#stand.naeste(1);
    if (next) {
      this.gaa(next);
      return;
    }
    this.vis();
    this.fokus();
    if (this.#stand.aabne.length === 0) this.#stand.skriv.meld(t.alleAfgjort);
  }

  fokus(): void {
    this.#kortet()?.focus({ preventScroll: true });
  }

  /** The field that was opened in a card. */
  fokusFelt(id: string): void {
    this.vis();
    const { hoejre } = this.#stand.skriv.flader;
    const field = hoejre.querySelector<HTMLTextAreaElement>(`#felt-${CSS.escape(id)}`);
    field?.focus();
    this.juster();
    field?.setSelectionRange(field.value.length, field.value.length);
  }

  /** The passage selected, the focus in the text: to be rewritten by hand. */
  tilTeksten(vist: Vist): void {
    const { view } = this.#stand.skriv;
    const { sted } = vist;
    if (!sted || sted.pos < 0) return;
    const { tr, doc } = view.state;
    this.visStedet(vist);
    view.focus();
    view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(sted.from), doc.resolve(sted.to))));
  }

  /** Scrolls to the passage where it is not on the screen. Heights outside it are estimates: there, and once more. */
  visStedet({ sted }: Vist): void {
    const { view, flader } = this.#stand.skriv;
    if (!sted || sted.pos < 0) return;
    const { node } = view.domAtPos(sted.from);
    const place = this.#passage() ?? (node instanceof Element ? node : node.parentElement);
    if (!place) return;
    const { top, bottom } = place.getBoundingClientRect();
    const box = flader.flade.getBoundingClientRect();
    if (top >= Math.max(0, box.top) + 40 && bottom <= Math.min(innerHeight, box.bottom) - 40) return;
    const there = (): void => place.scrollIntoView({ block: 'center', inline: 'nearest' });
    there();
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        there();
        this.juster();
      }),
    );
  }

  #kortet(): HTMLElement | null {
    return this.#stand.skriv.flader.hoejre.querySelector('.traad[data-aktiv] article');
  }

  #passage(): Element | null {
    const { aktiv, skriv } = this.#stand;
    return aktiv === '' ? null : skriv.view.dom.querySelector(`[data-traad="${CSS.escape(aktiv)}"]`);
  }
}
