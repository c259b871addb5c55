// Breaks the rules that nothing may be lost by, one at a time, in a copy of the project, and runs the tests that must see
// it: every file that is named must fail. One that survives is a failure, and so is a break whose place is gone.
// `npm run mutations -- A3` runs those whose name has it. The last line is `N passed, N failed`.
import '../server/runtime.ts';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { koerFiler } from './proevefil.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Brud {
  /** The rule of durability and what is broken. */
  readonly navn: string;
  readonly fil: string;
  /** Stands exactly once in the file. */
  readonly fra: string;
  readonly til: string;
  /** The test files that must fail. */
  readonly skalFejle: readonly string[];
}

const SIMULATION = 'test/editor/simulation.test.ts';
const FORBINDELSE = 'test/editor/forbindelse.test.ts';
const LEVENDE = 'test/collab/levende.test.ts';
const REDDET = 'test/editor/reddet.test.ts';
const GODKENDELSE = 'test/access/godkendelse.test.ts';
const ANGREB = 'test/access/angreb.test.ts';
const KAEDE = 'test/db/kaede.test.ts';
const ANKER = 'test/model/anker.test.ts';
const ANKRE = 'test/collab/anker.test.ts';
const FORSLAG = 'test/collab/forslag.test.ts';
const INDARBEJD = 'test/collab/indarbejd.test.ts';

