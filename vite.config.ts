// How the browser's files are built: `editor/` in, `dist/` out. The server has no build and never reads this file;
// it finds the built names in `dist/.vite/manifest.json`.
import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    rolldownOptions: { input: { main: 'editor/main.ts' } },
  },
});
