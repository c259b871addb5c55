// The words of the page of keys. Which key it is comes from the editor's own table (`editor/model/taster.ts`).
import type { Tast } from '../../editor/model/taster.ts';

/** One line: the keys that do it (one or the other), `foer` what is typed first. */
interface Tastelinje {
  readonly foer?: string;
  readonly taster: readonly Tast[];
  readonly virkning: string;
}

interface Tastegruppe {
  readonly navn: string;
  readonly taster: readonly Tastelinje[];
}

const grupper: readonly Tastegruppe[] = [
  {
    navn: 'Mens mødet kører',
    taster: [
      {
        foer: 'initialer',
        taster: ['tag'],
        virkning: 'Taler: først i et afsnit, med initialer eller de første bogstaver af navnet',
      },
      {
        foer: 'bogstaver',
        taster: ['tag'],
        virkning: 'Udsagnsord efter taleren: »red« bliver til »redegjorde for«, og »ind« derefter til »indledningsvis«',
      },
      {
        taster: ['tag'],
        virkning: 'I et nyt indlæg: den næstsidste, der talte. En gang til: den sidste',
      },
      {
        foer: 'Afs',
        taster: ['tag'],
        virkning:
          'Afslutningsvis, så udsagnsordet, så taleren: »Afslutningsvis konkluderede …, at«. »På s« giver »På spørgsmål fra«',
      },
      {
        foer: 'forkortelse',
        taster: ['tag'],
        virkning: 'Dine egne forkortelser, overalt i teksten. Du retter dem under Indstillinger',
      },
      { taster: ['afsnit'], virkning: 'Nyt afsnit i samme indlæg' },
      { taster: ['indlaeg'], virkning: 'Nyt indlæg, eller del indlægget her. Enter i et tomt afsnit gør det samme' },
      { taster: ['tilbage'], virkning: 'Først i et afsnit: ophæver først opdelingen, siden teksten' },
      { taster: ['taler'], virkning: 'Skift taler i dette indlæg' },
      { taster: ['hul'], virkning: 'Gå til næste ???' },
      { taster: ['forrigeHul'], virkning: 'Gå til forrige ???' },
      {
        taster: ['bemaerkninger'],
        virkning:
          'Gennemgå bemærkninger: J næste, K forrige, A indarbejd, E ret først, R afvis, V vent, S svar, M næste møde, T til stedet i teksten, O åbn igen, U fortryd, Esc tilbage til teksten',
      },
      {
        taster: ['kommandoer'],
        virkning:
          'Lukker det, der er åbent; ellers kommandoer med almindelige ord: punkt, beslutning, konklusion, opgave, ankom, gik, afbud, note, parkér, lukket, udelades, åben, referent … Noget kan skrives efter ordet: »punkt Økonomi«, »taler be«',
      },
    ],
  },
  {
    navn: 'Teksten',
    taster: [
      { taster: ['fed'], virkning: 'Fed' },
      { taster: ['kursiv'], virkning: 'Kursiv' },
      { taster: ['link'], virkning: 'Link' },
      { taster: ['linjeskift'], virkning: 'Linjeskift i afsnittet' },
      { taster: ['flytOp', 'flytNed'], virkning: 'Flyt indlægget, afsnittet eller punktet op eller ned' },
      { taster: ['rykInd', 'rykUd'], virkning: 'Ryk listens linje eller afsnittet ind eller ud' },
      { taster: ['punktliste', 'talliste'], virkning: 'Punktliste, nummereret liste' },
      { taster: ['frem'], virkning: 'Slet det næste. En deltagerliste eller en hel del flytter aldrig med' },
      { taster: ['fortryd'], virkning: 'Fortryd. Gælder alt, også et skift af taler' },
      { taster: ['gendan', 'gendanOgsaa'], virkning: 'Gendan' },
      { taster: ['soeg'], virkning: 'Find' },
      { taster: ['erstat'], virkning: 'Find og erstat' },
    ],
  },
  {
    navn: 'Siden',
    taster: [
      { taster: ['ruder'], virkning: 'Vis eller skjul ruderne ved siden af teksten' },
      {
        taster: ['naesteCelle'],
        virkning: 'I en tabel: næste celle. Ellers, og altid efter Esc: videre til det næste på siden',
      },
      { taster: ['forrigeCelle'], virkning: 'I en tabel: forrige celle. Ellers tilbage til det forrige på siden' },
    ],
  },
];

export const taster = {
  titel: 'Taster',
  indledning: 'Alt kan også gøres med musen. Der er ingen taster, som kræver AltGr.',
  kolonner: ['Tast', 'Virkning'],
  eller: 'eller',
  grupper,
} as const;
