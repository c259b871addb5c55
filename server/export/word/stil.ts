// The styles of the Word file, made from the letterhead. What a writer sees in Word's list of styles is named here;
// built-in ones (Title, heading 1 …) keep their ids and names, so that Word shows them in its own language.
import type {
  IBaseParagraphStyleOptions,
  IParagraphStyleOptions,
  IParagraphStylePropertiesOptions,
  IStylesOptions,
} from 'docx';
import { AlignmentType, BorderStyle, LineRuleType } from 'docx';
import type { Brevhoved } from '../brevhoved.ts';

/** Twentieths of a point in a millimetre. */
const TWIPS_PER_MM = 1440 / 25.4;
/** The line height of the usual faces by themselves; Word counts line spacing in multiples of it. */
const NATURAL_LINE = 1.22;
/** How far the text of a conclusion stands from the margin, its rule in between. */
export const KONKLUSION_INDRYK = 284;

/** The colour of hair-lines between the rows of a table. */
export const TYND = 'BFC6CA';

export function twips(mm: number): number {
  return Math.round(mm * TWIPS_PER_MM);
}

/** A letterhead's colour as Word writes it. */
export function farve(hex: string): string {
  return hex.replace('#', '').toUpperCase();
}

/** The width of the text on A4 in twentieths of a point. */
export function satsbredde({ side }: Brevhoved): number {
  return twips(210 - side.margen.venstre - side.margen.hoejre);
}

/** The rule at the left of a conclusion; `ud` moves it out where the text is indented more. */
export function konklusionsstreg(
  { farver }: Brevhoved,
  ud = 0,
): NonNullable<IParagraphStylePropertiesOptions['border']> {
  const space = Math.min(31, 10 + Math.round(ud / 20));
  return { left: { style: BorderStyle.SINGLE, size: 18, color: farve(farver.accent), space } };
}

