// Edits one participant; says how many places a new name changes, and which items somebody was there for.
import { html, nothing, type TemplateResult } from 'lit-html';
import { closeHistory } from 'prosemirror-history';
import { saetStatus } from '../commands/afbud.ts';
import { retDeltager } from '../commands/deltager.ts';
import { fjernDeltager } from '../commands/deltagere.ts';
import { saetPaaListen } from '../commands/deltagerflyt.ts';
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
  const alene = (goer: (tr: typeof skriv.view.state.tr) => string) => () => {
    const tr = closeHistory(skriv.view.state.tr);
    const sagt = goer(tr);
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
      ...(deltager.paaListen
        ? []
        : [
            {
              tekst: t.paaListen,
              goer: alene((tr) => {
                saetPaaListen(tr, id);
                return t.paaListen;
              }),
            },
          ]),
      {
        tekst: t.fjern,
        farlig: true,
        goer: alene((tr) => (fjernDeltager(tr, id) ? t.nuNaevnt : t.fjernet)(deltager.navn)),
      },
    ],
    udfoer: (form) => {
      const tr = closeHistory(skriv.view.state.tr);
      const status = STATUSSER.find((one) => one === vaerdi(form, 'status')) ?? null;
      const n = retDeltager(tr, id, {
        navn: vaerdi(form, 'navn'),
        initialer: vaerdi(form, 'initialer'),
        rolle: vaerdi(form, 'rolle'),
        organisation: vaerdi(form, 'organisation'),
      });
      saetStatus(tr, id, status);
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
