// One thread beside the text: a line while another one is looked at; opened, who said what, the proposal as a difference
// in words, what can be decided, and the field that is being written in.
import { html, nothing, type TemplateResult } from 'lit-html';
import { type Forfatter, LAENGSTE } from '../model/bemaerkning.ts';
import { ankerord, artord, slagsord, standord, standtekst } from '../model/bemaerkningsord.ts';
import { oneLine } from '../model/indhold.ts';
import { genitiv } from '../model/navn.ts';
import { siden } from '../naervaer/referent.ts';
import { visDiff } from './diff.ts';
import type { Felt, Kladde } from './kladder.ts';
import type { Vist } from './opstilling.ts';
import { tekster as t } from './tekster.ts';

/** What can be done with a thread by a key or a button. */
export type Goeremaal =
  | 'indarbejd'
  | 'rettet'
  | 'ret'
  | 'afvis'
  | 'vent'
  | 'svar'
  | 'naesteMoede'
  | 'genaabn'
  | 'noteret'
  | 'fortryd'
  | 'gaaTil'
  | 'visBegge'
  | 'annuller'
  | 'send'
  | 'kunSvar';

export interface Kortets {
  readonly aktiv: boolean;
  /** Its number among those that are shown, from 1, and how many they are. */
  readonly nr: number;
  readonly antal: number;
  readonly maaAfgoere: boolean;
  readonly maaSvare: boolean;
  readonly kladde: Kladde | null;
  /** Both wordings of an outdated proposal are shown. */
  readonly begge: boolean;
  readonly now: number;
  organisation(af: Forfatter): string;
  vaelg(): void;
  goer(maal: Goeremaal): void;
  /** Takes another proposal for the same words. */
  tag(anden: Vist): void;
  skrevet(felt: Felt, tekst: string): void;
}

export function kort(vist: Vist, k: Kortets): TemplateResult {
  const { traad, aaben } = vist;
  return html`<li class="traad" data-traad=${traad.id} data-stand=${vist.stand} data-aktiv=${k.aktiv ? '' : nothing}>
    ${k.aktiv ? aabent(vist, k) : linje(vist, k)}
    ${!k.aktiv && k.kladde && aaben ? html`<p class="lille haster kladdelinje">${t.felter.venter}</p>` : nothing}
  </li>`;
}

/** Closed: who, and as much of it as a line holds. */
function linje(vist: Vist, k: Kortets): TemplateResult {
  const { traad, aaben, stand } = vist;
  const { citat, forslag } = traad;
  const ordlyd = forslag?.art === 'ret' && citat !== '' ? `${citat} → ${forslag.tekst}` : forslag?.tekst;
  const kort = vist.nyt?.tekst || traad.tekst || ordlyd || citat;
  return html`<button class="traadlinje" type="button" aria-expanded="false" @click=${k.vaelg}>
    <b>${traad.af.navn}</b> <span class="lille svag">${aaben ? hvad(vist) : standord[stand]}${stand === 'holdt' ? ` · ${t.knapper.vent}` : ''}${vist.nyt ? html` · <b class="haster">${t.nytSvar}</b>` : nothing}</span>
    <span class="uddrag">${oneLine(kort)}</span>
  </button>`;
}

function hvad({ traad }: Vist): string {
  return traad.forslag ? artord[traad.forslag.art] : traad.slags ? slagsord[traad.slags] : t.bemaerkning;
}

/** "3 af 14. Malte Strandhave, Kajkanten. Forslag til ny ordlyd. Venter på referenten." */
function sagt(vist: Vist, k: Pick<Kortets, 'nr' | 'antal' | 'organisation'>): string {
  const { af } = vist.traad;
  const org = k.organisation(af);
  return t.sagt([
    t.nr(k.nr, k.antal),
    org === '' ? af.navn : `${af.navn}, ${org}`,
    hvad(vist),
    standord[vist.stand],
    vist.foraeldet ? ankerord.aendret : '',
    vist.nyt ? t.nytSvar : '',
  ]);
}

