// The word that says that a passage is a conclusion or a decision. It is no text of the referat: each format shows it
// beside the text, with a name for those who hear it (DECISIONS.md, 29), so that what is read out of a file stays the
// document to the character.
import type { Node } from 'prosemirror-model';
import type { Roster } from '../../editor/model/roster.ts';
import { tekst } from '../../editor/model/tekst.ts';
import { erTom } from './niveau.ts';

export type Art = 'Konklusion' | 'Beslutning';

/** What a `konklusion` is, in a word. */
export function artAf(konklusion: Node): Art {
  return konklusion.attrs.art === 'beslutning' ? 'Beslutning' : 'Konklusion';
}

/** True where the part has a heading of its own that is shown. */
export function harOverskrift({ firstChild }: Node, roster: Roster): boolean {
  return firstChild?.type.name === 'overskrift' && !erTom(firstChild, roster);
}

/** The word that is shown; null where the heading or the text says it: "Beslutning: Regnskabet blev godkendt." */
export function maerkatAf(konklusion: Node, roster: Roster): Art | null {
  const { firstChild } = konklusion;
  const said = firstChild !== null && tekst(firstChild, roster).startsWith(artAf(konklusion));
  return said || harOverskrift(konklusion, roster) ? null : artAf(konklusion);
}
