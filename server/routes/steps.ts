// The log of a document: batches in (A2, A3), steps out. The answer of `POST` is the acknowledgement.
import type { Request } from 'express';
import { AppError } from '../../editor/model/fejl.ts';
import { MAX_BODY } from '../collab/batch.ts';
import type { Rooms } from '../collab/rooms.ts';
import type { Deps } from '../deps.ts';
import type { Route } from '../route.ts';

/** Seconds that a question may wait for an answer; proxies cut at 30 and more. */
const MAX_WAIT = 20;

export function steps({ levende, store, now }: Deps): readonly Route[] {
  return [
    {
      method: 'post',
      path: '/referater/:id/steps',
      action: 'skriv',
      body: { as: 'json', limit: MAX_BODY },
      handler: async ({ req, res, referat, bruger }) => {
        const svar = await levende.accept(referat, bruger.id, req.body);
        res.setHeader('Cache-Control', 'no-store');
        if (svar.slags === 'accepteret') res.json({ version: svar.version });
        else res.status(409).json(svar.missing);
      },
    },
    {
      // The fallback of the stream: the same steps, one question at a time.
      method: 'get',
      path: '/referater/:id/steps',
      action: 'laes',
      handler: async ({ req, res, referat, bruger }) => {
        const stand = { version: number(req, 'since'), epoch: number(req, 'epoch') };
        const wait = Math.min(MAX_WAIT, number(req, 'wait', 0));
        res.setHeader('Cache-Control', 'no-store');
        // In the room before the log is read: nothing can happen between the two unheard.
        const next = wait > 0 ? nextIn(levende.rooms, referat, bruger.id) : null;
        try {
          let missing = await levende.missing(referat, stand);
          if (next && missing.steps.length === 0) {
            const timer = setTimeout(next.leave, wait * 1000);
            res.once('close', next.leave);
            await next.happened;
            clearTimeout(timer);
            missing = await levende.missing(referat, stand);
          }
          const status = (await store.findReferat(referat))?.status;
          const bemaerkninger = { rev: await store.findTraadrev(referat) };
          res.json({ ...missing, her: levende.naervaer.list(referat, now()), status, bemaerkninger });
        } finally {
          next?.leave();
        }
      },
    },
  ];
}

/** Waits for one thing to happen in a room. Leaving ends the wait too. */
function nextIn(rooms: Rooms, referat: string, person: string): { happened: Promise<void>; leave: () => void } {
  const { promise: happened, resolve } = Promise.withResolvers<void>();
  // Carets move all the time: they are told with the next steps.
  const out = rooms.join(referat, person, ({ event }) => event !== 'naervaer' && resolve());
  return {
    happened,
    leave: () => {
      out();
      resolve();
    },
  };
}

/** A whole number of the query. Throws AppError "ugyldig". */
export function number(req: Request, name: string, otherwise?: number): number {
  const text = req.query[name];
  if (text === undefined && otherwise !== undefined) return otherwise;
  if (typeof text !== 'string' || !/^\d{1,15}$/.test(text))
    throw new AppError('ugyldig', `Forespørgslen mangler »${name}« som et helt tal.`);
  return Number(text);
}
