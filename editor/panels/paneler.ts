// Everything around the text, attached to the writing page: menu, panels, and the commands that ask.
import { keymap } from 'prosemirror-keymap';
import type { Command, Plugin } from 'prosemirror-state';
import { rene } from '../commands/kommandoer.ts';
import { delListepunkt, tilbageIListe } from '../commands/liste.ts';
import { schema } from '../model/schema.ts';
import { TASTER } from '../model/taster.ts';
import type { Kommando } from '../view/kommando.ts';
import type { Skriv, Udvidelse } from '../view/skriv.ts';
import { visBund } from './bund.ts';
import { visFormatlinje } from './formatlinje.ts';
import { gaaTilAdressen } from './gaatil.ts';
import { linjelaeser } from './linjelaeser.ts';
import { tekster } from './tekster.ts';
import { visTop } from './top.ts';
import { iRo } from './udskudt.ts';
import { visVenstre } from './venstre.ts';

const { grupper, kommandoer: navne } = tekster;

/** Fetched when somebody asks for it, or when the page has come to rest: the text can be written without. */
const dialoger = () => import('./dialoger.ts');

/** The extension. Its commands and plugins are made before the page stands; `mount` tells them of it. */
export function paneler(): Udvidelse {
  let her: Skriv | null = null;

  type Dialoger = Awaited<ReturnType<typeof dialoger>>;
  const aabn = (open: (all: Dialoger, skriv: Skriv) => void): void => {
    void dialoger().then((all) => {
      if (her) open(all, her);
    });
  };
  const spoerg =
    (open: (all: Dialoger, skriv: Skriv) => void, when: Command = () => true): Command =>
    (state, dispatch, view) => {
      if (!when(state, undefined, view)) return false;
      if (dispatch) aabn(open);
      return true;
    };
  const kommando = (
    id: keyof typeof navne,
    gruppe: string,
    ord: readonly string[],
    command: Command,
    tast?: string,
  ): Kommando => ({
    id,
    navn: navne[id],
    gruppe,
    ord,
    command,
    ...(tast === undefined ? {} : { tast }),
  });
  const iTekst: Command = ({ selection: { $from } }) =>
    $from.parent.isTextblock && $from.parent.type.allowsMarkType(schema.marks.link);
  const kommandoer = [
    ...rene,
    kommando(
      'link',
      grupper.tekst,
      ['link'],
      spoerg((all, skriv) => all.spoergLink(skriv), iTekst),
      TASTER.link,
    ),
    kommando(
      'moede',
      grupper.moede,
      ['dato, tid og sted', 'mødet'],
      spoerg((all, skriv) => all.spoergMoede(skriv)),
    ),
    kommando(
      'tilfoej',
      grupper.moede,
      ['tilføj deltagere'],
      spoerg((all, skriv) => all.tilfoejDialog(skriv)),
    ),
  ];

  const plugins: readonly Plugin[] = [
    keymap({ [TASTER.afsnit]: delListepunkt, [TASTER.tilbage]: tilbageIListe }),
    linjelaeser(),
  ];

  const mount = (skriv: Skriv): void => {
    her = skriv;
    const ret = (id: string): void => aabn((all) => all.retDeltagerDialog(skriv, id));
    visTop(skriv, () => aabn((all) => all.omdoebDialog(skriv)));
    let borte: Dialoger['borte'] | null = null;
    const genvis = visVenstre(skriv, {
      tilfoej: () => aabn((all) => all.tilfoejDialog(skriv)),
      ret,
      talt: visBund(skriv),
      borte: () => borte?.(skriv) ?? new Map(),
    });
    visFormatlinje(skriv);
    gaaTilAdressen(skriv);
    // Also for the one who loses the connection before the first question; not while the page is being opened.
    setTimeout(() => {
      iRo(() => {
        void dialoger().then((all) => {
          borte = all.borte;
          if (skriv.maa('foreslaa-deltagere')) void all.hentTidligere(skriv);
          genvis();
        });
      });
    }, 1000);
  };
  return { kommandoer, plugins, mount };
}
