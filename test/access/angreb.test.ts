// Approve, then try every way to change it: over HTTP, in the rows with the guards taken away, in the bytes of the file on
// disk, and by writing the chain anew. Each is refused, or `verify` tells it.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BEGYNDELSE, type Kaedeled, ledaftryk, sha256 } from '../../db/kaede.ts';
import { type Database, openDatabase, openReadOnly } from '../../db/open.ts';
import { verify } from '../../db/verify.ts';
import { allRoutes } from '../../server/app.ts';
import { referat } from '../builders/dokument.ts';
import { iMappe } from '../builders/lager.ts';
import { type Vaert, vaert } from '../pages/vaert.ts';

interface Sag {
  readonly her: Vaert;
  readonly signe: { readonly id: string; readonly token: string };
  readonly villads: { readonly id: string; readonly token: string };
  /** The approved referat. */
  readonly id: string;
  /** The head of the chain, as the receipt has it. */
  readonly hoved: string;
}

async function nySag(): Promise<Sag> {
  const her = await vaert();
  const signe = await her.nyBruger('signe', 'referent');
  const villads = await her.nyBruger('villads', 'administrator');
  const id = await her.store.createReferat({ organ: 'havnen', ejer: signe.id, doc: referat('Der mangler bænke.') });
  await her.send(`/referater/${id}/godkendelse/anmodning`, signe.token, {});
  const svar = await her.send(`/referater/${id}/godkendelse`, signe.token, { version: '0', epoch: '0' });
  expect(svar.status).toBe(303);
  const sendt = { udgave: '1', art: 'udsendt', dato: '2027-03-09', note: 'B' };
  await her.send(`/referater/${id}/milepaele`, villads.token, sendt);
  return { her, signe, villads, id, hoved: (await her.store.listUdgaver(id))[0]?.hoved ?? '' };
}

let sag: Sag;
beforeAll(async () => {
  sag = await nySag();
});
afterAll(() => sag?.her.slut());

/** Everything that is approved, as one hash. */
function godkendt({ her, id }: Sag): string {
  const rows = ['godkendelse', 'godkendt_fil', 'arkivfil'].map((table) =>
    her.db.prepare(`SELECT * FROM ${table}`).all(),
  );
  const snapshot = her.db.prepare('SELECT * FROM snapshot WHERE doc = ? AND version = 0').all(id);
  return sha256(JSON.stringify([rows, snapshot]));
}

describe('over HTTP', () => {
  it('no route changes what was approved, whoever asks, by whatever body', async () => {
    const own = await nySag();
    const { her, signe, villads, id } = own;
    const before = godkendt(own);
    const bodies = [
      {
        version: 0,
        epoch: 0,
        client: 'klient-1',
        batch: 'angreb-01',
        steps: [{ stepType: 'replace', from: 1, to: 3 }],
      },
      { status: 'kladde', version: '0', epoch: '0', udgave: '1', navn: 'x', bruger: signe.id },
    ];
    const status = her.db.prepare("UPDATE referat SET status = 'godkendt', slettet = NULL WHERE id = ?");
    for (const { method, path } of allRoutes(her.deps)) {
      if (method === 'get' || !path.includes(':id')) continue;
      for (const { token } of [signe, villads])
        for (const body of bodies) {
          const sti = path.replace(':id', id).replace(':udgave', '1').replace(/:\w+/g, 'pdf');
          const headers = { 'content-type': 'application/json', accept: 'application/json' };
          await her.hent(sti, token, { method: method.toUpperCase(), headers, body: JSON.stringify(body) });
          expect([method, path, godkendt(own) === before]).toEqual([method, path, true]);
          // A correction or a withdrawal is allowed, and changes nothing of it; the next question is to the approved one.
          status.run(id);
        }
    }
    expect(her.fejl).toEqual([]);
    await her.slut();
  });
});

/** Does it on a copy of the database in a folder, and says what `verify` says afterwards. */
async function angrib(
  attack: (db: Database, path: string) => void,
  head: string | null = null,
): Promise<readonly string[]> {
  return iMappe((folder) => {
    const path = join(folder, 'referat.db');
    sag.her.db.prepare('VACUUM INTO ?').run(path);
    const db = openDatabase(path);
    try {
      attack(db, path);
    } finally {
      if (db.open) db.close();
    }
    const read = openReadOnly(path);
    try {
      return verify(read, head).forskelle;
    } finally {
      read.close();
    }
  });
}

/** Runs the SQL without the guards and puts them back, so that only what was changed can tell. */
function udenVagter(db: Database, work: () => void): void {
  const vagter = db.prepare<[], { name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
  );
  const all = vagter.all();
  for (const { name } of all) db.exec(`DROP TRIGGER ${name}`);
  db.pragma('foreign_keys = OFF');
  work();
  for (const { sql } of all) db.exec(sql);
}

function genberegn(db: Database): void {
  let forrige = BEGYNDELSE;
  for (const row of db.prepare<[], Kaedeled>('SELECT * FROM haendelse ORDER BY id').all()) {
    const aftryk = ledaftryk(row, forrige);
    db.prepare('UPDATE haendelse SET forrige = ?, aftryk = ? WHERE id = ?').run(forrige, aftryk, row.id);
    forrige = aftryk;
  }
}

const STEP = `INSERT INTO step (doc, version, client, batch, idx, author, at, json) SELECT id, 1, 'k', 'angreb-02', 0, ejer, 1,
  '{"stepType":"replace","from":1,"to":3}' FROM referat`;

