// Goes through what was approved: each version against the event that made it, its document, its files; and the state of
// every referat against the last event that changed it. Part of `verify`. Reads only.
import { erLaast, type Tilstand } from '../editor/model/forloeb.ts';
import { dokumentaftryk } from './godkendelser.ts';
import { bilagsord } from './godkendtebilag.ts';
import { sha256 } from './kaede.ts';
import type { Database } from './open.ts';

interface Row {
  readonly referat: string;
  readonly udgave: number;
  readonly version: number;
  readonly sha256: string;
  readonly kontrol: number;
  readonly haendelse: number;
  readonly slags: string | null;
  readonly om: string | null;
  readonly hoved: string | null;
  readonly detaljer: string | null;
  readonly json: string | null;
  readonly schema_version: number | null;
}

interface Fil {
  readonly format: string;
  readonly sha256: string;
  readonly bytes: Buffer | null;
}

/** Returns how many approved versions there are. */
export function verifyGodkendelser(db: Database, tell: (what: string) => void): number {
  const rows = db
    .prepare<[], Row>(
      `SELECT godkendelse.referat, udgave, godkendelse.version, godkendelse.sha256, kontrol, haendelse, slags,
         haendelse.referat AS om, haendelse.aftryk AS hoved, detaljer, json, schema_version
       FROM godkendelse LEFT JOIN haendelse ON haendelse.id = haendelse
         LEFT JOIN snapshot ON snapshot.doc = godkendelse.referat AND snapshot.version = godkendelse.version
       ORDER BY godkendelse.referat, udgave`,
    )
    .all();
  for (const row of rows) udgave(db, row, (what) => tell(`Referat ${row.referat}, udgave ${row.udgave}: ${what}`));
  const arkiv = db.prepare<[], { sha256: string; bytes: Buffer }>('SELECT sha256, bytes FROM arkivfil').iterate();
  for (const { sha256: navn, bytes } of arkiv)
    if (sha256(bytes) !== navn) tell(`Den godkendte fil ${navn} er ikke de bytes, den hedder efter.`);
  // The events know of every approval: a row that is gone was there once.
  for (const { referat, n } of db
    .prepare<[], { referat: string; n: number }>(
      `SELECT referat, count(*) AS n FROM haendelse WHERE slags = 'referat-godkendt' GROUP BY referat`,
    )
    .all())
    if (rows.filter((row) => row.referat === referat).length !== n)
      tell(`Referat ${referat}: loggen har ${n} godkendelser, men udgaverne er andre.`);
  tilstande(db, rows, tell);
  return rows.length;
}

/** The row, the event and what lies beside it say the same. */
function udgave(db: Database, row: Row, tell: (what: string) => void): void {
  if (row.detaljer === null || row.slags !== 'referat-godkendt' || row.om !== row.referat || row.hoved === null) {
    tell('loggen har ingen godkendelse af den.');
    return;
  }
  const said = JSON.parse(row.detaljer) as Partial<Record<string, string | number>>;
  for (const key of ['udgave', 'version', 'sha256', 'kontrol'] as const)
    if (said[key] !== row[key]) tell(`loggen siger noget andet om »${key}«.`);
  if (row.json === null || row.schema_version === null) tell('dokumentet mangler.');
  else if (aftryk(row.schema_version, row.json) !== row.sha256) tell('dokumentet er ikke det, der blev godkendt.');
  const filer = db
    .prepare<[string, number], Fil>(
      `SELECT format, sha256, bytes FROM godkendt_fil LEFT JOIN arkivfil USING (sha256) WHERE referat = ? AND udgave = ?`,
    )
    .all(row.referat, row.udgave);
  for (const fil of filer) {
    if (said[`fil:${fil.format}`] !== fil.sha256) tell(`loggen siger noget andet om filen »${fil.format}«.`);
    if (fil.bytes === null) tell(`filen »${fil.format}« mangler.`);
    else if (sha256(fil.bytes) !== fil.sha256) tell(`filen »${fil.format}« er ikke den, der blev godkendt.`);
  }
  bilag(db, row, said, tell);
  for (const key of Object.keys(said))
    if (key.startsWith('fil:') && !filer.some(({ format }) => key === `fil:${format}`))
      tell(`filen »${key.slice(4)}« mangler.`);
}

/** The bilag that were kept with it; those from before they were kept stand in no event. */
function bilag(
  db: Database,
  { referat, udgave }: Row,
  said: Partial<Record<string, string | number>>,
  tell: (what: string) => void,
): void {
  const kept = db
    .prepare<[string, number], { nr: number; sha256: string; offentlig: number }>(
      'SELECT nr, sha256, offentlig FROM godkendt_bilag WHERE referat = ? AND udgave = ?',
    )
    .all(referat, udgave);
  for (const [key, value] of Object.entries(said)) {
    if (!key.startsWith('bilag:')) continue;
    const found = kept.find(({ nr }) => key === `bilag:${nr}`);
    if (!found) tell(`bilag ${key.slice(6)} mangler.`);
    else if (value !== bilagsord(found.sha256, found.offentlig === 1))
      tell(`loggen siger noget andet om bilag ${found.nr}.`);
  }
}

function aftryk(schemaVersion: number, json: string): string {
  try {
    return dokumentaftryk(schemaVersion, JSON.parse(json));
  } catch {
    return '';
  }
}

/** The state is the one that the events led to, and nothing was written in a text that is approved or withdrawn. */
function tilstande(db: Database, rows: readonly Row[], tell: (what: string) => void): void {
  const led = new Map<string, Tilstand>();
  for (const { referat, til } of db
    .prepare<[], { referat: string; til: Tilstand }>(
      `SELECT referat, json_extract(detaljer, '$.til') AS til FROM haendelse
       WHERE slags IN ('status-skiftet', 'referat-godkendt', 'rettelse-begyndt') ORDER BY id`,
    )
    .iterate())
    led.set(referat, til);
  for (const { id, status } of db
    .prepare<[], { id: string; status: Tilstand }>('SELECT id, status FROM referat')
    .all()) {
    const til = led.get(id) ?? 'kladde';
    if (status !== til) tell(`Referat ${id}: status er »${status}«, men loggen førte til »${til}«.`);
    if (!erLaast(til)) continue;
    const seneste = Math.max(...rows.filter((row) => row.referat === id).map(({ version }) => version));
    const efter = db
      .prepare<[string, number], number>('SELECT count(*) FROM step WHERE doc = ? AND version > ?')
      .pluck()
      .get(id, seneste);
    if (efter !== 0) tell(`Referat ${id}: der er skrevet i det, efter at det blev godkendt.`);
  }
}
