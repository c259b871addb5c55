// How the pages' routes answer: a page, or the way to the next one after something was done (post, redirect, get).
import type { Request, Response } from 'express';
import type { Bruger } from '../../db/brugere.ts';
import { AppError, type Fejlkode } from '../../editor/model/fejl.ts';
import type { Formular } from '../access/indtastning.ts';
import type { Deps } from '../deps.ts';
import { wantsJson } from '../errors.ts';
import type { Anmodning } from '../route.ts';

/** Sends a page. Pages are of one person and of this moment: nobody keeps them. */
export function sendSide(res: Response, page: string, status = 200): void {
  res.status(status).setHeader('Cache-Control', 'no-store');
  res.type('html').send(page);
}

export function videre(res: Response, til: string): void {
  res.setHeader('Cache-Control', 'no-store');
  res.redirect(303, til);
}

/** After a change: fetch gets 204, a form the next page. */
export function udfoert({ req, res }: Anmodning, til: string): void {
  if (wantsJson(req)) res.status(204).setHeader('Cache-Control', 'no-store').end();
  else videre(res, til);
}

/** The fields of a form or the keys of a JSON object. */
export function formular(req: Request): Formular {
  const body: unknown = req.body;
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Formular) : {};
}

/** The sentence of an expected refusal of this kind, to be shown beside the form again; anything else goes on. */
export function sentence(cause: unknown, ...koder: readonly Fejlkode[]): string {
  if (cause instanceof AppError && koder.includes(cause.code)) return cause.message;
  throw cause;
}

/** The account of the one who asks. */
export async function getBruger({ store }: Deps, { bruger }: Anmodning): Promise<Bruger> {
  const found = await store.findBruger(bruger.id);
  if (!found) throw new AppError('ikke-logget-ind', 'Log ind for at fortsætte.');
  return found;
}

/** A query parameter that was given once, else "". */
export function parameter(req: Request, navn: string): string {
  const value = req.query[navn];
  return typeof value === 'string' ? value : '';
}
