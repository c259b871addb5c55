// Rows on pages: a row stays whole where it can, its cells go on over the page where it is taller, the head stands again
// on every page (as an artifact: a screen reader hears it once).
import type { Celle, Raekke, Tabelblok, Tekstblok } from './blok.ts';
import type { Linje } from './linjer.ts';
import type { Ombryder } from './ombryder.ts';
import { polstring } from './tabel.ts';
import type { Stil } from './typografi.ts';

const OVER = 4;
const RULE = 0.5;
const HEAD_RULE = 1;
/** A head that takes more of a page is not repeated. */
const MAX_HEAD = 0.4;

/** A line of a cell: where it stands below the first line of the cell. */
interface Cellelinje {
  readonly blok: Tekstblok;
  /** Null for an item that is only its marker. */
  readonly linje: Linje | null;
  readonly foerste: boolean;
  readonly y: number;
}

const heights = new WeakMap<Celle, { readonly linjer: readonly Cellelinje[]; readonly hoejde: number }>();

function stacked(celle: Celle): { readonly linjer: readonly Cellelinje[]; readonly hoejde: number } {
  const known = heights.get(celle);
  if (known) return known;
  const linjer: Cellelinje[] = [];
  let y = 0;
  let gap = 0;
  for (const blok of celle.blokke) {
    if (linjer.length > 0) y += Math.max(gap, blok.foer);
    const lines = blok.linjer.alle;
    const own = lines.length > 0 ? lines : blok.maerke ? [null] : [];
    for (const [i, linje] of own.entries()) {
      linjer.push({ blok, linje, foerste: i === 0, y });
      y += blok.stil.linje;
    }
    gap = blok.efter;
  }
  const made = { linjer, hoejde: y };
  heights.set(celle, made);
  return made;
}

/** Rows tied together by cells that reach over them. */
interface Gruppe {
  readonly raekker: readonly Raekke[];
  readonly hoejder: readonly number[];
}

function gruppe(raekker: readonly Raekke[], stil: Stil): Gruppe {
  const hoejder = raekker.map(
    ({ celler }) =>
      Math.max(stil.linje, ...celler.filter((one) => one.raekker === 1).map((one) => stacked(one).hoejde)) + 2 * OVER,
  );
  for (const [y, { celler }] of raekker.entries())
    for (const celle of celler) {
      if (celle.raekker === 1) continue;
      const last = Math.min(raekker.length, y + celle.raekker) - 1;
      const lack = stacked(celle).hoejde + 2 * OVER - sum(hoejder.slice(y, last + 1));
      if (lack > 0) hoejder[last] = (hoejder[last] ?? 0) + lack;
    }
  return { raekker, hoejder };
}

function grupper(raekker: readonly Raekke[], stil: Stil): readonly Gruppe[] {
  const out: Gruppe[] = [];
  for (let from = 0; from < raekker.length; ) {
    let to = from + 1;
    for (let y = from; y < to; y++)
      for (const celle of raekker[y]?.celler ?? []) to = Math.max(to, Math.min(raekker.length, y + celle.raekker));
    out.push(gruppe(raekker.slice(from, to), stil));
    from = to;
  }
  return out;
}

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

/** The height of a table on a page that holds all of it. */
export function helTabel(blok: Tabelblok): number {
  const body = grupper(blok.raekker, blok.stil).map(({ hoejder }) => sum(hoejder));
  return sum(gruppe(blok.hoved, blok.stil).hoejder) + sum(body);
}

/** The least of a table that must stand on the page where it begins: its head and a first row, or three lines of it. */
export function mindsteTabel(blok: Tabelblok, helSide: number): number {
  const whole = blok.samlet ? helTabel(blok) : Number.POSITIVE_INFINITY;
  if (whole <= helSide) return whole;
  const head = sum(gruppe(blok.hoved, blok.stil).hoejder);
  const [first] = grupper(blok.raekker.slice(0, 20), blok.stil);
  const row = first?.hoejder[0] ?? 0;
  return Math.min(helSide, head + Math.min(row, 3 * blok.stil.linje + 2 * OVER));
}

export function saetTabel(ombryder: Ombryder, blok: Tabelblok): void {
  const head = gruppe(blok.hoved, blok.stil);
  const headHeight = sum(head.hoejder);
  const repeat = blok.hoved.length > 0 && headHeight <= ombryder.helSide * MAX_HEAD;
  const room = ombryder.helSide - (repeat ? headHeight : 0);
  const begin = () => {
    ombryder.nySide();
    if (repeat) drawGroup(ombryder, blok, head, 'again');
  };
  const place = (rows: Gruppe, kind: 'head' | 'body') => {
    const height = sum(rows.hoejder);
    if (height <= ombryder.plads + 0.01) drawGroup(ombryder, blok, rows, kind);
    else if (height <= room && !(kind === 'body' && rows.raekker.length === 1 && tooTall(height, ombryder))) {
      begin();
      drawGroup(ombryder, blok, rows, kind);
    } else for (const raekke of rows.raekker) splitRow(ombryder, blok, raekke, kind, begin);
  };
  if (blok.hoved.length > 0) place(head, 'head');
  for (const rows of grupper(blok.raekker, blok.stil)) {
    place(rows, 'body');
    for (const { celler } of rows.raekker) for (const celle of celler) slip(celle);
  }
}

