// Puts what is new into the page: threads beside their lines, and the answer. Whatever is being typed in it stays.
import type { Udkastkort, Udkastnyt } from '../model/udkastnyt.ts';
import type { Kladder } from './kladder.ts';
import type { Side } from './side.ts';

export class Nyhedsviser {
  readonly #side: Side;
  readonly #kladder: Kladder;
  #panel: string | null = null;

  constructor(side: Side, kladder: Kladder) {
    this.#side = side;
    this.#kladder = kladder;
  }

  /** Returns how many threads changed. */
  vis({ rev, stand, kort, vaek, panel }: Udkastnyt): number {
    this.#side.rev = Math.max(this.#side.rev, rev);
    for (const id of vaek) document.getElementById(`t-${id}`)?.remove();
    for (const one of kort) this.#visKort(one);
    this.#side.stand = stand;
    if (panel !== null) this.#visPanel(panel);
    return kort.length + vaek.length;
  }

  #visKort({ id, blok, html }: Udkastkort): void {
    const template = document.createElement('template');
    template.innerHTML = html;
    const ny = template.content.firstElementChild;
    if (!ny) return;
    const gammel = document.getElementById(`t-${id}`);
    if (gammel && Number(gammel.dataset.rev) >= Number(ny.getAttribute('data-rev'))) return;
    const fokus = gammel?.contains(document.activeElement) ? document.activeElement : null;
    const navn = fokus?.getAttribute('name') ?? null;
    if (gammel) gammel.replaceWith(ny);
    else document.querySelector(`.traade[data-ved="${CSS.escape(blok ?? '')}"]`)?.append(ny);
    hentSvarkladde(ny, this.#kladder);
    if (fokus) (navn === null ? null : ny.querySelector<HTMLElement>(`[name="${CSS.escape(navn)}"]`))?.focus();
  }

  #visPanel(panel: string): void {
    const place = document.querySelector('[data-panel]');
    if (!place || this.#panel === panel) return;
    this.#panel = panel;
    const template = document.createElement('template');
    template.innerHTML = panel;
    if (template.innerHTML === place.innerHTML) return;
    const inde = place.contains(document.activeElement);
    place.replaceChildren(template.content);
    if (inde) place.querySelector<HTMLElement>('button')?.focus();
  }
}

/** An answer that was begun stands in the thread's form again. */
export function hentSvarkladde(kort: Element, kladder: Kladder): void {
  const id = kort.getAttribute('data-traad') ?? '';
  const kladde = kladder.find(`svar ${id}`);
  const felt = kort.querySelector<HTMLTextAreaElement>('textarea[name="tekst"]');
  if (!kladde || !felt) return;
  felt.value = kladde.felter.tekst ?? '';
  const nummer = kort.querySelector<HTMLInputElement>('input[name="afsending"]');
  if (nummer && kladde.felter.afsending) nummer.value = kladde.felter.afsending;
  const fold = felt.closest('details');
  if (fold) fold.open = true;
}
