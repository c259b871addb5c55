// Refusals as HTTP: one table from code to status. JSON for fetch, a page for people; what nobody expected is logged in
// full and shown as a neutral sentence.
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import { AppError, type Fejlkode } from '../editor/model/fejl.ts';
import type { Refused } from '../editor/model/wire.ts';
import type { Log } from './log.ts';

export const STATUS: Readonly<Record<Fejlkode, number>> = {
  ugyldig: 400,
  'ikke-logget-ind': 401,
  'ikke-tilladt': 403,
  'findes-ikke': 404,
  konflikt: 409,
  forsvundet: 410,
  'for-stor': 413,
  laast: 423,
  'for-mange': 429,
  'disk-fuld': 507,
};

/** Renders the page of a refusal. */
export type Fejlside = (refusal: {
  readonly status: number;
  readonly message: string;
  /** On the pages of those who were invited: they have no overview to go back to, and nowhere to sign in. */
  readonly inviteret: boolean;
}) => string;

/** Whatever no route took. */
export const notFound: RequestHandler = () => {
  throw new AppError('findes-ikke', 'Siden findes ikke.');
};

export function errorHandler(log: Log, side: Fejlside): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (cause, req, res, _next) => {
    const error = asRefusal(cause);
    const status = error ? STATUS[error.code] : 500;
    const message = error?.message ?? 'Der skete en fejl hos os. Prøv igen om lidt.';
    if (status >= 500) log.error(error?.code ?? 'intern', cause, { method: req.method, path: req.route?.path ?? null });
    if (res.headersSent) {
      res.destroy();
      return;
    }
    res.status(status).setHeader('Cache-Control', 'no-store');
    if (status === 429) res.setHeader('Retry-After', '60');
    if (wantsJson(req)) {
      const refused: Refused = { code: error?.code ?? 'intern', message };
      res.json(refused);
    } else if (status === 401 && req.method === 'GET' && !erInviteret(req)) {
      res.redirect(303, `/login?til=${encodeURIComponent(req.originalUrl)}`);
    } else res.type('html').send(side({ status, message, inviteret: erInviteret(req) }));
  };
}

/** Pages ask for text/html first; fetch, EventSource and programs do not. What other systems read is never a page. */
export function wantsJson(req: Request): boolean {
  if (req.path.startsWith('/api/')) return true;
  return req.accepts(['html', 'json']) === 'json' || !/\btext\/html\b/.test(req.get('accept') ?? '');
}

function erInviteret({ path }: Request): boolean {
  return path.startsWith('/udkast/') || path.startsWith('/k/');
}

/** The expected refusal behind a thrown value, or null for a fault of ours. */
function asRefusal(cause: unknown): AppError | null {
  if (cause instanceof AppError) return cause;
  if (!(cause instanceof Error)) return null;
  if ('code' in cause && /^(SQLITE_FULL|ENOSPC)/.test(String(cause.code)))
    return new AppError(
      'disk-fuld',
      'Serverens disk er fuld, så der kan ikke gemmes lige nu. Teksten bliver på din skærm.',
      { cause },
    );
  // body-parser and Express say by `type` and `status` what was wrong with the request.
  if ('type' in cause && cause.type === 'entity.too.large')
    return new AppError('for-stor', 'Det, der blev sendt, er for stort.', { cause });
  if ('status' in cause && typeof cause.status === 'number' && cause.status >= 400 && cause.status < 500)
    return new AppError('ugyldig', 'Forespørgslen kunne ikke læses.', { cause });
  return null;
}
