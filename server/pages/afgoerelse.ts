// What the page of approval is given, and the button that changes a state; shared by the parts of that page.
import type { Bruger } from '../../db/brugere.ts';
import type { Udgave } from '../../db/godkendelser.ts';
import type { Kontrol } from '../../db/kontroller.ts';
import type { Milepaelslinje } from '../../db/milepaele.ts';
import type { Referat } from '../../db/referater.ts';
import type { Udsendelse } from '../../db/udsendelser.ts';
import type { Fund } from '../kontrol/regler.ts';
import { type Besked, tekster } from '../tekster.ts';
import { html, type Indhold } from './html.ts';

const { handling: navne } = tekster.godkendelse;

/** What was typed into the form, to be shown again; `begrundelser` null = nothing yet. */
export interface Svar {
  readonly begrundelser: ((nr: number) => string) | null;
  readonly hvem: string;
  readonly hvor: string;
  readonly hvornaar: string | null;
  readonly brevhoved: string;
}

export interface Godkendelse {
  readonly bruger: Bruger;
  readonly referat: Referat;
  /** The organ wants one person to check and another to approve. */
  readonly toPersoner: boolean;
  /** Which text the page speaks of. */
  readonly stand: { readonly version: number; readonly epoch: number };
  readonly fund: readonly Fund[];
  /** The newest check that was stored, of whatever version. */
  readonly kontrol: Kontrol | null;
  /** The newest first. */
  readonly udgaver: readonly Udgave[];
  readonly milepaele: readonly Milepaelslinje[];
  /** The released ones; none for those who may not see them. */
  readonly udsendelser: readonly Udsendelse[];
  readonly brevhoveder: readonly { readonly id: string; readonly navn: string }[];
  /** The organ's. */
  readonly brevhoved: string;
  /** It is one of those that came with the program. */
  readonly eksempel: boolean;
  readonly besked: Besked | null;
  readonly svar: Svar;
  readonly fejl: string | null;
  readonly now: number;
}

/** A change of state as a button of its own. */
export function trin(til: string, handling: keyof typeof navne, fyldt = false): Indhold {
  return html`<form method="post" action="${til}"><button class="button${fyldt && ' button-primary'}" type="submit">${navne[handling]}</button></form>`;
}
