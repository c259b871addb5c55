// veraPDF: the jar inside @opendataloader/pdf, Debian's JAXB, a Java 17 to compile and run the small program beside it.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Dom {
  readonly fil: string;
  readonly profil: string;
  readonly ok: boolean;
  readonly fejl: readonly { readonly regel: string; readonly antal: number; readonly besked: string }[];
}

const JAVA = 'java';
const JAVAC = 'javac';
/** Debian's place for jars, where `libjaxb-java` puts its own. */
const JAVA_JARS = process.env.JAVA_JARS ?? '/usr/share/java';
const JAXB = ['jaxb-runtime.jar', 'jaxb-core.jar', 'txw2.jar', 'istack-commons-runtime.jar', 'jaxb-api.jar'];

/** What is missing to run veraPDF, as a sentence, or null. */
export function veraMangler(): string | null {
  const absent = JAXB.filter((jar) => !existsSync(join(JAVA_JARS, jar)));
  const noJava = [JAVA, JAVAC].some((program) => spawnSync(program, ['-version']).error !== undefined);
  if (absent.length === 0 && !noJava) return null;
  return 'veraPDF needs Java and JAXB: apt-get install openjdk-17-jdk-headless libjaxb-java';
}

/** The verdict of veraPDF on each file in each profile ("ua1", "2a", …); throws where it cannot run at all. */
export function vera(profiler: readonly string[], filer: readonly string[]): readonly Dom[] {
  const main = fileURLToPath(import.meta.resolve('@opendataloader/pdf'));
  const jar = join(dirname(main), '..', 'lib', 'opendataloader-pdf-cli.jar');
  const classes = mkdtempSync(join(tmpdir(), 'vera-'));
  try {
    const path = [classes, jar, ...JAXB.map((name) => join(JAVA_JARS, name))].join(delimiter);
    const source = fileURLToPath(new URL('Vera.java', import.meta.url));
    execFileSync(JAVAC, ['-cp', path, '-d', classes, source], { stdio: ['ignore', 'ignore', 'pipe'] });
    const args = ['-XX:TieredStopAtLevel=1', '-cp', path, 'Vera', profiler.join(), ...filer];
    const out = execFileSync(JAVA, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] });
    return out
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line): Dom => JSON.parse(line));
  } finally {
    rmSync(classes, { recursive: true, force: true });
  }
}
