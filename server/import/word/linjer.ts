// The blocks of a Word file as logical lines for the recogniser, which reads text and Word alike. Tables and images stand
// as one line with a sign that no text has (a private-use character); they take its place again in the document.
import type { Stykke } from '../../../editor/model/deltagertekst.ts';
import type { Logiklinje } from '../ombrydning.ts';
import { findOverskrift } from '../overskrifter.ts';
import { findNummer } from '../punkter.ts';
import type { Vink } from '../vink.ts';
import type { Afsnitblok, Blok, Figurblok, Listeplads, Note, Stump, Tabelblok } from './blok.ts';
import { bloktekst } from './blok.ts';
import { type Rang, ranger } from './rang.ts';
import { tabelSomLinjer } from './tabellinjer.ts';

/** A line with where its text comes from. */
export interface Wordlinje extends Logiklinje {
  readonly vink: Vink;
  /** The stretches of the line with their look, its list marker included; null for a table or an image. */
  readonly stumper: readonly Stump[] | null;
  readonly stof: Tabelblok | Figurblok | null;
  readonly blok: Blok;
}

/** Stands for a table or an image in the text. Text that holds it is cleaned of it first. */
const STOFTEGN = '\ue0f0';

/** Paragraphs up to this length that follow each other closely are lines of a list, not paragraphs of prose. */
const KORT = 110;

/** The lines, and what the report says of tables that became lines. */
export function wordlinjer(blokke: readonly Blok[]): { linjer: readonly Wordlinje[]; noter: readonly Note[] } {
  const noter: Note[] = [];
  const linjer: Wordlinje[] = [];
  const alle = titelFoerst(blokke);
  const spredt = harTommeAfsnit(alle);
  const rang = ranger(alle, spredt);
  let before: Afsnitblok | null = null;
  let under = false;

  const paragraph = (
    blok: Afsnitblok,
    luft: boolean,
    more: { stykker?: readonly Stykke[] | null; deltagere?: boolean } = {},
  ) => {
    const stumper = blok.liste ? [marker(blok.liste), ...blok.stumper] : blok.stumper;
    for (const [n, line] of delLinjer(stumper).entries()) {
      const first = n === 0;
      linjer.push({
        tekst: line.map(({ tekst }) => tekst).join(''),
        fra: linjer.length,
        til: linjer.length,
        luft: linjer.length > 0 && first && luft,
        indryk: (blok.liste?.niveau ?? 0) * 4 + (first ? 0 : 1),
        nr: linjer.length + 1,
        vink: {
          afsnit: first,
          rang: rang.get(blok) ?? null,
          maerke:
            first && blok.liste && blok.liste.maerke.length <= 20
              ? { maerke: blok.liste.maerke, art: artAf(blok.liste), nr: blok.liste.nr }
              : null,
          stykker: first ? (more.stykker ?? null) : null,
          deltagere: first && more.deltagere === true,
          stof: false,
        },
        stumper: line,
        stof: null,
        blok,
      });
    }
    before = blok;
  };

  for (const blok of alle) {
    if (blok.slags === 'afsnit') {
      paragraph(blok, luftFoer(before, blok, rang, spredt));
      const kind = findOverskrift(bloktekst(blok));
      if (kind?.art === 'deltagere' || kind?.art === 'afbud') under = kind.indhold === null;
      else if (rang.has(blok) || kind) under = false;
      continue;
    }
    const lines = blok.slags === 'tabel' ? tabelSomLinjer(blok, under) : null;
    if (lines) {
      for (const [n, { blok: line, stykker }] of lines.linjer.entries())
        paragraph(line, n === 0 && !under, { stykker, deltagere: n === 0 && lines.slags === 'deltagere' });
      const [first] = lines.linjer;
      const what =
        lines.slags === 'deltagere'
          ? 'deltagere i en tabel, skrevet som linjer'
          : 'tabel med mødefakta, skrevet som linjer';
      noter.push({
        slags: 'gaettet',
        hvad: what,
        citat: lines.udeladt || (first ? bloktekst(first.blok) : ''),
        blok: first?.blok ?? null,
      });
    } else {
      linjer.push({
        tekst: STOFTEGN,
        fra: linjer.length,
        til: linjer.length,
        luft: linjer.length > 0,
        indryk: 0,
        nr: linjer.length + 1,
        vink: { afsnit: true, rang: null, maerke: null, stykker: null, deltagere: false, stof: true },
        stumper: null,
        stof: blok,
        blok,
      });
      before = null;
    }
  }
  return { linjer, noter };
}

/** A logo or a frame above the title: the title is the first line of a referat. */
function titelFoerst(blokke: readonly Blok[]): readonly Blok[] {
  const at = blokke.findIndex(({ slags }) => slags === 'afsnit');
  const first = blokke[at];
  if (at <= 0 || at > 10 || first?.slags !== 'afsnit') return blokke;
  const isTitle = first.rang !== null || blokke.slice(0, at).every(({ slags }) => slags === 'figur');
  return isTitle ? [first, ...blokke.slice(0, at), ...blokke.slice(at + 1)] : blokke;
}

/** Does the writer set paragraphs apart by empty ones? */
function harTommeAfsnit(blokke: readonly Blok[]): boolean {
  const paragraphs = blokke.filter((blok) => blok.slags === 'afsnit');
  const spaced = paragraphs.filter(({ luft }) => luft).length;
  return spaced > 1 && spaced > paragraphs.length * 0.15;
}

/** Whether a blank line stands before `blok` in a text of the same look. */
function luftFoer(
  before: Afsnitblok | null,
  blok: Afsnitblok,
  rang: ReadonlyMap<Blok, Rang>,
  spredt: boolean,
): boolean {
  if (!before || blok.luft) return true;
  if (rang.has(blok)) return rang.get(blok) !== 'titel' || blok.rang === 'titel';
  if (rang.has(before)) return false;
  if (before.liste && blok.liste) return false;
  const [above, own] = [bloktekst(before), bloktekst(blok)];
  // "Fra kommunen:" belongs to what follows, however long that is.
  if (/[:;]$/.test(above) && above.length <= KORT && !before.liste) return false;
  // Where empty paragraphs do the spacing, what has none stands close; else short lines do.
  if (spredt) return above.length > KORT && own.length > KORT;
  if (!before.liste && findNummer(own) && !findNummer(above) && !findOverskrift(above)) return true;
  return above.length > KORT || own.length > KORT;
}

function marker(liste: Listeplads): Stump {
  return { tekst: liste.maerke, em: false, strong: false, href: null };
}

function artAf({ art, maerke }: Listeplads): 'punkt' | 'tal' | 'bogstav' {
  if (art !== 'andet') return art;
  return /\d/.test(maerke) ? 'tal' : 'bogstav';
}

/** Cut at the line breaks. Never empty. */
function delLinjer(stumper: readonly Stump[]): Stump[][] {
  const lines: Stump[][] = [[]];
  for (const stump of stumper)
    for (const [n, tekst] of stump.tekst.replaceAll(STOFTEGN, '').split('\n').entries()) {
      if (n > 0) lines.push([]);
      if (tekst !== '') lines.at(-1)?.push({ ...stump, tekst });
    }
  const filled = lines.filter((line) => line.some(({ tekst }) => tekst.trim() !== ''));
  return filled.length > 0 ? filled : [[]];
}
