// What is asked of the server about one's own rescued text.
import { type Privatsvar, privatlinje } from '../connection/privatlinje.ts';
import { laesReddede, type Modtaget, type Reddettekst } from '../model/reddet.ts';

export interface Linje {
  hent(): Promise<Privatsvar<readonly Reddettekst[]>>;
  gem(reddet: Reddettekst): Promise<Privatsvar<Modtaget>>;
  slet(id: string): Promise<Privatsvar<null>>;
}

export function linje(referatId: string): Linje {
  // Where there is no room it is tried again: rescued text is never given up.
  const ask = privatlinje(referatId, [400, 413]);
  return {
    hent: () => ask('/reddet', 'GET', undefined, async (answer) => laesReddede(await answer.json())),
    gem: (one) => ask(`/reddet/${one.id}`, 'PUT', one, async (answer): Promise<Modtaget> => answer.json()),
    slet: (id) => ask(`/reddet/${id}`, 'DELETE', undefined, async () => null),
  };
}
