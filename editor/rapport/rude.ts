// The tabs of the right panel (APG tabs: arrows choose, only the chosen tab is in the tab order). Without an import there
// is one tab.
import { html, nothing, render, type TemplateResult } from 'lit-html';
import type { Importrapport } from '../model/importrapport.ts';
import { udskudt } from '../panels/udskudt.ts';
import type { Skriv } from '../view/skriv.ts';
import { visHistorik } from './historik.ts';
import { visImport } from './import.ts';
import { tekster } from './tekster.ts';

/** The content of a tab: drawn when asked for, and told when it comes into view. */
export interface Fane {
  readonly id: string;
  readonly navn: string;
  readonly indhold: () => TemplateResult;
  readonly vist?: () => void;
}

/** Mounts the panel; the returned function shows a report, or with null what there is without one. */
export function visRude(skriv: Skriv): (rapport: Importrapport | null) => void {
  const { hoejre } = skriv.flader;
  const historik = visHistorik(skriv, () => vis());
  let faner: readonly Fane[] = [];
  let valgt = '';

  const vaelg = (id: string, focus = false): void => {
    valgt = id;
    faner.find((one) => one.id === id)?.vist?.();
    vis();
    if (focus) hoejre.querySelector<HTMLElement>(`#fane-${id}`)?.focus();
  };
  const tast = (event: KeyboardEvent): void => {
    const here = faner.findIndex((one) => one.id === valgt);
    const to: Readonly<Record<string, number>> = {
      ArrowRight: (here + 1) % faner.length,
      ArrowLeft: (here + faner.length - 1) % faner.length,
      Home: 0,
      End: faner.length - 1,
    };
    const next = faner[to[event.key] ?? -1];
    if (!next) return;
    event.preventDefault();
    vaelg(next.id, true);
  };
  const fane = ({ id, navn }: Fane): TemplateResult => {
    const her = id === valgt;
    return html`<button type="button" role="tab" id=${`fane-${id}`} aria-selected=${her ? 'true' : 'false'}
      aria-controls=${her ? `rude-${id}` : nothing} tabindex=${her ? 0 : -1} @click=${() => vaelg(id)}>${navn}</button>`;
  };
  const vis = (): void => {
    const open = faner.find((one) => one.id === valgt);
    if (!open) return;
    render(
      html`<div class="faner" role="tablist" aria-label=${tekster.faner} @keydown=${tast}>${faner.map(fane)}</div>
        <div class="fane" role="tabpanel" id=${`rude-${open.id}`} aria-labelledby=${`fane-${open.id}`}>${open.indhold()}</div>`,
      hoejre,
    );
  };
  const senere = udskudt(vis, 800, 5000);
  skriv.on(({ docChanged }) => {
    if (docChanged && !document.body.classList.contains('uden-ruder')) senere();
  });
  return (rapport) => {
    faner = rapport && rapport.poster.length > 0 ? [visImport(skriv, rapport, vis), historik] : [historik];
    vaelg(faner[0]?.id ?? '');
  };
}
