// Tables of Word as rows and cells with spans (ECMA-376-1 §17.4). Deleted and hidden rows are left out; a table in a
// cell becomes lines of that cell.
import type { Afsnitblok, Blok, Celle, Figurblok, Tabelblok } from './blok.ts';
import { afsnit, bloktekst } from './blok.ts';
import { raatekst } from './raatekst.ts';
import type { Laesning } from './tegning.ts';
import { barn, type Element, elementer, taendt, val } from './xml.ts';

const MAX_COLUMNS = 64;
const MAX_ROWS = 1_000;

interface Raacelle {
  readonly blokke: readonly Blok[];
  readonly colspan: number;
  readonly fortsat: boolean;
  readonly kolonne: number;
}

interface Raaraekke {
  readonly celler: readonly Raacelle[];
  readonly hoved: boolean;
}

/** A table and the images of its cells, which stand after it; null where nothing is left of it. */
export function laesTabel(tbl: Element, laesning: Laesning): { tabel: Tabelblok | null; figurer: Figurblok[] } {
  const figurer: Figurblok[] = [];
  const rows = raekker(tbl).flatMap((tr): Raaraekke[] => {
    const trPr = barn(tr, 'w:trPr');
    if (barn(trPr, 'w:del')) {
      laesning.noter.tilfoej('udeladt', 'slettede tabelrækker', 'slettet tabelrække (sporet ændring)', raatekst(tr));
      return [];
    }
    if (taendt(trPr, 'w:hidden')) {
      laesning.noter.tilfoej('udeladt', 'skjulte tabelrækker', 'skjult tabelrække', raatekst(tr));
      return [];
    }
    return [{ celler: celler(tr, laesning), hoved: taendt(trPr, 'w:tblHeader') ?? false }];
  });
  const raekke = rows.map(({ celler, hoved }, y) =>
    celler.flatMap((celle): Celle[] => {
      if (celle.fortsat && y > 0) {
        const lost = celle.blokke.map((blok) => (blok.slags === 'afsnit' ? bloktekst(blok) : '')).join(' ');
        if (lost.trim() !== '')
          laesning.noter.tilfoej('udeladt', 'sammenflettede celler', 'tekst i en celle, som cellen over dækker', lost);
        return [];
      }
      let rowspan = 1;
      while (
        rowspan < MAX_ROWS &&
        rows[y + rowspan]?.celler.some((one) => one.fortsat && one.kolonne === celle.kolonne)
      )
        rowspan++;
      const blokke = celle.blokke.flatMap((blok) => fladt(blok, laesning));
      figurer.push(...blokke.filter((blok) => blok.slags === 'figur'));
      return [{ blokke: blokke.filter((blok) => blok.slags === 'afsnit'), colspan: celle.colspan, rowspan, hoved }];
    }),
  );
  const raekkerne = firkantet(udenTomme(raekke));
  const filled = raekkerne.some((cells) => cells.some(({ blokke }) => blokke.length > 0));
  const tblPr = barn(tbl, 'w:tblPr');
  const beskrivelse = (val(tblPr, 'w:tblDescription') ?? val(tblPr, 'w:tblCaption') ?? '').slice(0, 500).trim();
  return {
    tabel: filled ? { slags: 'tabel', raekker: medHoved(raekkerne), beskrivelse: beskrivelse || null } : null,
    figurer,
  };
}

/** The rows, also those in content controls. */
function raekker(element: Element): readonly Element[] {
  return elementer(element).flatMap((child) => {
    if (child.navn === 'w:tr') return [child];
    const inside = child.navn === 'w:sdt' ? barn(child, 'w:sdtContent') : child.navn === 'w:customXml' ? child : null;
    return inside ? raekker(inside) : [];
  });
}

