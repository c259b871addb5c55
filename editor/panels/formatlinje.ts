// A few buttons beside a selection made with the mouse: emphasis, link, list; in a table its rows and columns. A short cut
// for the hand that is on the mouse; the keyboard has the keys and the ⋯ menu. Never in the way while one writes.
import { html, render } from 'lit-html';
import { TextSelection } from 'prosemirror-state';
import type { Kommando } from '../view/kommando.ts';
import { tastTekst } from '../view/kommando.ts';
import type { Skriv } from '../view/skriv.ts';
import { tekster } from './tekster.ts';

const ADGANG = ['lukket', 'udelades', 'aaben'];
const TEKST = ['fed', 'kursiv', 'link', 'punktliste', 'talliste', 'samlLinjer', 'distribution', ...ADGANG];
const CELLER = ['raekkeEfter', 'kolonneEfter', 'samlCeller', 'delCelle', 'sletRaekke', 'sletKolonne', ...ADGANG];

/** Mounts the listener; the line itself lives only while it shows. */
export function visFormatlinje(skriv: Skriv): void {
  if (!skriv.maa('skriv')) return;
  const { view } = skriv;
  const dom = document.createElement('div');
  dom.className = 'formatlinje svaevende';
  dom.setAttribute('role', 'toolbar');
  dom.setAttribute('aria-label', tekster.top.format);
  dom.addEventListener('mousedown', (event) => event.preventDefault());

  const kommandoer = (ids: readonly string[]): readonly Kommando[] =>
    ids
      .flatMap((id) => skriv.kommandoer.find((one) => one.id === id) ?? [])
      .filter((one) => one.command(view.state, undefined, view));
  const vis = (): void => {
    const { selection } = view.state;
    // prosemirror-tables' own kind of selection, told without loading it: only it has an anchor cell.
    const cells = '$anchorCell' in selection;
    const text = selection instanceof TextSelection && !selection.empty;
    const offered = cells ? kommandoer(CELLER) : text ? kommandoer(TEKST) : [];
    if (offered.length === 0 || !view.hasFocus()) {
      dom.remove();
      return;
    }
    render(
      html`${offered.map(
        (
          one,
        ) => html`<button class="button stille lav" type="button" title=${[one.navn, one.tast ? tastTekst(one.tast) : ''].filter(Boolean).join(' · ')}
          @click=${() => {
            skriv.udfoer(one.command);
            vis();
          }}>${one.kort ?? one.navn.replace(' …', '')}</button>`,
      )}`,
      dom,
    );
    if (!dom.isConnected) skriv.flader.flade.parentElement?.append(dom);
    const start = view.coordsAtPos(selection.from);
    const top = start.top - dom.offsetHeight - 8;
    const end = view.coordsAtPos(selection.to);
    dom.style.top = `${top > 60 ? top : end.bottom + 8}px`;
    dom.style.left = `${Math.max(8, Math.min(start.left, innerWidth - dom.offsetWidth - 8))}px`;
  };
  // Only when the mouse has let go: a selection grown by the keyboard shows nothing.
  view.dom.addEventListener('mouseup', () => setTimeout(vis, 0));
  view.dom.addEventListener('blur', () => dom.remove());
  addEventListener('scroll', () => dom.remove(), { capture: true, passive: true });
  skriv.on(({ old, state }) => {
    if (dom.isConnected && !old.selection.eq(state.selection)) dom.remove();
  });
}
