// The sheet: writing about a passage beside it. What is typed is kept at every key; the difference that a proposal makes is
// shown while it is made; Escape puts it away and the focus back, and what was typed waits there.
import { laeseligt, orddiff } from '../model/orddiff.ts';
import { frisktId } from '../view/nytid.ts';
import type { Afsender } from './afsend.ts';
import type { Kladder } from './kladder.ts';
import type { Side } from './side.ts';
import { linjen, omraade, type Sted, tekstI } from './sted.ts';

const OMKRING = 60;
const BRED = '(min-width: 1100px)';

export class Ark {
  readonly #side: Side;
  readonly #kladder: Kladder;
  readonly #afsender: Afsender;
  /** Told when something typed is kept or gone. */
  readonly #aendret: () => void;
  #aaben: { readonly element: HTMLElement; readonly sted: Sted; readonly fra: HTMLElement | null } | null = null;

  constructor(side: Side, kladder: Kladder, afsender: Afsender, aendret: () => void) {
    this.#side = side;
    this.#kladder = kladder;
    this.#afsender = afsender;
    this.#aendret = aendret;
  }

  get erAabent(): boolean {
    return this.#aaben !== null;
  }

  /** Opens it for a passage; `fra` gets the focus when it is put away. */
  aabn(sted: Sted, fra: HTMLElement | null, fejl = ''): void {
    this.luk();
    const template = document.querySelector<HTMLTemplateElement>('template#ark');
    const form = template?.content.firstElementChild?.cloneNode(true);
    if (!(form instanceof HTMLFormElement)) return;
    const line = linjen(document, sted.blok);
    const whole = line ? tekstI(line) : '';
    const passage = whole.slice(sted.fra, sted.til);
    const element = document.createElement('section');
    element.className = 'ark';
    element.tabIndex = -1;
    element.setAttribute('role', 'dialog');
    element.setAttribute('aria-label', this.#side.ord('markeret'));
    element.append(form);
    if (!line) for (const one of form.querySelectorAll('.hvad, .forslagsdel')) one.remove();
    const nummer = frisktId() + frisktId();
    const stedfelter = line
      ? { blok: sted.blok, fra: String(sted.fra), til: String(sted.til) }
      : { blok: sted.blok, fra: '', til: '' };
    const kendt = this.#kladder.find(noegle(sted))?.felter;
    udfyld(form, { forslag: passage, ...kendt, ...stedfelter, afsending: kendt?.afsending ?? nummer });
    const citat = form.querySelector('[data-citat]');
    if (citat) citat.textContent = passage === whole ? '' : passage;
    this.#aaben = { element, sted, fra };
    getSelection()?.removeAllRanges();
    document.querySelector('main')?.append(element);
    this.#visFejl(fejl);
    this.#fremhaev(line, sted);
    this.#visDiff(form, passage);
    form.addEventListener('input', () => {
      this.#gem(form, sted, passage);
      this.#visDiff(form, passage);
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#send(form, sted);
    });
    form.querySelector('[data-fortryd]')?.addEventListener('click', (event) => {
      event.preventDefault();
      this.#kladder.slet(noegle(sted));
      this.luk();
      this.#aendret();
    });
    element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.luk();
    });
    const stykke = line?.closest<HTMLElement>('.stykke') ?? document.getElementById('helheden');
    this.#laegVed(stykke);
    // What is unfolded in it must not push its button off the screen.
    new ResizeObserver(() => {
      if (matchMedia(BRED).matches) this.#laegVed(stykke);
    }).observe(form);
    // A finger has not asked for the keyboard yet.
    const felt = [...form.querySelectorAll('textarea')].find((one) => one.offsetParent !== null);
    if (matchMedia('(pointer: fine)').matches && felt) felt.focus({ preventScroll: true });
    else element.focus({ preventScroll: true });
  }

  luk(): void {
    if (!this.#aaben) return;
    const { element, fra } = this.#aaben;
    this.#aaben = null;
    element.remove();
    if ('highlights' in CSS) for (const one of ['valgt', 'valgt-afsnit']) CSS.highlights.delete(one);
    getSelection()?.removeAllRanges();
    fra?.focus({ preventScroll: true });
  }

  async #send(form: HTMLFormElement, sted: Sted): Promise<void> {
    const felter = laesFelter(form);
    const knap = form.querySelector<HTMLButtonElement>('button[type="submit"]');
    if (!knap || knap.disabled) return;
    knap.disabled = true;
    const forsendelse = { sti: `${this.#side.sti}/bemaerkninger`, felter, navn: navnet(felter) };
    const udfald = await this.#afsender.send(forsendelse);
    knap.disabled = false;
    if (udfald.slags === 'afvist') return this.#visFejl(udfald.besked);
    this.#kladder.slet(noegle(sted));
    if (udfald.slags === 'intet-net') this.#kladder.laegIUdbakken(forsendelse);
    this.#side.meld(this.#side.ord(udfald.slags === 'intet-net' ? 'venter' : 'sendt'));
    this.luk();
    this.#aendret();
  }

  #gem(form: HTMLFormElement, sted: Sted, passage: string): void {
    const felter = laesFelter(form);
    const { tekst = '', forslag = '', nyt = '', hvorfor = '' } = felter;
    const tomt = tekst + nyt + hvorfor === '' && forslag === passage && felter.art !== 'slet-afsnit';
    if (tomt) this.#kladder.slet(noegle(sted));
    else this.#kladder.gem({ noegle: noegle(sted), felter, navn: navnet(felter) });
    this.#aendret();
  }

  #visFejl(besked: string): void {
    const place = this.#aaben?.element.querySelector('[data-fejl]');
    place?.replaceChildren();
    if (!place || besked === '') return;
    const line = document.createElement('p');
    line.className = 'besked';
    line.dataset.grad = 'fejl';
    line.setAttribute('role', 'alert');
    line.textContent = besked;
    place.append(line);
  }

  #visDiff(form: HTMLFormElement, passage: string): void {
    const place = form.querySelector<HTMLElement>('[data-diff]');
    const words = form.querySelector('[data-diff-ord]');
    const felt = form.querySelector<HTMLTextAreaElement>('[name="forslag"]');
    if (!place || !words || !felt) return;
    place.hidden = felt.value === passage;
    words.replaceChildren(
      ...laeseligt(orddiff(passage, felt.value)).map(({ slags, tekst }) => {
        if (slags === 'ens') return document.createTextNode(afkortet(tekst));
        const mark = document.createElement(slags === 'slettet' ? 'del' : 'ins');
        mark.append(sagt(this.#side.ord(slags)), tekst, sagt(this.#side.ord('slut')));
        return mark;
      }),
    );
  }

  #fremhaev(line: HTMLElement | null, sted: Sted): void {
    if (!line || !('highlights' in CSS)) return;
    const whole = sted.fra === 0 && sted.til === tekstI(line).length;
    CSS.highlights.set(whole ? 'valgt-afsnit' : 'valgt', new Highlight(omraade(line, sted)));
  }

  /** Beside the passage, and all of it on the screen; on a phone the passage above it. */
  #laegVed(stykke: HTMLElement | null): void {
    const { element } = this.#aaben ?? {};
    const main = document.querySelector('main');
    if (!element || !main || !stykke) return;
    if (!matchMedia(BRED).matches) {
      stykke.scrollIntoView({ block: 'start', behavior: 'instant' });
      return;
    }
    const top = stykke.getBoundingClientRect().top;
    const hoejest = Math.min(top, innerHeight - element.offsetHeight - 24);
    const start = Math.max(hoejest, 16) - main.getBoundingClientRect().top;
    element.style.marginTop = `${Math.max(start, 0)}px`;
  }
}