const RAEKKER: readonly (readonly [string, string, RegExp])[] = [
  ['the state', "UPDATE referat SET status = 'kladde'", /status er »kladde«, men loggen førte til »godkendt«/],
  ['a step more', STEP, /skrevet i det, efter at det blev godkendt/],
  ['the document', "UPDATE snapshot SET json = replace(json, 'mangler', 'har')", /aftrykket af version 0 passer ikke/],
  [
    'the row of the approval',
    `UPDATE godkendelse SET sha256 = '${'0'.repeat(64)}'`,
    /loggen siger noget andet om »sha256«/,
  ],
  ['its number', 'UPDATE godkendelse SET udgave = 2', /loggen siger noget andet om »udgave«/],
  ['the approval removed', 'DELETE FROM godkendelse', /loggen har 1 godkendelser/],
  [
    'a file',
    "UPDATE arkivfil SET bytes = CAST(bytes || x'20' AS BLOB) WHERE sha256 IN (SELECT sha256 FROM godkendt_fil WHERE format = 'pdf')",
    /filen »pdf« er ikke den, der blev godkendt/,
  ],
  [
    'another file in its place',
    `UPDATE godkendt_fil SET sha256 = (SELECT sha256 FROM godkendt_fil WHERE format = 'txt') WHERE format = 'pdf'`,
    /loggen siger noget andet om filen »pdf«/,
  ],
  ['a file removed', "DELETE FROM godkendt_fil WHERE format = 'docx'", /filen »docx« mangler/],
  ['the bytes removed', 'DELETE FROM arkivfil', /filen »pdf« mangler/],
  [
    'the event of it',
    `UPDATE haendelse SET bruger = 'en-anden' WHERE slags = 'referat-godkendt'`,
    /Hændelse \d+ er ændret/,
  ],
  [
    'the reason or the name beside it',
    `UPDATE haendelsestekst SET json = '{"note":"C"}'`,
    /Teksten til hændelse \d+ er ændret/,
  ],
];

describe('in the rows', () => {
  it('finds nothing wrong while nobody has touched it', async () => {
    expect(await angrib(() => undefined, sag.hoved)).toEqual([]);
  });

  it.each(RAEKKER)('%s: the guards refuse it, or verify tells', async (name, sql, sentence) => {
    const told = await angrib((db) => {
      // The state of a referat is a row that changes; the chain knows where it should be.
      if (name !== 'the state') expect(() => db.exec(sql)).toThrow(/approved|stays|FOREIGN KEY/);
      udenVagter(db, () => db.exec(sql));
    });
    expect(told.join('\n')).toMatch(sentence);
  });

  it('also with a hash that fits: the document with its own, the file with its name, as a forger would', async () => {
    const told = await angrib((db) =>
      udenVagter(db, () => {
        const json = db.prepare<[], string>('SELECT json FROM snapshot').pluck().get()?.replace('mangler', 'har') ?? '';
        db.prepare('UPDATE snapshot SET json = ?, sha256 = ?').run(json, sha256(json));
        const bytes = Buffer.from('En anden tekst.\n');
        db.prepare('INSERT INTO arkivfil (sha256, bytes) VALUES (?, ?)').run(sha256(bytes), bytes);
        db.prepare("UPDATE godkendt_fil SET sha256 = ? WHERE format = 'txt'").run(sha256(bytes));
      }),
    );
    expect(told.join('\n')).toMatch(
      /dokumentet er ikke det, der blev godkendt[\s\S]*loggen siger noget andet om filen »txt«/,
    );
  });

  it('a forger who writes the whole chain anew is told by the head that stands in the receipt', async () => {
    const forge = (db: Database): void =>
      udenVagter(db, () => {
        db.exec(`UPDATE haendelse SET bruger = '${sag.villads.id}' WHERE slags = 'referat-godkendt'`);
        genberegn(db);
      });
    expect(await angrib(forge)).toEqual([]);
    expect((await angrib(forge, sag.hoved)).join('\n')).toContain(`Hovedet ${sag.hoved} er ikke i kæden`);
  });
});

describe('in the file on disk', () => {
  it.each([
    ['the text of a kept file', 'Der mangler bænke.', 'Der mangler stolen.'],
    ['what an event says', '"release":', '"releass":'],
  ])('%s', async (_name, old, nyt) => {
    const told = await angrib((db, path) => {
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.close();
      const copy = `${path}.kopi`;
      copyFileSync(path, copy);
      const bytes = readFileSync(copy);
      const from = Buffer.from(old);
      const to = Buffer.from(nyt);
      expect(to.length).toBe(from.length);
      // Every place but the steps and the snapshot's: an attacker who is thorough.
      let found = 0;
      for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) {
        to.copy(bytes, at);
        found++;
      }
      expect(found).toBeGreaterThan(0);
      writeFileSync(path, bytes);
    });
    expect(told).not.toEqual([]);
  });
});

describe('and then', () => {
  it('a changed file is not handed out', async () => {
    const { her, id, signe } = sag;
    const changed = her.db.transaction(() => {
      const vagt = her.db
        .prepare<[], string>("SELECT sql FROM sqlite_schema WHERE name = 'arkivfil_fast'")
        .pluck()
        .get();
      her.db.exec('DROP TRIGGER arkivfil_fast');
      her.db.exec(
        "UPDATE arkivfil SET bytes = x'20' WHERE sha256 IN (SELECT sha256 FROM godkendt_fil WHERE format = 'txt')",
      );
      her.db.exec(vagt ?? '');
    });
    changed();
    const answer = await her.hent(`/referater/${id}/udgaver/1/txt`, signe.token);
    expect([answer.status, await answer.text()]).toEqual([
      409,
      expect.stringContaining('ikke længere den, der blev godkendt'),
    ]);
    expect(her.fejl).toEqual([expect.stringContaining('has other bytes')]);
  });
});
