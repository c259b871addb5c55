// Remarks and proposals beside a referat, for those who have an account: the threads, new ones, answers, decisions.
// What participants send comes in by their own routes and ends in the same operations.
import type { Traad } from '../../editor/model/bemaerkning.ts';
import { laesAfgoerelse, laesNyBemaerkning, laesSvar, MAX_BEMAERKNING } from '../bemaerkninger.ts';
import type { Deps } from '../deps.ts';
import { pak, sendPakket } from '../pakning.ts';
import type { Anmodning, Route } from '../route.ts';
import { number } from './steps.ts';

export function bemaerkninger({ levende, store }: Deps): readonly Route[] {
  const path = '/referater/:id/bemaerkninger';
  const svar = ({ res }: Anmodning, traad: Traad, status = 200): void => {
    res.status(status).setHeader('Cache-Control', 'no-store');
    res.json(traad);
  };
  const fortalt = (referat: string, traad: Traad): Traad => {
    levende.bemaerkningAendret(referat, traad.rev);
    return traad;
  };
  return [
    {
      method: 'get',
      path,
      action: 'laes-bemaerkninger',
      handler: async ({ req, res, referat }) => {
        const bytes = Buffer.from(JSON.stringify(await store.listTraade(referat, number(req, 'siden', 0))));
        res.type('json').setHeader('Cache-Control', 'no-store');
        sendPakket(res, await pak(req, bytes, 'hurtigt'));
      },
    },
    {
      method: 'post',
      path,
      action: 'bemaerk',
      body: { as: 'json', limit: MAX_BEMAERKNING },
      handler: async (a) => {
        svar(a, await levende.bemaerk(a.referat, laesNyBemaerkning(a.req.body), { bruger: a.bruger.id }), 201);
      },
    },
    {
      method: 'post',
      path: `${path}/:traad/svar`,
      action: 'bemaerk',
      body: { as: 'json', limit: MAX_BEMAERKNING },
      handler: async (a) => {
        const nyt = { ...laesSvar(a.req.body), referat: a.referat, traad: String(a.req.params.traad) };
        svar(a, fortalt(a.referat, await store.addSvar({ ...nyt, af: { bruger: a.bruger.id } })), 201);
      },
    },
    {
      method: 'put',
      path: `${path}/:traad/afgoerelse`,
      action: 'afgoer-bemaerkning',
      body: { as: 'json', limit: MAX_BEMAERKNING },
      handler: async (a) => {
        const ny = laesAfgoerelse(a.req.body);
        const traad = String(a.req.params.traad);
        svar(a, fortalt(a.referat, await store.afgoerBemaerkning(a.referat, traad, ny, a.bruger.id)));
      },
    },
  ];
}
