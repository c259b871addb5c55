// Creating a referat: the row, the document, its source, import report and files in one transaction.
import type { Node } from 'prosemirror-model';
import { nytId } from '../editor/model/id.ts';
import type { Importrapport } from '../editor/model/importrapport.ts';
import type { Kilde } from '../editor/model/kilde.ts';
import { insertDokument } from './dokumenter.ts';
import { insertFil, type NyFil } from './filer.ts';
import { insertHaendelse } from './haendelser.ts';
import { saveMoededeltagere } from './moededeltagere.ts';
import type { Database } from './open.ts';
import type { Udefra } from './udefra.ts';
import { udledt } from './udledt.ts';

export interface NytReferat {
  readonly organ: string;
  readonly ejer: string;
  /** Checked already (`laesDokument`, an importer, a template). */
  readonly doc: Node;
  /** What it is called in lists; absent = its title. */
  readonly navn?: string;
  readonly kilde?: Kilde | null;
  readonly rapport?: Importrapport | null;
  readonly filer?: readonly NyFil[];
}

export interface Oprettelse {
  /** The id of the new referat. */
  createReferat(nyt: NytReferat): Promise<string>;
}

export function oprettelse(db: Database, { now, random }: Udefra): Oprettelse {
  return {
    async createReferat({ organ, ejer, doc, navn, kilde, rapport, filer = [] }) {
      const id = nytId(random);
      const at = now();
      const { titel, dato, deltagere, deltagernavne, huller } = udledt(doc);
      db.transaction(() => {
        db.prepare(
          `INSERT INTO referat (id, organ, ejer, navn, skabelon, oprettet, aendret, udledt, titel, dato, deltagernavne, huller)
           VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?)`,
        ).run(id, organ, ejer, navn ?? null, doc.attrs.skabelon, at, at, titel, dato, deltagernavne, huller);
        insertDokument(db, id, doc, at);
        saveMoededeltagere(db, id, deltagere);
        db.prepare(`INSERT INTO version (doc, version, slags, bruger, at) VALUES (?, 0, 'oprettet', ?, ?)`).run(
          id,
          ejer,
          at,
        );
        if (kilde) db.prepare('INSERT INTO kilde (referat, json) VALUES (?, ?)').run(id, JSON.stringify(kilde));
        if (rapport)
          db.prepare('INSERT INTO importrapport (referat, json) VALUES (?, ?)').run(id, JSON.stringify(rapport));
        for (const fil of filer) insertFil(db, id, fil);
        const slags = rapport ? 'referat-importeret' : 'referat-oprettet';
        insertHaendelse(db, { at, bruger: ejer, referat: id, slags, detaljer: { organ } });
      }).immediate();
      return id;
    },
  };
}
