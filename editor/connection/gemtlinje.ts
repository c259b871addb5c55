// Says whether the text is saved: in words with the time beside the document's name, in a bar where something must be
// done, and aloud when it changes between well and not well (rule C5).
import { danskTid } from '../model/dato.ts';
import { tekster } from '../tekster.ts';
import { bjaelke, knap } from './bjaelke.ts';
import type { Gemt, Her } from './gemt.ts';

/** The words for a state of saving. */
export function gemtTekst(gemt: Gemt): string {
  switch (gemt.slags) {
    case 'gemt':
      return gemt.kl === null ? tekster.gemt.gemt : tekster.gemt.gemtKl(danskTid(gemt.kl));
    case 'gemmer':
      return tekster.gemt.gemmer;
    case 'intet-net':
      return intetNet(gemt);
    case 'kan-ikke':
      return `${tekster.gemt.kanIkke}${gemt.besked ? ` ${gemt.besked}` : ''}`;
    case 'log-ind':
      return tekster.gemt.logInd;
    case 'foraeldet':
      return tekster.gemt.foraeldet;
  }
}

function intetNet({ usendt, her }: { usendt: boolean; her: Her }): string {
  if (her === 'ingen') return tekster.gemt.intetNet;
  if (her === 'fejl' || her === 'overtaget') return tekster.gemt.intetNetIngenPlads;
  if (!usendt) return tekster.gemt.intetNetSkriv;
  return her === 'gemt' ? tekster.gemt.paaComputeren : tekster.gemt.gemmerHer;
}

/** What the bar says, and whether it tells to load the page again; null: nothing needs doing. */
function bjaelketekst(gemt: Gemt, her: Her, laenge: boolean): string | null {
  if (gemt.slags === 'kan-ikke' || gemt.slags === 'foraeldet') return gemtTekst(gemt);
  if (laenge) return tekster.gemt.laengeVentet(her === 'gemt' || her === 'skriver');
  if (her !== 'fejl') return null;
  return gemt.slags === 'intet-net' ? tekster.gemt.kanIkkeNogenSteder : tekster.gemt.kanIkkeHer;
}

export interface Gemtlinje {
  /** Stands above the paper; hidden while all is well. */
  readonly bjaelke: HTMLElement;
  /** `her`: whether this computer keeps the text; `laenge`: something has been unconfirmed for more than 10 s. */
  vis(gemt: Gemt, her: Her, laenge: boolean): void;
}

/** Writes into `element`; `hent` downloads the text, `genindlaes` opens the referat anew. */
export function gemtlinje(
  element: HTMLElement,
  meld: (tekst: string) => void,
  hent: () => void,
  genindlaes: () => void,
): Gemtlinje {
  const igen = knap(tekster.gemt.genindlaes, genindlaes);
  const bar = bjaelke(knap(tekster.gemt.hent, hent), igen);
  let well = true;
  return {
    bjaelke: bar.dom,
    vis(gemt, her, laenge) {
      const tekst = gemtTekst(gemt);
      const stops = gemt.slags === 'kan-ikke' || gemt.slags === 'foraeldet';
      element.dataset.slags = gemt.slags;
      element.textContent = stops ? tekster.gemt.kanIkkeKort : tekst;
      bar.vis(bjaelketekst(gemt, her, laenge));
      igen.hidden = gemt.slags !== 'foraeldet';
      const now = gemt.slags === 'gemt' || (gemt.slags === 'gemmer' && well);
      if (now !== well) meld(tekst);
      well = now;
    },
  };
}
