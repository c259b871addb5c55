// How the browser's files are built: `editor/` in, `dist/` out. The server has no build and never reads this file;
// it finds the built names in `dist/.vite/manifest.json`.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, defineConfig, type Plugin } from 'vite';
import { skallensFiler } from './editor/sw/filer.ts';
import { trimmedDkfds } from './scripts/dkfds.ts';

/**
 * The service worker, dist/sw.js: built after the rest, whose names it holds, as one classic script (not every browser
 * lets a service worker import).
 */
function serviceWorker(): Plugin {
  return {
    name: 'referat-sw',
    apply: 'build',
    async writeBundle() {
      const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
      await build({
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        define: { FILER: JSON.stringify(skallensFiler(manifest)) },
        build: {
          outDir: 'dist',
          emptyOutDir: false,
          target: 'es2022',
          modulePreload: { polyfill: false },
          rolldownOptions: { input: 'editor/sw/sw.ts', output: { format: 'iife', entryFileNames: 'sw.js' } },
        },
      });
    },
  };
}

/** What the build tells of a module. */
interface Modulviden {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/**
 * The writing page's first load as one file: a module that something later shares with it would get a file of its own, and
 * a dozen small files are packed worse and asked for one by one. What the other pages share stays apart.
 */
function foersteFil(): (id: string, viden: Modulviden) => string | null {
  const rod = (name: string): string => fileURLToPath(new URL(`editor/${name}`, import.meta.url));
  const naaes = (from: string, viden: Modulviden): Set<string> => {
    const seen = new Set<string>();
    const walk = (id: string): void => {
      if (seen.has(id)) return;
      seen.add(id);
      for (const next of viden.getModuleInfo(id)?.importedIds ?? []) walk(next);
    };
    walk(from);
    return seen;
  };
  let skriv: Set<string> | null = null;
  let andres: Set<string> | null = null;
  return (id, viden) => {
    skriv ??= naaes(rod('main.ts'), viden);
    andres ??= new Set([...naaes(rod('sider.ts'), viden), ...naaes(rod('udkast/udkast.ts'), viden)]);
    if (!skriv.has(id) || id.endsWith('.css')) return null;
    return andres.has(id) ? 'faelles' : 'skriv';
  };
}

export default defineConfig({
  base: '/',
  publicDir: 'editor/public',
  plugins: [serviceWorker()],
  resolve: { alias: { '@dkfds': trimmedDkfds() } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // Nothing as data: URLs in style sheets: the content security policy allows 'self' only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: foersteFil(), debugName: 'skriv' }] } },
      input: {
        main: 'editor/main.ts',
        sider: 'editor/sider.ts',
        udkast: 'editor/udkast/udkast.ts',
        stil: 'editor/style/referat.css',
      },
    },
  },
});
