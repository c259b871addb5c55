// The ProseMirror schema of a referat. Text is the truth: structure annotates it, names point into the roster.
// Sections nest (deltagere, dagsorden, sektion, punkt, indlaeg, konklusion …); a long document is a tree, never a flat list.
import { Schema } from 'prosemirror-model';
import { marks } from './marks.ts';
import { nodes } from './nodes.ts';

/** Raised by one whenever a stored node or attribute changes; older documents are raised by pure functions when read. */
export const SCHEMA_VERSION = 3;

/** How the JSON of a document of each version becomes one of the next: `raises[0]` makes 2 out of 1. */
const raises: readonly ((json: unknown) => unknown)[] = [
  // 2: the line of attendance (fremmoede) came; nothing that was there changed.
  (json) => json,
  // 3: `adgang` of blocks and deltagere, and the mark `skjult`, came; whatever lacks them is open.
  (json) => json,
];

/** Document JSON written under schema `version`, as this version reads it. What is stored is never rewritten (S7). */
export function loeft(json: unknown, version: number): unknown {
  return raises.slice(Math.max(0, version - 1)).reduce((doc, raise) => raise(doc), json);
}

export const schema = new Schema({ nodes, marks, topNode: 'doc' });

export type NodeName = keyof typeof nodes;
