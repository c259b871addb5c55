// The commands of tables, as `kommandoer.ts` has the others: a file of their own, since they bring prosemirror-tables.
import { tekster } from '../panels/tekster.ts';
import type { Kommando } from '../view/kommando.ts';
import { gruppe } from './kommandoer.ts';
import * as tabel from './tabel.ts';

const { grupper } = tekster;

/** In the order of the menu. */
export const tabelkommandoer: readonly Kommando[] = [
  ...gruppe(grupper.indsaet, [
    ['tabel', ['tabel'], tabel.indsaetTabel(3, 3)],
    ['opfoelgningstabel', ['opfølgningstabel'], tabel.indsaetTabel(2, 3, ['Hvad', 'Ansvarlig', 'Frist'])],
  ]),
  ...gruppe(grupper.tabel, [
    ['raekkeEfter', ['række'], tabel.raekkeEfter],
    ['raekkeFoer', ['række over'], tabel.raekkeFoer],
    ['kolonneEfter', ['kolonne'], tabel.kolonneEfter],
    ['kolonneFoer', ['kolonne før'], tabel.kolonneFoer],
    ['hovedraekke', ['hovedrække'], tabel.hovedraekke],
    ['samlCeller', ['saml celler'], tabel.samlCeller],
    ['delCelle', ['del celle'], tabel.delCelle],
    ['sletRaekke', ['slet række'], tabel.sletRaekke],
    ['sletKolonne', ['slet kolonne'], tabel.sletKolonne],
    ['sletTabel', ['slet tabel'], tabel.sletTabel],
  ]),
];
