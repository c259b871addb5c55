// A question over the page: a form in a <dialog>, one filled button, an error in one sentence, the focus back afterwards.
import { html, nothing, render, type TemplateResult } from 'lit-html';
import { AppError } from '../model/fejl.ts';
import { tekster } from './tekster.ts';

export interface Dialogopsaetning {
  readonly titel: string;
  /** The fields. Drawn again at every input, with what the form holds then (null the first time). */
  readonly felter: (form: FormData | null) => TemplateResult;
  /** The word on the filled button; drawn again with the fields. */
  readonly knap: string | ((form: FormData | null) => string);
  /** Further buttons, left of nothing: what else can be done here. They close the dialog first. */
  readonly andre?: readonly { readonly tekst: string; readonly farlig?: boolean; readonly goer: () => void }[];
  /** Does it. An AppError is shown in the dialog, which then stays. */
  readonly udfoer: (form: FormData) => void | Promise<void>;
  /** Called when the dialog has closed, whatever the answer: gives the focus back. */
  readonly lukket: () => void;
}

let naeste = 0;

/** Opens the dialog. */
export function aabnDialog(opsaetning: Dialogopsaetning): void {
  const { titel, felter, knap, andre = [], udfoer, lukket } = opsaetning;
  const dialog = document.createElement('dialog');
  const id = `dialog-${++naeste}`;
  dialog.setAttribute('aria-labelledby', id);
  let fejl = '';
  let venter = false;

  const form = (): HTMLFormElement | null => dialog.querySelector('form');
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const current = form();
    if (!current || venter) return;
    venter = true;
    try {
      await udfoer(new FormData(current));
      dialog.close();
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause;
      fejl = cause.message;
    } finally {
      venter = false;
      if (dialog.open) vis();
    }
  };
  const vis = (): void => {
    const current = form();
    const data = current ? new FormData(current) : null;
    render(
      html`<form @submit=${send} @input=${vis} novalidate>
        <h2 id=${id}>${titel}</h2>
        ${felter(data)}
        ${fejl === '' ? nothing : html`<p class="dialogfejl" role="alert">${fejl}</p>`}
        <p class="handlinger">
          <button class="button button-primary" type="submit">${typeof knap === 'string' ? knap : knap(data)}</button>
          <button class="button stille" type="button" @click=${() => dialog.close()}>${tekster.dialog.annuller}</button>
          ${andre.map(
            ({ tekst, farlig, goer }) =>
              html`<button
                class=${`button stille${farlig ? ' farlig' : ''}`}
                type="button"
                @click=${() => {
                  dialog.close();
                  goer();
                }}
              >
                ${tekst}
              </button>`,
          )}
        </p>
      </form>`,
      dialog,
    );
  };
  dialog.addEventListener('close', () => {
    dialog.remove();
    lukket();
  });
  document.body.append(dialog);
  vis();
  dialog.showModal();
  dialog.querySelector<HTMLElement>('input, textarea, select')?.focus();
}

export interface Feltopsaetning {
  readonly navn: string;
  readonly label: string;
  readonly vaerdi?: string;
  readonly type?: 'text' | 'date' | 'time';
  readonly hjaelp?: string;
  readonly liste?: readonly string[];
  readonly max?: number;
}

/** A labelled field; `liste` offers what is there already. */
export function felt({
  navn,
  label,
  vaerdi = '',
  type = 'text',
  hjaelp,
  liste,
  max = 200,
}: Feltopsaetning): TemplateResult {
  const id = `felt-${navn}`;
  return html`<div class="felt">
    <label class="form-label" for=${id}>${label}</label>
    <input
      class="form-input"
      id=${id}
      name=${navn}
      type=${type}
      value=${vaerdi}
      maxlength=${max}
      autocomplete="off"
      list=${liste ? `${id}-liste` : nothing}
      aria-describedby=${hjaelp ? `${id}-hjaelp` : nothing}
    />
    ${hjaelp ? html`<p class="hjaelp" id=${`${id}-hjaelp`}>${hjaelp}</p>` : nothing}
    ${liste ? html`<datalist id=${`${id}-liste`}>${liste.map((one) => html`<option value=${one}></option>`)}</datalist>` : nothing}
  </div>`;
}

/** A field of a form as text. */
export function vaerdi(form: FormData, navn: string): string {
  const value = form.get(navn);
  return typeof value === 'string' ? value : '';
}
