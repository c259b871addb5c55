// The list beside the caret. Stands outside the paper, whose sections clip what they paint; the caret stays in the text.
import type { EditorView } from 'prosemirror-view';
import { tekster } from '../../tekster.ts';
import { rodFor, ved } from '../../view/ved.ts';
import type { Kandidat } from './kandidater.ts';
import type { Skrivested } from './skrivested.ts';
import type { Forslag } from './tilstand.ts';
import { harPile, synlig } from './tilstand.ts';

const ID = 'forslag';

export class Popop {
  readonly #view: EditorView;
  readonly #dom = document.createElement('div');
  readonly #take: (index: number) => void;
  #shown: Forslag | null = null;

  constructor(view: EditorView, take: (index: number) => void) {
    this.#view = view;
    this.#take = take;
    this.#dom.className = 'forslag';
    this.#dom.hidden = true;
    // The mouse must not take the caret out of the text.
    this.#dom.addEventListener('mousedown', (event) => event.preventDefault());
    this.#dom.addEventListener('click', (event) => this.#click(event));
    rodFor(view).append(this.#dom);
    addEventListener('scroll', this.#place, { capture: true, passive: true });
    addEventListener('resize', this.#place, { passive: true });
  }

  vis(forslag: Forslag): void {
    if (forslag === this.#shown) return;
    this.#shown = forslag;
    const { dom } = this.#view;
    const { sted } = forslag;
    if (!sted || !synlig(forslag) || !this.#view.hasFocus()) {
      if (!this.#dom.hidden) {
        this.#dom.hidden = true;
        dom.removeAttribute('aria-controls');
        dom.removeAttribute('aria-activedescendant');
      }
      return;
    }
    this.#dom.replaceChildren(...(forslag.ingen ? [ingen(sted)] : [liste(forslag, sted.bogstaver), fod(forslag)]));
    this.#dom.hidden = false;
    dom.setAttribute('aria-controls', ID);
    if (forslag.valgt >= 0) dom.setAttribute('aria-activedescendant', `${ID}-${forslag.valgt}`);
    else dom.removeAttribute('aria-activedescendant');
    this.#dom.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
    this.#place();
  }

  #place = (): void => {
    const sted = this.#shown?.sted;
    if (this.#dom.hidden || !sted) return;
    ved(this.#dom, this.#view.coordsAtPos(Math.min(sted.from, this.#view.state.doc.content.size)));
  };

  #click(event: MouseEvent): void {
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    const index = option ? [...this.#dom.querySelectorAll('[role=option]')].indexOf(option) : -1;
    if (index >= 0) this.#take(index);
  }

  fjern(): void {
    removeEventListener('scroll', this.#place, { capture: true });
    removeEventListener('resize', this.#place);
    this.#dom.remove();
  }
}

function liste({ kandidater, valgt }: Forslag, bogstaver: string): HTMLElement {
  const list = element('div', 'muligheder');
  list.id = ID;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', tekster.forslag.liste);
  list.append(...kandidater.map((one, i) => linje(one, i, i === Math.max(0, valgt), bogstaver)));
  return list;
}

function linje(kandidat: Kandidat, index: number, valgt: boolean, bogstaver: string): HTMLElement {
  const line = element('div', '');
  line.id = `${ID}-${index}`;
  line.setAttribute('role', 'option');
  line.setAttribute('aria-selected', String(valgt));
  const ord = element('em', 'ord');
  const hit = kandidat.vist.toLocaleLowerCase('da').startsWith(bogstaver.toLocaleLowerCase('da'));
  const typed = document.createElement('b');
  typed.textContent = hit ? kandidat.vist.slice(0, bogstaver.length) : '';
  ord.append(typed, kandidat.vist.slice(typed.textContent.length));
  const forklaring = element('span', '');
  forklaring.textContent = kandidat.forklaring;
  line.append(ord, forklaring);
  return line;
}

function fod(now: Forslag): HTMLElement {
  const foot = element('div', 'fod');
  const keys: readonly (readonly [string, string])[] =
    now.valgt < 0
      ? [
          ['Tab', now.taget ? tekster.forslag.iStedet : tekster.forslag.tab],
          ...(harPile(now) && now.kandidater.length > 1 ? [['↓', tekster.forslag.pil] as const] : []),
          ['', tekster.forslag.videre],
        ]
      : [
          ['Enter', tekster.forslag.enter],
          ['Esc', tekster.forslag.luk],
        ];
  for (const [key, text] of keys) {
    const part = element('span', '');
    if (key) {
      const kbd = document.createElement('kbd');
      kbd.textContent = key;
      part.append(kbd, ' ');
    }
    part.append(text);
    foot.append(part);
  }
  return foot;
}

function ingen(sted: Skrivested): HTMLElement {
  const text = element('p', 'fod ingen');
  text.textContent = ingenBesked(sted);
  return text;
}

/** What to say where nothing fits the letters, and what Enter then does. */
export function ingenBesked(sted: Skrivested): string {
  return erPerson(sted) ? tekster.forslag.ingen(sted.bogstaver) : tekster.forslag.intetOrd(sted.bogstaver);
}

/** Whether somebody's name is wanted here. */
export function erPerson({ slags }: Skrivested): boolean {
  return ['taler', 'medtaler', 'spoerger', 'omvendt', 'ansvarlig'].includes(slags);
}

/** Whether letters that fit nothing are said so: where nothing but a name or a verb can stand. Later they are the text. */
export function harBesked(sted: Skrivested): boolean {
  return erPerson(sted) || ((sted.slags === 'udsagnsord' || sted.slags === 'finit') && !sted.bogstaver.includes(' '));
}

function element(tag: string, className: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}
