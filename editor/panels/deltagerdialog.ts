// Edits one participant, and adds new ones from a name or a pasted list that is shown as it was read before it is taken.
import { html, nothing, type TemplateResult } from 'lit-html';
import { closeHistory } from 'prosemirror-history';
import { retDeltager } from '../commands/deltager.ts';
import { fjernDeltager, kendte, tilfoejDeltagere, tilfoejPerson } from '../commands/deltagere.ts';
import { saetPaaListen } from '../commands/deltagerflyt.ts';
import { laesDeltagertekst, rensDeltagertekst, type Tekstgruppe } from '../model/deltagertekst.ts';
import { AppError } from '../model/fejl.ts';
import { fremmoedePrPunkt, type Tilstede } from '../model/fremmoede.ts';
import { antalNavnesteder } from '../model/indhold.ts';
import type { Status } from '../model/roster.ts';
import type { Skriv } from '../view/skriv.ts';
import { aabnDialog, felt, vaerdi } from './dialog.ts';
import { tekster } from './tekster.ts';

const STATUSSER = [
  'til stede',
  'afbud',
  'fraværende',
  'stedfortræder',
  'observatør',
  'gæst',
] as const satisfies readonly Status[];

/** The fields of one participant. The name says how many places it changes before it is saved. */
export function retDeltagerDialog(skriv: Skriv, id: string): void {
  const t = tekster.deltager;
  const deltager = skriv.roster().find(id);
  if (!deltager) return;
  const places = antalNavnesteder(skriv.view.state.doc, id);
  const { deltagere } = skriv.roster();
  const organisationer = [...new Set(deltagere.map((one) => one.organisation).filter(Boolean))];
  const linje = deltagere.filter((one) => one.paaListen && one.organisation === deltager.organisation && one.id !== id);
  const forskel = (form: FormData | null): TemplateResult | typeof nothing => {
    if (!form) return nothing;
    const renamed = vaerdi(form, 'navn').trim() !== deltager.navn;
    const moved =
      vaerdi(form, 'organisation').trim() !== deltager.organisation && deltager.organisation !== '' && linje.length > 0;
    return html`<p class="hjaelp" role="status">${renamed ? t.rettes(places) : ''} ${moved ? t.gaelder(linje.map((one) => one.navn).join(', ')) : ''}</p>`;
  };
  const fremmoede = fremmoedeOrd(skriv, id);
  const alene = (goer: (tr: typeof skriv.view.state.tr) => void, sagt: string) => () => {
    const tr = closeHistory(skriv.view.state.tr);
    goer(tr);
    skriv.dispatch(tr);
    skriv.meld(sagt);
  };
  aabnDialog({
    titel: t.titel,
    knap: tekster.dialog.gem,
    lukket: () => skriv.view.focus(),
    felter: (form) => html`${felt({ navn: 'navn', label: t.navn, vaerdi: deltager.navn })}
      <div class="feltraekke">
        ${felt({ navn: 'initialer', label: t.initialer, vaerdi: deltager.initialer, max: 12 })}
        ${felt({ navn: 'rolle', label: t.rolle, vaerdi: deltager.rolle })}
      </div>
      ${felt({ navn: 'organisation', label: t.organisation, vaerdi: deltager.organisation, liste: organisationer })}
      <div class="felt"><label class="form-label" for="felt-status">${t.status}</label>
        <select class="form-input" id="felt-status" name="status">
          <option value="">${t.ingenStatus}</option>
          ${STATUSSER.map((one) => html`<option value=${one} ?selected=${deltager.status === one}>${one}</option>`)}
        </select>${fremmoede === '' ? nothing : html`<p class="hjaelp">${fremmoede}</p>`}</div>
      ${forskel(form)}`,
    andre: [
      ...(deltager.paaListen ? [] : [{ tekst: t.paaListen, goer: alene((tr) => saetPaaListen(tr, id), t.paaListen) }]),
      { tekst: t.fjern, farlig: true, goer: alene((tr) => fjernDeltager(tr, id), t.fjernet(deltager.navn)) },
    ],
    udfoer: (form) => {
      const tr = closeHistory(skriv.view.state.tr);
      const status = STATUSSER.find((one) => one === vaerdi(form, 'status')) ?? null;
      const n = retDeltager(tr, id, {
        navn: vaerdi(form, 'navn'),
        initialer: vaerdi(form, 'initialer'),
        rolle: vaerdi(form, 'rolle'),
        organisation: vaerdi(form, 'organisation'),
        status,
      });
      if (tr.docChanged) skriv.dispatch(tr);
      if (n > 0) skriv.meld(t.rettet(n));
    },
  });
}

