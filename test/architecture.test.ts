// The directions, sizes and names of the house, held against every file as it is.
// The sentence is in README.md; biome.json says the coarse half of it already while one types.
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listSources, readSources, type Source } from './sources.ts';

const sources = readSources();

const SERVER = [
  'server',
  'server/routes',
  'server/export',
  'server/import',
  'server/kontrol',
  'server/collab',
  'server/mail',
];

/** Who may import whom; a folder may always import itself. The longest folder that fits decides. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'editor/model': [],
  editor: ['editor/model', 'editor/udbakke'],
  // Storage and replay: no page, no editor's view.
  'editor/udbakke': ['editor/model'],
  templates: ['editor/model', 'server/export'],
  db: ['editor/model'],
  'server/export': ['editor/model'],
  'server/import': ['editor/model'],
  'server/kontrol': ['editor/model'],
  'server/collab': ['editor/model'],
  'server/mail': ['editor/model'],
  'server/routes': ['editor/model', 'db', 'templates', ...SERVER],
  server: ['editor/model', 'db', 'templates', ...SERVER],
  scripts: ['scripts/bench', 'editor/model', 'db', 'templates', ...SERVER],
  // A benchmark mounts the editor in a page of its own.
  'scripts/bench': ['scripts', 'editor', 'editor/udbakke', 'editor/model', 'db', 'templates', ...SERVER],
};

/** Packages that belong to some folders only; a benchmark may measure any of them. */
const PACKAGES: readonly { readonly match: RegExp; readonly folders: readonly string[] }[] = [
  { match: /^nodemailer\b/, folders: ['server/mail'] },
  { match: /^better-sqlite3$/, folders: ['db'] },
  { match: /^express$/, folders: ['server', 'server/routes'] },
  { match: /^(docx|pdfkit|fontkit|linebreak|source-sans|source-serif|dejavu-fonts-ttf)/, folders: ['server/export'] },
  { match: /^prosemirror-(view|keymap|commands|history|gapcursor|dropcursor)$/, folders: ['editor'] },
  { match: /^(lit-html|dkfds)/, folders: ['editor'] },
];

const MODEL_PACKAGES = /^prosemirror-(model|transform)$/;

function folderOf(path: string): string {
  const folders = Object.keys(MAY_IMPORT).filter((folder) => path.startsWith(`${folder}/`));
  return folders.sort((a, b) => b.length - a.length)[0] ?? '';
}

function inFolders(...folders: string[]): Source[] {
  return sources.filter(({ path }) => folders.includes(folderOf(path)));
}

/** `path:line` of every place in the code (comments aside) that matches. */
function findInCode(files: readonly Source[], pattern: RegExp): string[] {
  return files.flatMap(({ path, code }) =>
    [...code.matchAll(pattern)].map(
      (match) => `${path}:${code.slice(0, match.index).split('\n').length} ${match[0].trim()}`,
    ),
  );
}

