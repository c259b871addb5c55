// Which release of Referat this is: stands in what is approved, since the same document, version and release give the
// same bytes.
import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

export const RELEASE: string = version;
