// The repository's own files and what each imports, read by the parser that also builds the browser's files.
// For the tests about the house itself; knows nothing of the product.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

/** The project's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const NOT_OURS = new Set(['node_modules', 'dist', 'data', '.git']);
const FOLDERS = ['server', 'editor', 'templates', 'db', 'scripts', 'test'];

/** Every file of the repository but installed, built and stored ones; paths from the root with `/`. */
export function listFiles(folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return folder === root && NOT_OURS.has(entry.name) ? [] : listFiles(path);
    return entry.isFile() ? [relative(root, path).split(sep).join('/')] : [];
  });
}

/** The program's files: TypeScript, plain JavaScript, style sheets, SQL and pages in the six folders. */
export function listSources(): string[] {
  return listFiles().filter(
    (path) => FOLDERS.some((folder) => path.startsWith(`${folder}/`)) && /\.(ts|mjs|js|css|sql|html)$/.test(path),
  );
}

export interface Import {
  /** A path from the root for a file of ours, else the package or `node:` name as written. */
  readonly target: string;
  readonly ours: boolean;
  /** Vanishes at run time. */
  readonly typeOnly: boolean;
}

export interface Source {
  readonly path: string;
  readonly text: string;
  /** The text with every comment blanked out. */
  readonly code: string;
  readonly comments: readonly { readonly value: string; readonly start: number }[];
  readonly imports: readonly Import[];
}

/** Reads and parses one TypeScript or JavaScript file. */
export function readSource(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const parsed = parseSync(path, text);
  const [problem] = parsed.errors;
  if (problem) throw new Error(`${path} cannot be parsed: ${problem.message}`);
  let code = text;
  for (const { start, end } of parsed.comments) {
    code = code.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, ' ') + code.slice(end);
  }
  const { staticImports, staticExports, dynamicImports } = parsed.module;
  const imports: Import[] = [];
  const add = (target: string, typeOnly: boolean): void => {
    const ours = target.startsWith('.');
    imports.push({ target: ours ? posix.join(posix.dirname(path), target) : target, ours, typeOnly });
  };
  for (const { moduleRequest, entries } of staticImports) {
    add(moduleRequest.value, entries.length > 0 && entries.every((entry) => entry.isType));
  }
  for (const { entries } of staticExports) {
    for (const entry of entries) if (entry.moduleRequest) add(entry.moduleRequest.value, entry.isType);
  }
  for (const { moduleRequest } of dynamicImports) {
    const written = text.slice(moduleRequest.start, moduleRequest.end);
    if (/^['"].*['"]$/.test(written)) add(written.slice(1, -1), false);
  }
  return { path, text, code, comments: parsed.comments, imports };
}

/** Every TypeScript and JavaScript file in the six folders, parsed. */
export function readSources(): Source[] {
  return listSources()
    .filter((path) => /\.(ts|mjs|js)$/.test(path))
    .map(readSource);
}
