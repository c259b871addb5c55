// Tables that are no tables to a reader of referater: participants in columns, and facts with their labels beside them.
// They become the lines that a text would have, so that the recogniser reads them as such. Every other table stays.
import { delDeltagerlinje, type Stykke, statusOrd } from '../../../editor/model/deltagertekst.ts';
import type { Status } from '../../../editor/model/roster.ts';
import { findFakta } from '../fakta.ts';
import { findOverskrift } from '../overskrifter.ts';
import type { Afsnitblok, Celle, Stump, Tabelblok } from './blok.ts';
import { afsnit, bloktekst } from './blok.ts';

/** A line made of a table. `stykker` where the columns say more of a person than the line does. */
interface Tabellinje {
  readonly blok: Afsnitblok;
  readonly stykker: readonly Stykke[] | null;
}

export interface Tabellinjer {
  readonly slags: 'deltagere' | 'fakta';
  readonly linjer: readonly Tabellinje[];
  /** Text that the lines do without: the names of the columns. */
  readonly udeladt: string;
}

type Kolonne = 'navn' | 'fornavn' | 'efternavn' | 'initialer' | 'rolle' | 'organisation' | 'status' | 'andet';

const KOLONNER: readonly (readonly [Kolonne, RegExp])[] = [
  ['navn', /^(?:navne?|(?:møde)?deltagere?(?:navn)?|deltagernavn|medlem(?:mer)?|person(?:er)?|hvem)$/i],
  ['fornavn', /^fornavn$/i],
  ['efternavn', /^efternavn$/i],
  ['initialer', /^(?:initialer|init\.?|ini\.?|forkortelse)$/i],
  [
    'rolle',
    /^(?:rolle|titel|stilling(?:sbetegnelse)?|funktion|hverv|titel ?\/ ?(?:rolle|stilling)|rolle ?\/ ?titel)$/i,
  ],
  [
    'organisation',
    /^(?:organisation(?:er)?|firma|virksomhed|selskab|forening|afdeling|forvaltning|myndighed|kommune|enhed|center|arbejdssted|repræsenterer|repræsentant for|parti|liste|gruppe|instans|fra|part)$/i,
  ],
  [
    'status',
    /^(?:status|fremmøde|til ?stede|deltog|deltager(?:\?)|deltagelse|mødt|afbud|fraværende|tilstedeværelse)$/i,
  ],
];
/** Columns of other tables that also name people. */
const ANDRE_TABELLER =
  /^(?:opgave|hvad|handling|aktion|action|frist|deadline|ansvarlig|beslutning|beløb|pris|stemmer?|dato|punkt|emne)$/i;
/** Columns that say by themselves what they hold. */
const NAVNLOESE = /^(?:nr\.?|e-?mail|mail|telefon|tlf\.?|mobil|adresse|bemærkning(?:er)?|noter?|underskrift)$/i;
const MAX_HOVED = 40;
const SAT_KRYDS = /^(?:x|✓|✔|☒|☑|ja|j|\+)$/i;

/** The lines of a table, or null where it should stay one. `underDeltagere`: it stands below such a heading. */
export function tabelSomLinjer(tabel: Tabelblok, underDeltagere: boolean): Tabellinjer | null {
  return deltagertabel(tabel, underDeltagere) ?? faktatabel(tabel);
}

function tekstAf({ blokke }: Celle): string {
  return blokke
    .map((blok) => (blok.slags === 'afsnit' ? bloktekst(blok) : ''))
    .join('\n')
    .trim();
}

// -- participants -----------------------------------------------------------------------------------------------------