/** The cell stands on its page. */
function slip(celle: Celle): void {
  heights.delete(celle);
  for (const { linjer } of celle.blokke) linjer.slip();
}

/** Moving a row this tall to the next page would leave too much of this one empty. */
function tooTall(height: number, ombryder: Ombryder): boolean {
  return height > ombryder.helSide * 0.45 && ombryder.plads > ombryder.helSide * 0.2;
}

/** Rows that fit on the page. `again` repeats the head as an artifact. */
function drawGroup(ombryder: Ombryder, blok: Tabelblok, rows: Gruppe, kind: 'head' | 'body' | 'again'): void {
  const { side, typografi } = ombryder;
  let top = ombryder.y;
  if (kind !== 'body') side.flade(blok.x, top, blok.bredde, sum(rows.hoejder), typografi.farver.flade);
  for (const [y, { celler }] of rows.raekker.entries()) {
    for (const celle of celler) {
      for (const line of stacked(celle).linjer) drawLine(ombryder, celle, line, top + OVER + line.y, kind === 'again');
      const bottom = top + sum(rows.hoejder.slice(y, y + celle.raekker));
      drawRule(ombryder, celle.x, celle.bredde, bottom, kind !== 'body');
    }
    top += rows.hoejder[y] ?? 0;
  }
  ombryder.brug(sum(rows.hoejder));
}

/** A row that goes on over pages: each page takes the lines that fit of every cell. */
function splitRow(ombryder: Ombryder, blok: Tabelblok, raekke: Raekke, kind: 'head' | 'body', begin: () => void): void {
  const rest = raekke.celler.map((celle) => ({ celle, linjer: stacked(celle).linjer, next: 0 }));
  const least = 2 * blok.stil.linje + 2 * OVER;
  if (ombryder.plads < least && !ombryder.tom) begin();
  for (let fresh = 0; ; ) {
    const room = ombryder.plads - 2 * OVER;
    const top = ombryder.y;
    let used = 0;
    let drawn = 0;
    for (const one of rest) {
      const start = one.linjer[one.next]?.y ?? 0;
      const end = fits(one.linjer, one.next, room, fresh > 0);
      for (const line of one.linjer.slice(one.next, end)) {
        drawLine(ombryder, one.celle, line, top + OVER + line.y - start, false);
        used = Math.max(used, line.y - start + line.blok.stil.linje);
        drawn++;
      }
      one.next = end;
    }
    const done = rest.every(({ linjer, next }) => next >= linjer.length);
    if (drawn > 0 || done) {
      const height = Math.max(used, done && used === 0 ? blok.stil.linje : 0) + 2 * OVER;
      for (const { celle } of rest) drawRule(ombryder, celle.x, celle.bredde, top + height, kind === 'head');
      ombryder.brug(height);
    }
    if (done) return;
    begin();
    fresh++;
  }
}

/** Where the lines from `from` that fit in `room` end, no paragraph leaving one line behind. `force`: at least one. */
function fits(linjer: readonly Cellelinje[], from: number, room: number, force: boolean): number {
  const start = linjer[from]?.y ?? 0;
  let end = from;
  for (let line = linjer[end]; line; line = linjer[++end])
    if (line.y - start + line.blok.stil.linje > room + 0.01 && !(force && end === from)) break;
  const within = (at: number): boolean => at < linjer.length && linjer[at]?.blok === linjer[at - 1]?.blok;
  let to = end;
  if (within(to) && !within(to + 1)) to--;
  if (within(to) && !within(to - 1)) to--;
  return to > from || !force ? to : end;
}

function drawLine(ombryder: Ombryder, celle: Celle, line: Cellelinje, top: number, artifact: boolean): void {
  const { blok, linje, foerste } = line;
  const { side } = ombryder;
  const y = top + blok.stil.grundlinje;
  if (foerste && blok.maerke)
    side.linje(artifact ? 'Pagination' : blok.maerke.element, blok.maerke.linje, blok.maerke.x, y, blok.stil);
  if (!linje) return;
  const x = linje.fraHoejre ? celle.x + celle.bredde - polstring(celle.bredde) - linje.bredde : blok.x;
  side.linje(artifact ? 'Pagination' : blok.element, linje, x, y, blok.stil);
}

function drawRule(ombryder: Ombryder, x: number, bredde: number, y: number, head: boolean): void {
  const { side, typografi } = ombryder;
  if (head) side.flade(x, y - HEAD_RULE, bredde, HEAD_RULE, typografi.farver.accent);
  else side.flade(x, y - RULE, bredde, RULE, '#c3c8cb');
}