/** "Til stede under punkt 1 og 3, en del af punkt 2, ikke under punkt 4."; "" for who was there all the time. */
function fremmoedeOrd(skriv: Skriv, id: string): string {
  const punkter = fremmoedePrPunkt(skriv.view.state.doc, skriv.roster());
  const numre = (hvor: Tilstede['hvor']) =>
    punkter.flatMap(({ nummer, titel, deltagere }) =>
      deltagere.some((one) => one.deltager.id === id && one.hvor === hvor) ? nummer || titel : [],
    );
  const [hele, delvis, ikke] = [numre('hele'), numre('delvis'), numre('ikke')];
  if (delvis.length === 0 && (ikke.length === 0 || ikke.length === punkter.length)) return '';
  if (punkter[0]?.id === '') return tekster.deltager.delvisHeleMoedet;
  return tekster.deltager.fremmoede(hele, delvis, ikke);
}

/** A name or a list, read as it is typed; what will be taken stands below. */
export function tilfoejDialog(skriv: Skriv, start = ''): void {
  const t = tekster.tilfoej;
  const laes = (form: FormData | null): readonly Tekstgruppe[] =>
    laesDeltagertekst(rensDeltagertekst(form ? vaerdi(form, 'tekst') : start));
  const navne = (groups: readonly Tekstgruppe[]) =>
    groups.flatMap((one) => one.linjer.flat()).filter((one) => one.slags === 'navn');
  /** One line without a recognised name is a name: "Prins Joachim", "bo". */
  const enkelt = (form: FormData | null, groups: readonly Tekstgruppe[]): string | null => {
    const text = (form ? vaerdi(form, 'tekst') : start).trim();
    return navne(groups).length === 0 && text !== '' && !/[\n:,;]/.test(text) && text.length <= 80 ? text : null;
  };
  const vis = (groups: readonly Tekstgruppe[], known: ReadonlySet<string>): TemplateResult =>
    html`<div class="laest">${groups.map(
      ({ navn, linjer }) =>
        html`${navn === null ? nothing : html`<p class="svag">${navn}</p>`}${linjer.map(
          (line) =>
            html`<p>${line.map((one) =>
              one.slags === 'tekst'
                ? one.tekst
                : html`<b class="omtale">${one.tekst}</b>${known.has(one.tekst) ? html` <span class="svag lille">(${t.kendt})</span>` : nothing}`,
            )}</p>`,
        )}`,
    )}</div>`;
  aabnDialog({
    titel: t.titel,
    knap: (form) => {
      const groups = laes(form);
      const n = navne(groups).filter((one) => !kendte(groups, skriv.roster()).has(one.tekst)).length;
      return n > 1 ? t.knapAntal(n) : t.knap;
    },
    lukket: () => skriv.view.focus(),
    felter: (form) => {
      const groups = laes(form);
      const one = enkelt(form, groups);
      return html`<div class="felt"><label class="form-label" for="felt-tekst">${t.tekst}</label>
        <textarea class="form-input" id="felt-tekst" name="tekst" rows="5" placeholder=${t.eksempel} aria-describedby="felt-tekst-hjaelp" .defaultValue=${start}></textarea>
        <p class="hjaelp" id="felt-tekst-hjaelp">${t.hjaelp}</p></div>
        <div aria-live="polite">${
          navne(groups).length > 0
            ? html`<p class="etiket">${t.vises}</p>${vis(groups, kendte(groups, skriv.roster()))}`
            : one !== null
              ? html`<p class="hjaelp">${t.somEt}: <b class="omtale">${one}</b></p>`
              : nothing
        }</div>`;
    },
    udfoer: (form) => {
      const groups = laes(form);
      const tr = closeHistory(skriv.view.state.tr);
      const one = enkelt(form, groups);
      let n = 1;
      if (one !== null) tilfoejPerson(tr, one);
      else {
        if (navne(groups).length === 0) throw new AppError('ugyldig', t.ingen);
        n = tilfoejDeltagere(tr, groups);
      }
      if (tr.docChanged) skriv.dispatch(tr);
      skriv.meld(t.tilfoejet(n));
    },
  });
}
