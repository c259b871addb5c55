// The document that an editor starts from, and what the import said of it.
import { AppError } from '../../editor/model/fejl.ts';
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
        if (!rapport) throw new AppError('findes-ikke', 'Referatet er ikke importeret.');
        res.setHeader('Cache-Control', 'no-store');
        res.json(rapport);
      },
    },
  ];
}
