// Goes through the chain of events, the texts beside it and the triggers that keep them: part of `verify`. Reads only.
import { BEGYNDELSE, hoved, type Kaedeled, ledaftryk, tekstaftryk } from './kaede.ts';
import { type Database, openDatabase } from './open.ts';

/** What the chain says of itself. */
export interface Kaedegang {
  readonly haendelser: number;
  /** The hash of the newest event; null before the first. */
  readonly hoved: string | null;
}

/** `head`: a hash that was printed once; it must still be that of an event. */
export function verifyKaede(db: Database, head: string | null, tell: (what: string) => void): Kaedegang {
  let forrige = BEGYNDELSE;
  let haendelser = 0;
  let forseglede = 0;
  let fundet = head === null;
  const texts = new Map<string, number>();
  const gone = new Set<string>();
  for (const row of db.prepare<[], Kaedeled>('SELECT * FROM haendelse ORDER BY id').iterate()) {
    haendelser++;
    if (row.tekst !== null) texts.set(row.tekst, row.id);
    if (row.slags === 'referat-slettet' && row.referat !== null) gone.add(row.referat);
    // From before the chain: sealed when the next event is written, all of them at once and before it.
    if (row.aftryk === null) {
      continue;
    }
    forseglede++;
    if (row.forrige !== forrige) tell(`Hændelse ${row.id} følger ikke efter den før.`);
    if (ledaftryk(row, row.forrige ?? BEGYNDELSE) !== row.aftryk) tell(`Hændelse ${row.id} er ændret.`);
    if (row.aftryk === head) fundet = true;
    forrige = row.aftryk;
  }
  if (forseglede > 0 && forseglede < haendelser) tell(`${haendelser - forseglede} hændelser er ikke med i kæden.`);
  tekster(db, texts, gone, tell);
  triggere(db, tell);
  if (!fundet) tell(`Hovedet ${head} er ikke i kæden: loggen er skrevet om, eller noget af den mangler.`);
  return { haendelser, hoved: hoved(db) };
}

/** Each text is the one that was written, and none is missing but those of a referat that was removed. */
function tekster(
  db: Database,
  texts: ReadonlyMap<string, number>,
  gone: ReadonlySet<string>,
  tell: (what: string) => void,
): void {
  const stored = new Set<string>();
  for (const { aftryk, salt, json } of db
    .prepare<[], { aftryk: string; salt: string; json: string }>('SELECT * FROM haendelsestekst')
    .iterate()) {
    stored.add(aftryk);
    if (tekstaftryk(salt, json) !== aftryk) tell(`Teksten til hændelse ${texts.get(aftryk) ?? '?'} er ændret.`);
    else if (!texts.has(aftryk)) tell(`Teksten ${aftryk} hører ikke til nogen hændelse.`);
  }
  const referatOf = db.prepare<[number], string | null>('SELECT referat FROM haendelse WHERE id = ?').pluck();
  for (const [aftryk, id] of texts)
    if (!stored.has(aftryk) && !gone.has(referatOf.get(id) ?? '')) tell(`Teksten til hændelse ${id} mangler.`);
}

/** Triggers as the migrations of this release make them; one that is gone or says something else lets changes through. */
function triggere(db: Database, tell: (what: string) => void): void {
  const list = (of: Database) =>
    new Map(
      of
        .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        .all()
        .map(({ name, sql }) => [name, sql]),
    );
  const fresh = openDatabase(':memory:');
  const expected = list(fresh);
  fresh.close();
  const actual = list(db);
  for (const [name, sql] of expected) if (actual.get(name) !== sql) tell(`Vagten ${name} mangler eller er ændret.`);
  for (const name of actual.keys()) if (!expected.has(name)) tell(`Vagten ${name} er fremmed.`);
}
