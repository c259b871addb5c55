// What was confirmed when: the position maps between the versions of the server, so that a caret that another window told
// of in its version can be shown in this one, however far either of them has come. A short history is enough.
import { getVersion, sendableSteps } from 'prosemirror-collab';
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state';
import type { StepMap } from 'prosemirror-transform';

interface Kort {
  readonly version: number;
  /** One for each of the last versions, the newest last. `egen`: written in this window. */
  readonly maps: readonly { readonly map: StepMap; readonly egen: boolean }[];
}

/** Steps that are remembered: more than a minute of several people's typing. */
const HUSKES = 500;

const key = new PluginKey<Kort>('bekraeftet');

/** Remembers the maps of what is confirmed. Costs a key nothing: it looks only when the version has risen. */
export function bekraeftet(): Plugin {
  return new Plugin<Kort>({
    key,
    state: {
      init: () => ({ version: -1, maps: [] }),
      apply(tr, old, before) {
        // The state of prosemirror-collab after this transaction, where it moves that on.
        const told: { readonly version: number } | undefined = tr.getMeta('collab$');
        if (!told) return old;
        const from = getVersion(before);
        const waiting = sendableSteps(before)?.steps ?? [];
        // Steps of others make a transaction that takes ours back, applies theirs, and puts ours on top.
        const rebased: number | undefined = tr.getMeta('rebased');
        const own = rebased === undefined ? told.version - from : waiting.length - rebased;
        const others = told.version - from - own;
        const fresh = [
          ...waiting.slice(0, own).map((step) => ({ map: step.getMap(), egen: true })),
          ...tr.mapping.maps.slice(rebased ?? 0, (rebased ?? 0) + others).map((map) => ({ map, egen: false })),
        ];
        const known = old.version === from ? old.maps : [];
        return { version: told.version, maps: [...known, ...fresh].slice(-HUSKES) };
      },
    },
  });
}

/** The caret of this window in the confirmed document: what the others can understand. */
export function bekraeftetSted(state: EditorState): { readonly version: number; readonly head: number } {
  let { head } = state.selection;
  for (const step of (sendableSteps(state)?.steps ?? []).toReversed()) head = step.getMap().invert().map(head, -1);
  return { version: getVersion(state), head };
}

/**
 * A position of another window's confirmed document in the document as it is here; null where the steps between them
 * have not come yet ("venter") or are forgotten.
 */
export function stedHer(state: EditorState, version: number, head: number): number | 'venter' | null {
  const now = getVersion(state);
  if (version > now) return 'venter';
  const known = key.getState(state);
  const maps = version === now ? [] : known?.version === now ? known.maps.slice(version - now) : [];
  if (maps.length < now - version) return null;
  let at = head;
  // What others wrote at a caret is nearly always its owner's; what is written here leaves it where it was.
  for (const { map, egen } of maps) at = map.map(at, egen ? -1 : 1);
  for (const step of sendableSteps(state)?.steps ?? []) at = step.getMap().map(at, -1);
  return at <= state.doc.content.size ? at : null;
}
