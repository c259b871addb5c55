// What a route is, and the only way to put one on the server: with the action that access is decided by.
// Authorisation comes before the body is read; the handler is told who asks.
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { AppError } from '../editor/model/fejl.ts';
import { erLaast } from '../editor/model/forloeb.ts';
import {
  afgoer,
  afgoerDeltager,
  afgoerNoegle,
  type Deltager,
  gaelderReferat,
  type Handling,
  type Hvad,
  type Hvem,
  hindresAfTilstand,
  kraeverDeltager,
  kraeverNoegle,
  type Noegle,
} from './access/policy.ts';
import { laast } from './collab/levende.ts';
import { tekster } from './tekster.ts';

/** Finds what the table of access is asked about. `server/access` looks it up in the store. */
export interface Vagt {
  /** Who sends the request, by its session; null = nobody is signed in. */
  findHvem(req: Request): Promise<Hvem | null>;
  /** Which system sends the request, by its key; null = none that holds. Throws AppError where it asks too often. */
  findNoegle(req: Request): Promise<Noegle | null>;
  /** Who of those invited to this round sends the request, by the cookie of the round; null = nobody who still may. */
  findDeltager(req: Request, hoering: string): Promise<Deltager | null>;
  /** The referat as far as access goes; null = there is none. */
  findHvad(referat: string): Promise<Hvad | null>;
}

export interface Anmodning {
  readonly req: Request;
  readonly res: Response;
  /** Who asks; throws AppError "ikke-logget-ind" where nobody is signed in (routes open to all). */
  readonly bruger: Hvem;
  readonly hvem: Hvem | null;
  /** The key of the system that asks; throws on routes that need none. */
  readonly noegle: Noegle;
  /** Who was invited to the round named by `:hoering`; throws on routes that are for others. */
  readonly deltager: Deltager;
  /** The referat named by `:id`; throws on routes that name none. */
  readonly referat: string;
  readonly hvad: Hvad | null;
  /** Asks again whether this may be done: for answers that last (a stream). */
  stadigTilladt(): Promise<boolean>;
}

export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** An Express path; the referat is always `:id`. */
  readonly path: string;
  readonly action: Handling;
  /**
   * How the body is read, after authorisation, and the most bytes it may have. Absent = it is not read. "form" is a
   * page's form or the same fields as JSON.
   */
  readonly body?: { readonly as: 'json' | 'form' | 'bytes'; readonly limit: number };
  readonly handler: (anmodning: Anmodning) => Promise<void> | void;
}

/** Puts routes on the app. The only place that calls `app.get`, `app.post` … (a test holds it). */
export function register(app: Express, routes: readonly Route[], vagt: Vagt): void {
  for (const route of routes) {
    const { method, path, action, body, handler } = route;
    if (kraeverDeltager(action) && !path.includes('/:hoering')) throw new Error(`${path}: ${action} needs :hoering.`);
    if (gaelderReferat(action) && !path.includes('/:id')) throw new Error(`${method} ${path}: ${action} needs :id.`);
    const chain: RequestHandler[] = [
      async (req, res, next) => {
        res.locals.anmodning = await authorise(req, res, action, vagt);
        next();
      },
    ];
    if (body) chain.push(...parsers(body));
    chain.push(async (_req, res) => {
      await handler(res.locals.anmodning);
    });
    app[method](path, ...chain);
  }
}

