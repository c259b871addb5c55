// How the browser's files are built: `editor/` in, `dist/` out. The server has no build and never reads this file;
// it finds the built names in `dist/.vite/manifest.json`.
import { defineConfig } from 'vite';
import { trimmedDkfds } from './scripts/dkfds.ts';

export default defineConfig({
  base: '/',
  publicDir: 'editor/public',
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
