// The private part as it stands beside the text: the notebook, its tabs, the notes of `???` places and the times, tied to
// what happens in the editor. Loaded when the page has come to rest.

import { HUL } from '../model/tekst.ts';
import { udskudt } from '../panels/udskudt.ts';
import type { Fane, Rude } from '../rapport/rude.ts';
import type { Skriv } from '../view/skriv.ts';
import { Notebog } from './bog.ts';
import { notefane, type Privat, parkerede, parkeretfane } from './faner.ts';
import { stedHer } from './hvor.ts';
import { Kladde } from './kladde.ts';
import { lager } from './lager.ts';
import { linje } from './linje.ts';
import { tekster as t } from './tekster.ts';
import { foelgIndlaeg, visTider } from './tider.ts';

export interface Noterude {
  readonly faner: (vis: () => void) => readonly Fane[];
  /** The panel stands there. */
  tilsluttet(rude: Rude): void;
  /** A new note about the block of the caret (or the meeting), its field has the focus. */
  nyNote(moedet: boolean): void;
  /** The `???` before the caret was parked now: its note is opened. */
  parkeret(): void;
}

export function aabnNoter(skriv: Skriv): Noterude {
  const { view, flader } = skriv;
  const bog = new Notebog(lager({ bruger: skriv.bruger.id, referat: skriv.referatId }), linje(skriv.referatId));
  const privat: Privat = { bog, kladde: new Kladde(bog), hul: -1, faerdig: () => view.focus() };
  let rude: Rude | null = null;
  const vis = (): void => rude?.vis();
  const felt = (selector: string): void => {
    vis();
    flader.hoejre.querySelector<HTMLElement>(selector)?.focus();
  };

  let tegnet: number = -1;
  const tegnTider = udskudt(() => {
    if (bog.tider.size === tegnet) return;
    tegnet = bog.tider.size;
    visTider(skriv, bog.tider);
  }, 100);
  bog.on(() => {
    vis();
    tegnTider();
  });
  foelgIndlaeg(skriv, (blok, tid) => bog.begyndt(blok, tid));

  /** Blocks in which this person typed a `???`, and when. */
  const skrevne = new Map<string, number>();
  const senere = udskudt(() => {
    for (const { blok, foer, efter, note } of parkerede(skriv, bog).huller) {
      const tid = skrevne.get(blok);
      if (tid !== undefined && !note)
        bog.skriv({ id: privat.kladde.frisk(), slags: 'hul', blok, citat: foer, efter, tekst: '', tid });
    }
    skrevne.clear();
  }, 600);
  skriv.on(({ state, docChanged, fremmed }) => {
    const { $head, from, to, empty } = state.selection;
    if (docChanged && !fremmed && empty && $head.nodeBefore?.text?.endsWith(HUL)) {
      skrevne.set($head.parent.attrs.id, Date.now());
      senere();
    }
    // The caret went to a hole (F8): its note comes forth, where the panel is seen by nobody else.
    const hul = !empty && to - from <= HUL.length ? from : -1;
    if (hul === privat.hul) return;
    privat.hul = hul;
    if (hul >= 0) visHul(hul);
  });
  const visHul = (at: number): void => {
    const found = parkerede(skriv, bog).huller.find(({ from }) => from === at);
    if (!found?.note || document.body.classList.contains('uden-ruder')) return;
    rude?.vaelg('parkeret');
    flader.hoejre.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' });
    if (found.note.tekst !== '') skriv.meld(t.noten(found.note.tekst));
  };

  addEventListener('online', () => bog.straks());
  addEventListener('pagehide', () => bog.straks());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') bog.straks();
    else void bog.hent();
  });
  void bog.hent();

  return {
    faner: (draw) => [notefane(skriv, privat, draw), parkeretfane(skriv, privat)],
    tilsluttet: (stands) => {
      rude = stands;
    },
    nyNote(moedet) {
      const { doc, selection } = view.state;
      privat.kladde.ved(stedHer(doc, moedet ? 0 : selection.head, skriv.roster()));
      rude?.vaelg('noter');
      felt('.ny-note textarea');
    },
    parkeret() {
      const at = view.state.selection.head - HUL.length;
      const found = parkerede(skriv, bog).huller.find(({ from }) => from === at);
      if (!found) return;
      const { blok, foer, efter, note } = found;
      if (!note)
        bog.skriv({ id: privat.kladde.frisk(), slags: 'hul', blok, citat: foer, efter, tekst: '', tid: Date.now() });
      skriv.meld(t.parkeretNu);
      if (document.body.classList.contains('uden-ruder')) return;
      privat.hul = at;
      rude?.vaelg('parkeret');
      felt(`[data-hul="${at}"] textarea`);
    },
  };
}
