// Goes through the comment rounds: each against the event that opened it, what was sent out byte by byte, the deadline and
// the end against the last events about them, and the fate of each letter. Part of `verify`. Reads only.
import { sha256 } from './kaede.ts';
import type { Database } from './open.ts';

interface Raekke {
  readonly id: string;
  readonly referat: string;
  readonly nr: number;
  readonly version: number;
  readonly epoch: number;
  readonly frist: number;
  readonly se_hinanden: number;
  readonly kode: number;
  readonly lukket: number | null;
}

interface Haendelse {
  readonly slags: string;
  readonly at: number;
  readonly said: Readonly<Record<string, unknown>>;
}

/** Returns how many rounds there are. */
export function verifyHoeringer(db: Database, tell: (what: string) => void): number {
  const rows = db
    .prepare<[], Raekke>(
      'SELECT id, referat, nr, version, epoch, frist, se_hinanden, kode, lukket FROM hoering ORDER BY id',
    )
    .all();
  for (const row of rows) runde(db, row, (what) => tell(`Kommentering ${row.id}: ${what}`));
  const opened = db
    .prepare<[], string>(
      `SELECT json_extract(detaljer, '$.hoering') FROM haendelse WHERE slags = 'hoering-aabnet'
         AND referat IN (SELECT id FROM referat)`,
    )
    .pluck()
    .all();
  for (const id of opened) if (!rows.some((row) => row.id === id)) tell(`Kommentering ${id} mangler.`);
  return rows.length;
}

function runde(db: Database, row: Raekke, tell: (what: string) => void): void {
  const events = db
    .prepare<[string, string], { slags: string; at: number; detaljer: string }>(
      `SELECT slags, at, detaljer FROM haendelse WHERE referat = ? AND json_extract(detaljer, '$.hoering') = ? ORDER BY id`,
    )
    .all(row.referat, row.id)
    .map(({ detaljer, ...one }): Haendelse => ({ ...one, said: JSON.parse(detaljer) as Haendelse['said'] }));
  const opened = events.find(({ slags }) => slags === 'hoering-aabnet')?.said;
  if (!opened) {
    tell('loggen har den ikke.');
    return;
  }
  const same =
    opened.runde === row.nr &&
    opened.version === row.version &&
    opened.epoch === row.epoch &&
    opened.seHinanden === (row.se_hinanden === 1) &&
    opened.kode === (row.kode === 1);
  if (!same) tell('loggen siger noget andet om den.');
  udkast(db, row.id, opened, tell);
  const flyttet = events.findLast(({ slags }) => slags === 'hoering-frist')?.said.til;
  if ((flyttet ?? opened.frist) !== row.frist) tell('fristen er en anden end den, loggen har.');
  const sidst = events.findLast(({ slags, said }) => slags === 'hoering-lukket' || said.genaabnet === true);
  const lukket = sidst?.slags === 'hoering-lukket' ? sidst.at : null;
  if (lukket !== row.lukket) tell('loggen siger noget andet om, hvornår den sluttede.');
  inviterede(db, row.id, events, Number(opened.inviterede), tell);
  breve(db, row.id, events, tell);
}

/** What people were shown is what was frozen. */
function udkast(db: Database, id: string, opened: Haendelse['said'], tell: (what: string) => void): void {
  const kopier = db
    .prepare<[string], { udgave: string; json: string; sha256: string }>(
      'SELECT udgave, json, sha256 FROM udkast WHERE hoering = ?',
    )
    .all(id);
  for (const { udgave, json, sha256: kendt } of kopier)
    if (sha256(json) !== kendt || opened[`udkast:${udgave}`] !== kendt)
      tell(`udkastet »${udgave}« er ikke det, der blev sendt.`);
  for (const key of Object.keys(opened))
    if (key.startsWith('udkast:') && !kopier.some(({ udgave }) => key === `udkast:${udgave}`))
      tell(`udkastet »${key.slice(7)}« mangler.`);
}

/** Who was asked, and whose access ended, as the log has it. */
function inviterede(
  db: Database,
  id: string,
  events: readonly Haendelse[],
  foerst: number,
  tell: (what: string) => void,
): void {
  const rows = db
    .prepare<[string], { nr: number; tilbagekaldt: number | null; svar: string | null }>(
      'SELECT nr, tilbagekaldt, svar FROM inviteret WHERE hoering = ? ORDER BY nr',
    )
    .all(id);
  const added = events.filter(({ slags }) => slags === 'hoering-inviteret').map(({ said }) => Number(said.nr));
  if (rows.length !== Math.max(foerst, ...added)) tell('der er ikke spurgt dem, loggen har.');
  for (const { nr, tilbagekaldt, svar } of rows) {
    const om = (...slags: string[]) => events.findLast((one) => slags.includes(one.slags) && one.said.nr === nr);
    const taken = om('hoering-tilbagekaldt', 'hoering-inviteret');
    if ((taken?.slags === 'hoering-tilbagekaldt') !== (tilbagekaldt !== null))
      tell(`loggen siger noget andet om adgangen for deltager ${nr}.`);
    if ((om('hoering-besvaret')?.said.svar ?? null) !== svar) tell(`svaret fra deltager ${nr} er et andet.`);
  }
}

/** A letter is what the last event about it says; those that wait or were stopped with others have none of their own. */
function breve(db: Database, id: string, events: readonly Haendelse[], tell: (what: string) => void): void {
  const rows = db
    .prepare<[string], { id: string; nr: number; tilstand: string }>(
      'SELECT id, nr, tilstand FROM hoeringsbrev WHERE hoering = ? ORDER BY lavet, nr',
    )
    .all(id);
  for (const brev of rows) {
    if (['i-gang', 'afgivet', 'venter', 'standset', 'fil'].includes(brev.tilstand)) continue;
    const last = events.findLast(({ slags, said }) => slags === 'hoeringsbrev' && said.brev === brev.id)?.said.tilstand;
    if (last !== brev.tilstand)
      tell(`brevet til deltager ${brev.nr} er »${brev.tilstand}«, men loggen siger »${String(last ?? 'venter')}«.`);
  }
}
