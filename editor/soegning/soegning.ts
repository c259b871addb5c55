// Find and replace, attached to the writing page: Ctrl+F and Ctrl+H inside the text. The panel is fetched at the first
// use, or when the page has come to rest.
import type { Command } from 'prosemirror-state';
import { TASTER } from '../model/taster.ts';
import { tekster } from '../panels/tekster.ts';
import { iRo } from '../panels/udskudt.ts';
import type { Kommando } from '../view/kommando.ts';
import type { Skriv, Udvidelse } from '../view/skriv.ts';
import { soegeplugin } from './plugin.ts';

const { grupper, kommandoer: navne } = tekster;

const rude = () => import('./rude.ts');

/** The extension. */
export function soegning(): Udvidelse {
  let her: Skriv | null = null;
  let aabn = (erstat: boolean): void => {
    void rude().then(({ soegerude }) => {
      if (!her) return;
      aabn = soegerude(her);
      aabn(erstat);
    });
  };
  const find =
    (erstat: boolean): Command =>
    (_state, dispatch) => {
      if (dispatch) aabn(erstat);
      return true;
    };
  const kommando = (id: 'soeg' | 'erstat', ord: readonly string[], tast: string): Kommando => ({
    id,
    navn: navne[id],
    gruppe: grupper.ret,
    ord,
    tast,
    command: find(id === 'erstat'),
  });
  return {
    plugins: [soegeplugin()],
    kommandoer: [kommando('soeg', ['find', 'søg'], TASTER.soeg), kommando('erstat', ['erstat'], TASTER.erstat)],
    mount(skriv) {
      her = skriv;
      // Also for the one who loses the connection before the first search.
      iRo(() => void rude());
    },
  };
}