describe('directions', () => {
  it('each folder imports only those it may know', () => {
    const wrong = sources
      .filter(({ path }) => folderOf(path) !== '')
      .flatMap(({ path, imports }) => {
        const folder = folderOf(path);
        const allowed = [folder, ...(MAY_IMPORT[folder] ?? [])];
        return imports
          .filter(({ ours, target }) => ours && !allowed.includes(folderOf(target)))
          .map(({ target }) => `${path} imports ${target}`);
      });
    expect(wrong).toEqual([]);
  });

  it('packages stay in their folders', () => {
    const wrong = sources
      .filter(({ path }) => folderOf(path) !== '' && !path.startsWith('scripts/'))
      .flatMap(({ path, imports }) =>
        imports
          .filter(
            ({ ours, target }) =>
              !ours && PACKAGES.some((p) => p.match.test(target) && !p.folders.includes(folderOf(path))),
          )
          .map(({ target }) => `${path} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('the model knows ProseMirror and nothing else, the browser nothing of Node', () => {
    const wrong = inFolders('editor/model', 'editor/udbakke', 'editor').flatMap(({ path, imports }) =>
      imports
        .filter(({ ours, target }) =>
          folderOf(path) === 'editor/model' ? !ours && !MODEL_PACKAGES.test(target) : target.startsWith('node:'),
        )
        .map(({ target }) => `${path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('imports of ours name a file that exists', () => {
    const known = new Set(listSources());
    const missing = sources.flatMap(({ path, imports }) =>
      imports
        .filter(
          ({ ours, target }) =>
            ours && !/\.(json|svg|txt)(\?.*)?$/.test(target) && !known.has(target.replace(/\?.*$/, '')),
        )
        .map(({ target }) => `${path} imports ${target}`),
    );
    expect(missing).toEqual([]);
  });

  it('no file imports itself through others', () => {
    expect(findCycle(sources)).toBeNull();
  });
});

/** A cycle of imports (types aside: they vanish) as a sentence, or null. Depth first, a path of open files. */
function findCycle(files: readonly Source[]): string | null {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const visit = (path: string, open: readonly string[]): string | null => {
    if (open.includes(path)) return [...open.slice(open.indexOf(path)), path].join(' → ');
    if (done.has(path)) return null;
    for (const { target, ours, typeOnly } of byPath.get(path)?.imports ?? []) {
      const cycle = ours && !typeOnly ? visit(target, [...open, path]) : null;
      if (cycle) return cycle;
    }
    done.add(path);
    return null;
  };
  for (const { path } of files) {
    const cycle = visit(path, []);
    if (cycle) return cycle;
  }
  return null;
}

describe('purity', () => {
  it('text of a document is read through tekst(), which knows the names', () => {
    const server = sources.filter(({ path }) => /^(editor\/model|server|db|templates|scripts)\//.test(path));
    expect(findInCode(server, /\.textContent\b|\.textBetween\(/g)).toEqual([]);
    // In the browser an element has a textContent of its own; a document node's textBetween is never right.
    expect(
      findInCode(
        inFolders('editor', 'editor/udbakke'),
        /\.textBetween\(|\b(?:doc|node|slice\.content|\$from\.parent)\.textContent\b/g,
      ),
    ).toEqual([]);
  });

  it('the clock is passed in: renderers, the authority, the model and templates never ask for it', () => {
    const pure = inFolders(
      'editor/model',
      'server/export',
      'server/import',
      'server/kontrol',
      'server/collab',
      'server/mail',
      'templates',
      'db',
    );
    expect(findInCode(pure, /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/g)).toEqual([]);
  });

  it('nothing is silenced', () => {
    const silenced = sources.flatMap(({ path, comments }) =>
      comments
        .filter(({ value }) => /@ts-(ignore|expect-error|nocheck)|biome-ignore/.test(value))
        .map(({ value }) => `${path}: ${value.trim()}`),
    );
    expect(silenced).toEqual([]);
    expect(findInCode(sources, /\bas any\b|\bas unknown as\b/g)).toEqual([]);
  });
});

describe('files', () => {
  it('none is longer than 400 lines', () => {
    const long = sources
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > 400)
      .map(({ path, lines }) => `${path}: ${lines} lines`);
    expect(long).toEqual([]);
  });

  it('each opens with a comment that says what it is', () => {
    const silent = sources.filter(({ text }) => !/^(#!.*\n)?\/[/*]/.test(text)).map(({ path }) => path);
    expect(silent).toEqual([]);
  });

  it('none is named after nothing', () => {
    const named = /(^|[-_.])(utils?|helpers?|common|misc|shared|manager|service)([-_.]|$)/i;
    expect(listSources().filter((path) => path.split('/').some((part) => named.test(part)))).toEqual([]);
  });

  it('names are lower-case words', () => {
    expect(listSources().filter((path) => !/^[a-z0-9.-]+$/.test(posix.basename(path)))).toEqual([]);
  });
});
