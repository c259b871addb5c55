// Builds Word packages by hand, for what no library writes: tracked changes, hidden text, damaged and hostile files.
import { strToU8, type Zippable, zipSync } from 'fflate';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const NAVNERUM = [
  `xmlns:w="${W}"`,
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface Wordfil {
  /** The children of `w:body`. */
  readonly krop: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly comments?: string;
  readonly footnotes?: string;
  readonly header?: string;
  /** Addresses outside the file, by relationship id. */
  readonly links?: Readonly<Record<string, string>>;
  /** Images by relationship id: their part name and bytes. */
  readonly billeder?: Readonly<Record<string, readonly [string, Uint8Array]>>;
  /** Further parts, as they are. */
  readonly andre?: Readonly<Record<string, Uint8Array>>;
}

/** The parts of a package, before they are zipped. */
export function dele({ krop, links = {}, billeder = {}, andre = {}, ...rest }: Wordfil): Record<string, Uint8Array> {
  const parts: Record<string, Uint8Array> = {};
  const relationships: string[] = [];
  const relate = (id: string, type: string, target: string, external = false) =>
    relationships.push(
      `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
    );
  for (const [kind, xml] of Object.entries(rest)) {
    if (xml === undefined) continue;
    parts[`word/${kind}.xml`] = strToU8(
      `<w:${kind === 'header' ? 'hdr' : kind} ${NAVNERUM}>${xml}</w:${kind === 'header' ? 'hdr' : kind}>`,
    );
    relate(`del-${kind}`, kind, `${kind}.xml`);
  }
  for (const [id, url] of Object.entries(links)) relate(id, 'hyperlink', url, true);
  for (const [id, [name, bytes]] of Object.entries(billeder)) {
    parts[`word/${name}`] = bytes;
    relate(id, 'image', name);
  }
  return {
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><w:document ${NAVNERUM}><w:body>${krop}</w:body></w:document>`,
    ),
    'word/_rels/document.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationships.join('')}</Relationships>`,
    ),
    ...parts,
    ...andre,
  };
}

/** A whole .docx. */
export function wordfil(fil: Wordfil): Uint8Array {
  return zip(dele(fil));
}

export function zip(parts: Zippable): Uint8Array {
  return zipSync(parts, { mtime: new Date('2024-01-01T00:00:00Z') });
}

/** A paragraph of plain text; `pPr` is the inside of its properties. */
export function p(text: string, pPr = ''): string {
  return `<w:p>${pPr === '' ? '' : `<w:pPr>${pPr}</w:pPr>`}${r(text)}</w:p>`;
}

/** A run; `rPr` is the inside of its properties. "\n" is a line break, "\t" a tab. */
export function r(text: string, rPr = ''): string {
  const inside = text
    .split(/([\n\t])/)
    .map((part) => (part === '\n' ? '<w:br/>' : part === '\t' ? '<w:tab/>' : part === '' ? '' : t(part)))
    .join('');
  return `<w:r>${rPr === '' ? '' : `<w:rPr>${rPr}</w:rPr>`}${inside}</w:r>`;
}

function t(text: string): string {
  return `<w:t xml:space="preserve">${text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</w:t>`;
}

/** A table of plain cells; a row that starts with "!" is marked as header. */
export function tabel(...rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) =>
    row.map((cell) => `<w:tc>${cell.startsWith('<') ? cell : p(cell)}</w:tc>`).join('');
  return `<w:tbl>${rows
    .map(([first = '', ...rest]) =>
      first.startsWith('!')
        ? `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cells([first.slice(1), ...rest])}</w:tr>`
        : `<w:tr>${cells([first, ...rest])}</w:tr>`,
    )
    .join('')}</w:tbl>`;
}

/** The smallest PNG. */
export const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);