/** All styles of the file. */
export function stile(brevhoved: Brevhoved): IStylesOptions {
  const { skrift, farver } = brevhoved;
  const size = Math.round(skrift.stoerrelse * 2);
  const line = Math.round((240 * skrift.linjeafstand) / NATURAL_LINE);
  const scaled = (by: number): number => Math.round(size * by);
  const heading = (by: number, before: number, italics = false): IBaseParagraphStyleOptions => ({
    run: {
      ...(italics ? { italics } : {}),
      font: skrift.overskrift.familie,
      size: scaled(by),
      bold: true,
      color: farve(farver.tekst),
    },
    paragraph: {
      spacing: { before, after: 60, line: 264, lineRule: LineRuleType.AUTO },
      keepNext: true,
      keepLines: true,
    },
  });
  const body = (
    id: string,
    paragraph: IParagraphStylePropertiesOptions,
    run: IParagraphStyleOptions['run'] = {},
  ): IParagraphStyleOptions => ({
    id,
    name: id,
    basedOn: 'Normal',
    quickFormat: true,
    paragraph,
    run,
  });
  const tight = { after: 120, line: Math.min(line, 276), lineRule: LineRuleType.AUTO };
  const small = { size: Math.max(16, scaled(0.78)), color: farve(farver.svag) };
  const konklusion = { indent: { left: KONKLUSION_INDRYK }, border: konklusionsstreg(brevhoved) };
  return {
    default: {
      document: {
        run: {
          font: skrift.broed.familie,
          size,
          color: farve(farver.tekst),
          language: { value: 'da-DK', eastAsia: 'da-DK', bidirectional: 'ar-SA' },
        },
        paragraph: { spacing: { after: 140, line, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { font: skrift.overskrift.familie, size: scaled(1.6), bold: true, color: farve(farver.tekst) },
        paragraph: {
          spacing: { before: 120, after: 240, line: 252, lineRule: LineRuleType.AUTO },
          keepNext: true,
          keepLines: true,
        },
      },
      heading1: heading(1.2, 320),
      heading2: heading(1.06, 260),
      heading3: heading(1, 220),
      heading4: heading(1, 200, true),
      heading5: heading(1, 200, true),
      heading6: heading(1, 200, true),
      hyperlink: { run: { color: farve(farver.accent), underline: { type: 'single' } } },
      listParagraph: { paragraph: { spacing: { after: 140 }, contextualSpacing: true } },
    },
    characterStyles: [
      { id: 'Taler', name: 'Taler', basedOn: 'DefaultParagraphFont', quickFormat: true, run: { bold: true } },
    ],
    paragraphStyles: [
      { id: 'Normal', name: 'Normal', quickFormat: true },
      ...[7, 8, 9].map((n) => ({
        ...heading(1, 200, true),
        id: `Heading${n}`,
        name: `heading ${n}`,
        basedOn: 'Normal',
        next: 'Normal',
        paragraph: { ...heading(1, 200).paragraph, outlineLevel: n - 1 },
      })),
      body('Deltagergruppe', { spacing: { before: 60, after: 0 }, keepNext: true }, { color: farve(farver.svag) }),
      body('Deltagerlinje', { spacing: tight, contextualSpacing: true }),
      body('Faktum', { spacing: tight, contextualSpacing: true }),
      body('Dagsordenspunkt', { spacing: tight, contextualSpacing: true, indent: { left: 425, hanging: 425 } }),
      body('Opgave', { spacing: tight, contextualSpacing: true }),
      body('Konklusion', konklusion),
      body('Beslutning', konklusion),
      body('Underskrift', { keepLines: true }),
      body('Figur', { spacing: { before: 120, after: 200, line: 240, lineRule: LineRuleType.AUTO } }),
      body(
        'Tabeltekst',
        { spacing: { before: 40, after: 40, line: 250, lineRule: LineRuleType.AUTO } },
        { size: scaled(0.94) },
      ),
      { ...body('Tabelhoved', { keepNext: true }, { bold: true }), basedOn: 'Tabeltekst' },
      body('Tabelafstand', { spacing: { before: 0, after: 60, line: 160, lineRule: LineRuleType.EXACT } }, { size: 8 }),
      {
        id: 'Header',
        name: 'header',
        basedOn: 'Normal',
        run: small,
        paragraph: { spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO } },
      },
      {
        id: 'Footer',
        name: 'footer',
        basedOn: 'Normal',
        run: small,
        paragraph: { spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO } },
      },
      {
        id: 'Afsender',
        name: 'Afsender',
        basedOn: 'Header',
        run: { font: skrift.overskrift.familie, size: scaled(0.96), bold: true, color: farve(farver.tekst) },
      },
      { id: 'Sagsoplysning', name: 'Sagsoplysning', basedOn: 'Header', paragraph: { alignment: AlignmentType.RIGHT } },
      { id: 'Adresse', name: 'Adresse', basedOn: 'Header', run: { size: scaled(1), color: farve(farver.tekst) } },
      {
        id: 'Udkast',
        name: 'Udkast',
        basedOn: 'Header',
        run: { bold: true, size: scaled(0.9), color: farve(farver.accent) },
        paragraph: { spacing: { after: 120 } },
      },
    ],
  };
}

/** The table style, which the library cannot write: lines between rows, a stronger one under the header. */
export function tabelstil({ farver }: Brevhoved): string {
  const line = (name: string, size: number, color: string): string =>
    `<w:${name} w:val="single" w:sz="${size}" w:space="0" w:color="${color}"/>`;
  const thin = TYND;
  const cells =
    '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>';
  return (
    '<w:style w:type="table" w:customStyle="1" w:styleId="Referattabel"><w:name w:val="Referattabel"/><w:uiPriority w:val="99"/><w:qFormat/>' +
    `<w:tblPr><w:tblBorders>${line('bottom', 4, thin)}${line('insideH', 4, thin)}</w:tblBorders>${cells}</w:tblPr>` +
    `<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>${line('bottom', 10, farve(farver.accent))}</w:tcBorders>` +
    `<w:shd w:val="clear" w:color="auto" w:fill="${farve(farver.flade)}"/></w:tcPr></w:tblStylePr></w:style>`
  );
}
