// A dead tab's editor again, without the network: the base and what happened since, in order (rule C1). The same base and
// the same posts give the same state, step for step.
import { collab, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import { Node } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { Step } from 'prosemirror-transform';
// Known by name alone: steps in a log may accept a proposal.
import '../model/forslagstep.ts';
import { schema } from '../model/schema.ts';
import type { Grundlag, Haendelse, Post } from './medie.ts';

export interface Genskabt {
  readonly instans: string;
  readonly client: string;
  readonly epoch: number;
  readonly version: number;
  /** What the server has acknowledged, at `version`. */
  readonly bekraeftet: Node;
  /** What it has not, in the pieces it was written in. */
  readonly usendte: readonly (readonly Step[])[];
  /** The document with both. */
  readonly doc: Node;
  /** The last post; the log goes on after it. */
  readonly seq: number;
  /** The text that was not sent has been rescued already (A7). */
  readonly forladt: boolean;
  /** Posts behind a gap or behind one that does not fit; their text can be read and nothing else. */
  readonly ulaeselige: readonly Post[];
}

/** Writers other than oneself, to prosemirror-collab. */
export const FREMMED = '';

export function genafspil(grundlag: Grundlag, poster: readonly Post[]): Genskabt {
  const { instans, client, epoch } = grundlag;
  let bekraeftet = Node.fromJSON(schema, JSON.parse(grundlag.doc));
  let { version, seq } = grundlag;
  let state = EditorState.create({ doc: bekraeftet, plugins: [collab({ version, clientID: client })] });
  let forladt = false;
  const later = poster.filter((post) => post.seq > grundlag.seq).toSorted((a, b) => a.seq - b.seq);
  let read = 0;
  for (const { seq: next, haendelse } of later) {
    if (next !== seq + 1) break;
    try {
      const before = sendableSteps(state)?.steps ?? [];
      state = anvend(state, haendelse, client);
      const nye =
        haendelse.slags === 'fremmed'
          ? haendelse.steps.map((json) => Step.fromJSON(schema, json))
          : haendelse.slags === 'bekraeftet'
            ? before.slice(0, haendelse.antal)
            : [];
      for (const step of nye) bekraeftet = udfoer(bekraeftet, step);
      version += nye.length;
    } catch {
      break;
    }
    if (haendelse.slags === 'forladt') forladt = true;
    seq = next;
    read++;
  }
  return {
    instans,
    client,
    epoch,
    version,
    bekraeftet,
    usendte: grupper(state),
    doc: state.doc,
    seq: later.at(-1)?.seq ?? seq,
    forladt,
    ulaeselige: later.slice(read),
  };
}

function anvend(state: EditorState, haendelse: Haendelse, client: string): EditorState {
  switch (haendelse.slags) {
    case 'eget': {
      const tr = state.tr;
      for (const json of haendelse.steps) tr.step(Step.fromJSON(schema, json));
      return state.apply(tr);
    }
    case 'fremmed': {
      const steps = haendelse.steps.map((json) => Step.fromJSON(schema, json));
      return state.apply(
        receiveTransaction(
          state,
          steps,
          steps.map(() => FREMMED),
        ),
      );
    }
    case 'bekraeftet': {
      const own = (sendableSteps(state)?.steps ?? []).slice(0, haendelse.antal);
      return state.apply(
        receiveTransaction(
          state,
          own,
          own.map(() => client),
        ),
      );
    }
    default:
      return state;
  }
}

function udfoer(doc: Node, step: Step): Node {
  const { doc: next, failed } = step.apply(doc);
  if (!next) throw new Error(`A step of the log does not fit: ${failed}`);
  return next;
}

/** The unconfirmed steps, those of one change together. */
function grupper(state: EditorState): readonly (readonly Step[])[] {
  const sendable = sendableSteps(state);
  if (!sendable) return [];
  const out: Step[][] = [];
  for (const [i, step] of sendable.steps.entries()) {
    const last = out.at(-1);
    if (last && sendable.origins[i] === sendable.origins[i - 1]) last.push(step);
    else out.push([step]);
  }
  return out;
}

/** `state` with the steps that were written in it and not yet sent. Its plugins add nothing to them. */
export function medUsendte(state: EditorState, usendte: readonly (readonly Step[])[]): EditorState {
  let next = state;
  for (const steps of usendte) {
    const tr = next.tr;
    for (const step of steps) tr.step(step);
    // As after a rebase: ids and names were set when the steps were written.
    next = next.apply(tr.setMeta('rebased', 0).setMeta('addToHistory', false).setMeta(ARVET, true));
  }
  return next;
}

const ARVET = 'arvet';

/** Whether the first unconfirmed step was written by a tab that is dead, and perhaps sent by it too. */
export function erArvet(state: EditorState): boolean {
  return sendableSteps(state)?.origins[0]?.getMeta(ARVET) === true;
}
