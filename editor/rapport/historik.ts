// The latest versions, as the page of the history says them; each leads to what it changed there.
import { html, nothing, type TemplateResult } from 'lit-html';
import { laesVersioner, type Referentskifte, type Versionslinje } from '../model/wire.ts';
import { siden } from '../naervaer/referent.ts';
import { udskudt } from '../panels/udskudt.ts';
import type { Skriv } from '../view/skriv.ts';
import type { Fane } from './rude.ts';
import { tekster } from './tekster.ts';

const t = tekster.historik;
/** As many as one takes in at a glance. */
const SENESTE = 8;

function referentlinje({ navn, fra }: Referentskifte, i: number, skift: readonly Referentskifte[]): TemplateResult {
  const til = skift[i - 1]?.fra;
  const now = Date.now();
  return html`<li><span class="hvad">${navn}</span> <span class="lille svag">${til === undefined ? t.siden(siden(fra, now)) : t.fraTil(siden(fra, now), siden(til, now))}</span></li>`;
}

/** The tab; `vis` draws it again when an answer has come. */
export function visHistorik(skriv: Skriv, vis: () => void): Fane {
  const referat = `/referater/${encodeURIComponent(skriv.referatId)}`;
  const sti = `${referat}/historik`;
  let referenter: readonly Referentskifte[] = [];
  let versioner: readonly Versionslinje[] | null = null;
  let fejl = false;
  let set = false;

  const hent = async (): Promise<void> => {
    try {
      const [answer, hvem] = await Promise.all(
        [sti, `${referat}/referent`].map((one) => fetch(one, { headers: { accept: 'application/json' } })),
      );
      if (!answer?.ok || !hvem?.ok) throw new Error(String(answer?.status));
      versioner = laesVersioner(await answer.json());
      referenter = await hvem.json();
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
            : html`<ul class="versionsliste">${versioner.slice(0, SENESTE).map(({ version, titel, under }) => {
                const line = html`<span class="hvad">${titel}</span><span class="lille svag">${under}</span>`;
                return version === null
                  ? html`<li class="haendelse">${line}</li>`
                  : html`<li><a href=${`${sti}?version=${version}`}>${line}</a></li>`;
              })}</ul>`
      }
      ${versioner !== null && fejl ? html`<p class="svag lille">${t.kanIkke}</p>` : nothing}
      <p class="allelink"><a href=${sti}>${t.alle}</a></p>
      ${referenter.length === 0 ? nothing : html`<h2>${t.referenter}</h2><ul class="versionsliste">${referenter.map(referentlinje)}</ul>`}`,
  };
}
