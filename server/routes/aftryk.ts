// Whether what a client has confirmed is what the server has (rule C9). A difference is a fault of ours: it is logged with
// its place, never with a word of the text.
import { SCHEMA_VERSION } from '../../editor/model/schema.ts';
import type { Aftrykssvar } from '../../editor/model/wire.ts';
import { aftryk, laesAftryk } from '../collab/aftryk.ts';
import type { Deps } from '../deps.ts';
import type { Route } from '../route.ts';

export function aftrykskontrol({ levende, log }: Deps): readonly Route[] {
  return [
    {
      method: 'post',
      path: '/referater/:id/aftryk',
      action: 'laes',
      body: { as: 'json', limit: 1000 },
      handler: async ({ req, res, referat }) => {
        const { version, epoch, schemaVersion, sha256 } = laesAftryk(req.body);
        const doc = schemaVersion === SCHEMA_VERSION ? await levende.nylig(referat, { version, epoch }) : null;
        const ens = doc && (await aftryk(doc)) === sha256;
        if (ens === false)
          log.error('afvigelse', new Error('A client has another document than the server.'), {
            referat,
            version,
            epoch,
          });
        const answer: Aftrykssvar = { svar: ens === null ? 'ukendt' : ens ? 'ens' : 'andet' };
        res.setHeader('Cache-Control', 'no-store');
        res.json(answer);
      },
    },
  ];
}
