// Everything around the text, attached to the writing page: menu, panels, paste, and the commands that ask.
import './paneler.css';
import { keymap } from 'prosemirror-keymap';
import type { Command, Plugin } from 'prosemirror-state';
import { isInTable, tableEditing } from 'prosemirror-tables';
import { tilfoejDeltagere } from '../commands/deltagere.ts';
import { figurHer } from '../commands/figur.ts';
import { rene } from '../commands/kommandoer.ts';
import { delListepunkt, tilbageIListe } from '../commands/liste.ts';
import { laesDeltagertekst, rensDeltagertekst } from '../model/deltagertekst.ts';
import type { Importrapport } from '../model/importrapport.ts';
import { schema } from '../model/schema.ts';
import { hentRens, ind } from '../paste/ind.ts';
import type { Kommando } from '../view/kommando.ts';
import type { Skriv, Udvidelse } from '../view/skriv.ts';
import { visBund } from './bund.ts';
import { figurvisning } from './figurvisning.ts';
import { visFormatlinje } from './formatlinje.ts';
import { linjelaeser } from './linjelaeser.ts';
import { tabeltaster } from './tabeltaster.ts';
import { tekster } from './tekster.ts';
import { erTomt } from './tomt.ts';
import { visTop } from './top.ts';
import { iRo } from './udskudt.ts';
import { visVenstre } from './venstre.ts';

const { grupper, kommandoer: navne } = tekster;

/** Fetched when somebody asks for it, or when the page has come to rest: the text can be written without. */
const dialoger = () => import('./dialoger.ts');

/** The extension. `vis` shows how a text that was read into an empty referat was read. */
export function paneler(vis: (rapport: Importrapport) => void): Udvidelse {
  let her: Skriv | null = null;
  const sig = (tekst: string): void => her?.meld(tekst);

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
  const alt = (all: Dialoger, skriv: Skriv): void => {
    const figur = figurHer(skriv.view.state);
    if (figur) all.spoergAlt(skriv, figur.id, figur.alt);
  };
  const iTekst: Command = ({ selection: { $from } }) =>
    $from.parent.isTextblock && $from.parent.type.allowsMarkType(schema.marks.link);
  const kommandoer = [
    ...rene,
    kommando(
      'link',
      grupper.tekst,
      ['link'],
      spoerg((all, skriv) => all.spoergLink(skriv), iTekst),
      'Mod-k',
    ),
    kommando(
      'figur',
      grupper.indsaet,
      ['billede', 'figur'],
      spoerg((all, skriv) => all.spoergFigur(skriv)),
    ),
    kommando(
      'alt',
      grupper.ret,
      ['beskriv billede'],
      spoerg(alt, (state) => figurHer(state) !== null),
    ),
    kommando(
      'beskrivTabel',
      grupper.tabel,
      ['beskriv tabel'],
      spoerg((all, skriv) => all.spoergBeskrivelse(skriv), isInTable),
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
    kommando(
      'afbud',
      grupper.moede,
      ['afbud'],
      spoerg((all, skriv) => all.spoergAfbud(skriv)),
    ),
  ];

  const billeder = (filer: readonly File[], pos?: number): void => {
    const [first, ...rest] = filer;
    if (first) aabn((all, skriv) => all.spoergFigur(skriv, first, pos, () => billeder(rest)));
  };
  const deltagere = (tekst: string): boolean => {
    if (!her) return false;
    const groups = laesDeltagertekst(rensDeltagertekst(tekst));
    const names = groups.flatMap((one) => one.linjer.flat()).filter((one) => one.slags === 'navn').length;
    const { $from, empty } = her.view.state.selection;
    // A few words in the middle of a line are words.
    if (names === 0 || !empty || (!tekst.trim().includes('\n') && $from.parent.content.size > 0)) return false;
    const { tr } = her.view.state;
    const n = tilfoejDeltagere(tr, groups);
    if (n === 0) return false;
    her.dispatch(tr.scrollIntoView());
    sig(tekster.tilfoej.tilfoejet(n));
    return true;
  };
  const plugins: readonly Plugin[] = [
    keymap({ Enter: delListepunkt, Backspace: tilbageIListe }),
    tabeltaster(),
    ind({
      billeder,
      deltagere,
      tabte: (antal) => sig(tekster.ind.billeder(antal)),
      referat: (tekst) => {
        if (!her || !erTomt(her)) return false;
        aabn((all, skriv) => all.spoergReferat(skriv, tekst, vis));
        return true;
      },
      filer: ([fil]) => {
        if (fil) aabn((all, skriv) => all.spoergFil(skriv, fil, vis));
      },
    }),
    linjelaeser(),
    figurvisning(() => aabn(alt)),
    tableEditing(),
  ];

  const mount = (skriv: Skriv): void => {
    her = skriv;
    const ret = (id: string): void => aabn((all) => all.retDeltagerDialog(skriv, id));
    visTop(skriv, () => aabn((all) => all.omdoebDialog(skriv)));
    visVenstre(skriv, { tilfoej: () => aabn((all) => all.tilfoejDialog(skriv)), ret, talt: visBund(skriv) });
    visFormatlinje(skriv);
    // Also for the one who loses the connection before the first question.
    iRo(() => {
      void dialoger();
      void hentRens();
    });
  };
  return { kommandoer, plugins, mount };
}
