// Header and footer of the Word file: the letterhead on the first page, the title on those that follow, the draft mark on
// all, "Side X af Y" below. None of it is part of the referat's own text.
import {
  BorderStyle,
  Footer,
  Header,
  ImageRun,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { titel } from '../../../editor/model/indhold.ts';
import type { Roster } from '../../../editor/model/roster.ts';
import { laesBillede } from '../billede.ts';
import { type Brevhoved, type Logo, sagslinjer } from '../brevhoved.ts';
import type { Udskrift } from '../udskrift.ts';
import { maerke } from '../udskrift.ts';
import { farve, satsbredde, twips } from './stil.ts';

const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: NO_BORDER, bottom: NO_BORDER, left: NO_BORDER, right: NO_BORDER };
/** A running title is cut at a word before this many characters. */
const RUNNING_TITLE = 84;

export interface Brevpapir {
  readonly headers: { readonly first: Header; readonly default: Header };
  readonly footers: { readonly first: Footer; readonly default: Footer };
}

/** The furniture of the pages. `tegning` issues the number of the logo's drawing. */
export function brevpapir(udskrift: Udskrift, roster: Roster, tegning: () => string): Brevpapir {
  const { brevhoved, doc } = udskrift;
  const maerket = maerke(udskrift);
  const draft = maerket ? [new Paragraph({ style: 'Udkast', children: [new TextRun(maerket)] })] : [];
  const first = new Header({
    children: [...draft, head(brevhoved, roster, tegning), rule(brevhoved), ...address(brevhoved)],
  });
  const running = kort(titel(doc, roster));
  const following = new Header({
    children: [
      ...draft,
      ...(running === '' && maerket
        ? []
        : [new Paragraph({ style: 'Header', spacing: { after: 240 }, children: [new TextRun(running)] })]),
    ],
  });
  return {
    headers: { first, default: following },
    footers: { first: footer(brevhoved), default: footer(brevhoved) },
  };
}

/** Cuts a long title at a word. */
function kort(text: string): string {
  if (text.length <= RUNNING_TITLE) return text;
  const cut = text.slice(0, RUNNING_TITLE);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), RUNNING_TITLE / 2)).trimEnd()} …`;
}

/** Logo, sender and facts side by side. */
function head(brevhoved: Brevhoved, { moede }: Roster, tegning: () => string): Table {
  const { afsender, logo, hoved } = brevhoved;
  const facts = sagslinjer(brevhoved, moede);
  const sender = [
    new Paragraph({ style: 'Afsender', children: [new TextRun(afsender.navn)] }),
    ...afsender.linjer.map((text) => new Paragraph({ style: 'Header', children: [new TextRun(text)] })),
  ];
  const right = facts.map((text) => new Paragraph({ style: 'Sagsoplysning', children: [new TextRun(text)] }));
  const total = satsbredde(brevhoved);
  const image = logo ? twips(logo.bredde) + 200 : 0;
  const rest = total - image;
  const columns: { width: number; children: Paragraph[] }[] = [
    { width: Math.round(rest * 0.62), children: sender },
    { width: rest - Math.round(rest * 0.62), children: right.length ? right : [new Paragraph({ style: 'Header' })] },
  ];
  if (logo) {
    const style = hoved.logo === 'hoejre' ? 'Sagsoplysning' : 'Header';
    const cell = { width: image, children: [new Paragraph({ style, children: [logoRun(logo, tegning())] })] };
    if (hoved.logo === 'venstre') columns.unshift(cell);
    else columns.push(cell);
  }
  return new Table({
    width: { size: total, type: WidthType.DXA },
    columnWidths: columns.map(({ width }) => width),
    layout: TableLayoutType.FIXED,
    borders: { ...NO_BORDERS, insideHorizontal: NO_BORDER, insideVertical: NO_BORDER },
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    rows: [
      new TableRow({
        children: columns.map(
          ({ width, children }) =>
            new TableCell({
              children,
              width: { size: width, type: WidthType.DXA },
              verticalAlign: VerticalAlignTable.CENTER,
            }),
        ),
      }),
    ],
  });
}

function logoRun(logo: Logo, id: string): ImageRun {
  const { type, bredde, hoejde } = laesBillede(logo.data, logo.alt);
  const width = (logo.bredde / 25.4) * 96;
  return new ImageRun({
    type,
    data: logo.data,
    transformation: { width: Math.round(width), height: Math.round((width * hoejde) / bredde) },
    altText: { id, name: 'Logo', description: logo.alt },
  });
}

/** Word needs a paragraph after the table; where the letterhead wants a rule it carries that. */
function rule({ hoved, farver }: Brevhoved): Paragraph {
  const line = { style: BorderStyle.SINGLE, size: 8, color: farve(farver.accent), space: 1 };
  return new Paragraph({
    style: 'Header',
    spacing: { before: hoved.streg ? 40 : 0, after: hoved.streg ? 280 : 240 },
    ...(hoved.streg ? { border: { bottom: line } } : {}),
  });
}

/** The address block between the head and the title. */
function address({ adresse }: Brevhoved): readonly Paragraph[] {
  return adresse.map(
    (text, i) =>
      new Paragraph({
        style: 'Adresse',
        spacing: { after: i === adresse.length - 1 ? 360 : 0 },
        children: [new TextRun(text)],
      }),
  );
}

function footer(brevhoved: Brevhoved): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        tabStops: [{ type: TabStopType.RIGHT, position: satsbredde(brevhoved) }],
        children: [
          new TextRun({ text: brevhoved.sidefod.join(' · ') }),
          new TextRun({ children: [new Tab(), 'Side ', PageNumber.CURRENT, ' af ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}
