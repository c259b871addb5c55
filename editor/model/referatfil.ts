// The file form of a referat, `{schema, doc, kilde, filer}`: what `import` writes and every other command reads.
import { Node } from 'prosemirror-model';
import { isXmlText } from './attrs.ts';
import { AppError } from './fejl.ts';
import type { Kilde } from './kilde.ts';
import { tjekKilde } from './kilde.ts';
import { loeft, SCHEMA_VERSION, schema } from './schema.ts';

export interface Referatfil {
  readonly doc: Node;
  readonly kilde: Kilde | null;
  /** Bytes of the figures, base64, by their SHA-256. */
  readonly filer: Readonly<Record<string, string>>;
}

/** Depth of nesting that no referat reaches and no stack overflows at. */
export const MAX_DEPTH = 100;

/** The JSON of a file, with a final newline. */
export function skrivReferatfil({ doc, kilde, filer }: Referatfil): string {
  const parts = {
    schema: SCHEMA_VERSION,
    doc: doc.toJSON(),
    ...(kilde ? { kilde } : {}),
    ...(Object.keys(filer).length ? { filer } : {}),
  };
  return `${JSON.stringify(parts)}\n`;
}

/** Reads and checks a file. Throws AppError "ugyldig" with one sentence for whatever is wrong with it. */
export function laesReferatfil(json: string): Referatfil {
  const parsed = parse(json);
  if (!isRecord(parsed) || !('doc' in parsed) || !Number.isInteger(parsed.schema))
    throw new AppError('ugyldig', 'Filen er ikke et referat: den skal have »schema« og »doc«.');
  if ((parsed.schema as number) > SCHEMA_VERSION)
    throw new AppError('ugyldig', 'Filen er skrevet af en nyere udgave af Referat. Opdatér programmet, og prøv igen.');
  const filer = parsed.filer === undefined ? {} : parsed.filer;
  if (
    !isRecord(filer) ||
    Object.entries(filer).some(([name, data]) => !/^[0-9a-f]{64}$/.test(name) || typeof data !== 'string')
  )
    throw new AppError('ugyldig', 'Filens billeder kan ikke læses.');
  return {
    doc: laesDokument(loeft(parsed.doc, parsed.schema as number)),
    kilde: parsed.kilde === undefined || parsed.kilde === null ? null : tjekKilde(parsed.kilde),
    filer: filer as Record<string, string>,
  };
}

/** Reads and checks document JSON: depth first (deep nesting overflows the stack), then nodes, attributes, content, text, ids. */
export function laesDokument(json: unknown): Node {
  if (depthOver(json, MAX_DEPTH * 2 + 2))
    throw new AppError('ugyldig', 'Dokumentet er indlejret for dybt til at være et referat.');
  let doc: Node;
  try {
    doc = Node.fromJSON(schema, json);
    doc.check();
  } catch (cause) {
    throw new AppError('ugyldig', 'Dokumentet følger ikke reglerne for et referat.', { cause });
  }
  if (doc.type.name !== 'doc') throw new AppError('ugyldig', 'Dokumentet følger ikke reglerne for et referat.');
  const seen = new Set<string>();
  doc.descendants((node) => {
    if (node.isText && !isXmlText(node.text ?? ''))
      throw new AppError('ugyldig', 'Teksten indeholder tegn, der ikke kan stå i et dokument.');
    const id: unknown = node.attrs.id;
    if (typeof id !== 'string' || id === '') return;
    if (seen.has(id)) throw new AppError('ugyldig', `To dele af dokumentet har samme id (${id}).`);
    seen.add(id);
  });
  return doc;
}

/** True when objects and arrays nest deeper than `max`; goes no deeper itself, so that no stack overflows. */
export function depthOver(json: unknown, max: number): boolean {
  if (typeof json !== 'object' || json === null) return false;
  if (max <= 0) return true;
  // Plain loops, no list of values for every object: this is done for every key that somebody types.
  if (Array.isArray(json)) {
    for (const child of json) if (depthOver(child, max - 1)) return true;
    return false;
  }
  for (const child of Object.values(json)) if (depthOver(child, max - 1)) return true;
  return false;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new AppError('ugyldig', 'Filen er ikke læselig JSON.', { cause });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