function deltagertabel({ raekker }: Tabelblok, under: boolean): Tabellinjer | null {
  const texts = raekker.map((row) => row.map((celle) => ({ celle, tekst: tekstAf(celle).replace(/[ \t]+/g, ' ') })));
  const [head = []] = texts;
  const kolonner = head.map(({ tekst }): Kolonne => kolonne(tekst));
  if (head.some(({ tekst }) => ANDRE_TABELLER.test(tekst.replace(/[:?]$/, '')))) return null;
  const names = kolonner.some((one) => one === 'navn' || one === 'efternavn' || one === 'fornavn');
  const hasHead = names && head.length > 1 && !head.some(({ tekst }) => tekst.length > MAX_HOVED || navneI(tekst) > 0);
  const known = kolonner.filter((one) => one !== 'andet').length;
  if (hasHead ? known < 2 && !under : !under) return null;
  const body = hasHead ? texts.slice(1) : texts;
  const named = body.filter((row) => row.some(({ tekst }) => navneI(tekst) > 0));
  if (body.length === 0 || named.length < body.length * 0.6) return null;

  // A column of a name that nobody knows is text of the referat: then the head is a line of the list.
  const strange = head.some(({ tekst }, i) => tekst !== '' && kolonner[i] === 'andet' && !NAVNLOESE.test(tekst));
  const heading = hasHead && strange ? linjeUdenHoved(head.map(({ tekst }) => tekst)) : [];
  const linjer = body.flatMap((row): Tabellinje[] => {
    const cells = row.map(({ tekst }) => tekst);
    if (!hasHead) return linjeUdenHoved(cells);
    const navn = kolonner.indexOf('navn');
    return navn >= 0 && flere(cells[navn] ?? '') ? flereINavn(cells, kolonner, navn) : enPerson(cells, kolonner);
  });
  const udeladt = hasHead && !strange ? head.map(({ tekst }) => tekst).join(' | ') : '';
  return { slags: 'deltagere', linjer: [...heading, ...linjer], udeladt };
}

function kolonne(tekst: string): Kolonne {
  const clean = tekst.replace(/\s*[:*]$/, '').trim();
  return KOLONNER.find(([, pattern]) => pattern.test(clean))?.[0] ?? 'andet';
}

function navneI(tekst: string): number {
  return delDeltagerlinje(tekst.replaceAll('\n', ', ')).filter(({ slags }) => slags === 'navn').length;
}

function flere(tekst: string): boolean {
  return navneI(tekst) > 1;
}

function linjeUdenHoved(cells: readonly string[]): Tabellinje[] {
  const filled = cells.filter((text) => text !== '').map((text) => text.replaceAll('\n', ', '));
  const [first = '', ...rest] = filled;
  if (first === '') return [];
  // An organisation beside its people: "Kajkanten | Formand Bo Eksempel og direktør …".
  const colon = filled.length === 2 && navneI(first) === 0 && navneI(rest[0] ?? '') > 0;
  const tekst = colon ? `${first.replace(/\s*[:;]$/, '')}: ${rest[0]}` : filled.join(', ');
  return [{ blok: afsnit(tekst), stykker: null }];
}

/** A row that names several: "Kajkanten: formand Bo Eksempel og direktør …", on a line each where they stand so. */
function flereINavn(cells: readonly string[], kolonner: readonly Kolonne[], navn: number): Tabellinje[] {
  const names = (cells[navn] ?? '').split('\n').map((line) => line.trim());
  const others = cells.filter((text, i) => i !== navn && text !== '').map((text) => text.replaceAll('\n', ' '));
  const organisation = cells[kolonner.indexOf('organisation')] ?? '';
  const label = others.length === 1 && organisation !== '' ? organisation.replace(/\s*[:;]$/, '') : null;
  if (label === null) return [{ blok: afsnit([names.join(', '), ...others].join(', ')), stykker: null }];
  if (names.length === 1) return [{ blok: afsnit(`${label}: ${names[0]}`), stykker: null }];
  return [afsnit(`${label}:`), ...names.filter((line) => line !== '').map((line) => afsnit(line))].map((blok) => ({
    blok,
    stykker: null,
  }));
}

/** A row that names one: "Bo Eksempel, formand, Kajkanten", with what the columns say of each word. */
function enPerson(cells: readonly string[], kolonner: readonly Kolonne[]): Tabellinje[] {
  const flat = cells.map((text) => text.replaceAll('\n', ' '));
  const at = (kind: Kolonne) => flat[kolonner.indexOf(kind)] ?? '';
  const merged = mergeNavn(flat, kolonner);
  const tekst = merged.dele.filter((text) => text !== '').join(', ');
  if (tekst === '') return [];
  const raw = merged.navn;
  const marker = /\s*\(([^()]*)\)$/.exec(raw);
  const navn = marker ? raw.slice(0, marker.index) : raw;
  const fra = navn === '' ? -1 : tekst.indexOf(navn);
  // No name in its column: a group's name over the whole row, or an empty seat.
  if (fra < 0 || navn.length > 200) return [{ blok: afsnit(tekst), stykker: null }];
  const inMarker = marker?.[1]?.trim() ?? '';
  const initialer = at('initialer') || (/^\p{Lu}{2,4}$/u.test(inMarker) ? inMarker : '');
  const stykke: Stykke = {
    slags: 'navn',
    tekst: navn,
    initialer: /^\p{L}{1,6}$/u.test(initialer) ? initialer : null,
    rolle: at('rolle').toLocaleLowerCase('da') === at('rolle') ? at('rolle') : lille(at('rolle')),
    organisation: at('organisation'),
    status: statusAf(at('status'), kolonner, cells),
  };
  const before = tekst.slice(0, fra);
  const after = tekst.slice(fra + navn.length);
  const text = (piece: string): Stykke[] => (piece === '' ? [] : [{ slags: 'tekst', tekst: piece }]);
  return [{ blok: afsnit(tekst), stykker: [...text(before), stykke, ...text(after)] }];
}

