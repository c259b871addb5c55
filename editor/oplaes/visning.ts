// The conclusion alone on the wall: as large as it fits, nothing beside it but one quiet line. Esc leaves, and the caret
// is where it was. Fills the screen where the browser allows.
import { html, nothing, render } from 'lit-html';
import { omkring } from '../commands/sted.ts';
import { type Oplaesning, oplaesninger } from '../model/oplaesning.ts';
import type { Skriv } from '../view/skriv.ts';
import { type Stand, stand } from './stand.ts';
import { tekster as t } from './tekster.ts';

export { stand };

/** Pixels: what can be read from the back row, and what is larger than it helps. */
const MINDST = 22;
const STOERST = 96;

let aaben = false;

/** Opens the view at the conclusion of the item the caret stands in, else at the last. */
export function visOplaesning(skriv: Skriv, laeste: Stand): void {
  if (aaben) return;
  let alle = oplaesninger(skriv.view.state.doc, skriv.roster());
  if (alle.length === 0) {
    skriv.meld(t.ingen);
    skriv.view.focus();
    return;
  }
  aaben = true;
  let id = vedMarkoeren(skriv, alle).id;
  const rod = document.createElement('div');
  rod.className = 'oplaesning';
  rod.setAttribute('role', 'dialog');
  rod.setAttribute('aria-modal', 'true');
  rod.setAttribute('aria-label', t.navn);
  rod.tabIndex = -1;
  const inerte = [...document.body.children].filter(
    (one): one is HTMLElement => one instanceof HTMLElement && !one.inert,
  );

  const gaa = (step: number): void => {
    const at = alle.findIndex((one) => one.id === id);
    id = alle[Math.min(alle.length - 1, Math.max(0, at + step))]?.id ?? id;
    vis();
    rod.scrollTop = 0;
  };
  const luk = (): void => {
    if (!aaben) return;
    aaben = false;
    document.removeEventListener('fullscreenchange', forladt);
    removeEventListener('resize', tilpas);
    afmeldt();
    stop();
    if (document.fullscreenElement === rod) void document.exitFullscreen();
    rod.remove();
    for (const one of inerte) one.inert = false;
    skriv.view.focus();
  };
  // The browser takes Esc itself where the view fills the screen.
  let fyldte = false;
  const forladt = (): void => {
    if (document.fullscreenElement === rod) fyldte = true;
    else if (fyldte) luk();
  };
  /** Tab goes round among the buttons: the page behind is inert, but a browser goes on to its own. */
  const rundt = (step: 1 | -1): void => {
    const knapper = [...rod.querySelectorAll('button')];
    const at = knapper.findIndex((one) => one.matches(':focus'));
    const next = at < 0 && step < 0 ? knapper.length - 1 : at + step;
    knapper[(next + knapper.length) % knapper.length]?.focus();
  };
  const noter = (): void => void laeste.noter(id);
  const tast = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const scrolls = rod.scrollHeight > rod.clientHeight + 1;
    const onButton = event.target instanceof HTMLButtonElement;
    if (event.key === 'Escape') luk();
    else if (event.key === 'ArrowRight' || event.key === 'PageDown' || (event.key === 'ArrowDown' && !scrolls)) gaa(1);
    else if (event.key === 'ArrowLeft' || event.key === 'PageUp' || (event.key === 'ArrowUp' && !scrolls)) gaa(-1);
    else if (event.key === ' ' && !onButton) gaa(event.shiftKey ? -1 : 1);
    else if (event.key === 'Home') gaa(-alle.length);
    else if (event.key === 'End') gaa(alle.length);
    else if (event.key === 'Enter' && !onButton) noter();
    else if (event.key === 'Tab') rundt(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  /** The largest letters with which all of it is seen at once. */
  const tilpas = (): void => {
    const text = rod.querySelector<HTMLElement>('.ord');
    if (!text) return;
    let low = MINDST;
    let high = Math.min(STOERST, Math.max(MINDST, innerWidth / 11));
    while (high - low > 0.5) {
      const size = (low + high) / 2;
      text.style.fontSize = `${size}px`;
      if (rod.scrollHeight > rod.clientHeight || text.scrollWidth > text.clientWidth) high = size;
      else low = size;
    }
    text.style.fontSize = `${low}px`;
  };
  const vis = (): void => {
    alle = oplaesninger(skriv.view.state.doc, skriv.roster());
    const at = Math.max(
      0,
      alle.findIndex((one) => one.id === id),
    );
    const one = alle[at];
    if (!one) {
      luk();
      return;
    }
    id = one.id;
    const said = laeste.beskeder().get(id);
    const flere = alle.length > 1;
    render(
      html`<header><span>${one.punkt}</span><b>${t.art[one.art]}</b></header>
      <div class="ord" lang="da" aria-live="polite">${one.linjer.map((line) => html`<p>${line}</p>`)}</div>
      <footer>
        <p class=${said?.aendret ? 'sagt aendret' : 'sagt'} role="status">${said?.tekst ?? nothing}</p>
        <span class="knapper">
          ${
            flere
              ? html`<button type="button" aria-disabled=${at === 0 ? 'true' : nothing} @click=${() => gaa(-1)}>${t.forrige}</button>
                <span class="tal">${t.antal(at + 1, alle.length)}</span>
                <button type="button" aria-disabled=${at === alle.length - 1 ? 'true' : nothing} @click=${() => gaa(1)}>${t.naeste}</button>`
              : nothing
          }
          ${skriv.maa('laes-op') ? html`<button type="button" @click=${noter}>${t.laest}</button>` : nothing}
          <button type="button" @click=${luk}>${t.luk}</button>
        </span>
        <span class="genveje">${t.taster}</span>
      </footer>`,
      rod,
    );
    tilpas();
  };

  rod.addEventListener('keydown', tast);
  document.body.append(rod);
  for (const one of inerte) one.inert = true;
  const stop = skriv.on(({ docChanged, rosterChanged }) => {
    if (docChanged || rosterChanged) vis();
  });
  const afmeldt = laeste.on(vis);
  addEventListener('resize', tilpas);
  document.addEventListener('fullscreenchange', forladt);
  vis();
  rod.focus();
  // Not every browser, and not every room, lets a page fill the screen.
  if (document.fullscreenEnabled) void rod.requestFullscreen({ navigationUI: 'hide' }).catch(() => {});
}

function vedMarkoeren(skriv: Skriv, alle: readonly Oplaesning[]): Oplaesning {
  const { $head } = skriv.view.state.selection;
  const own = omkring($head, 'konklusion');
  const punkt = omkring($head, 'punkt');
  const inside = punkt
    ? alle.findLast(({ pos }) => pos > punkt.pos && pos < punkt.pos + punkt.node.nodeSize)
    : undefined;
  const found = alle.find(({ pos }) => pos === own?.pos) ?? inside ?? alle.at(-1);
  if (!found) throw new Error('Der er intet at læse op.');
  return found;
}
