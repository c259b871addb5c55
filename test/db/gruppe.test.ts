// A2: writes that share a commit are told after it, and of it: where the commit itself fails, none of them was written.
import { expect, it } from 'vitest';
import { Gruppe } from '../../db/gruppe.ts';
import { lager } from '../builders/lager.ts';

it('A2: nobody in a group is told that a write is done when its commit fails', async () => {
  const { db } = lager();
  const gruppe = new Gruppe(db);
  const organ = (id: string) =>
    db.prepare("INSERT INTO organ (id, navn, type, oprettet) VALUES (?, 'x', 'y', 0)").run(id).changes;
  const foer = gruppe.write(() => organ('a'));
  // Foreign keys that are looked at when the transaction ends, not before.
  const bryder = gruppe.write(() => {
    db.pragma('defer_foreign_keys = ON');
    db.prepare("INSERT INTO bruger_organ (bruger, organ) VALUES ('ingen', 'intet')").run();
  });
  const svar = await Promise.allSettled([foer, bryder]);
  expect(svar.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(db.prepare("SELECT count(*) FROM organ WHERE id = 'a'").pluck().get()).toBe(0);
  // And the next group is as good as new.
  expect(await gruppe.write(() => organ('b'))).toBe(1);
});
