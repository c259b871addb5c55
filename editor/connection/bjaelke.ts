// A bar above the paper: one sentence and what can be done about it.

export interface Bjaelke {
  readonly dom: HTMLElement;
  /** Shows the sentence; null hides the bar. */
  vis(tekst: string | null): void;
}

/** The buttons stand behind the sentence, in order. */
export function bjaelke(...knapper: readonly HTMLButtonElement[]): Bjaelke {
  const dom = document.createElement('div');
  dom.className = 'stopbjaelke';
  dom.hidden = true;
  const besked = document.createElement('p');
  dom.append(besked, ...knapper);
  return {
    dom,
    vis(tekst) {
      dom.hidden = tekst === null;
      if (tekst !== null && besked.textContent !== tekst) besked.textContent = tekst;
    },
  };
}

export function knap(tekst: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button lav';
  made.textContent = tekst;
  made.addEventListener('click', act);
  return made;
}
