// Files as people choose them for bilag, as small as they can be and still be what they are.
import { strToU8, zipSync } from 'fflate';

export const bytes = (text: string): Uint8Array => strToU8(text);
export const PDF = bytes('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

const OOXML = 'application/vnd.openxmlformats-officedocument.';

/** A package of Office Open XML whose main part is of this kind; `mere` are further parts. */
export function office(kind: string, mere: Record<string, string> = {}): Uint8Array {
  const typer = `<Types><Override PartName="/a.xml" ContentType="${kind.includes('/') ? kind : `${OOXML}${kind}.main+xml`}"/></Types>`;
  const dele = { '[Content_Types].xml': typer, 'a.xml': '<a/>', ...mere };
  return zipSync(Object.fromEntries(Object.entries(dele).map(([navn, tekst]) => [navn, bytes(tekst)])));
}

/** A package of OpenDocument of this kind. */
export function opendocument(kind: string, mere: Record<string, string> = {}): Uint8Array {
  const dele = { mimetype: `application/vnd.oasis.opendocument.${kind}`, 'content.xml': '<a/>', ...mere };
  return zipSync(Object.fromEntries(Object.entries(dele).map(([navn, tekst]) => [navn, bytes(tekst)])));
}