async function authorise(req: Request, res: Response, action: Handling, vagt: Vagt): Promise<Anmodning> {
  if (kraeverNoegle(action)) return authoriseNoegle(req, res, action, vagt);
  if (kraeverDeltager(action)) return authoriseDeltager(req, res, action, vagt);
  const id = gaelderReferat(action) ? String(req.params.id) : null;
  const ask = async () => {
    const hvem = await vagt.findHvem(req);
    const hvad = hvem && id !== null ? await vagt.findHvad(id) : null;
    return { hvem, hvad, svar: afgoer(action, hvem, hvad) };
  };
  const { hvem, hvad, svar } = await ask();
  switch (svar) {
    case 'log-ind':
      throw new AppError('ikke-logget-ind', 'Log ind for at fortsætte.');
    case 'findes-ikke':
      throw new AppError('findes-ikke', 'Referatet findes ikke, eller du har ikke adgang til det.');
    case 'ikke-tilladt':
      if (hvad?.slettet)
        throw new AppError('ikke-tilladt', 'Referatet ligger i papirkurven. Hent det op derfra for at åbne det igen.');
      if (action === 'skriv' && hvad && erLaast(hvad.status)) throw laast();
      if (hvem && hvad && !hvad.slettet && hindresAfTilstand(action, hvem, hvad))
        throw new AppError(
          'ikke-tilladt',
          'Det kan ikke gøres, som referatet står nu. Se dets status under Godkendelse.',
        );
      throw new AppError('ikke-tilladt', 'Det har du ikke adgang til.');
    case 'ja':
      return {
        req,
        res,
        hvem,
        hvad,
        get bruger() {
          if (!hvem) throw new AppError('ikke-logget-ind', 'Log ind for at fortsætte.');
          return hvem;
        },
        get noegle(): Noegle {
          throw new Error(`${req.method} ${req.path} asks for no key.`);
        },
        get deltager(): Deltager {
          throw new Error(`${req.method} ${req.path} is not for those who were invited.`);
        },
        get referat() {
          if (id === null) throw new Error(`${req.method} ${req.path} names no referat.`);
          return id;
        },
        stadigTilladt: async () => (await ask()).svar === 'ja',
      };
  }
}

/** Another system: its key alone counts, whoever is signed in at the same computer. */
async function authoriseNoegle(req: Request, res: Response, action: Handling, vagt: Vagt): Promise<Anmodning> {
  const id = typeof req.params.id === 'string' ? req.params.id : null;
  const noegle = await vagt.findNoegle(req);
  const hvad = noegle && id !== null ? await vagt.findHvad(id) : null;
  const svar = afgoerNoegle(action, noegle, hvad);
  if (!noegle || svar === 'log-ind') {
    // RFC 6750 §3.
    res.setHeader('WWW-Authenticate', 'Bearer realm="Referat"');
    throw new AppError('ikke-logget-ind', tekster.noegler.mangler);
  }
  if (svar === 'findes-ikke') throw new AppError('findes-ikke', tekster.noegler.ukendtReferat);
  if (svar === 'ikke-tilladt') throw new AppError('ikke-tilladt', tekster.noegler.kunOffentlig);
  return {
    req,
    res,
    hvem: null,
    hvad,
    noegle,
    get deltager(): Deltager {
      throw new Error(`${req.method} ${req.path} is not for those who were invited.`);
    },
    get bruger(): Hvem {
      throw new AppError('ikke-logget-ind', tekster.noegler.mangler);
    },
    get referat() {
      if (id === null) throw new Error(`${req.method} ${req.path} names no referat.`);
      return id;
    },
    stadigTilladt: async () => afgoerNoegle(action, await vagt.findNoegle(req), hvad) === 'ja',
  };
}

/** Somebody who was invited to a round: the cookie of that round alone counts, whoever is signed in at the same computer. */
async function authoriseDeltager(req: Request, res: Response, action: Handling, vagt: Vagt): Promise<Anmodning> {
  const hoering = String(req.params.hoering);
  res.setHeader('X-Robots-Tag', 'noindex, nofollow');
  const ask = async () => {
    const deltager = await vagt.findDeltager(req, hoering);
    return { deltager, svar: afgoerDeltager(action, deltager, hoering) };
  };
  const { deltager, svar } = await ask();
  // Unknown, expired and revoked are one and the same.
  if (!deltager || svar !== 'ja') throw new AppError('ikke-logget-ind', tekster.udkast.neutral.besked);
  return {
    req,
    res,
    hvem: null,
    hvad: null,
    deltager,
    get noegle(): Noegle {
      throw new Error(`${req.method} ${req.path} asks for no key.`);
    },
    get bruger(): Hvem {
      throw new AppError('ikke-logget-ind', tekster.udkast.neutral.besked);
    },
    get referat(): string {
      throw new Error(`${req.method} ${req.path} names no referat.`);
    },
    stadigTilladt: async () => (await ask()).svar === 'ja',
  };
}

function parsers({ as, limit }: { as: 'json' | 'form' | 'bytes'; limit: number }): readonly RequestHandler[] {
  switch (as) {
    case 'json':
      return [express.json({ limit, strict: true })];
    case 'form':
      return [express.urlencoded({ limit, extended: false, parameterLimit: 10_000 }), express.json({ limit })];
    case 'bytes':
      return [express.raw({ limit, type: () => true })];
  }
}
