// Participants in a table written as text, its cells set apart by tabs, lines or wide spaces: what the head above them says
// of each column, and the line of one person. Lists with commas and dashes are read in `kolonner.ts`.
import type { Stykke } from '../../editor/model/deltagertekst.ts';
import { isInitialerAf, statusOrd } from '../../editor/model/deltagertekst.ts';
import type { Status } from '../../editor/model/roster.ts';
import { felter, isNavn, lille, medTekst } from './kolonner.ts';
import { isOrganisation } from './navneform.ts';

type Kolonne = 'navn' | 'rolle' | 'organisation' | 'initialer' | 'fremmoede' | 'andet';

/** What the columns hold, in order. */
export type Tabelhoved = readonly Kolonne[];

const KOLONNER: readonly (readonly [Kolonne, RegExp])[] = [
  ['navn', /^(?:navn|deltagere?|person)$/i],
  ['rolle', /^(?:rolle|titel|stilling|funktion|rolle i .*)$/i],
  ['organisation', /^(?:firma|organisation|virksomhed|forvaltning|afdeling|repræsenterer|enhed|selskab)$/i],
  ['initialer', /^(?:init(?:ialer)?|ini|fork(?:ortelse)?)\.?$/i],
  ['fremmoede', /^(?:til ?stede|mødt|deltog|deltager|fremmødt?e?|status|deltagelse)\??$/i],
];
const CELLE = /\s*[\t|]\s*|\s{3,}/g;
/** A head has no words so far apart. */
const HOVEDCELLE = /\s*[\t|]\s*|\s{2,}/g;
const JA = /^(?:ja|j|x|✓|✔|\+|ok)$/i;
const NEJ = /^(?:nej|n|-|–|—|÷)$/i;

/** The head of a table of people, or null: "Navn | Rolle | Til stede". */
export function findTabelhoved(line: string): Tabelhoved | null {
  if (line.length > 200) return null;
  const found = celler(line, HOVEDCELLE).map(
    ({ tekst }) => KOLONNER.find(([, pattern]) => pattern.test(tekst))?.[0] ?? ('andet' as const),
  );
  const isHead = found[0] === 'navn' || (found[1] === 'navn' && found[0] !== 'andet');
  return isHead && found.filter((one) => one !== 'andet').length > 1 ? found : null;
}

/** "Bo Eksempel | formand | Kajkanten". Where a head says so, a sign in a column is somebody's attendance. */
export function laesCeller(line: string, status: Status, hoved: Tabelhoved | null): readonly Stykke[] | null {
  if (!/[\t|]|\S\s{3,}\S/.test(line)) return null;
  const cells = celler(line);
  const names = cells.filter(({ tekst }) => isNavn(tekst));
  // Whose initials stand in the row is the person, whatever else looks like a name.
  const name =
    names.find(({ tekst }) => cells.some((cell) => isInitialerAf(udenParentes(cell.tekst), tekst))) ?? names[0];
  if (cells.length < 2 || !name) return null;
  const known = hoved?.length === cells.length ? hoved : null;
  const af = (kolonne: Kolonne) => cells[known?.indexOf(kolonne) ?? -1]?.tekst ?? null;
  const others = cells.filter((cell) => cell !== name).map(({ tekst }) => tekst);
  const initialer = others.find((tekst) => isInitialerAf(udenParentes(tekst), name.tekst)) ?? null;
  const stated = others.map(statusOrd).find((one) => one !== undefined) ?? fremmoede(af('fremmoede'));
  const rest = others.filter(
    (tekst) => tekst !== initialer && statusOrd(tekst) === undefined && !JA.test(tekst) && !NEJ.test(tekst),
  );
  const [first = '', second] = rest;
  const sender = second === undefined || (isOrganisation(first) && !isOrganisation(second)) ? first : second;
  const isSender = second !== undefined || isOrganisation(first);
  const organisation = known ? af('organisation') : isSender ? sender : null;
  const rolle = known ? af('rolle') : rest.find((tekst) => tekst !== organisation);
  return medTekst(line, [
    {
      ...name,
      navn: {
        initialer: initialer && udenParentes(initialer),
        rolle: lille((rolle ?? '').replace(/:$/, '')),
        organisation: organisation ?? '',
        status: stated ?? status,
      },
    },
  ]);
}

/** "(PLY)" → "PLY". */
function udenParentes(tekst: string): string {
  return tekst.replace(/^\((.*)\)$/, '$1');
}

function celler(line: string, mellem: RegExp = CELLE) {
  return felter(line, mellem).filter(({ tekst }) => tekst !== '');
}

function fremmoede(celle: string | null): Status {
  if (celle === null) return null;
  if (/(?<!\p{L})afbud(?!\p{L})/iu.test(celle)) return 'afbud';
  return JA.test(celle) ? 'til stede' : NEJ.test(celle) ? 'fraværende' : null;
}
