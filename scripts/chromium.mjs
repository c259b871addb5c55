// Where the browser for tests and benchmarks is: one answer for the set-up (any Node) and the tests (TypeScript).
// Finds only; installing is the set-up's business.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** @param {string} file */
function isRunnable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The path of a Chromium: what `REFERAT_CHROMIUM` names (and then nothing else), else the first one found.
 * @returns {string | null}
 */
export function findChromium() {
  const chosen = process.env.REFERAT_CHROMIUM;
  if (chosen) return isRunnable(chosen) ? chosen : null;
  const folders = (process.env.PATH || '').split(delimiter).filter(Boolean);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).concat(PLACES);
  return candidates.find(isRunnable) || null;
}
