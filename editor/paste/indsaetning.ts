// Paste, drop and figures, attached to the writing page. What cleans and asks is a file of its own, fetched when the page
// has come to rest.
import type { Command } from 'prosemirror-state';
import { figurHer } from '../commands/figur.ts';
import type { Importrapport } from '../model/importrapport.ts';
import { beskrivFigur } from '../nodeviews/figurer.ts';
import { tekster as menu } from '../panels/tekster.ts';
import { iRo } from '../panels/udskudt.ts';
import type { Skriv, Udvidelse } from '../view/skriv.ts';
import { ind } from './ind.ts';
import type { Modtager } from './modtag.ts';
import { billedplads } from './plads.ts';
import { tekster } from './tekster.ts';

const hentModtag = () => import('./modtag.ts');

/** The extension. `visRapport` shows the report when a referat has been read into this one. */
export function indsaetning(visRapport: (rapport: Importrapport) => void): Udvidelse {
  let her: Skriv | null = null;
  let modtager: Modtager | null = null;
  const hent = async (): Promise<Modtager | null> => {
    try {
      const modtag = await hentModtag();
      if (her) modtager ??= modtag.modtager(her, visRapport);
    } catch {
      her?.meld(tekster.udenRens);
    }
    return modtager;
  };
  const vaelg: Command = (_state, dispatch) => {
    if (dispatch)
      void hentModtag().then(({ vaelgBillede }) => {
        if (her) vaelgBillede(her);
      });
    return true;
  };
  const beskriv: Command = (state, dispatch, view) => {
    if (!figurHer(state)) return false;
    return !dispatch || !view || beskrivFigur(view);
  };
  const referatId = document.getElementById('skriv')?.dataset.referat ?? '';
  const { grupper, kommandoer: navne } = menu;
  return {
    kommandoer: [
      { id: 'figur', navn: navne.figur, gruppe: grupper.indsaet, ord: ['billede', 'figur'], command: vaelg },
      { id: 'alt', navn: navne.alt, gruppe: grupper.ret, ord: ['beskriv billede'], command: beskriv },
    ],
    plugins: [ind({ referatId, nu: () => modtager, hent }), billedplads()],
    mount(skriv) {
      her = skriv;
      iRo(() => void hent());
      paaSiden(() => modtager, skriv);
    },
  };
}

/** A file dropped beside the paper would take the place of the page: it is received like one dropped on the paper. */
function paaSiden(nu: () => Modtager | null, { view }: Skriv): void {
  const filer = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  addEventListener('dragover', (event) => {
    if (filer(event)) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    if (event.defaultPrevented || !filer(event)) return;
    event.preventDefault();
    const dropped = [...(event.dataTransfer?.files ?? [])];
    if (view.editable) nu()?.tag(view, { html: '', tekst: '', filer: dropped, slip: true });
  });
}