function noegle({ blok, fra, til }: Sted): string {
  return `${blok} ${fra} ${til}`;
}

/** What stays is shown as far as it tells where the change stands. */
function afkortet(text: string): string {
  if (text.length <= 2 * OMKRING) return text;
  return `${text.slice(0, OMKRING).replace(/\S*$/, '')}… ${text.slice(-OMKRING).replace(/^\S*\s/, '')}`;
}

function sagt(words: string): HTMLElement {
  const out = document.createElement('span');
  out.className = 'sr-only';
  out.textContent = words;
  return out;
}

/** What was typed, shortened, for a list. */
function navnet({ hvad, tekst = '', forslag = '', nyt = '', hvorfor = '' }: Readonly<Record<string, string>>): string {
  const words = (hvad === 'forslag' ? nyt || forslag || hvorfor : tekst).trim();
  return words.length > 60 ? `${words.slice(0, 58).trimEnd()} …` : words;
}

function laesFelter(form: HTMLFormElement): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [key, value] of new FormData(form)) if (typeof value === 'string') out[key] = value;
  return out;
}

function udfyld(form: HTMLFormElement, felter: Readonly<Record<string, string | undefined>>): void {
  for (const [key, value] of Object.entries(felter)) {
    const felt = form.elements.namedItem(key);
    if (value === undefined || !felt) continue;
    if (felt instanceof RadioNodeList) felt.value = value;
    else if (
      felt instanceof HTMLInputElement ||
      felt instanceof HTMLTextAreaElement ||
      felt instanceof HTMLSelectElement
    )
      felt.value = value;
  }
  const art = form.elements.namedItem('art');
  const fold = form.querySelector('details');
  if (fold && art instanceof HTMLSelectElement) fold.open = art.value !== 'ret' || (felter.hvorfor ?? '') !== '';
}
