// How the browser's files are built: `editor/` in, `dist/` out. The server has no build and never reads this file;
// it finds the built names in `dist/.vite/manifest.json`.
import { readFileSync } from 'node:fs';
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
      input: { main: 'editor/main.ts', sider: 'editor/sider.ts', stil: 'editor/style/referat.css' },
    },
  },
});
