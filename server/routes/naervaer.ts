// Where one's caret stands, told to the others by the stream; and who is the referent, now and before.
import { AppError } from '../../editor/model/fejl.ts';
import type { Naervaerende } from '../../editor/model/wire.ts';
import { tilladte } from '../access/policy.ts';
import type { Person } from '../collab/naervaer.ts';
import type { Deps } from '../deps.ts';
import type { Anmodning, Route } from '../route.ts';
import { formular, getBruger } from './svar.ts';

export function naervaer(deps: Deps): readonly Route[] {
  const { store, levende, now } = deps;
  return [
    {
      method: 'post',
      path: '/referater/:id/naervaer',
      action: 'laes',
      body: { as: 'json', limit: 1000 },
      handler: async (a) => {
        const { vindue, version, epoch, head } = formular(a.req);
        if (!erVindue(vindue)) throw new AppError('ugyldig', 'Vinduet mangler et navn.');
        const sted: Naervaerende['sted'] =
          erTal(version) && erTal(epoch) && erTal(head) ? { version, epoch, head } : null;
        levende.naervaer.flyt(a.referat, vindue, await getPerson(deps, a), sted, now());
        a.res.status(204).setHeader('Cache-Control', 'no-store').end();
      },
    },
    {
      method: 'get',
      path: '/referater/:id/referent',
      action: 'laes',
      handler: async ({ res, referat }) => {
        res.setHeader('Cache-Control', 'no-store');
        res.json(await store.listReferenter(referat));
      },
    },
    {
      method: 'put',
      path: '/referater/:id/referent',
      action: 'skriv',
      handler: async ({ res, referat, bruger }) => {
        const nu = await store.blivReferent(referat, bruger.id);
        if (nu) levende.skiftReferent(referat, nu);
        res.status(204).setHeader('Cache-Control', 'no-store').end();
      },
    },
  ];
}

/** Who asks, as the others are told of them. */
export async function getPerson(deps: Deps, a: Anmodning): Promise<Person> {
  const { id, navn } = await getBruger(deps, a);
  return { bruger: id, navn, maaSkrive: a.hvad !== null && tilladte(a.bruger, a.hvad).includes('skriv') };
}

/** A window's own name: random, chosen by the page. */
export function erVindue(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{1,32}$/.test(value);
}

function erTal(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
