// How the browser's files are built: `editor/` in, `dist/` out. The server has no build and never reads this file;
// it finds the built names in `dist/.vite/manifest.json`.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** dkfds exports its script only; its style sheets lie beside it. */
const dkfds = fileURLToPath(new URL('../css', import.meta.resolve('dkfds')));

export default defineConfig({
  base: '/',
  publicDir: 'editor/public',
  resolve: { alias: { '@dkfds': dkfds } },
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
