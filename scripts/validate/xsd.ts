// The XSD of Akoma Ntoso 3.0 over files. The schema is OASIS's and no part of the repository: it is read from the folder
// that REFERAT_SCHEMAS names, or from `shared/schemas` beside the repository; who lacks it is told so.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { XmlDocument, XmlLibError, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

const folder = process.env.REFERAT_SCHEMAS ?? fileURLToPath(new URL('../../../shared/schemas', import.meta.url));
const SCHEMA = join(folder, 'akomantoso30.xsd');

/** What is missing to validate, as a sentence, or null. */
export function xsdMangler(): string | null {
  if (existsSync(SCHEMA)) return null;
  return 'The schema of Akoma Ntoso is missing: set REFERAT_SCHEMAS to a folder with akomantoso30.xsd and xml.xsd';
}

/** The faults of each XML text by the schema, in order; empty for a valid one. Throws where the schema cannot be read. */
export function xsd(texts: readonly Uint8Array[]): readonly (readonly string[])[] {
  // The schema imports its neighbour xml.xsd: libxml2 reads it itself.
  if (!xmlRegisterFsInputProviders()) throw new Error('libxml2 cannot read files.');
  const schema = XmlDocument.fromBuffer(readFileSync(SCHEMA), { url: SCHEMA });
  const validator = XsdValidator.fromDoc(schema);
  try {
    return texts.map((text) => faults(validator, text));
  } finally {
    validator.dispose();
    schema.dispose();
  }
}

function faults(validator: XsdValidator, text: Uint8Array): readonly string[] {
  let document: XmlDocument | null = null;
  try {
    document = XmlDocument.fromBuffer(text);
    validator.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    const found = error.details.map(({ line, message }) => `line ${line}: ${message.trim()}`);
    return found.length > 0 ? found : [error.message];
  } finally {
    document?.dispose();
  }
}
