// Makes the project ready to run: packages, the pinned Node, the browser's files and (--test) a Chromium.
// Plain JavaScript for the machine's own Node (18 or newer), started by npm before `start`, `test` and `referat`.
// Does only what is missing, says what it does, and says it on standard error: standard output is the command's own.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './chromium.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const runtime = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const forTest = process.argv.includes('--test');
/** The command line needs no browser files: `--quiet` leaves them alone, also under a running server. */
const quiet = process.argv.includes('--quiet');

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * @param {string} sentence
 * @param {string} [output]
 * @returns {never}
 */
function giveUp(sentence, output = '') {
  if (output) say(output.trimEnd());
  say(sentence);
  process.exit(1);
}

/** @param {string} file */
function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/**
 * Runs a command, keeps its output, returns null when it went well and the output when it did not.
 * @param {string} command
 * @param {string[]} args
 */
function attempt(command, args) {
  const result = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (result.status === 0) return null;
  return (
    `${result.stdout || ''}${result.stderr || ''}${result.error ? `${result.error.message}\n` : ''}` ||
    'uden forklaring'
  );
}

/**
 * The npm that runs us, on the Node it runs on: a `node` found on the path could be the pinned one, which is about to
 * be removed.
 * @param {string[]} args
 */
function npm(args) {
  const cli = process.env.npm_execpath || '';
  const node = process.env.npm_node_execpath || '';
  const options = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=warn'];
  if (cli.endsWith('npm-cli.js') && existsSync(node)) return attempt(node, [cli, ...args, ...options]);
  return attempt('npm', [...args, ...options]);
}

/**
 * Whether what npm says it installed is what the lock file asks for; other platforms' packages are never installed.
 * Also true after an `npm install` by hand.
 */
function areInstalled() {
  const installed = read(join(root, 'node_modules', '.package-lock.json'));
  if (!installed || !existsSync(runtime)) return false;
  const have = JSON.parse(installed).packages;
  return Object.entries(JSON.parse(read(join(root, 'package-lock.json'))).packages).every(([path, wanted]) => {
    if (path === '') return true;
    const found = have[path];
    if (!found) return Boolean(wanted.optional || wanted.devOptional);
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

function installPackages() {
  if (areInstalled()) return;

  const start = Date.now();
  say('Henter pakker (npm ci). Første gang tager det under et minut …');
  // Without install scripts: npm 10 would compile packages that bring their binary along. The one script that is
  // needed fetches the pinned Node.
  const failure =
    npm(['ci', '--ignore-scripts', '--include=dev', '--include=optional']) ||
    npm(['rebuild', 'node', '--ignore-scripts=false']);
  if (failure) giveUp('Pakkerne kunne ikke hentes. Er der forbindelse til npm? Prøv så igen.', failure);
  if (!existsSync(runtime)) giveUp('Node 24 kom ikke med pakkerne. Slet mappen node_modules, og prøv igen.');
  say(`Pakkerne er hentet (${Math.round((Date.now() - start) / 1000)} s).`);
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)]));
}

function buildClient() {
  if (!existsSync(join(root, 'editor', 'main.ts'))) {
    say('Editoren er ikke skrevet endnu (editor/main.ts): intet at bygge til browseren.');
    return;
  }
  const stampFile = join(root, 'dist', '.sources');
  const hash = createHash('sha256');
  // By content: a check-out gives every file a new time.
  for (const file of [
    ...filesUnder(join(root, 'editor')),
    // What the pages wear decides what is left of the style sheet they wear.
    ...filesUnder(join(root, 'server', 'pages')),
    join(root, 'scripts', 'dkfds.ts'),
    join(root, 'vite.config.ts'),
    join(root, 'package-lock.json'),
  ]) {
    hash.update(`${file.slice(root.length)}\n`).update(readFileSync(file));
  }
  const stamp = hash.digest('hex');
  if (read(stampFile) === stamp) return;

  say('Bygger editoren til browseren (vite build) …');
  const failure = attempt(runtime, [
    join(root, 'node_modules', 'vite', 'bin', 'vite.js'),
    'build',
    '--logLevel',
    'warn',
  ]);
  if (failure) giveUp('Editoren kunne ikke bygges.', failure);
  writeFileSync(stampFile, stamp);
}

function isDebianRoot() {
  return process.getuid?.() === 0 && /^ID=debian$/m.test(read('/etc/os-release'));
}

function ensureChromium() {
  if (findChromium()) return;
  const chosen = process.env.REFERAT_CHROMIUM;
  if (chosen) giveUp(`REFERAT_CHROMIUM peger på ${chosen}, som ikke er et program, der kan køres.`);
  const instruction =
    'Testene bruger Chromium, og der er ingen på maskinen. Installer den (Debian: »apt-get install chromium«; ellers fra ' +
    'https://www.chromium.org eller Google Chrome), eller sæt REFERAT_CHROMIUM til programmets sti.';
  if (!isDebianRoot()) giveUp(instruction);

  say('Installerer Chromium til testene (apt-get install chromium) …');
  process.env.DEBIAN_FRONTEND = 'noninteractive';
  const failure =
    attempt('apt-get', ['update', '-q']) ||
    attempt('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium']);
  if (failure || !findChromium()) giveUp(instruction, failure || '');
}

if (Number(process.versions.node.split('.')[0]) < 18) {
  giveUp(`Opsætningen kræver Node 18 eller nyere; dette er ${process.versions.node}.`);
}
installPackages();
if (!quiet) buildClient();
if (forTest) ensureChromium();
