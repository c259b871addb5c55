// What is one person's own beside a referat: asked for as a whole, kept and removed by an id that was made in the browser.
// Whose it is is the session's word alone: no address and no body names a person, so that nobody, an administrator
// included, can ask for another's; and no cache keeps an answer.
import { AppError } from '../../editor/model/fejl.ts';
import type { Anmodning, Route } from '../route.ts';

/** Whose, beside what. */
export interface Hvis {
  readonly referat: string;
  readonly bruger: string;
}

interface Privat<T extends { readonly id: string }> {
  /** "noter": what the address calls them, and the action that allows all of it. */
  readonly navn: 'noter' | 'reddet';
  /** The largest body in bytes. */
  readonly limit: number;
  hent(hvis: Hvis): Promise<unknown>;
  /** Reads a body. Throws AppError "ugyldig" or "for-stor". */
  laes(body: unknown): T;
  /** Said where the address and the body have different ids. */
  readonly andetId: string;
  gem(hvis: Hvis, en: T): Promise<unknown>;
  slet(hvis: Hvis, id: string, anmodning: Anmodning): Promise<void>;
}

export function hvis({ referat, bruger }: Anmodning): Hvis {
  return { referat, bruger: bruger.id };
}

/** Answers with nothing. */
export function intet({ res }: Anmodning): void {
  res.status(204).setHeader('Cache-Control', 'no-store').end();
}

/** The three routes of one kind. */
export function privat<T extends { readonly id: string }>(en: Privat<T>): readonly Route[] {
  const alle = `/referater/:id/${en.navn}`;
  const svar = ({ res }: Anmodning, indhold: unknown): void => {
    res.setHeader('Cache-Control', 'no-store');
    res.json(indhold);
  };
  return [
    { method: 'get', path: alle, action: en.navn, handler: async (a) => svar(a, await en.hent(hvis(a))) },
    {
      method: 'put',
      path: `${alle}/:eget`,
      action: en.navn,
      body: { as: 'json', limit: en.limit },
      handler: async (a) => {
        const read = en.laes(a.req.body);
        if (read.id !== a.req.params.eget) throw new AppError('ugyldig', en.andetId);
        svar(a, await en.gem(hvis(a), read));
      },
    },
    {
      method: 'delete',
      path: `${alle}/:eget`,
      action: en.navn,
      handler: async (a) => {
        await en.slet(hvis(a), String(a.req.params.eget), a);
        intet(a);
      },
    },
  ];
}
