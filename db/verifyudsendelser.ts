// Goes through what was sent: each sending against the event that let it go, its files, its letters byte by byte, and
// the fate of each letter against the last event about it. Part of `verify`. Reads only.
import type { Database } from './open.ts';
import { sendteFiler } from './sendtefiler.ts';
import { brevbytes, breveaftryk } from './udsendelser.ts';

interface Raekke {
  readonly id: string;
  readonly referat: string;
  readonly udgave: number;
  readonly server: number;
}

/** Returns how many sendings have been released. */
export function verifyUdsendelser(db: Database, tell: (what: string) => void): number {
  const rows = db
    .prepare<[], Raekke>('SELECT id, referat, udgave, server FROM udsendelse WHERE frigivet IS NOT NULL ORDER BY id')
    .all();
  for (const row of rows) udsendelse(db, row, (what) => tell(`Udsendelse ${row.id}: ${what}`));
  const begun = db
    .prepare<[], string>(
      `SELECT json_extract(detaljer, '$.udsendelse') FROM haendelse WHERE slags = 'udsendelse-begyndt'`,
    )
    .pluck()
    .all();
  for (const id of begun) if (!rows.some((row) => row.id === id)) tell(`Udsendelse ${id} mangler.`);
  return rows.length;
}

function udsendelse(db: Database, { id, referat, udgave, server }: Raekke, tell: (what: string) => void): void {
  const events = db
    .prepare<[string, string], { slags: string; detaljer: string }>(
      `SELECT slags, detaljer FROM haendelse WHERE referat = ? AND json_extract(detaljer, '$.udsendelse') = ? ORDER BY id`,
    )
    .all(referat, id)
    .map(({ slags, detaljer }) => ({ slags, said: JSON.parse(detaljer) as Record<string, unknown> }));
  const begun = events.find(({ slags }) => slags === 'udsendelse-begyndt')?.said;
  if (!begun) {
    tell('loggen har den ikke.');
    return;
  }
  const breve = db
    .prepare<[string], { nr: number; tilstand: string }>(
      'SELECT nr, tilstand FROM brev WHERE udsendelse = ? ORDER BY nr',
    )
    .all(id);
  const filer = sendteFiler(db)(id);
  const aftryk = breveaftryk(db, id);
  if (begun.udgave !== udgave || begun.sendes !== (server === 1)) tell('loggen siger noget andet om den.');
  if (begun.breve !== breve.length || begun.breveaftryk !== aftryk) tell('brevene er ikke dem, der blev sendt.');
  for (const fil of filer) if (begun[`fil:${fil.format}`] !== fil.sha256) tell(`filen »${fil.format}« er en anden.`);
  for (const key of Object.keys(begun))
    if (key.startsWith('fil:') && !filer.some(({ format }) => key === `fil:${format}`))
      tell(`filen »${key.slice(4)}« mangler.`);
  for (const { nr, tilstand } of breve) {
    try {
      brevbytes(db, id, nr);
    } catch {
      tell(`brev ${nr} er ikke det, der blev skrevet.`);
    }
    const last = events.findLast(({ slags, said }) => slags.startsWith('brev-') && said.nr === nr)?.said.tilstand;
    // A letter on its way is ahead of the log.
    if (['i-gang', 'afgivet'].includes(tilstand)) continue;
    const before = last ?? (server === 1 ? 'venter' : 'fil');
    if (before !== tilstand && !(tilstand === 'venter' && before === 'senere'))
      tell(`brev ${nr} er »${tilstand}«, men loggen siger »${String(before)}«.`);
  }
}
