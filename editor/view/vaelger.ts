// A small field with a list below it, beside the caret: the command line and the choice of a speaker. A combobox
// (ARIA 1.2): the focus stays in the field, the arrows choose. Closes by choice, Esc or leaving, and gives the focus back,
// but for a click into something that takes it: the caret goes where it was clicked.
import { type Kasse, ved } from './ved.ts';

export interface Valg<T> {
  readonly vaerdi: T;
  readonly vist: string;
  readonly forklaring: string;
  /** Choosing it goes on with this in the field. */
  readonly fortsaet?: string;
}

export interface VaelgerOptions<T> {
  readonly navn: string;
  /** What stands in the field from the start. */
  readonly skrevet?: string;
  /** The place in the text it stands beside, and where in the page it is put. */
  readonly kasse: Kasse;
  readonly rod: HTMLElement;
  /** The choices for what is typed; best first. */
  readonly find: (skrevet: string) => readonly Valg<T>[];
  /** Said where `find` gives nothing. */
  readonly ingen: string;
  /** `null`: Enter was pressed on something that nothing fits. */
  readonly vaelg: (vaerdi: T | null, skrevet: string) => void;
  /** Called at closing, before `vaelg`, where the focus is to be given back. */
  readonly lukket: () => void;
}

let aaben: (() => void) | null = null;

/** Opens the field; one at a time. */
export function aabnVaelger<T>(options: VaelgerOptions<T>): void {
  aaben?.();
  const dom = document.createElement('div');
  dom.className = 'forslag vaelger';
  const input = document.createElement('input');
  input.className = 'form-input';
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-label', options.navn);
  input.setAttribute('aria-expanded', 'true');
  input.setAttribute('aria-controls', 'vaelger-liste');
  input.setAttribute('aria-autocomplete', 'list');
  input.placeholder = options.navn;
  input.value = options.skrevet ?? '';
  input.autocomplete = 'off';
  input.spellcheck = false;
  const list = document.createElement('div');
  list.className = 'muligheder';
  list.id = 'vaelger-liste';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', options.navn);
  const none = document.createElement('p');
  none.className = 'fod';
  none.setAttribute('role', 'status');
  dom.append(input, list, none);

  let valg: readonly Valg<T>[] = [];
  let valgt = 0;
  const fjern = (taget = false): void => {
    if (aaben !== luk) return;
    aaben = null;
    dom.remove();
    if (!taget) options.lukket();
  };
  const luk = (): void => fjern();
  const tag = (index: number): void => {
    const one = valg[index];
    if (!one && input.value.trim() === '') return;
    if (one?.fortsaet !== undefined) {
      input.value = one.fortsaet;
      soeg();
      return;
    }
    luk();
    options.vaelg(one ? one.vaerdi : null, input.value.trim());
  };
  const vis = (): void => {
    list.replaceChildren(
      ...valg.map((one, i) => {
        const line = document.createElement('div');
        line.id = `vaelger-${i}`;
        line.setAttribute('role', 'option');
        line.setAttribute('aria-selected', String(i === valgt));
        const ord = document.createElement('em');
        ord.className = 'ord';
        ord.textContent = one.vist;
        const forklaring = document.createElement('span');
        forklaring.textContent = one.forklaring;
        line.append(ord, forklaring);
        return line;
      }),
    );
    list.hidden = valg.length === 0;
    none.textContent = valg.length === 0 ? options.ingen : '';
    none.hidden = valg.length > 0;
    if (valg.length > 0) input.setAttribute('aria-activedescendant', `vaelger-${valgt}`);
    else input.removeAttribute('aria-activedescendant');
    ved(dom, options.kasse);
    // After it has its place: before, the page itself would scroll to where the field happens to lie.
    list.children[valgt]?.scrollIntoView({ block: 'nearest' });
  };
  const soeg = (): void => {
    valg = options.find(input.value.trimStart());
    valgt = 0;
    vis();
  };
  input.addEventListener('input', soeg);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && valg.length > 0) {
      valgt = (valgt + step + valg.length) % valg.length;
      vis();
    } else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey && input.value !== '')) tag(valgt);
    else if (event.key === 'Escape' || event.key === 'Tab') luk();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const line = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    if (line) tag([...list.children].indexOf(line));
  });
  input.addEventListener('blur', ({ relatedTarget }) => fjern(relatedTarget !== null));
  options.rod.append(dom);
  aaben = luk;
  soeg();
  input.focus({ preventScroll: true });
}
