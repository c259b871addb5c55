// The list of bilag as it stands on the page: what is sent goes one after another, and the list that the server then shows
// takes the place of the one that stood there, with the focus where it was.

export class Bilagsliste {
  readonly #page: Document;
  readonly #ord: Readonly<DOMStringMap>;
  #queue = Promise.resolve();

  constructor(page: Document, start: HTMLElement) {
    this.#page = page;
    this.#ord = { ...start.dataset };
    this.#klar();
  }

  get plads(): HTMLElement {
    const found = this.#page.getElementById('bilag');
    if (!found) throw new Error('The list of bilag is gone.');
    return found;
  }

  /** Sends one form; the answer is the page it leads to, a refusal with its sentence. `sagt` is said when it is done. */
  send(address: string, body: BodyInit, sagt = this.#ord.gemt): void {
    this.#saa(async () => {
      this.#sig(this.#ord.gemmer);
      const answer = await fetch(address, { method: 'POST', body, headers: { accept: 'text/html' } });
      this.#vis(await answer.text());
      // What is saved as one goes is said without moving the list.
      if (/[?&]besked=gemt\b/.test(answer.url)) this.plads.querySelector('.besked')?.remove();
      this.#sig(answer.ok && !this.plads.querySelector('.besked') ? sagt : '');
    });
  }

  /** Sends files one by one: those that are refused keep none of the others back. */
  sendFiler(address: string, filer: readonly File[]): void {
    this.#saa(async () => {
      const afslag: string[] = [];
      for (const [i, fil] of filer.entries()) {
        this.#sig(`${this.#ord.sender ?? ''} ${i + 1}/${filer.length}`);
        const body = new FormData();
        body.append('filer', fil);
        const answer = await fetch(address, { method: 'POST', body, headers: { accept: 'application/json' } });
        if (answer.ok) continue;
        const { message }: { message?: string } = await answer.json();
        afslag.push(message ?? this.#ord.ikkeGemt ?? '');
      }
      const til = filer.length > afslag.length ? `${address}?besked=bilag-lagt-til` : address;
      this.#vis(await (await fetch(til, { headers: { accept: 'text/html' } })).text());
      this.plads.prepend(...afslag.map((sentence) => this.#alarm(sentence)));
      this.#sig();
    });
  }

  #saa(work: () => Promise<void>): void {
    this.#queue = this.#queue.then(work).catch((cause: unknown) => {
      console.error(cause);
      this.#sig(this.#ord.ikkeGemt);
    });
  }

  #sig(text = ''): void {
    const line = this.#page.querySelector('[data-melding]');
    if (line) line.textContent = text;
  }

  #alarm(sentence: string): HTMLElement {
    const box = this.#page.createElement('div');
    box.className = 'besked';
    box.dataset.grad = 'fejl';
    box.setAttribute('role', 'alert');
    box.textContent = sentence;
    return box;
  }

  #vis(markup: string): void {
    const ny = new DOMParser().parseFromString(markup, 'text/html').getElementById('bilag');
    if (!ny) throw new Error('The answer has no list of bilag.');
    const active = this.#page.activeElement;
    const key = noegle(active);
    const typed = active instanceof HTMLInputElement && active.type === 'text' ? active.value : null;
    this.plads.replaceWith(this.#page.adoptNode(ny));
    this.#klar();
    const same = key === null ? null : this.#find(key);
    // What is being typed while the answer comes stays.
    if (same instanceof HTMLInputElement && typed !== null) same.value = typed;
    if (key !== null) this.#fokuser(key, same);
  }

  /**
   * After a move to an end the button that was pressed can do no more: its opposite has the focus then. "Fortryd" goes by
   * the name of the button that removed.
   */
  #fokuser(key: string, same: HTMLElement | null): void {
    const other = key.startsWith('op-') ? key.replace('op-', 'ned-') : key.replace('ned-', 'op-');
    const choices = [same, this.#find(other), this.#find('f-filer')];
    choices.find((one) => one && !one.matches(':disabled'))?.focus();
  }

  #find(key: string): HTMLElement | null {
    const all = this.plads.querySelectorAll<HTMLElement>('button, input, select, a');
    return [...all].find((field) => noegle(field) === key) ?? null;
  }

  /** Buttons that a change presses by itself are for those without a script. */
  #klar(): void {
    for (const button of this.plads.querySelectorAll<HTMLElement>('[data-uden-script]')) button.hidden = true;
  }
}

/** What a control is called in each version of the list; null = it has no name. */
function noegle(field: Element | null): string | null {
  if (!(field instanceof HTMLElement)) return null;
  return field.dataset.fokus ?? (field.id === '' ? null : field.id);
}
