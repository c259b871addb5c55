// The tab "Bemærkninger": a stack in the order of the text, the one that is looked at opened and beside its passage. What
// others send is drawn into it without touching the focus or what is being written.
import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { slags } from '../model/bemaerkning.ts';
import { slagsord } from '../model/bemaerkningsord.ts';
import type { Kortets } from './kort.ts';
import { kort } from './kort.ts';
import { type Filter, INTET_FILTER, navne, type Vist } from './opstilling.ts';
import { tekster } from './tekster.ts';

const t = tekster.filter;

export interface Fanens {
  /** All there are, in order; and those that the filter lets through. */
  readonly alle: readonly Vist[];
  readonly viste: readonly Vist[];
  readonly filter: Filter;
  /** Said where there is nothing to show yet. */
  readonly tomt: string;
  readonly ny: TemplateResult | typeof nothing;
  /** What was said last. */
  readonly sagt: { readonly tekst: string; readonly fortryd: boolean } | null;
  fortryd(): void;
  filtrer(filter: Filter): void;
  kortets(vist: Vist, nr: number): Kortets;
}

export function indhold(f: Fanens): TemplateResult {
  const fast = f.viste.filter(({ hvor }) => hvor !== 'loesrevet');
  const loese = f.viste.filter(({ hvor }) => hvor === 'loesrevet');
  const liste = (nogle: readonly Vist[], fra: number): TemplateResult =>
    html`<ul class="traade">${repeat(
      nogle,
      ({ traad }) => traad.id,
      (vist, i) => kort(vist, f.kortets(vist, fra + i + 1)),
    )}</ul>`;
  return html`${f.alle.length === 0 ? nothing : filterlinje(f)}${f.ny}
    ${f.viste.length === 0 ? html`<p class="svag lille">${tomt(f)}</p>` : nothing}
    ${liste(fast, 0)}
    ${
      loese.length === 0
        ? nothing
        : html`<h2>${tekster.loesrevne(loese.length)}</h2><p class="lille svag">${tekster.loesrevet}</p>${liste(loese, fast.length)}`
    }${
      f.sagt
        ? html`<p class="traadbesked lille">${f.sagt.tekst} ${
            f.sagt.fortryd
              ? html`<button class="somlink" type="button" @click=${f.fortryd}>${tekster.knapper.fortryd}</button>`
              : nothing
          }</p>`
        : nothing
    }`;
}

function tomt({ alle, filter, tomt: none }: Fanens): string {
  if (alle.length === 0) return none;
  const ufiltreret = filter.navn === '' && filter.slags === '';
  return ufiltreret && filter.stand === 'aabne' ? tekster.alleAfgjort : t.ingen;
}

function filterlinje({ alle, filter, filtrer }: Fanens): TemplateResult {
  const aabne = alle.filter(({ venter }) => venter).length;
  const folk = navne(alle);
  const brugte = slags.filter((one) => alle.some(({ traad }) => traad.slags === one));
  const forslag = alle.some(({ traad }) => traad.forslag !== null);
  const valg = (
    navn: string,
    now: string,
    muligheder: readonly (readonly [string, string])[],
    saet: (v: string) => void,
  ) =>
    html`<select class="form-input" aria-label=${navn} @change=${({ target }: Event) => {
      if (target instanceof HTMLSelectElement) saet(target.value);
    }}>${muligheder.map(([value, tekst]) => html`<option value=${value} ?selected=${value === now}>${tekst}</option>`)}</select>`;
  const slagsvalg: readonly (readonly [string, string])[] = [
    ['', t.alleSlags],
    ...(forslag ? [['forslag', t.forslag] as const] : []),
    ...brugte.map((one) => [one, slagsord[one]] as const),
  ];
  return html`<div class="traadfilter">
    ${valg(
      t.stand,
      filter.stand,
      [
        ['aabne', t.aabne(aabne)],
        ['alle', t.alle(alle.length)],
      ],
      (value) => filtrer({ ...filter, stand: value === 'alle' ? 'alle' : 'aabne' }),
    )}
    ${
      folk.length < 2
        ? nothing
        : valg(t.navn, filter.navn, [['', t.alleNavne], ...folk.map((one) => [one, one] as const)], (navn) =>
            filtrer({ ...filter, navn }),
          )
    }
    ${
      slagsvalg.length < 3
        ? nothing
        : valg(t.slags, filter.slags, slagsvalg, (value) =>
            filtrer({
              ...filter,
              slags: value === 'forslag' ? value : (slags.find((one) => one === value) ?? INTET_FILTER.slags),
            }),
          )
    }
  </div>`;
}

/** Beside one another from this width on; below it the panel lies under the paper. */
const BREDT = '(min-width: 1100px)';

/**
 * Puts the opened card beside the passage it speaks of: the stack is pushed down where there is room above, else the panel
 * scrolls. A passage that is not on the screen moves nothing.
 */
export function juster(hoejre: HTMLElement, flade: HTMLElement, passage: Element | null): void {
  const stak = hoejre.querySelector<HTMLElement>('.traade');
  const aktiv = stak?.querySelector<HTMLElement>('[data-aktiv]');
  if (!stak || !aktiv || !passage || !matchMedia(BREDT).matches) {
    stak?.style.removeProperty('--ved');
    return;
  }
  const rude = hoejre.getBoundingClientRect();
  const paper = flade.getBoundingClientRect();
  const { top } = passage.getBoundingClientRect();
  if (top < paper.top || top > paper.bottom) return;
  const pushed = Number.parseFloat(stak.style.getPropertyValue('--ved')) || 0;
  // Where it would stand in the panel without being pushed.
  const natural = aktiv.getBoundingClientRect().top - rude.top + hoejre.scrollTop - pushed;
  const fod = hoejre.querySelector<HTMLElement>('.traadbesked')?.offsetHeight ?? 0;
  const room = Math.max(0, rude.height - aktiv.offsetHeight - fod - 12);
  // All of it is seen, and what stands above it stays, where there is room for both.
  const wanted = Math.min(top - rude.top - 12, room);
  const next = Math.max(0, Math.round(wanted - natural));
  if (next !== pushed) stak.style.setProperty('--ved', `${next}px`);
  hoejre.scrollTop = Math.max(0, natural + next - wanted);
}