function aabent(vist: Vist, k: Kortets): TemplateResult {
  const { traad } = vist;
  const org = k.organisation(traad.af);
  const slags = [
    traad.slags ? slagsord[traad.slags] : '',
    traad.forslag ? artord[traad.forslag.art] : '',
    traad.runde !== null && traad.runde > 1 ? t.runde(traad.runde) : '',
  ].filter(Boolean);
  return html`<article tabindex="-1" aria-label=${sagt(vist, k)}>
    <header><span><b>${traad.af.navn}</b>${org === '' ? nothing : html`<br />${org}`}</span><span class="tal">${siden(traad.at, k.now)}</span></header>
    ${slags.length > 0 ? html`<p class="lille svag">${slags.join(' · ')}</p>` : nothing}
    ${sted(vist, k)}
    ${traad.tekst === '' ? nothing : html`<p class="ord">${traad.tekst}</p>`}
    ${forslag(vist, k)}
    ${traad.svar.map(
      (one) =>
        html`<div class="traadsvar"><header><b>${one.af.navn}</b><span class="tal">${siden(one.at, k.now)}</span></header><p class="ord">${one.tekst}</p></div>`,
    )}
    ${stand(vist, k)}
    ${k.kladde?.aaben ? felt(vist, k, k.kladde) : handlinger(vist, k)}
  </article>`;
}

/** The words it speaks of, and whether they are the ones that stand there. */
function sted(vist: Vist, k: Kortets): TemplateResult {
  const { traad, hvor, sted: at } = vist;
  if (hvor === 'hele') return html`<p class="lille svag">${t.hele}</p>`;
  const aendret = hvor === 'tekst' && vist.nu !== traad.citat && !(traad.forslag && !vist.aaben);
  const said =
    hvor === 'tekst'
      ? aendret
        ? ankerord.aendret
        : at?.stand === 'fundet'
          ? ankerord.fundet
          : ''
      : ankerord[hvor === 'blok' ? 'blok' : 'loesrevet'];
  const citat = traad.citat === '' ? traad.foer + traad.efter : traad.citat;
  return html`${
    hvor === 'loesrevet' || at === null
      ? html`<blockquote class="citat">${citat}</blockquote>`
      : html`<blockquote class="citat"><button class="citatknap" type="button" aria-label=${`${t.knapper.gaaTil}: ${oneLine(citat)}`} @click=${() => k.goer('gaaTil')}>${citat}</button></blockquote>`
  }${said === '' ? nothing : html`<p class="lille haster">${said}</p>`}`;
}

function forslag(vist: Vist, k: Kortets): TemplateResult | typeof nothing {
  const { traad, aaben, nu } = vist;
  if (!traad.forslag) return nothing;
  const { art, tekst } = traad.forslag;
  if (art === 'nyt-afsnit') return html`<p class="lille svag">${t.nytAfsnit}</p>${visDiff('', tekst)}`;
  if (art === 'slet-afsnit' && !vist.foraeldet) return html`<p class="ord">${t.sletAfsnit}</p>${konflikt(vist, k)}`;
  // Beside another's it stands below.
  const alene =
    vist.konflikter.length === 0 && !(vist.foraeldet && k.begge) ? visDiff(traad.citat, tekst, traad) : nothing;
  if (!aaben || !vist.foraeldet) return html`${alene}${konflikt(vist, k)}`;
  const f = t.foraeldet;
  return html`${alene}
    <p><button class="somlink lille haster" type="button" aria-expanded=${k.begge ? 'true' : 'false'} @click=${() => k.goer('visBegge')}>${k.begge ? t.knapper.skjulBegge : t.knapper.visBegge}</button></p>
    ${
      k.begge
        ? html`<dl class="begge"><dt>${f.da}</dt><dd>${traad.citat}</dd><dt>${f.nu}</dt><dd>${nu ?? f.vaek}</dd>
          <dt>${f.forslag}</dt><dd>${nu === null ? tekst : visDiff(nu, tekst)}</dd></dl>`
        : nothing
    }${konflikt(vist, k)}`;
}

/** Others who want the same words otherwise, beside this one. */
function konflikt(vist: Vist, k: Kortets): TemplateResult | typeof nothing {
  if (vist.konflikter.length === 0) return nothing;
  const en = (one: Vist): TemplateResult => {
    const { af, citat, forslag: andet } = one.traad;
    return html`<div class="forslaget"><p><b>${af.navn}</b></p>
      ${andet?.art === 'slet-afsnit' ? html`<p>${t.sletAfsnit}</p>` : visDiff(citat, andet?.tekst ?? '', one.traad)}
      ${
        k.maaAfgoere && !one.foraeldet
          ? html`<button class="button lav" type="button" @click=${() => k.tag(one)}>${t.konflikt.tag(genitiv(af.navn))}</button>`
          : nothing
      }</div>`;
  };
  return html`<section class="konflikt" aria-label=${t.konflikt.titel}><p class="lille haster">${t.konflikt.titel}</p>
    <div class="side-om-side">${[vist, ...vist.konflikter].map(en)}</div></section>`;
}

