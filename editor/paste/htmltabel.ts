// Tables of Word, Excel, spreadsheets and web pages: as many cells in every row, no empty edges, a row of headings where
// it is one. A table that only held something in its place (mail, web) is what it held.
import { el, harTekst, stil } from './element.ts';

/** More is a register, not a table of a referat; what follows is left out. */
const MAX_CELLER = 20_000;

type Indhold = (cell: Element) => readonly HTMLElement[];

/** The blocks that a table becomes: one table, or what stands in its only cell. `indhold` reads a cell. */
export function htmltabel(node: Element, indhold: Indhold): readonly HTMLElement[] {
  if (!(node instanceof HTMLTableElement)) return [];
  const rows = [...node.rows].filter((row) => row.closest('table') === node && row.cells.length > 0);
  if (rows.length === 1 && rows[0]?.cells.length === 1) return indhold(rows[0].cells[0] ?? el('td'));
  let left = MAX_CELLER;
  const made = rows
    .filter((row) => {
      left -= row.cells.length;
      return left >= 0;
    })
    .map((row) => raekke(row, indhold));
  while (made.length > 0 && !harTekst(made.at(-1) ?? el('tr'))) made.pop();
  const [first] = made;
  if (!first) return [];
  beskaer(made);
  if (made.length > 1 && !first.querySelector('th') && erHoved(first) && !made.slice(1).every((one) => erHoved(one)))
    for (const td of [...first.children]) td.replaceWith(somTh(td));
  return [el('table', { 'data-node': 'tabel' }, ...made)];
}

function raekke(row: HTMLTableRowElement, indhold: Indhold): HTMLElement {
  const tr = el('tr');
  for (const cell of row.cells) {
    const head = cell.localName === 'th' || row.parentElement?.localName === 'thead';
    const span = (n: number, most: number) => String(Math.min(Math.max(n, 1), most));
    const attrs = { colspan: span(cell.colSpan, 64), rowspan: span(cell.rowSpan, 1000) };
    const inside = indhold(cell);
    const td = el(head ? 'th' : 'td', attrs, ...(inside.length > 0 ? inside : [el('p')]));
    if (/^(bold|[6-9]00)$/.test(stil(cell, 'font-weight'))) td.dataset.fed = '';
    tr.append(td);
  }
  return tr;
}

/** Empty columns at the right go, where no cell spans; short rows get the cells they lack. */
function beskaer(rows: readonly HTMLElement[]): void {
  const spans = rows.some((row) => row.querySelector('[colspan]:not([colspan="1"]), [rowspan]:not([rowspan="1"])'));
  if (spans) return;
  const width = Math.max(...rows.map((row) => [...row.children].findLastIndex((cell) => harTekst(cell)) + 1));
  for (const row of rows) {
    while (row.children.length > width) row.lastElementChild?.remove();
    while (row.children.length < width) row.append(el('td', {}, el('p')));
  }
}

/** All its words are bold. */
function erHoved(row: HTMLElement): boolean {
  const filled = [...row.children].filter(harTekst);
  return filled.length > 0 && filled.every((cell) => cell.hasAttribute('data-fed') || erFed(cell));
}

function erFed(cell: Element): boolean {
  let plain = '';
  const walk = (node: Node): void => {
    for (const child of node.childNodes) {
      if (child instanceof Text) plain += child.data;
      else if (!(child instanceof Element && child.localName === 'strong')) walk(child);
    }
  };
  walk(cell);
  return plain.trim() === '';
}

/** The cell as a heading; bold is then its look, not its text's. */
function somTh(td: Element): HTMLElement {
  for (const bold of td.querySelectorAll('strong')) bold.replaceWith(...bold.childNodes);
  return el(
    'th',
    { colspan: td.getAttribute('colspan') ?? '1', rowspan: td.getAttribute('rowspan') ?? '1' },
    ...td.childNodes,
  );
}
