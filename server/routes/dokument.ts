// The document that an editor starts from, and what the import said of it.
import type { Deps } from '../deps.ts';
import { pak, sendPakket } from '../pakning.ts';
import type { Route } from '../route.ts';

export function dokument({ levende, store }: Deps): readonly Route[] {
  return [
    {
      method: 'get',
      path: '/referater/:id/dokument',
      action: 'laes',
      handler: async ({ req, res, referat }) => {
        const bytes = Buffer.from(JSON.stringify(await levende.open(referat)));
        res.type('json').setHeader('Cache-Control', 'no-store');
        sendPakket(res, await pak(req, bytes, 'hurtigt'));
      },
    },
    {
      method: 'get',
      path: '/referater/:id/importrapport',
      action: 'laes',
      handler: async ({ res, referat }) => {
        const rapport = await store.findImportrapport(referat);
        res.setHeader('Cache-Control', 'no-store');
        // Most are written here: that there is no report is an answer, not a fault.
        if (rapport) res.json(rapport);
        else res.status(204).end();
      },
    },
  ];
}
