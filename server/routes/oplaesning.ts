// What was read out, when and by whom. The words themselves stay in the document: the event holds their hash, and the
// version that had them.
import { createHash } from 'node:crypto';
import { AppError } from '../../editor/model/fejl.ts';
import { oplaesninger, oplaestTekst } from '../../editor/model/oplaesning.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import type { Deps } from '../deps.ts';
import type { Route } from '../route.ts';

/** A reading noted without a network may be told this much later, in milliseconds. */
const SENEST = 7 * 24 * 60 * 60_000;

export function oplaesning({ store, levende, now }: Deps): readonly Route[] {
  const path = '/referater/:id/oplaesninger';
  return [
    {
      method: 'get',
      path,
      action: 'laes',
      handler: async ({ res, referat }) => {
        res.json(await store.listOplaesninger(referat));
      },
    },
    {
      method: 'post',
      path,
      action: 'laes-op',
      body: { as: 'json', limit: 2000 },
      handler: async ({ req, res, referat, bruger }) => {
        const { del, sha256, laest } = laes(req.body, now());
        const { doc, version } = await levende.dokument(referat);
        const roster = rosterOf(doc);
        const found = oplaesninger(doc, roster).find(({ id }) => id === del);
        const same = found && hash(oplaestTekst(found.node, roster)) === sha256;
        await store.insertOplaesning(referat, { del, sha256, laest, version: same ? version : null }, bruger.id);
        levende.oplaest(referat);
        res.status(201).json(await store.listOplaesninger(referat));
      },
    },
  ];
}

function hash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function laes(body: unknown, now: number): { del: string; sha256: string; laest: number } {
  const { del, sha256, laest } = (body ?? {}) as Record<string, unknown>;
  if (typeof del !== 'string' || !/^[A-Za-z0-9_-]{1,32}$/.test(del)) throw ugyldig();
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) throw ugyldig();
  if (typeof laest !== 'number' || !Number.isInteger(laest)) throw ugyldig();
  // A clock that is wrong says nothing: then it is the moment it was told.
  return { del, sha256, laest: laest > now || laest < now - SENEST ? now : laest };
}

function ugyldig(): AppError {
  return new AppError('ugyldig', 'Oplæsningen kunne ikke noteres. Genindlæs siden, og prøv igen.');
}
