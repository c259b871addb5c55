// The parts of dkfds that our pages wear: every rule whose classes stand somewhere in our sources. The whole of it is
// 215 kB that each page would load and match against every element; made anew at each build.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Selector, transform } from 'lightningcss';

const root = fileURLToPath(new URL('..', import.meta.url));
/** dkfds exports its script only; its style sheets lie beside it. */
const source = new URL('../css/dkfds.min.css', import.meta.resolve('dkfds'));

/** Writes the trimmed sheet and returns the folder that holds it as `dkfds.css`. */
export function trimmedDkfds(): string {
  const words = wordsOfSources();
  const worn = (selector: Selector): boolean => selector.every((part) => part.type !== 'class' || words.has(part.name));
  const { code } = transform({
    filename: 'dkfds.css',
    code: readFileSync(source),
    visitor: {
      Rule: {
        // Our pages are set in a face of our own.
        'font-face': () => [],
        style(rule) {
          const selectors = rule.value.selectors.filter(worn);
          return selectors.length === 0 ? [] : { ...rule, value: { ...rule.value, selectors } };
        },
      },
      Url: (url) => ({ ...url, url: fileURLToPath(new URL(url.url, source)) }),
    },
  });
  const folder = join(root, 'node_modules', '.cache', 'referat');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'dkfds.css'), code);
  return folder;
}

/** Every word that could be a class where we write mark-up. */
function wordsOfSources(): ReadonlySet<string> {
  const words = new Set<string>();
  for (const folder of ['editor', 'server/pages'])
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue;
      for (const [word] of readFileSync(join(root, folder, name), 'utf8').matchAll(/[\w-]+/g)) words.add(word);
    }
  return words;
}