const BRUD: readonly Brud[] = [
  {
    navn: 'A2 the acknowledgement does not wait for the commit',
    fil: 'server/collab/levende.ts',
    fra: 'const udfald = await this.#arkiv.acceptSteps({ ...fits, ...beside });',
    til: `void this.#arkiv.acceptSteps({ ...fits, ...beside });
        const udfald = { slags: 'skrevet', version: version + svar.steps.length, rev: null };`,
    skalFejle: ['test/process/drab.test.ts', 'test/db/store.test.ts'],
  },
  {
    navn: 'A2 those who share a commit are told before it',
    fil: 'db/gruppe.ts',
    fra: 'return () => resolve(value);',
    til: 'resolve(value); return () => undefined;',
    skalFejle: ['test/db/gruppe.test.ts'],
  },
  {
    navn: 'A2 the version is set without being compared',
    fil: 'server/collab/authority.ts',
    fra: 'if (batch.epoch !== epoch || batch.version !== version)',
    til: 'if (batch.epoch !== epoch)',
    skalFejle: ['test/collab/authority.test.ts', SIMULATION],
  },
  {
    navn: 'A3 a batch is made anew when it is sent again',
    fil: 'editor/connection/forbindelse.ts',
    fra: 'this.#batch ??= frys(',
    til: 'this.#batch = frys(',
    // The histories forgive it nearly always: what was taken is known again by what it says (decision 21).
    skalFejle: [FORBINDELSE],
  },
  {
    navn: 'A3 the server forgets the batches it has taken',
    fil: 'server/collab/levende.ts',
    fra: 'const known = await this.#arkiv.findBatch(id, batch.batch);',
    til: 'const known = null;',
    skalFejle: [LEVENDE, 'test/collab/http.test.ts', 'test/process/drab.test.ts'],
  },
  {
    navn: 'A4 a step may run backwards',
    fil: 'server/collab/batch.ts',
    fra: '!isIndex(to) || from > to || to > size',
    til: '!isIndex(to) || to > size',
    skalFejle: ['test/collab/authority.test.ts', 'test/collab/http.test.ts'],
  },
  {
    navn: 'A7 an older epoch is taken for this one',
    fil: 'editor/connection/forbindelse.ts',
    fra: 'if (missing.epoch !== this.#start.epoch) {',
    til: 'if (missing.epoch > 1000) {',
    skalFejle: [FORBINDELSE],
  },
  {
    navn: 'A7 a newer schema goes on in the epoch of the older',
    fil: 'server/collab/levende.ts',
    fra: 'if (this.#aeldre.has(id)) return this.#loeft(id, found);',
    til: '',
    skalFejle: ['test/process/skema.test.ts'],
  },
  {
    navn: 'A7 a page reads the documents of another release',
    fil: 'editor/connection/aabning.ts',
    fra: 'if (opened && opened.schemaVersion !== SCHEMA_VERSION)',
    til: 'if (opened && opened.schemaVersion < 0)',
    skalFejle: ['test/editor/aabning.test.ts'],
  },
  {
    navn: 'A7 an outbox of another release keeps the page from opening',
    fil: 'editor/connection/aabning.ts',
    fra: 'const genskabt = forsoeg(() => genafspil(read.grundlag, read.poster));',
    til: 'const genskabt = genafspil(read.grundlag, read.poster);',
    skalFejle: ['test/editor/aabning.test.ts'],
  },
  {
    navn: 'C1 what others wrote is not in the log',
    fil: 'editor/udbakke/genafspil.ts',
    fra: 'for (const step of nye) bekraeftet = udfoer(bekraeftet, step);',
    til: '',
    skalFejle: [SIMULATION],
  },
  {
    navn: 'C2 a reopened tab has a new client id',
    fil: 'editor/connection/aabning.ts',
    fra: 'doc: bekraeftet.toJSON() }, client, usendte };',
    til: "doc: bekraeftet.toJSON() }, client: 'ny-' + client, usendte };",
    skalFejle: [SIMULATION],
  },
  {
    navn: 'C2 a dead tab is not taken over',
    fil: 'editor/connection/aabning.ts',
    fra: '    if (!laas) continue;\n',
    til: '    if (laas) laas.slip();\n    continue;\n',
    skalFejle: [SIMULATION],
  },
  {
    navn: 'C2 steps are sent before their client id is written down',
    fil: 'editor/udbakke/udbakke.ts',
    fra: "return this.#venter === 0 || this.#lokalt === 'fejl' || this.#lokalt === 'overtaget';",
    til: 'return true;',
    skalFejle: ['test/editor/udbakke.test.ts'],
  },
  {
    navn: 'C2b an outbox is opened by whoever sits down',
    fil: 'editor/connection/aabning.ts',
    fra: 'fund.filter(({ grundlag }) => grundlag.bruger === bruger)',
    til: "fund.filter(({ grundlag }) => bruger !== '' && grundlag.bruger !== '')",
    skalFejle: [SIMULATION],
  },
  {
    navn: 'C4 what a rebase drops is not rescued',
    fil: 'editor/connection/forbindelse.ts',
    fra: 'own.length > 0 ? rebasetTab(own, state.doc, steps, tr) : []',
    til: '[]',
    skalFejle: [SIMULATION],
  },
  {
    navn: 'C4 rescued text is not sent',
    fil: 'editor/reddet/bakke.ts',
    fra: 'else if (!one.sendt && !this.#afviste.has(one.id))',
    til: 'else if (one.id === "")',
    skalFejle: [REDDET, SIMULATION],
  },
  {
    navn: 'C4 a late repeat brings back what was thrown away',
    fil: 'db/reddet.ts',
    fra: 'if (stored) return { fjernet: stored.fjernet !== null };',
    til: 'if (stored) return { fjernet: false };',
    skalFejle: [REDDET, 'test/db/store.test.ts'],
  },
  {
    navn: 'C4 rescued text is shown to whoever asks',
    fil: 'db/reddet.ts',
    fra: 'WHERE referat = @referat AND bruger = @bruger AND fjernet IS NULL\n     ORDER BY at, id',
    til: 'WHERE referat = @referat AND fjernet IS NULL\n     ORDER BY at, id',
    skalFejle: [REDDET, 'test/access/privat.test.ts'],
  },
  {
    navn: 'C6 a key is sent long after it was struck',
    fil: 'editor/connection/forbindelse.ts',
    fra: 'const EFTER_TASTEN = 300;',
    til: 'const EFTER_TASTEN = 3000;',
    skalFejle: [FORBINDELSE],
  },
  {
    navn: 'C9 the server never finds a difference',
    fil: 'server/routes/aftryk.ts',
    fra: '(await aftryk(doc)) === sha256',
    til: '(await aftryk(doc)) !== null',
    skalFejle: ['test/collab/aftryk.test.ts'],
  },
  {
    navn: 'C9 the browser does nothing about a difference',
    fil: 'editor/connection/stikproeve.ts',
    fra: "if (svar === 'andet') this.#sted.afviger();",
    til: '',
    skalFejle: [SIMULATION],
  },
  {
    navn: 'C9 what stood only in the browser is not kept',
    fil: 'editor/connection/genhent.ts',
    fra: "forbindelse.afvig(tekst === '' ? [] : [tekst]);",
    til: 'forbindelse.afvig([]);',
    skalFejle: [SIMULATION],
  },
  {
    navn: 'S1 a commit does not wait for the disk',
    fil: 'db/open.ts',
    fra: "db.pragma('synchronous = FULL');",
    til: "db.pragma('synchronous = NORMAL');",
    skalFejle: ['test/db/open.test.ts'],
  },
  {
    navn: 'K1 places are not written with the steps',
    fil: 'server/collab/levende.ts',
    fra: 'ankre: aendrede(plads.steder, steder),',
    til: 'ankre: [],',
    skalFejle: [FORSLAG, ANKRE],
  },
  {
    navn: 'K2 the first of several places is taken',
    fil: 'editor/model/ankertekst.ts',
    fra: 'return same.length === 1 ? (same[0] ?? null) : null;',
    til: 'return same[0] ?? first;',
    skalFejle: [ANKER],
  },
  {
    navn: 'K2 words that were found again are said to have been there',
    fil: 'editor/model/ankertekst.ts',
    fra: "blok === egen && erSikker(text, place, citat, places.length) ? 'fast' : 'fundet'",
    til: "'fast'",
    skalFejle: [ANKRE],
  },
  {
    navn: 'K2 what has changed in a place is not said',
    fil: 'editor/model/anker.ts',
    fra: "if (!back) return iBlok(one, { ...anker, stand: 'aendret' }, node, one.start);",
    til: 'if (!back) return iBlok(one, anker, node, one.start);',
    skalFejle: [ANKER, ANKRE],
  },
  {
    navn: 'K2 a place without letters stays where they were',
    fil: 'editor/model/anker.ts',
    fra: 'gone ||= erVaek(map, a, b);',
    til: 'gone ||= false;',
    skalFejle: [ANKER],
  },
  {
    navn: 'K2 what was lost is not looked for again',
    fil: 'editor/model/anker.ts',
    fra: 'return bragtIgen(moved, nye, tekster()) ? igen(moved, doc, tekster()) : moved;',
    til: 'return moved;',
    skalFejle: [ANKER],
  },
  {
    navn: 'K2 a name that reads otherwise is not noticed',
    fil: 'editor/model/anker.ts',
    fra: 'rosterOf(foer) !== rosterOf(doc)',
    til: 'rosterOf(foer) === null',
    skalFejle: [ANKER, ANKRE],
  },
  {
    navn: 'K3 the stand is not set with the steps',
    fil: 'server/collab/levende.ts',
    fra: 'skift: svar.forslag }',
    til: 'skift: [] }',
    skalFejle: [FORSLAG, INDARBEJD],
  },
  {
    navn: 'K3 a proposal lands where its words were changed',
    fil: 'editor/model/forslagstep.ts',
    fra: 'if (from.deletedAfter || to.deletedBefore || to.pos - from.pos !== this.vagtTil - this.vagtFra) return null;',
    til: '',
    skalFejle: [FORSLAG],
  },
  {
    navn: 'K3 undoing brings up what was taken back',
    fil: 'db/ankre.ts',
    fra: "!ind && erTrukket(db, referat, traad) ? 'trukket' : til",
    til: 'til',
    skalFejle: [FORSLAG],
  },
  {
    navn: 'K3 a restore says nothing of the proposals',
    fil: 'db/dokumenter.ts',
    fra: 'gendanSkift(db, id, fra, next.version, { bruger, at });',
    til: '',
    skalFejle: [FORSLAG, INDARBEJD],
  },
  {
    navn: 'K4 two blocks may have one id',
    fil: 'server/collab/authority.ts',
    fra: 'if (dobbelt !== null)',
    til: "if (dobbelt === '')",
    skalFejle: ['test/collab/authority.test.ts'],
  },
  {
    navn: 'S7 an approved text takes steps, but for the trigger',
    fil: 'db/dokumenter.ts',
    fra: "if (status !== undefined && erLaast(status)) return { slags: 'laast' };",
    til: '',
    skalFejle: [GODKENDELSE],
  },
  {
    navn: 'S7 a correction goes on in the epoch of what was approved',
    fil: 'db/dokumenter.ts',
    fra: `const next = nyEpoch(id, stand, doc, at);
          if (!next) return null;
          db.prepare('UPDATE referat`,
    til: `const next = stand;
          db.prepare('UPDATE referat`,
    skalFejle: [GODKENDELSE],
  },
  {
    navn: 'S7 a stored file is believed',
    fil: 'server/routes/arkivfiler.ts',
    fra: "if (createHash('sha256').update(fil.bytes).digest('hex') !== fil.sha256) {",
    til: "if (fil.sha256 === '') {",
    skalFejle: [ANGREB],
  },
  {
    navn: 'S7 verify does not read what was approved',
    fil: 'db/verifygodkendelser.ts',
    fra: 'else if (aftryk(row.schema_version, row.json) !== row.sha256)',
    til: 'else if (row.json === row.sha256)',
    skalFejle: [ANGREB],
  },
  {
    navn: 'S7 the chain does not hold who did it',
    fil: 'db/kaede.ts',
    fra: 'aktoer: bruger, emne: referat',
    til: 'aktoer: null, emne: referat',
    skalFejle: [KAEDE, ANGREB],
  },
  {
    navn: 'S7 a head of the chain is not looked for',
    fil: 'db/verifykaede.ts',
    fra: 'let fundet = head === null;',
    til: 'let fundet = true;',
    skalFejle: [KAEDE, ANGREB, 'test/cli/referat.test.ts'],
  },
  {
    navn: 'S7 the one who checked may approve where two are wanted',
    fil: 'db/godkendelser.ts',
    fra: 'if (stored.bruger === af)',
    til: "if (stored.bruger === '')",
    skalFejle: [GODKENDELSE],
  },
  {
    navn: 'udsendelse: what had been handed over is sent again after a crash',
    fil: 'db/udgaaende.ts',
    fra: `skift(row, { tilstand: 'uvist', svar: null }, { bruger: null, slags: 'brev-svar' });`,
    til: `skift(row, { tilstand: 'venter', svar: null, naeste: now() }, { bruger: null, slags: 'brev-svar' });`,
    skalFejle: ['test/process/udsendelse.test.ts', 'test/access/udsendelse.test.ts'],
  },
  {
    navn: 'udsendelse: the end of a letter is sent before it is written down',
    fil: 'server/mail/smtp.ts',
    fra: 'await foerSlut();',
    til: 'void foerSlut().catch(() => {});',
    skalFejle: ['test/mail/smtp.test.ts'],
  },
  {
    navn: 'udsendelse: nothing is written down before the end of a letter',
    fil: 'server/brevkoeer.ts',
    fra: 'store.noterAfgivet(udsendelse, nr)',
    til: 'Promise.resolve()',
    skalFejle: ['test/process/udsendelse.test.ts'],
  },
  {
    navn: 'udsendelse: a cut after the end counts as not accepted',
    fil: 'server/mail/smtp.ts',
    fra: `udfald: afgivet ? 'uvist' : 'senere'`,
    til: `udfald: 'senere'`,
    skalFejle: ['test/mail/smtp.test.ts', 'test/access/udsendelse.test.ts'],
  },
  {
    navn: 'udsendelse: letters of a version that no longer holds go on',
    fil: 'db/udgaaende.ts',
    fra: 'if (standset !== null) {',
    til: 'if (standset !== null && row.udgave < 0) {',
    skalFejle: ['test/access/udsendelse.test.ts'],
  },
  {
    navn: 'udsendelse: an address in two lists gets two letters',
    fil: 'server/routes/modtagervalg.ts',
    fra: 'const one = found.get(noegle(mail)) ??',
    til: 'const one = found.get(mail) ??',
    skalFejle: ['test/access/udsendelse.test.ts'],
  },
  {
    navn: 'udsendelse: a plain line is not encrypted and gets the password all the same',
    fil: 'server/mail/smtp.ts',
    fra: `if (!tilbudt && server.tls === 'kraevet') throw new Ingenforbindelse('STARTTLS');`,
    til: '',
    skalFejle: ['test/mail/smtp.test.ts'],
  },
];

