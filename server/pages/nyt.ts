// Nyt referat: begin with a template or as an earlier meeting, or fetch one that was written elsewhere.
import type { Bruger } from '../../db/brugere.ts';
import type { Organ } from '../../db/organer.ts';
import type { Referat } from '../../db/referater.ts';
import type { Skabelon } from '../../templates/moeder/skabelon.ts';
import { tekster } from '../tekster.ts';
import { felt, vaelg } from './felter.ts';
import { type Html, html, type Indhold } from './html.ts';
import { kaldes } from './overblik.ts';
import { besked, side } from './ramme.ts';
import { dagTekst } from './tid.ts';

const t = tekster.nyt;

/** What the form was filled in with; kept when something is refused. */
export type Nytsvar = Readonly<
  Record<'begynd' | 'kopi' | 'emne' | 'dato' | 'start' | 'slut' | 'sted' | 'organ' | 'tekst', string>
>;

export interface Nytside {
  readonly bruger: Bruger;
  readonly skabeloner: readonly Skabelon[];
  /** Earlier meetings that can be begun from, newest first. */
  readonly tidligere: readonly Referat[];
  readonly organer: readonly Organ[];
  readonly svar: Nytsvar;
  readonly fejl: string | null;
  readonly now: number;
}

export function nytside(n: Nytside): string {
  return side({
    titel: t.titel,
    main: 'side smal',
    bruger: n.bruger,
    her: 'overblik',
    indhold: html`<h1>${t.titel}</h1>
${n.fejl && besked(n.fejl, 'fejl')}
<form method="post" action="/referater" enctype="multipart/form-data">
<fieldset class="felt"><legend>${t.hvordan}</legend>
${n.skabeloner.map((skabelon, i) => mulighed(skabelon.id, skabelon.navn, skabelon.beskrivelse, n.svar.begynd === skabelon.id || (valgFra(n.svar) && i === 0)))}
${n.tidligere.length > 0 && mulighed('kopi', t.kopi, t.kopiHjaelp, n.svar.begynd === 'kopi')}
</fieldset>
${
  n.tidligere.length > 0 &&
  html`<div data-naar="kopi">${vaelg(
    'kopi',
    t.kopiAf,
    n.tidligere.map((referat) => tidligere(referat, n.now)),
    n.svar.kopi,
  )}</div>`
}
${felt({ navn: 'emne', label: t.emne, vaerdi: n.svar.emne, max: 300, autocomplete: 'off' })}
<div class="felter">
${felt({ navn: 'dato', label: t.dato, type: 'date', vaerdi: n.svar.dato })}
${felt({ navn: 'start', label: t.start, type: 'time', vaerdi: n.svar.start })}
${felt({ navn: 'slut', label: t.slut, type: 'time', vaerdi: n.svar.slut })}
</div>
${felt({ navn: 'sted', label: html`${t.sted} <span class="svag">${t.frivilligt}</span>`, vaerdi: n.svar.sted, max: 300, autocomplete: 'off' })}
${organvalg(n, '')}
<p class="handlinger"><button class="button button-primary" type="submit">${t.knap}</button></p>
</form>
<section class="afsnit" aria-labelledby="hent"><h2 id="hent">${t.hent}</h2>
<p class="indledning">${t.hentTekst}</p>
<form method="post" action="/referater" enctype="multipart/form-data">
<input type="hidden" name="begynd" value="import">
<div class="slip" data-slip><label class="form-label" for="f-fil">${t.fil}</label><input id="f-fil" name="fil" type="file" accept=".txt,.docx,text/plain,application/vnd.openxmlformats-officedocument.wordprocessingml.document"></div>
<div class="felt"><label class="form-label" for="f-tekst">${t.indsaet}</label><textarea class="form-input" id="f-tekst" name="tekst" rows="5" lang="da">${n.svar.tekst}</textarea></div>
${organvalg(n, '-hent')}
<p class="handlinger"><button class="button" type="submit">${t.hentKnap}</button></p>
</form></section>`,
  });
}

/** Nothing is chosen above: also where the form below was sent, which has no choice. */
function valgFra({ begynd }: Nytsvar): boolean {
  return begynd === '' || begynd === 'import';
}

function mulighed(vaerdi: string, navn: string, beskrivelse: string, valgt: boolean): Html {
  return html`<label class="mulighed"><input type="radio" name="begynd" value="${vaerdi}"${valgt && html` checked`}><span><b>${navn}</b>${beskrivelse}</span></label>`;
}

function tidligere(referat: Referat, now: number): { vaerdi: string; tekst: string } {
  const dato = referat.dato ? ` · ${dagTekst(referat.dato, now)}` : '';
  return { vaerdi: referat.id, tekst: `${kaldes(referat)}${dato}` };
}

/** Whose meeting it is; not asked of those who belong to one organ only. */
function organvalg({ organer, svar }: Nytside, id: string): Indhold {
  const [eneste] = organer;
  if (organer.length === 1 && eneste) return html`<input type="hidden" name="organ" value="${eneste.id}">`;
  return vaelg(
    'organ',
    t.organ,
    organer.map(({ id: vaerdi, navn }) => ({ vaerdi, tekst: navn })),
    svar.organ,
    `f-organ${id}`,
  );
}