/** "Fornavn | Efternavn" is one name; of a `navn` column the name itself. */
function mergeNavn(cells: readonly string[], kolonner: readonly Kolonne[]): { navn: string; dele: readonly string[] } {
  const own = kolonner.indexOf('navn');
  if (own >= 0) return { navn: cells[own] ?? '', dele: cells };
  const first = kolonner.indexOf('fornavn');
  const last = kolonner.indexOf('efternavn');
  const navn = [cells[first], cells[last]].filter(Boolean).join(' ');
  const place = first >= 0 ? first : last;
  return { navn, dele: cells.flatMap((text, i) => (i === place ? [navn] : i === first || i === last ? [] : [text])) };
}

function lille(rolle: string): string {
  const [a = '', b = ''] = [...rolle];
  return b !== '' && b !== b.toLocaleLowerCase('da') ? rolle : a.toLocaleLowerCase('da') + rolle.slice(a.length);
}

function statusAf(value: string, kolonner: readonly Kolonne[], cells: readonly string[]): Status {
  const inCell = cells.map((text) => statusOrd(text)).find((one) => one !== undefined);
  if (inCell !== undefined) return inCell;
  return kolonner.includes('status') && SAT_KRYDS.test(value) ? 'til stede' : null;
}

// -- facts ------------------------------------------------------------------------------------------------------------

/** Labels beside their values: two columns (or two pairs), most labels of the kind that referater have. */
function faktatabel({ raekker }: Tabelblok): Tabellinjer | null {
  const pairs: (readonly [Celle, Celle])[] = [];
  for (const row of raekker) {
    if (row.length !== 2 && row.length !== 4) return null;
    for (let i = 0; i < row.length; i += 2) {
      const [label, value] = [row[i], row[i + 1]];
      if (label && value && (tekstAf(label) !== '' || tekstAf(value) !== '')) pairs.push([label, value]);
    }
  }
  const known = pairs.filter(([label, value]) => isEtiket(tekstAf(label), tekstAf(value)));
  if (pairs.length < 2 || known.length < pairs.length * 0.6) return null;
  return { slags: 'fakta', linjer: pairs.flatMap(([label, value]) => faktalinjer(label, value)), udeladt: '' };
}

function isEtiket(label: string, value: string): boolean {
  if (label.length > 60 || label.includes('\n')) return false;
  const line = `${label.replace(/\s*:$/, '')}: ${value.split('\n')[0] || 'x'}`;
  return findFakta(line.slice(0, 200)) !== null || findOverskrift(line)?.indhold !== undefined;
}

function faktalinjer(label: Celle, value: Celle): Tabellinje[] {
  const words = tekstAf(label).replaceAll('\n', ' ');
  const values = value.blokke.filter((blok) => blok.slags === 'afsnit');
  const line = (blok: Afsnitblok): Tabellinje => ({ blok: { ...blok, luft: false }, stykker: null });
  const colon = words === '' || /[:?]$/.test(words) ? words : `${words}:`;
  const [only] = values;
  if (!only) return [line(afsnit(colon))];
  if (words === '') return values.map(line);
  if (values.length === 1 && !only.liste && !bloktekst(only).includes('\n'))
    return [line({ ...only, rang: null, stumper: [stump(`${colon} `), ...only.stumper] })];
  return [line(afsnit(colon)), ...values.map(line)];
}

function stump(tekst: string): Stump {
  return { tekst, em: false, strong: false, href: null };
}