function stand(vist: Vist, k: Kortets): TemplateResult | typeof nothing {
  const { traad } = vist;
  if (vist.stand === 'aaben') return nothing;
  const said = standtekst(vist.stand, vist.stand === traad.stand ? traad.begrundelse : '');
  const af = traad.afgjort && vist.stand === traad.stand ? traad.afgjort : null;
  return html`<p class="lille standlinje">${af ? t.afgjort(said, af.navn, siden(af.at, k.now)) : said}</p>`;
}

function handlinger(vist: Vist, k: Kortets): TemplateResult | typeof nothing {
  const { aaben, stand: now, traad } = vist;
  const knap = (maal: Goeremaal, tekst: string, klasse = 'button lav') =>
    html`<button class=${klasse} type="button" @click=${() => k.goer(maal)}>${tekst}</button>`;
  const link = (maal: Goeremaal, tekst: string) => knap(maal, tekst, 'somlink lille');
  const n = t.knapper;
  if (!aaben)
    return k.maaAfgoere && now !== 'trukket'
      ? html`<p class="handling">${vist.nyt ? html`${knap('svar', n.svar)}${knap('noteret', n.noteret)}` : k.maaSvare ? link('svar', n.svar) : nothing}${link('genaabn', n.genaabn)}</p>`
      : nothing;
  if (!k.maaAfgoere) return k.maaSvare ? html`<p class="handling">${knap('svar', n.svar)}</p>` : nothing;
  const kanTages = traad.forslag !== null && !vist.foraeldet && vist.hvor !== 'loesrevet';
  const kanRettes = traad.forslag !== null && traad.forslag.art !== 'slet-afsnit' && vist.hvor === 'tekst';
  return html`<p class="handling">
      ${kanTages && vist.konflikter.length === 0 ? knap('indarbejd', n.indarbejd) : nothing}${kanRettes ? knap('ret', n.ret) : nothing}
      ${traad.forslag === null ? knap('rettet', n.rettet) : nothing}${knap('afvis', n.afvis)}
      ${traad.forslag === null ? knap('svar', n.svar) : nothing}</p>
    <p class="handling stille">${now === 'holdt' ? link('genaabn', n.genaabn) : link('vent', n.vent)}
      ${traad.forslag === null ? nothing : html`${link('svar', n.svar)}${link('rettet', n.rettet)}`}${link('naesteMoede', n.naesteMoede)}</p>`;
}

/** What is being written. Enter sends, Shift+Enter is a new line, Esc closes; what was written stays. */
function felt(vist: Vist, k: Kortets, { aaben, tekster }: Kladde): TemplateResult | typeof nothing {
  if (aaben === null) return nothing;
  const { navn } = vist.traad.af;
  const f = t.felter;
  const forslaget = vist.traad.forslag !== null || !vist.aaben;
  const linjen = aaben === 'ret' ? f.ret : f[aaben](navn);
  const send = aaben === 'svar' && forslaget ? f.send.svarForslag : f.send[aaben];
  return html`<div class="svarfelt">
    <label class="form-label lille" for=${`felt-${vist.traad.id}`}>${linjen}</label>
    ${tekstfelt(`felt-${vist.traad.id}`, tekster[aaben] ?? '', k, aaben)}
    ${
      aaben === 'ret'
        ? html`<label class="form-label lille" for=${`grund-${vist.traad.id}`}>${f.afvis(navn)} <span class="svag">${f.valgfri}</span></label>
          ${tekstfelt(`grund-${vist.traad.id}`, tekster.grund ?? '', k, 'grund')}`
        : nothing
    }
    <p class="handling"><button class="button lav" type="button" @click=${() => k.goer('send')}>${send}</button>
      <button class="button lav stille" type="button" @click=${() => k.goer('annuller')}>${t.knapper.annuller}</button></p>
    ${aaben === 'svar' && !forslaget ? html`<p><button class="somlink lille" type="button" @click=${() => k.goer('kunSvar')}>${f.kunSvar}</button></p>` : nothing}
    <p class="lille svag">${f.hjaelp}</p>
  </div>`;
}

function tekstfelt(id: string, tekst: string, k: Kortets, hvilket: Felt): TemplateResult {
  return html`<textarea class="form-input" id=${id} rows="2" maxlength=${LAENGSTE} .value=${tekst}
    @input=${({ target }: Event) => target instanceof HTMLTextAreaElement && k.skrevet(hvilket, target.value)}
    @keydown=${(event: KeyboardEvent) => {
      if (event.isComposing || (event.key !== 'Escape' && (event.key !== 'Enter' || event.shiftKey))) return;
      event.preventDefault();
      event.stopPropagation();
      k.goer(event.key === 'Escape' ? 'annuller' : 'send');
    }}></textarea>`;
}
