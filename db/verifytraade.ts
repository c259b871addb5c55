// Goes through the threads beside a referat: each place against the document, each stand against the events that led to
// it, each event of a proposal against the step that made it. Part of `verify`. Reads only.
import type { Node } from 'prosemirror-model';
import { Bloktekster, erUroert, findBlokke, tilEnheder } from '../editor/model/ankertekst.ts';
import type { Bemaerkningsstand, Citat, Fastgjort } from '../editor/model/bemaerkning.ts';
import { rosterOf } from '../editor/model/roster.ts';
import { IND, UD } from './ankre.ts';
import type { Database } from './open.ts';

interface Raekke extends Citat, Omit<Fastgjort, 'stand'> {
  readonly id: string;
  readonly nr: number;
  readonly traadstand: Bemaerkningsstand;
  /** Null where the row of the place is missing. */
  readonly stand: Fastgjort['stand'] | null;
}

interface Skridt {
  readonly slags: string;
  readonly traad: string;
  readonly fra: string | null;
  readonly til: string | null;
  readonly version: number | null;
  readonly gendannet: number | null;
}

/** `doc`: the document as it is; null where it cannot be built. Returns how many threads there are. */
export function verifyTraade(db: Database, referat: string, doc: Node | null, tell: (what: string) => void): number {
  const rows = db
    .prepare<[string], Raekke>(
      `SELECT b.id, b.nr, b.citat, b.foer, b.efter, b.stand AS traadstand, anker.blok, anker.fra, anker.til, anker.stand
       FROM bemaerkning AS b LEFT JOIN anker ON anker.bemaerkning = b.id WHERE b.referat = ? ORDER BY b.nr`,
    )
    .all(referat);
  const steps = db
    .prepare<[string], Skridt>(
      `SELECT slags, detaljer ->> 'traad' AS traad, detaljer ->> 'fra' AS fra, detaljer ->> 'til' AS til,
         detaljer ->> 'version' AS version, detaljer ->> 'gendannet' AS gendannet
       FROM haendelse WHERE referat = ? AND slags IN
         ('bemaerkning-modtaget', 'bemaerkning-afgjort', 'bemaerkning-trukket', '${IND}', '${UD}') ORDER BY id`,
    )
    .all(referat);
  const pr = Map.groupBy(steps, ({ traad }) => traad);
  if (doc) steder(doc, rows, tell);
  for (const row of rows)
    forloeb(db, referat, row, pr.get(row.id) ?? [], (what) => tell(`bemærkning ${row.nr}: ${what}`));
  for (const traad of pr.keys())
    if (!rows.some(({ id }) => id === traad)) tell(`bemærkningen ${traad} er modtaget og mangler.`);
  return rows.length;
}

/** Each place is in the document, and a place that is sure has the words it spoke of. */
function steder(doc: Node, rows: readonly Raekke[], tell: (what: string) => void): void {
  const tekster = new Bloktekster(rosterOf(doc));
  const blokke = findBlokke(doc, new Set(rows.map(({ blok }) => blok)));
  for (const { nr, blok, fra, til, stand, citat, foer, efter } of rows) {
    if (stand === null) tell(`bemærkning ${nr} har intet sted.`);
    if (stand === null || stand === 'loesrevet' || blok === '') continue;
    const node = blokke.get(blok)?.node;
    const size = node?.isTextblock ? node.content.size : 0;
    if (!node) tell(`bemærkning ${nr} står ved afsnittet ${blok}, som ikke er der.`);
    else if (!(fra >= 0 && fra <= til && til <= size)) tell(`bemærkning ${nr} står uden for afsnittet ${blok}.`);
    else if (node.isTextblock && (stand === 'fast' || stand === 'fundet')) {
      const place = tilEnheder(node, tekster.roster, { fra, til });
      if (!erUroert(tekster.af(node), place, { citat, foer, efter }))
        tell(`bemærkning ${nr} står et sted, hvor dens ord ikke er.`);
    }
  }
}

/** From the first event to the last, each from where the one before it led; the last led to the stand there is. */
function forloeb(
  db: Database,
  referat: string,
  { id, traadstand }: Raekke,
  steps: readonly Skridt[],
  tell: (what: string) => void,
): void {
  const [first, ...more] = steps;
  if (first?.slags !== 'bemaerkning-modtaget') tell('den er ikke noteret som modtaget.');
  let nu: string | null = 'aaben';
  const log = db.prepare<[string, number], string>('SELECT json FROM step WHERE doc = ? AND version = ?').pluck();
  for (const { slags, fra, til, version, gendannet } of more) {
    if (fra !== nu) tell(`en hændelse siger, at den var »${fra}«; den var »${nu}«.`);
    nu = til;
    if ((slags !== IND && slags !== UD) || gendannet !== null) continue;
    const json: unknown = JSON.parse(log.get(referat, version ?? -1) ?? 'null');
    const skift = typeof json === 'object' && json !== null && 'skift' in json ? json.skift : null;
    const traad = typeof skift === 'object' && skift !== null && 'traad' in skift ? skift.traad : null;
    if (traad !== id) tell(`trin ${version} er ikke det, der har ændret den.`);
  }
  if (nu !== traadstand) tell(`den er »${traadstand}«; hændelserne ender ved »${nu}«.`);
}
