// The writing page as its parts see it: one editor, what may be done here, and news of every change.
// Panels read and act through `Skriv` alone; they never hold a document of their own.
import type { Node } from 'prosemirror-model';
import { type Command, EditorState, type Plugin, type Transaction } from 'prosemirror-state';
import type { Step } from 'prosemirror-transform';
import { EditorView } from 'prosemirror-view';
import type { Roster } from '../model/roster.ts';
import { rosterOf } from '../model/roster.ts';
import { medUsendte } from '../udbakke/genafspil.ts';
import type { Flader } from './flader.ts';
import { hverSin, type Kommando } from './kommando.ts';
import { frisktId } from './nytid.ts';
import { iRo } from './ro.ts';
import type { Saml } from './tilstand.ts';

/** Who writes. */
interface Bruger {
  readonly id: string;
  readonly navn: string;
}

/** What one update brought; `old` is the state before it. */
interface Aendring {
  readonly old: EditorState;
  readonly state: EditorState;
  /** What made `state` of `old`, in order; empty where another document was put in its place. */
  readonly transactions: readonly Transaction[];
  readonly docChanged: boolean;
  readonly rosterChanged: boolean;
  /** Others wrote it. */
  readonly fremmed: boolean;
}

/** A part of the page that attaches itself: its plugins come before the editor's own, so that its keys win. */
export interface Udvidelse {
  readonly plugins?: readonly Plugin[];
  readonly kommandoer?: readonly Kommando[];
  readonly mount?: (skriv: Skriv) => void;
}

export interface Skriv {
  readonly view: EditorView;
  readonly flader: Flader;
  readonly referatId: string;
  /** Of the document that was opened. */
  readonly epoch: number;
  readonly bruger: Bruger;
  /** This window to the others who have the referat open. */
  readonly vindue: string;
  /** Those there are by now: the panels bring theirs a moment after the text. */
  readonly kommandoer: readonly Kommando[];
  /** Whether the one who writes may do this to this referat ("skriv", "eksporter" …; the server decides). */
  maa(handling: string): boolean;
  roster(): Roster;
  dispatch(tr: Transaction): void;
  /** Runs a command where the caret stands and gives the editor the focus. */
  udfoer(command: Command): boolean;
  /** Calls back after every update of the editor, until the returned function is called. */
  on(listener: (aendring: Aendring) => void): () => void;
  /** Says a sentence to screen readers, politely. */
  meld(tekst: string): void;
  /** "Gemt kl. 14.32": kept true by the connection; the top bar gives it its place. */
  readonly gemt: HTMLElement;
  /** The name of the referat on the list; others may change it meanwhile. */
  readonly navn: string;
  omdoebt(navn: string): void;
  onNavn(listener: (navn: string) => void): () => void;
  /** The server told something beside the text ("naervaer", "referent" …), as JSON. */
  hoert(event: string, data: string): void;
  /** Calls back for what was told, what came before the first listener included. */
  onHoert(listener: (event: string, data: string) => void): void;
  /** The one who writes wants to sign out. */
  logUd(): void;
  onLogUd(listener: () => void): void;
  /** Nothing can be written here while it is locked: what is written could not be saved. */
  laas(laast: boolean): void;
  /** Puts another document, with its own history, in the place of the one that is open. */
  erstat(state: EditorState): void;
  /** Attaches what stands beside the text, behind what is attached already. */
  udvid(udvidelser: readonly Udvidelse[]): void;
  /** Nothing more is attached: what the server told is kept for nobody. */
  fuldtallig(): void;
}

export interface SkrivOptions {
  readonly flader: Flader;
  readonly referatId: string;
  readonly epoch: number;
  readonly bruger: Bruger;
  readonly maa: ReadonlySet<string>;
  readonly navn: string;
  readonly doc: Node;
  /** Steps that were written before and have not been sent. */
  readonly usendte: readonly (readonly Step[])[];
  readonly plugins: Saml;
  /** The commands of the text itself. */
  readonly kommandoer: readonly Kommando[];
  /** Live region of the page. */
  readonly meld: (tekst: string) => void;
}

