// Choosing words: a button beside them leads to the sheet. A finger's own menu stays free of it: there it lies at the foot.
import { TASTER } from '../model/taster.ts';
import type { Ark } from './ark.ts';
import type { Side } from './side.ts';
import { linjen, omraade, type Sted, valgte } from './sted.ts';

export function tilbydMarkering(side: Side, ark: Ark): void {
  let pille: HTMLButtonElement | null = null;
  let sted: Sted | null = null;
  let timer = 0;
  const fjern = (): void => {
    pille?.remove();
    pille = null;
  };
  const vis = (): void => {
    sted = ark.erAabent || !side.aaben() ? null : valgte(getSelection());
    const line = sted && linjen(document, sted.blok);
    if (!sted || !line) {
      fjern();
      return;
    }
    if (!pille) {
      pille = document.createElement('button');
      pille.type = 'button';
      pille.className = 'button pille';
      pille.textContent = side.ord('markeret');
      // The choice must outlive the press.
      pille.addEventListener('pointerdown', (event) => event.preventDefault());
      pille.addEventListener('click', () => {
        const chosen = sted;
        fjern();
        if (!chosen) return;
        const link = linjen(document, chosen.blok)
          ?.closest('.stykke')
          ?.querySelector<HTMLElement>(':scope > .skriv-om');
        ark.aabn(chosen, link ?? null);
      });
      document.body.append(pille);
    }
    const rects = [...omraade(line, sted).getClientRects()];
    const last = rects.at(-1);
    if (!last) return;
    pille.style.setProperty('--y', `${last.bottom + scrollY + 6}px`);
    const x = Math.max(8, Math.min(last.right - pille.offsetWidth, innerWidth - pille.offsetWidth - 8));
    pille.style.setProperty('--x', `${x}px`);
  };
  document.addEventListener('selectionchange', () => {
    clearTimeout(timer);
    timer = setTimeout(vis, 120);
  });
}

/** A tap on a paragraph shows the way to write about it; a mouse only has to be there. */
export function tilbydTryk(): void {
  document.addEventListener('click', (event) => {
    const { target } = event;
    if (!(target instanceof Element) || target.closest('a, button, summary, textarea, .kort, .ark')) return;
    const stykke = target.closest('.stykke');
    for (const one of document.querySelectorAll('.stykke.aktiv')) if (one !== stykke) one.classList.remove('aktiv');
    if (getSelection()?.isCollapsed) stykke?.classList.toggle('aktiv');
  });
}

/** F8, as in the editor: the next place, and with Shift the one before; from the last to the first. */
export function tilbydSpring(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== TASTER.hul || event.altKey || event.ctrlKey || event.metaKey) return;
    const all = [...document.querySelectorAll<HTMLElement>('.papir .eget, .papir .stykke:has(.dig)')];
    const places = all.filter((one) => !one.parentElement?.closest('.eget'));
    if (places.length === 0) return;
    event.preventDefault();
    const here = places.findIndex((one) => one.contains(document.activeElement));
    const next = here < 0 ? (event.shiftKey ? places.length - 1 : 0) : here + (event.shiftKey ? -1 : 1);
    const place = places[(next + places.length) % places.length];
    if (!place) return;
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: 'center', behavior: 'instant' });
  });
}
