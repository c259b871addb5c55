// The commands of menu, command line and keyboard that need no dialog: one table of names, words, keys and functions.
// Those of tables are `tabelkommandoer.ts`.
import { closeHistory } from 'prosemirror-history';
import type { Command } from 'prosemirror-state';
import { TASTER } from '../model/taster.ts';
import { tekster } from '../panels/tekster.ts';
import type { Kommando } from '../view/kommando.ts';
import { argumenter } from './argumenter.ts';
import { delIndlaeg, konkluder, samlIndlaeg, somBlokdel } from './blokdel.ts';
import * as dele from './dele.ts';
import { flyt } from './flyt.ts';
import * as tekst from './formatering.ts';
import { fjernLink } from './link.ts';
import { indIListe, somListe, udAfListe } from './liste.ts';
import { indsaetFelt } from './moede.ts';
import { nyOpgave } from './opgave.ts';
import { nytDagsordenspunkt, ophaevAfsnit, rykAfsnit, somAfsnit } from './sektion.ts';

const { grupper, kommandoer: navne } = tekster;

/** Each command is one step back in the history, also right after typing. */
export function etSkridt(command: Command): Command {
  return (state, dispatch, view) => command(state, dispatch && ((tr) => dispatch(closeHistory(tr))), view);
}

const foerste =
  (...commands: readonly Command[]): Command =>
  (state, dispatch, view) =>
    commands.some((command) => command(state, dispatch, view));

const rykInd = foerste(indIListe, rykAfsnit('ind'));
const rykUd = foerste(udAfListe, rykAfsnit('ud'));

type Raekke = readonly [id: keyof typeof navne, ord: readonly string[], command: Command, tast?: string];

/** A group of the menu as commands, each one step back in the history. */
export function gruppe(navn: string, rows: readonly Raekke[]): readonly Kommando[] {
  return rows.map(([id, ord, command, tast]) => ({
    id,
    navn: navne[id],
    ord,
    gruppe: navn,
    command: etSkridt(command),
    ...(tast === undefined ? {} : { tast }),
    ...(argumenter[id] === undefined ? {} : { argument: argumenter[id] }),
  }));
}

/** The commands, in the order of the menu. */
export const rene: readonly Kommando[] = [
  ...gruppe(grupper.skriv, [
    ['konklusion', ['konklusion'], konkluder('konklusion')],
    ['beslutning', ['beslutning'], konkluder('beslutning')],
    ['somIndlaeg', ['gør til indlæg', 'afsnit'], somBlokdel('indlaeg')],
    ['delIndlaeg', ['del indlæg'], delIndlaeg],
    ['samlIndlaeg', ['saml indlæg'], samlIndlaeg],
  ]),
  ...gruppe(grupper.indsaet, [
    ['punkt', ['punkt'], somAfsnit('punkt')],
    ['overskrift', ['overskrift', 'sektion'], somAfsnit('sektion')],
    ['opgave', ['opgave', 'opfølgning', 'aktion'], nyOpgave],
    ['naestemoede', ['næste møde'], dele.indsaetNaestemoede],
    ['underskrift', ['underskrift'], dele.indsaetUnderskrift],
    ['dagsorden', ['dagsorden'], dele.indsaetDagsorden],
    ['dagsordenspunkt', ['linje på dagsordenen'], nytDagsordenspunkt],
    ['deltagere', ['deltagere'], dele.indsaetDeltagere],
    ['deltagergruppe', ['gruppe'], dele.nyDeltagergruppe],
    ['moedefakta', ['mødefakta'], dele.indsaetMoedefakta],
    ['nyLinje', ['ny linje'], dele.nyLinje],
    ['feltDato', ['dato'], indsaetFelt('dato')],
    ['feltTid', ['tid'], indsaetFelt('tid')],
    ['feltSted', ['sted'], indsaetFelt('sted')],
    ['feltSagsnr', ['sagsnummer'], indsaetFelt('sagsnr')],
  ]),
  ...gruppe(grupper.tekst, [
    ['fed', ['fed'], tekst.fed, TASTER.fed],
    ['kursiv', ['kursiv'], tekst.kursiv, TASTER.kursiv],
    ['udenFormat', ['uden format'], tekst.udenFormat],
    ['fjernLink', ['fjern link'], fjernLink],
    ['linjeskift', ['linjeskift'], tekst.linjeskift, TASTER.linjeskift],
    ['samlLinjer', ['saml linjer'], tekst.samlLinjer],
    ['distribution', ['udsendelse', 'sendes til'], tekst.distribution],
  ]),
  ...gruppe(grupper.opbygning, [
    ['flytOp', ['flyt op'], flyt(-1), TASTER.flytOp],
    ['flytNed', ['flyt ned'], flyt(1), TASTER.flytNed],
    ['rykInd', ['ryk ind'], rykInd, TASTER.rykInd],
    ['rykUd', ['ryk ud'], rykUd, TASTER.rykUd],
    ['ophaev', ['fjern overskrift'], ophaevAfsnit],
  ]),
  ...gruppe(grupper.liste, [
    ['punktliste', ['liste', 'punktliste'], somListe('punkt'), TASTER.punktliste],
    ['talliste', ['nummereret liste', 'talliste'], somListe('tal'), TASTER.talliste],
    ['bogstavliste', ['bogstavliste'], somListe('bogstav')],
  ]),
];
