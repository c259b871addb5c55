// What can be done with the thread that is opened, as commands: for the command line, the ⋯ menu and whoever has no keys
// to spare. They come when there is a thread.
import type { Command } from 'prosemirror-state';
import type { Kommando } from '../view/kommando.ts';
import type { Goeremaal } from './kort.ts';
import { tekster as t } from './tekster.ts';

export interface Muligheder {
  kan(maal: Goeremaal): boolean;
  goer(maal: Goeremaal): void;
  skridt(retning: 1 | -1): void;
  /** Whether anything is open. */
  nogen(): boolean;
}

type Navn = keyof typeof t.kommandoer;

export function traadkommandoer(m: Muligheder): readonly Kommando[] {
  const kommando = (id: Navn, ord: readonly string[], kan: () => boolean, goer: () => void): Kommando => {
    const command: Command = (_state, dispatch) => {
      if (!kan()) return false;
      if (dispatch) goer();
      return true;
    };
    return { id, navn: t.kommandoer[id], ord, gruppe: t.gruppe, command };
  };
  const maal = (id: Navn, ord: readonly string[], hvad: Goeremaal): Kommando =>
    kommando(
      id,
      ord,
      () => m.kan(hvad),
      () => m.goer(hvad),
    );
  return [
    kommando('naesteBemaerkning', ['næste bemærkning'], m.nogen, () => m.skridt(1)),
    kommando('forrigeBemaerkning', ['forrige bemærkning'], m.nogen, () => m.skridt(-1)),
    maal('indarbejd', ['indarbejd'], 'indarbejd'),
    maal('retIndarbejd', ['ret og indarbejd'], 'ret'),
    maal('afvis', ['afvis'], 'afvis'),
    maal('vent', ['vent'], 'vent'),
    maal('svar', ['svar'], 'svar'),
    maal('naesteMoede', ['til næste møde'], 'naesteMoede'),
    maal('genaabn', ['åbn igen'], 'genaabn'),
    maal('fortrydAfgoerelse', ['fortryd afgørelse'], 'fortryd'),
  ];
}
