// The tabs of the right panel (APG tabs: arrows choose, only the chosen tab is in the tab order).
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
  /** A tab that is not there yet. */
  readonly findes?: () => boolean;
  readonly vist?: () => void;
}

export interface Rude {
  /** Shows a report, or with null what there is without one. */
  visRapport(rapport: Importrapport | null): void;
  /** Brings a tab forth; the focus stays. */
  vaelg(id: string): void;
  /** Draws the open tab again. */
  vis(): void;
  /** A tab has come; it is brought forth where nobody has chosen another. */
  nyFane(id: string): void;
}

/** Mounts the panel; `andre` are the tabs between the report and the versions. */
export function visRude(skriv: Skriv, andre: (vis: () => void) => readonly Fane[]): Rude {
  const { hoejre } = skriv.flader;
  const historik = visHistorik(skriv, () => vis());
  const egne = andre(() => vis());
  let alle: readonly Fane[] = [];
  let faner: readonly Fane[] = [];
  let valgt = '';
  let selv = false;

  const vaelg = (id: string, focus = false): void => {
    valgt = id;
    alle.find((one) => one.id === id)?.vist?.();
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
    selv = true;
    vaelg(next.id, true);
  };
  const fane = ({ id, navn }: Fane): TemplateResult => {
    const her = id === valgt;
    return html`<button type="button" role="tab" id=${`fane-${id}`} aria-selected=${her ? 'true' : 'false'}
      aria-controls=${her ? `rude-${id}` : nothing} tabindex=${her ? 0 : -1} @click=${() => {
        selv = true;
        vaelg(id);
      }}>${navn}</button>`;
  };
  const vis = (): void => {
    faner = alle.filter(({ findes }) => findes?.() ?? true);
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
  return {
    visRapport(rapport) {
      const foerst = rapport && rapport.poster.length > 0 ? [visImport(skriv, rapport, vis)] : [];
      alle = [...foerst, ...egne, historik];
      selv = foerst.length > 0;
      vaelg(alle.find(({ findes }) => findes?.() ?? true)?.id ?? '');
    },
    vaelg(id) {
      if (id === valgt) vis();
      else if (alle.some((one) => one.id === id && (one.findes?.() ?? true))) vaelg(id);
    },
    vis,
    nyFane(id) {
      // Something is being written in the one that is open.
      const skrives = document.activeElement instanceof HTMLElement && hoejre.contains(document.activeElement);
      if (!selv && !skrives && alle[0]?.id === id) vaelg(id);
      else vis();
    },
  };
}
