// The ⋯ menu: every command with its key, grouped; a menu button as the ARIA practices describe it. Arrows, Home, End and
// first letters move, Enter does, Esc closes; the focus goes back to where it came from: the button, or the text for whoever clicked.
import { html, nothing, render, type TemplateResult } from 'lit-html';
import { tastTekst } from '../view/kommando.ts';
import { tekster } from './tekster.ts';

/** One line: a command, or a link to another page. */
interface Menupunkt {
  readonly navn: string;
  readonly tast?: string;
  /** Cannot be done where the caret stands. */
  readonly kan: boolean;
  readonly goer?: () => void;
  readonly href?: string;
}

export interface Menugruppe {
  readonly navn: string;
  readonly punkter: readonly Menupunkt[];
}

/** Makes the button and its menu; `grupper` is asked at every opening. `lukketUdenValg` gives the focus back to the text. */
export function menuknap(grupper: () => readonly Menugruppe[], lukketUdenValg: () => void): HTMLElement {
  const rod = document.createElement('span');
  rod.className = 'menu';
  let aaben = false;
  let medTast = false;

  const punkter = (): HTMLElement[] => [...rod.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const fokus = (index: number): void => {
    const all = punkter();
    all[(index + all.length) % all.length]?.focus();
  };
  const luk = (uden: boolean): void => {
    if (!aaben) return;
    aaben = false;
    document.removeEventListener('pointerdown', udenfor, true);
    vis();
    if (uden && medTast) rod.querySelector('button')?.focus();
    else if (uden) lukketUdenValg();
  };
  const udenfor = (event: Event): void => {
    if (!(event.target instanceof Node && rod.contains(event.target))) luk(false);
  };
  const aabn = (last: boolean, tast: boolean): void => {
    aaben = true;
    medTast = tast;
    vis();
    document.addEventListener('pointerdown', udenfor, true);
    fokus(last ? -1 : 0);
  };
  const knaptast = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    aabn(event.key === 'ArrowUp', true);
  };
  const tast = (event: KeyboardEvent): void => {
    const all = punkter();
    const at = all.indexOf(document.activeElement instanceof HTMLElement ? document.activeElement : document.body);
    const letter = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey ? event.key : '';
    if (event.key === 'ArrowDown') fokus(at + 1);
    else if (event.key === 'ArrowUp') fokus(at - 1);
    else if (event.key === 'Home') fokus(0);
    else if (event.key === 'End') fokus(-1);
    else if (event.key === 'Escape') luk(true);
    else if (event.key === 'Tab') {
      luk(false);
      return;
    } else if (letter !== '') {
      const rest = [...all.slice(at + 1), ...all.slice(0, at + 1)];
      const small = letter.toLocaleLowerCase('da');
      rest.find((one) => one.textContent?.trim().toLocaleLowerCase('da').startsWith(small))?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const vaelg = (punkt: Menupunkt) => (event: Event) => {
    if (!punkt.kan) {
      event.preventDefault();
      return;
    }
    luk(false);
    punkt.goer?.();
  };
  const linje = (punkt: Menupunkt): TemplateResult => {
    const inside = html`<span>${punkt.navn}</span>${
      punkt.tast ? html`<span class="tast" aria-hidden="true">${tastTekst(punkt.tast)}</span>` : nothing
    }`;
    return punkt.href
      ? html`<a class="punktet" role="menuitem" tabindex="-1" href=${punkt.href} @click=${vaelg(punkt)}>${inside}</a>`
      : html`<button class="punktet" role="menuitem" tabindex="-1" type="button" aria-disabled=${punkt.kan ? nothing : 'true'}
          aria-keyshortcuts=${punkt.tast ? punkt.tast.replaceAll('Mod', 'Control').replaceAll('-', '+') : nothing}
          @click=${vaelg(punkt)}>${inside}</button>`;
  };
  const vis = (): void => {
    render(
      html`<button class="button stille" type="button" aria-haspopup="menu" aria-expanded=${aaben ? 'true' : 'false'}
          aria-label=${tekster.top.menu} @click=${(event: MouseEvent) => (aaben ? luk(true) : aabn(false, event.detail === 0))} @keydown=${knaptast}>⋯</button>
        ${
          aaben
            ? html`<div class="svaevende kommandomenu" role="menu" aria-label=${tekster.top.menunavn} @keydown=${tast}><div class="menukolonner" role="none">
              ${grupper().map(
                ({ navn, punkter: lines }) =>
                  html`<div class="menugruppe" role="group" aria-label=${navn}><p class="etiket" aria-hidden="true">${navn}</p>${lines.map(linje)}</div>`,
              )}
            </div></div>`
            : nothing
        }`,
      rod,
    );
  };
  vis();
  return rod;
}
