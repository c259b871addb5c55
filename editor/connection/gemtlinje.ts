// Says whether the text is saved: in words with the time beside the document's name, in a bar where something must be
// done, and aloud when it changes between well and not well.
import { klokkeslaet } from '../model/dato.ts';
import { tekster } from '../tekster.ts';
import type { Gemt } from './gemt.ts';

/** The words for a state of saving. */
export function gemtTekst(gemt: Gemt): string {
  switch (gemt.slags) {
    case 'gemt':
      return gemt.kl === null ? tekster.gemt.gemt : tekster.gemt.gemtKl(tid(gemt.kl));
    case 'gemmer':
      return tekster.gemt.gemmer;
    case 'intet-net':
      return tekster.gemt.intetNet;
    case 'kan-ikke':
      return `${tekster.gemt.kanIkke}${gemt.besked ? ` ${gemt.besked}` : ''}`;
    case 'log-ind':
      return tekster.gemt.logInd;
    case 'foraeldet':
      return tekster.gemt.foraeldet;
  }
}

function tid(ms: number): string {
  const at = new Date(ms);
  const two = (n: number): string => String(n).padStart(2, '0');
  return klokkeslaet(`${two(at.getHours())}:${two(at.getMinutes())}`);
}

export interface Gemtlinje {
  /** Stands above the paper; hidden while all is well. */
  readonly bjaelke: HTMLElement;
  vis(gemt: Gemt): void;
}

/** Writes into `element`; `hent` downloads the text, `genindlaes` opens the referat anew. */
export function gemtlinje(
  element: HTMLElement,
  meld: (tekst: string) => void,
  hent: () => void,
  genindlaes: () => void,
): Gemtlinje {
  const bjaelke = document.createElement('div');
  bjaelke.className = 'stopbjaelke';
  bjaelke.hidden = true;
  const besked = document.createElement('p');
  bjaelke.append(besked, button(tekster.gemt.hent, hent));
  const again = button(tekster.gemt.genindlaes, genindlaes);
  bjaelke.append(again);
  let well = true;
  return {
    bjaelke,
    vis(gemt) {
      const tekst = gemtTekst(gemt);
      const stops = gemt.slags === 'kan-ikke' || gemt.slags === 'foraeldet';
      element.dataset.slags = gemt.slags;
      element.textContent = stops ? tekster.gemt.kanIkkeKort : tekst;
      if (stops) besked.textContent = tekst;
      bjaelke.hidden = !stops;
      again.hidden = gemt.slags !== 'foraeldet';
      const now = gemt.slags === 'gemt' || (gemt.slags === 'gemmer' && well);
      if (now !== well) meld(tekst);
      well = now;
    },
  };
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button lav';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}