/** The same histories at every run; what one is shrunk to is of no interest here. */
const ENV = {
  REFERAT_KILLS: '2',
  REFERAT_UDEN_KRYMPNING: '1',
  REFERAT_SEED_NUMBER: process.env.REFERAT_SEED_NUMBER ?? '1',
};

/** Everything that tests read, in a folder of its own: the working tree is never touched. */
function kopi(): string {
  const folder = mkdtempSync(join(tmpdir(), 'referat-brud-'));
  for (const name of [
    'db',
    'editor',
    'scripts',
    'server',
    'templates',
    'test',
    'package.json',
    'vitest.config.ts',
    'tsconfig.json',
  ])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** What is wrong, or null where every named file saw the break. */
async function proev(folder: string, { fil, fra, til, skalFejle }: Brud): Promise<string | null> {
  const path = join(folder, fil);
  const before = readFileSync(path, 'utf8');
  const places = before.split(fra).length - 1;
  if (places !== 1) return `its place stands ${places} times in ${fil}`;
  writeFileSync(
    path,
    before.replace(fra, () => til),
  );
  try {
    const { filer, sagt } = await koerFiler(folder, skalFejle, { env: ENV });
    const overlevet = skalFejle.filter((one) => (filer.get(one)?.failed ?? 0) === 0);
    if (overlevet.length === 0) return null;
    // A file that could not be loaded has no tests: a break that does not run proves nothing.
    const stumme = overlevet.filter((one) => (filer.get(one)?.passed ?? 0) === 0);
    return stumme.length > 0 ? `nothing ran in ${stumme}:\n${sagt.trimEnd()}` : `it survived ${overlevet}`;
  } finally {
    writeFileSync(path, before);
  }
}

const valgte = BRUD.filter(({ navn }) => process.argv.slice(2).every((word) => navn.includes(word)));
const folder = kopi();
let passed = 0;
let failed = 0;
const tael = (navn: string, fejl: string | null, sekunder: number): void => {
  if (fejl === null) passed++;
  else failed++;
  console.log(
    `${fejl === null ? 'ok    ' : 'FAILED'}  ${navn} (${sekunder.toFixed(1)} s)${fejl === null ? '' : `: ${fejl}`}`,
  );
};
try {
  const start = performance.now();
  const hele = await koerFiler(folder, [...new Set(valgte.flatMap(({ skalFejle }) => skalFejle))], { env: ENV });
  tael(
    'unbroken, every one of the tests passes',
    hele.ok ? null : hele.sagt.trimEnd(),
    (performance.now() - start) / 1000,
  );
  for (const brud of valgte) {
    const begin = performance.now();
    tael(brud.navn, await proev(folder, brud), (performance.now() - begin) / 1000);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && valgte.length > 0 ? 0 : 1;
