// Tables of tasks: "Hvad | Ansvarlig | Frist". The words of the header row say what a column holds.
import type { Node } from 'prosemirror-model';
import type { Roster } from './roster.ts';
import { tekst } from './tekst.ts';

const ANSVARLIG = /^\s*(?:ansvarlige?|tovholdere?|hvem)\s*:?\s*$/i;
const FRIST = /^\s*(?:frist|deadline|hvornår)\s*:?\s*$/i;
const ANDET = /^\s*(?:frist|deadline|hvornår|dato|status|nr\.?|#)\s*:?\s*$/i;

/** True for words above a column that say who does it: "Ansvarlig", "Hvem". */
export function isAnsvarligord(text: string): boolean {
  return ANSVARLIG.test(text);
}

function find(tabel: Node, roster: Roster, fits: (text: string) => boolean): number {
  const header = tabel.firstChild?.children ?? [];
  const text = (cell: Node) => (cell.firstChild ? tekst(cell.firstChild, roster) : '');
  return header.findIndex((cell) => cell.type.name === 'hovedcelle' && fits(text(cell)));
}

/** Index of the column that says who does it, −1 where none does. */
export function ansvarligkolonne(tabel: Node, roster: Roster): number {
  return find(tabel, roster, isAnsvarligord);
}

/** Index of the column that says by when, −1 where none does. */
export function fristkolonne(tabel: Node, roster: Roster): number {
  return find(tabel, roster, (text) => FRIST.test(text));
}

/** Index of the column that says what is to be done; −1 where the table holds no tasks, or merged cells. */
export function opgavekolonne(tabel: Node, roster: Roster): number {
  const plain = tabel.children.every((row) =>
    row.children.every((cell) => (cell.attrs.colspan ?? 1) === 1 && (cell.attrs.rowspan ?? 1) === 1),
  );
  if (!plain || ansvarligkolonne(tabel, roster) < 0) return -1;
  return find(tabel, roster, (text) => !ANSVARLIG.test(text) && !ANDET.test(text));
}
