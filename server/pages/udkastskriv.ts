// Writing about a place of the draft: the form, which the script lays beside the text, and the page that has it where no
// script runs. What was typed stands in it again where it was refused.
import { slags } from '../../editor/model/bemaerkning.ts';
import { slagsord } from '../../editor/model/bemaerkningsord.ts';
import type { Indtastet } from '../hoering/indlevering.ts';
import { tekster } from '../tekster.ts';
import { type Html, html } from './html.ts';
import { besked, side } from './ramme.ts';
import { udkasttop } from './udkastadgang.ts';

const t = tekster.udkast.skriv;

interface Skrivform {
  readonly hoering: string;
  /** What was typed; null = nothing yet. */
  readonly ind: Indtastet | null;
  /** The words it is about; null = the script fills them in. */
  readonly citat: string | null;
  /** The wording that a proposal begins from. */
  readonly tekst: string;
  readonly fejl: string | null;
  /** About the referat as a whole: there is no wording to propose. */
  readonly helt: boolean;
}

/** The form. Without a script everything that does not belong to the choice is hidden by the style sheet. */
export function skrivform({ hoering, ind, citat, tekst, fejl, helt }: Skrivform): Html {
  const hvad = helt ? 'bemaerkning' : (ind?.hvad ?? 'bemaerkning');
  const valg = (value: string, words: string): Html =>
    html`<label><input type="radio" name="hvad" value="${value}"${value === hvad && html` checked`}> ${words}</label>`;
  const art = (value: string, words: string): Html =>
    html`<option value="${value}"${value === ind?.art && html` selected`}>${words}</option>`;
  const felt = (navn: string, id: string, label: string, value: string, rows: number): Html =>
    html`<label class="form-label" for="${id}">${label}</label><textarea class="form-input" id="${id}" name="${navn}" rows="${rows}" maxlength="10000">${value}</textarea>`;
  return html`<form class="skrivform" method="post" action="/udkast/${hoering}/bemaerkninger">
<input type="hidden" name="afsending" value="${ind?.afsending}"><input type="hidden" name="blok" value="${ind?.blok}"><input type="hidden" name="fra" value="${ind?.fra}"><input type="hidden" name="til" value="${ind?.til}">
<div class="fejlbesked" data-fejl="">${fejl && besked(fejl, 'fejl')}</div>
${!helt && html`<fieldset class="valg hvad"><legend class="sr-only">${t.hvad}</legend>${valg('bemaerkning', t.bemaerkning)}${valg('forslag', t.rettelse)}</fieldset>`}
<blockquote class="citat" data-citat="">${citat}</blockquote>
<div class="del bemaerkningsdel">
${felt('tekst', 'u-tekst', t.din, ind?.tekst ?? '', 4)}
</div>
${
  !helt &&
  html`<div class="del forslagsdel">
<div class="ret">${felt('forslag', 'u-forslag', t.saadan, ind?.forslag ?? tekst, 6)}
<div class="diff" data-diff="" hidden><span class="etiket">${t.aendrer}</span><span data-diff-ord=""></span></div></div>
<div class="nyt">${felt('nyt', 'u-nyt', t.nytTekst, ind?.nyt ?? '', 4)}</div>
<details class="fold"${ind && (ind.art !== 'ret' || ind.hvorfor !== '') && html` open`}><summary>${t.mere}</summary>
<label class="form-label" for="u-art">${t.art}</label><select class="form-input" id="u-art" name="art">${art('ret', t.ret)}${art('nyt-afsnit', t.nyt)}${art('slet-afsnit', t.slet)}</select>
${felt('hvorfor', 'u-hvorfor', t.hvorfor, ind?.hvorfor ?? '', 2)}</details>
</div>`
}
<div class="slagsdel"><label class="form-label" for="u-slags">${t.slags}</label>
<select class="form-input" id="u-slags" name="slags"><option value="">${t.slagsValgfri}</option>${slags.map((one) => html`<option value="${one}"${one === ind?.slags && html` selected`}>${slagsord[one]}</option>`)}</select></div>
<div class="handling"><button class="button button-primary" type="submit"><span class="ved-bemaerkning">${t.sendBemaerkning}</span><span class="ved-forslag">${t.sendForslag}</span></button><a class="button stille" href="/udkast/${hoering}${ind?.blok && `#b-${ind.blok}`}" data-fortryd="">${t.fortryd}</a></div>
</form>`;
}

export function skrivside(form: Skrivform): string {
  return side({
    titel: t.titel,
    top: udkasttop(true),
    udkast: 'uden',
    main: 'side kort-side skrivside',
    indhold: html`<h1>${t.titel}</h1>${skrivform(form)}`,
  });
}

/** An answer that was refused, as it was typed. */
export function svarside({
  hoering,
  traad,
  afsending,
  tekst,
  fejl,
}: {
  readonly hoering: string;
  readonly traad: string;
  readonly afsending: string;
  readonly tekst: string;
  readonly fejl: string;
}): string {
  const s = tekster.udkast.traad;
  return side({
    titel: s.ditSvar,
    top: udkasttop(true),
    udkast: 'uden',
    main: 'side kort-side skrivside',
    indhold: html`<h1>${s.ditSvar}</h1>${besked(fejl, 'fejl')}
<form method="post" action="/udkast/${hoering}/bemaerkninger/${traad}/svar"><input type="hidden" name="afsending" value="${afsending}">
<label class="form-label" for="s">${s.ditSvar}</label><textarea class="form-input" id="s" name="tekst" rows="4">${tekst}</textarea>
<div class="handling"><button class="button button-primary" type="submit">${s.send}</button><a class="button stille" href="/udkast/${hoering}#t-${traad}">${t.fortryd}</a></div></form>`,
  });
}
