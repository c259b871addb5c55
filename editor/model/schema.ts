// The ProseMirror schema of a referat. Text is the truth: structure annotates it, names point into the roster.
// Sections nest (deltagere, dagsorden, sektion, punkt, indlaeg, konklusion …); a long document is a tree, never a flat list.
import { Schema } from 'prosemirror-model';
import { marks } from './marks.ts';
import { nodes } from './nodes.ts';

/** Raised by one whenever a stored node or attribute changes; older documents are raised by pure functions when read. */
export const SCHEMA_VERSION = 1;

export const schema = new Schema({ nodes, marks, topNode: 'doc' });

export type NodeName = keyof typeof nodes;