function celler(tr: Element, laesning: Laesning): readonly Raacelle[] {
  const out: Raacelle[] = [];
  const skipped = Math.min(MAX_COLUMNS, Number(val(barn(tr, 'w:trPr'), 'w:gridBefore') ?? 0) || 0);
  let kolonne = 0;
  if (skipped > 0) {
    out.push({ blokke: [], colspan: skipped, fortsat: false, kolonne });
    kolonne += skipped;
  }
  const read = (element: Element) => {
    for (const child of elementer(element)) {
      if (child.navn === 'w:sdt') read(barn(child, 'w:sdtContent') ?? child);
      else if (child.navn === 'w:customXml') read(child);
      if (child.navn !== 'w:tc') continue;
      const tcPr = barn(child, 'w:tcPr');
      const colspan = Math.min(MAX_COLUMNS, Math.max(1, Number(val(tcPr, 'w:gridSpan') ?? 1) || 1));
      const merge = barn(tcPr, 'w:vMerge');
      const beside = barn(tcPr, 'w:hMerge');
      const left = out.at(-1);
      if (beside && beside.attr['w:val'] !== 'restart' && left)
        out[out.length - 1] = { ...left, colspan: Math.min(MAX_COLUMNS, left.colspan + colspan) };
      else
        out.push({
          blokke: laesning.blokke(child),
          colspan,
          fortsat: merge !== null && merge.attr['w:val'] !== 'restart',
          kolonne,
        });
      kolonne += colspan;
    }
  };
  read(tr);
  return out;
}

/** A table in a cell as one paragraph per row, its cells set apart by commas. */
function fladt(blok: Blok, laesning: Laesning): readonly (Afsnitblok | Figurblok)[] {
  if (blok.slags !== 'tabel') return [blok];
  const lines = blok.raekker.flatMap((cells): Afsnitblok[] => {
    const tekst = cells
      .map(({ blokke }) =>
        blokke
          .map((one) => (one.slags === 'afsnit' ? bloktekst(one) : ''))
          .join(' ')
          .trim(),
      )
      .filter((text) => text !== '')
      .join(', ');
    return tekst === '' ? [] : [afsnit(tekst)];
  });
  const [first = null] = lines;
  laesning.noter.tilfoej(
    'gaettet',
    'tabeller i tabeller',
    'tabel inde i en tabel, skrevet som linjer',
    first ? bloktekst(first) : '',
    first,
  );
  return lines;
}

/** Rows whose every cell is merged with the row above add nothing; the spans above them get shorter. */
function udenTomme(rows: readonly (readonly Celle[])[]): readonly (readonly Celle[])[] {
  const kept = rows.map((cells) => cells.length > 0);
  return rows.flatMap((cells, y) =>
    kept[y]
      ? [cells.map((cell) => ({ ...cell, rowspan: kept.slice(y, y + cell.rowspan).filter(Boolean).length }))]
      : [],
  );
}

/** Every row as wide as the widest: Word's rows may be of any length. */
function firkantet(rows: readonly (readonly Celle[])[]): readonly (readonly Celle[])[] {
  const widths = rows.map(() => 0);
  for (const [y, cells] of rows.entries())
    for (const { colspan, rowspan } of cells)
      for (let down = 0; down < rowspan && y + down < widths.length; down++)
        widths[y + down] = (widths[y + down] ?? 0) + colspan;
  const widest = Math.min(MAX_COLUMNS, Math.max(0, ...widths));
  return rows.map((cells, y) => {
    const missing = widest - (widths[y] ?? 0);
    const empty = { blokke: [], colspan: 1, rowspan: 1, hoved: cells.at(-1)?.hoved ?? false };
    return missing > 0 ? [...cells, ...Array.from({ length: missing }, () => empty)] : cells;
  });
}

/** Header rows as marked; else the first row where all of it is bold and more rows follow. */
function medHoved(rows: readonly (readonly Celle[])[]): readonly (readonly Celle[])[] {
  const [first, ...rest] = rows;
  if (!first || rest.length === 0 || rows.some((cells) => cells.some(({ hoved }) => hoved))) return rows;
  const bold = first.every(({ blokke }) =>
    blokke.every(
      (blok) => blok.slags === 'afsnit' && blok.stumper.every(({ strong, tekst }) => strong || tekst.trim() === ''),
    ),
  );
  const filled = first.length > 1 && first.filter(({ blokke }) => blokke.length > 0).length > first.length / 2;
  return bold && filled ? [first.map((cell) => ({ ...cell, hoved: true })), ...rest] : rows;
}
