// Which built files the service worker copies when it is installed, by vite's manifest. Asked while building.

/** The parts of vite's manifest that are read here. */
interface Led {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
}

/** The faces of the paper and the pages; icons and further faces are kept when they have been used. */
const SKRIFT = /\/SourceSans3[^/]*\.woff2$/;

/**
 * The built files that writing without a network needs, by the manifest: what the writing page's script can come to load,
 * what the other pages' loads at once, the style sheets, the faces and the icon.
 */
export function skallensFiler(manifest: Readonly<Record<string, Led>>): readonly string[] {
  const found = new Set<string>(['/assets/favicon.svg']);
  const visit = (key: string, lazy: boolean, seen = new Set<string>()): void => {
    const led = manifest[key];
    if (!led || seen.has(key)) return;
    seen.add(key);
    found.add(`/${led.file}`);
    for (const css of led.css ?? []) found.add(`/${css}`);
    for (const asset of led.assets ?? []) if (SKRIFT.test(asset)) found.add(`/${asset}`);
    for (const other of [...(led.imports ?? []), ...(lazy ? (led.dynamicImports ?? []) : [])]) visit(other, lazy, seen);
  };
  visit('editor/main.ts', true);
  visit('editor/sider.ts', false);
  visit('editor/style/referat.css', true);
  return [...found].sort();
}
