// The names of the browser's files as vite built them: read once from dist/.vite/manifest.json.
// Without a build the pages still stand, undressed.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the built files lie. */
export const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

interface Led {
  readonly file: string;
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
  /** What the module imports at once, by the names of the manifest. */
  readonly imports?: readonly string[];
}

export interface Bygning {
  /** Addresses of style sheets and modules. */
  readonly stil: readonly string[];
  readonly skriv: {
    readonly script: string | null;
    readonly stil: readonly string[];
    /** Modules that the script imports at once: asked for with it, not after it. */
    readonly moduler: readonly string[];
  };
  /** The face that every page is set in. */
  readonly skrift: string | null;
  readonly sider: string | null;
  /** Of those who were invited to a comment round. */
  readonly udkast: string | null;
}

export function laesBygning(dist = DIST): Bygning {
  const file = `${dist}.vite/manifest.json`;
  const manifest = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Led>) : {};
  const paths = (names: readonly string[] = []): readonly string[] => names.map((name) => `/${name}`);
  const { 'editor/style/referat.css': stil, 'editor/main.ts': main, 'editor/sider.ts': sider } = manifest;
  const { 'editor/udkast/udkast.ts': udkast } = manifest;
  return {
    stil: paths(stil ? [stil.file] : []),
    skriv: {
      script: main ? `/${main.file}` : null,
      stil: paths(main?.css),
      moduler: paths((main?.imports ?? []).flatMap((name) => manifest[name]?.file ?? [])),
    },
    skrift: paths(stil?.assets).find((path) => path.includes('Upright') && path.endsWith('.woff2')) ?? null,
    sider: sider ? `/${sider.file}` : null,
    udkast: udkast ? `/${udkast.file}` : null,
  };
}

/** The service worker as it was built; null without a build. */
export function laesServiceWorker(dist = DIST): string | null {
  const file = `${dist}sw.js`;
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
