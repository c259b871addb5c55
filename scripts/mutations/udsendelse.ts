// Breaks of what keeps an approved version as it is (S7), and of what sends each letter once.
import type { Brud } from './brud.ts';

const GODKENDELSE = 'test/access/godkendelse.test.ts';
const ANGREB = 'test/access/angreb.test.ts';
const KAEDE = 'test/db/kaede.test.ts';

export const UDSENDELSE: readonly Brud[] = [
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
  {
    navn: 'udsendelse: a bilag that is not released goes along with a public edition',
    fil: 'server/routes/bilagsvalg.ts',
    fra: 'offentlig || fuld',
    til: 'offentlig || fuld || true',
    skalFejle: ['test/access/medsendtbilag.test.ts'],
  },
  {
    navn: 'udsendelse: bilag are left out of what is proved',
    fil: 'db/sendtefiler.ts',
    fra: '...bilag.all(udsendelse).map(',
    til: '...bilag.all(udsendelse).slice(1000).map(',
    skalFejle: ['test/access/medsendtbilag.test.ts'],
  },
  {
    navn: 'udsendelse: a letter is cut where its note looks like a file',
    fil: 'db/brevbytes.ts',
    fra: '.lastIndexOf(mark)',
    til: '.indexOf(mark)',
    skalFejle: ['test/access/medsendtbilag.test.ts'],
  },
];