/** Mounts the editor on the paper and hands out its context. */
export function aabnSkriv(options: SkrivOptions): Skriv {
  const { flader, maa } = options;
  const listeners = new Set<(aendring: Aendring) => void>();
  const navnListeners = new Set<(navn: string) => void>();
  const gemt = document.createElement('span');
  gemt.id = 'gemt';
  gemt.className = 'gemt tal';
  let { navn, kommandoer } = options;
  const hoertListeners = new Set<(event: string, data: string) => void>();
  const tilfoejede: Plugin[] = [];
  let gemte: (readonly [event: string, data: string])[] | null = [];
  let laast = false;
  let vilUd = (): void => {};
  const view = new EditorView(flader.flade, {
    state: medUsendte(
      EditorState.create({ doc: options.doc, plugins: [...options.plugins([], kommandoer)] }),
      options.usendte,
    ),
    editable: () => !laast && maa.has('skriv'),
    dispatchTransaction(tr) {
      const old = view.state;
      const { state, transactions } = old.applyTransaction(tr);
      const remote = tr.docChanged && tr.getMeta('rebased') !== undefined;
      if (remote) iRo(view, flader.flade, () => view.updateState(state));
      else view.updateState(state);
      const aendring: Aendring = {
        old,
        state,
        transactions,
        docChanged: old.doc !== state.doc,
        rosterChanged: rosterOf(old.doc) !== rosterOf(state.doc),
        fremmed: tr.getMeta('rebased') !== undefined,
      };
      for (const listener of listeners) listener(aendring);
    },
  });
  const skriv: Skriv = {
    view,
    flader,
    referatId: options.referatId,
    epoch: options.epoch,
    bruger: options.bruger,
    vindue: frisktId(),
    get kommandoer() {
      return kommandoer;
    },
    maa: (handling) => maa.has(handling),
    roster: () => rosterOf(view.state.doc),
    dispatch: (tr) => view.dispatch(tr),
    udfoer(command) {
      view.focus();
      return command(view.state, view.dispatch, view);
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    meld: options.meld,
    gemt,
    get navn() {
      return navn;
    },
    omdoebt(next) {
      navn = next;
      for (const listener of navnListeners) listener(next);
    },
    onNavn(listener) {
      navnListeners.add(listener);
      return () => navnListeners.delete(listener);
    },
    hoert(event, data) {
      if (gemte && gemte.length < 1000) gemte.push([event, data]);
      for (const listener of hoertListeners) listener(event, data);
    },
    onHoert(listener) {
      hoertListeners.add(listener);
      for (const [event, data] of gemte ?? []) listener(event, data);
    },
    logUd() {
      vilUd();
    },
    onLogUd(listener) {
      vilUd = listener;
    },
    laas(next) {
      laast = next;
      view.setProps({});
    },
    erstat(state) {
      const old = view.state;
      view.updateState(state);
      for (const listener of listeners)
        listener({ old, state, transactions: [], docChanged: true, rosterChanged: true, fremmed: true });
    },
    udvid(udvidelser) {
      kommandoer = hverSin([...kommandoer, ...udvidelser.flatMap((one) => one.kommandoer ?? [])]);
      tilfoejede.push(...udvidelser.flatMap((one) => one.plugins ?? []));
      // Where another document has been put in meanwhile, the plugin that counts its versions is that one's.
      const nu = new Map(view.state.plugins.map((plugin) => [plugin.spec.key, plugin]));
      const alle = options
        .plugins(tilfoejede, kommandoer)
        .map((plugin) => (plugin.spec.key && nu.get(plugin.spec.key)) ?? plugin);
      view.updateState(view.state.reconfigure({ plugins: alle }));
      for (const { mount } of udvidelser) mount?.(skriv);
    },
    fuldtallig() {
      gemte = null;
    },
  };
  return skriv;
}
