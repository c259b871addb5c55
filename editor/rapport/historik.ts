// The latest versions, as the page of the history says them; each leads to what it changed there.
import { html, nothing } from 'lit-html';
import { laesVersioner, type Versionslinje } from '../model/wire.ts';
import { udskudt } from '../panels/udskudt.ts';
import type { Skriv } from '../view/skriv.ts';
import type { Fane } from './rude.ts';
import { tekster } from './tekster.ts';

const t = tekster.historik;
/** As many as one takes in at a glance. */
const SENESTE = 8;

/** The tab; `vis` draws it again when an answer has come. */
export function visHistorik(skriv: Skriv, vis: () => void): Fane {
  const sti = `/referater/${encodeURIComponent(skriv.referatId)}/historik`;
  let versioner: readonly Versionslinje[] | null = null;
  let fejl = false;
  let set = false;

  const hent = async (): Promise<void> => {
    try {
      const answer = await fetch(sti, { headers: { accept: 'application/json' } });
      if (!answer.ok) throw new Error(String(answer.status));
      versioner = laesVersioner(await answer.json());
      fejl = false;
    } catch {
      fejl = true;
    }
    vis();
  };
  // A version is made in a pause of some length: later than that there is perhaps a new one.
  const senere = udskudt(() => void hent(), 30_000, 120_000);
  skriv.on(({ docChanged }) => {
    if (docChanged && set) senere();
  });
  return {
    id: 'historik',
    navn: t.fane,
    vist: () => {
      set = true;
      void hent();
    },
    indhold: () => html`<h2>${t.titel}</h2>
      ${
        versioner === null
          ? html`<p class="svag lille">${fejl ? t.kanIkke : t.henter}</p>`
          : versioner.length === 0
            ? html`<p class="svag lille">${t.ingen}</p>`
            : html`<ul class="versionsliste">${versioner
                .slice(0, SENESTE)
                .map(
                  ({ version, titel, under }) =>
                    html`<li><a href=${`${sti}?version=${version}`}><span class="hvad">${titel}</span><span class="lille svag">${under}</span></a></li>`,
                )}</ul>`
      }
      ${versioner !== null && fejl ? html`<p class="svag lille">${t.kanIkke}</p>` : nothing}
      <p class="allelink"><a href=${sti}>${t.alle}</a></p>`,
  };
}
