// The parts of forms: a label, its field, a line of help and, where the answer was refused, what was wrong with it.
import { type Html, html, type Indhold } from './html.ts';

export interface Felt {
  readonly navn: string;
  /** Where the name stands more than once on the page. */
  readonly id?: string;
  readonly label: Indhold;
  readonly type?: 'text' | 'password' | 'date' | 'time' | 'search' | 'color';
  /** Figures: a phone shows the keys for them. */
  readonly tal?: boolean;
  readonly vaerdi?: string | null;
  readonly hjaelp?: Indhold;
  readonly autocomplete?: string;
  readonly paakraevet?: boolean;
  readonly max?: number;
  readonly fokus?: boolean;
  readonly eksempel?: string | null;
}

/** A labelled one-line field. */
export function felt(f: Felt): Html {
  const id = f.id ?? `f-${f.navn}`;
  const plain = f.autocomplete !== undefined && f.autocomplete !== 'name';
  return html`<div class="felt">
<label class="form-label" for="${id}">${f.label}</label>
<input class="form-input" id="${id}" name="${f.navn}" type="${f.type ?? 'text'}" value="${f.vaerdi ?? ''}"${f.autocomplete !== undefined && html` autocomplete="${f.autocomplete}"`}${f.paakraevet && html` required`}${f.max !== undefined && html` maxlength="${f.max}"`}${f.fokus && html` autofocus`}${f.eksempel && html` placeholder="${f.eksempel}"`}${f.tal && html` inputmode="decimal"`}${plain && html` autocapitalize="none" spellcheck="false"`}${f.hjaelp && html` aria-describedby="${id}-h"`}>
${f.hjaelp && html`<p class="hjaelp" id="${id}-h">${f.hjaelp}</p>`}
</div>`;
}

export interface Valgmulighed {
  readonly vaerdi: string;
  readonly tekst: string;
}

/** A labelled list to choose one from. */
export function vaelg(
  navn: string,
  label: Indhold,
  muligheder: readonly Valgmulighed[],
  valgt?: string | null,
  id = `f-${navn}`,
): Html {
  return html`<div class="felt">
<label class="form-label" for="${id}">${label}</label>
<select class="form-input" id="${id}" name="${navn}">${muligheder.map(
    ({ vaerdi, tekst }) => html`<option value="${vaerdi}"${vaerdi === valgt && html` selected`}>${tekst}</option>`,
  )}</select>
</div>`;
}

/** A labelled field of several lines. */
export function linjefelt(f: Pick<Felt, 'navn' | 'label' | 'hjaelp'> & { vaerdi: string; linjer: number }): Html {
  const id = `f-${f.navn}`;
  return html`<div class="felt"><label class="form-label" for="${id}">${f.label}</label>
<textarea class="form-input" id="${id}" name="${f.navn}" rows="${f.linjer}"${f.hjaelp && html` aria-describedby="${id}-h"`}>${f.vaerdi}</textarea>
${f.hjaelp && html`<p class="hjaelp" id="${id}-h">${f.hjaelp}</p>`}</div>`;
}

/** One box to tick. */
export function kryds(navn: string, label: string, valgt: boolean): Html {
  return html`<p class="felt"><label class="kryds"><input type="checkbox" name="${navn}" value="ja"${valgt && html` checked`}>${label}</label></p>`;
}

/** A group of boxes to tick. */
export function krydser(
  navn: string,
  label: string,
  muligheder: readonly Valgmulighed[],
  valgte: readonly string[],
): Html {
  return html`<fieldset class="felt"><legend>${label}</legend>${muligheder.map(
    ({ vaerdi, tekst }) =>
      html`<label class="kryds"><input type="checkbox" name="${navn}" value="${vaerdi}"${valgte.includes(vaerdi) && html` checked`}>${tekst}</label>`,
  )}</fieldset>`;
}
