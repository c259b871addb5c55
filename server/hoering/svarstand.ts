// How far a round is: who has remarked, who has nothing to remark, who has not answered. Pure; the sentences stand with the
// other words.
import type { Hoering, Inviteret } from '../../db/hoeringer.ts';

export type Svaret = 'kommenteret' | 'ingen' | 'mangler';

/** A remark counts before anything that was ticked: whoever said "Ingen bemærkninger" first may have thought again. */
export function svaret({ bemaerkninger, svar }: Pick<Inviteret, 'bemaerkninger' | 'svar'>): Svaret {
  if (bemaerkninger > 0) return 'kommenteret';
  return svar === null ? 'mangler' : 'ingen';
}

export interface Svarstand {
  readonly spurgte: number;
  readonly kommenteret: number;
  readonly ingen: number;
  readonly mangler: number;
}

/** Those who were taken off count where they had answered. */
function taeller(one: Inviteret): boolean {
  return one.tilbagekaldt === null || svaret(one) !== 'mangler';
}

export function svarstand({ inviterede }: Pick<Hoering, 'inviterede'>): Svarstand {
  const who = inviterede.filter(taeller);
  const antal = (hvad: Svaret): number => who.filter((one) => svaret(one) === hvad).length;
  return { spurgte: who.length, kommenteret: antal('kommenteret'), ingen: antal('ingen'), mangler: antal('mangler') };
}

/** Those who can still be reminded. */
export function uBesvarede({ inviterede }: Pick<Hoering, 'inviterede'>): readonly Inviteret[] {
  return inviterede.filter((one) => one.tilbagekaldt === null && one.svar === null && one.bemaerkninger === 0);
}
