// Tables, attached to the writing page: their commands, Tab from cell to cell, cells selected as such. What a table looks
// like and its text need none of it.
import type { Command } from 'prosemirror-state';
import { isInTable, tableEditing } from 'prosemirror-tables';
import { tabelkommandoer } from '../commands/tabelkommandoer.ts';
import type { Skriv, Udvidelse } from '../view/skriv.ts';
import { tabeltaster } from './tabeltaster.ts';
import { tekster } from './tekster.ts';

/** The extension. */
export function tabeller(): Udvidelse {
  let her: Skriv | null = null;
  const beskriv: Command = (state, dispatch) => {
    if (!isInTable(state)) return false;
    if (dispatch)
      void import('./dialoger.ts').then(({ spoergBeskrivelse }) => {
        if (her) spoergBeskrivelse(her);
      });
    return true;
  };
  return {
    kommandoer: [
      ...tabelkommandoer,
      {
        id: 'beskrivTabel',
        navn: tekster.kommandoer.beskrivTabel,
        gruppe: tekster.grupper.tabel,
        ord: ['beskriv tabel'],
        command: beskriv,
      },
    ],
    plugins: [tabeltaster(), tableEditing()],
    mount(skriv) {
      her = skriv;
    },
  };
}
