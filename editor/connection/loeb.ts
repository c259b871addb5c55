// Which received steps confirm one's own. prosemirror-collab takes it from the client id alone and only at the front; but
// a tab that was robbed of its outbox, or whose outbox lost its end in a power cut, has sent steps that this one lacks.
import { Step } from 'prosemirror-transform';
import { schema } from '../model/schema.ts';

/** Steps of one kind in a row: the first `antal` of what is left. */
export interface Loeb {
  readonly antal: number;
  /**
   * "egne": the first unconfirmed ones, step for step. "ukendte": of our client id, but not the ones that are next; others'
   * to this state, unless the next ones were inherited: those may be the same text in another form.
   */
  readonly slags: 'egne' | 'ukendte' | 'fremmede';
}

/** The next run of `modtaget` (never empty). `egne` are the unconfirmed steps as they stand now. */
export function naesteLoeb(
  egne: readonly Step[],
  modtaget: readonly Step[],
  clients: readonly string[],
  client: string,
): Loeb {
  let antal = 0;
  while (antal < modtaget.length && clients[antal] === client && ens(egne[antal], modtaget[antal])) antal++;
  if (antal > 0) return { antal, slags: 'egne' };
  // What follows of ours is compared again, after these have been taken in.
  const slags = clients[0] === client ? 'ukendte' : 'fremmede';
  antal = 1;
  while (antal < modtaget.length && clients[antal] !== client) antal++;
  return { antal, slags };
}

/** As the server writes a step: read once and written again. */
function ens(egen: Step | undefined, modtaget: Step | undefined): boolean {
  if (!egen || !modtaget) return false;
  return JSON.stringify(Step.fromJSON(schema, egen.toJSON()).toJSON()) === JSON.stringify(modtaget.toJSON());
}
