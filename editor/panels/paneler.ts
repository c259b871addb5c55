// Everything around the text, attached to the writing page: menu, panels, search, paste, and the commands that ask.
import './paneler.css';
import { keymap } from 'prosemirror-keymap';
import type { Command, Plugin } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { tilfoejDeltagere } from '../commands/deltagere.ts';
import { figurHer } from '../commands/figur.ts';
import { rene } from '../commands/kommandoer.ts';
import { delListepunkt, tilbageIListe } from '../commands/liste.ts';
import { forrigeCelle, naesteCelle } from '../commands/tabel.ts';
import { laesDeltagertekst, rensDeltagertekst } from '../model/deltagertekst.ts';
import { ind } from '../paste/ind.ts';
import type { Kommando } from '../view/kommando.ts';
import type { Skriv, Udvidelse } from '../view/skriv.ts';
import { visBund } from './bund.ts';
import { retDeltagerDialog, tilfoejDialog } from './deltagerdialog.ts';
import { figurvisning } from './figurvisning.ts';
import { visFormatlinje } from './formatlinje.ts';
import { visHoejre } from './hoejre.ts';
import { erTomt, spoergFil, spoergReferat } from './indlaesning.ts';
import { linjelaeser } from './linjelaeser.ts';
import { omdoebDialog } from './omdoeb.ts';
import { soegeplugin } from './soegeplugin.ts';
import { soegerude } from './soegerude.ts';
import { naar, spoergAfbud, spoergAlt, spoergBeskrivelse, spoergLink, spoergMoede } from './spoerg.ts';
import { tekster } from './tekster.ts';
import { visTop } from './top.ts';
import { spoergFigur } from './upload.ts';
import { visVenstre } from './venstre.ts';

const { grupper, kommandoer: navne } = tekster;

/** The extension. Its commands and plugins are made before the page stands; `mount` tells them of it. */
export function paneler(): Udvidelse {
  let her: Skriv | null = null;
  let vis: ReturnType<typeof visHoejre> = () => {};
  let soeg: (erstat: boolean) => void = () => {};
  const sig = (tekst: string): void => her?.meld(tekst);

  const spoerg =
    (open: (skriv: Skriv) => void, when: Command = () => true): Command =>
    (state, dispatch, view) => {
      if (!when(state, undefined, view)) return false;
      if (dispatch && her) open(her);
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
  const alt = (skriv: Skriv): void => {
    const figur = figurHer(skriv.view.state);
    if (figur) spoergAlt(skriv, figur.id, figur.alt);
  };
  const kommandoer = [
    ...rene,
    kommando('link', grupper.tekst, ['link'], spoerg(spoergLink, naar.link), 'Mod-k'),
    kommando(
      'figur',
      grupper.indsaet,
      ['billede', 'figur'],
      spoerg((skriv) => spoergFigur(skriv)),
    ),
    kommando('alt', grupper.ret, ['beskriv billede'], spoerg(alt, naar.alt)),
    kommando('beskrivTabel', grupper.tabel, ['beskriv tabel'], spoerg(spoergBeskrivelse, naar.tabel)),
    kommando(
      'soeg',
      grupper.ret,
      ['find', 'søg'],
      spoerg(() => soeg(false)),
      'Mod-f',
    ),
    kommando(
      'erstat',
      grupper.ret,
      ['erstat'],
      spoerg(() => soeg(true)),
      'Mod-h',
    ),
    kommando('moede', grupper.moede, ['dato, tid og sted', 'mødet'], spoerg(spoergMoede)),
    kommando(
      'tilfoej',
      grupper.moede,
      ['tilføj deltagere'],
      spoerg((skriv) => tilfoejDialog(skriv)),
    ),
    kommando('afbud', grupper.moede, ['afbud'], spoerg(spoergAfbud)),
  ];

  const billeder = (filer: readonly File[], pos?: number): void => {
    const [first, ...rest] = filer;
    if (first && her) spoergFigur(her, first, pos, () => billeder(rest));
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
    keymap({ Enter: delListepunkt, Backspace: tilbageIListe, Tab: naesteCelle, 'Shift-Tab': forrigeCelle }),
    ind({
      billeder,
      deltagere,
      tabte: (antal) => sig(tekster.ind.billeder(antal)),
      referat: (tekst) => {
        if (!her || !erTomt(her)) return false;
        spoergReferat(her, tekst, vis);
        return true;
      },
      filer: ([fil]) => {
        if (fil && her) spoergFil(her, fil, vis);
      },
    }),
    linjelaeser(),
    figurvisning(() => {
      if (her) alt(her);
    }),
    soegeplugin(),
    tableEditing(),
  ];

  const mount = (skriv: Skriv): void => {
    her = skriv;
    const ret = (id: string): void => retDeltagerDialog(skriv, id);
    visTop(skriv, () => omdoebDialog(skriv));
    visVenstre(skriv, { tilfoej: () => tilfoejDialog(skriv), ret, talt: visBund(skriv) });
    vis = visHoejre(skriv);
    soeg = soegerude(skriv, ret, () => spoergMoede(skriv));
    visFormatlinje(skriv);
  };
  return { kommandoer, plugins, mount };
}
