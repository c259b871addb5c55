// One's own rescued text beside a referat (rule C4). Whose it is is the session's word alone: no address and no body names
// a person, so that nobody, an administrator included, can ask for another's.
import { AppError } from '../../editor/model/fejl.ts';
import { laesReddetId, laesReddettekst } from '../../editor/model/reddet.ts';
import type { Deps } from '../deps.ts';
import type { Anmodning, Route } from '../route.ts';

/** The longest text as JSON in UTF-8, each unit three bytes. */
const MAX_REDDET = 700_000;

export function reddet({ store }: Deps): readonly Route[] {
  const hvis = ({ referat, bruger }: Anmodning) => ({ referat, bruger: bruger.id });
  return [
    {
      method: 'get',
      path: '/referater/:id/reddet',
      action: 'reddet',
      handler: async (a) => {
        a.res.setHeader('Cache-Control', 'no-store');
        a.res.json(await store.findReddet(hvis(a)));
      },
    },
    {
      method: 'put',
      path: '/referater/:id/reddet/:reddet',
      action: 'reddet',
      body: { as: 'json', limit: MAX_REDDET },
      handler: async (a) => {
        const text = laesReddettekst(a.req.body);
        if (text.id !== a.req.params.reddet) throw new AppError('ugyldig', 'Teksten hører ikke til den adresse.');
        a.res.setHeader('Cache-Control', 'no-store');
        a.res.json(await store.saveReddet(hvis(a), text));
      },
    },
    {
      method: 'delete',
      path: '/referater/:id/reddet/:reddet',
      action: 'reddet',
      handler: async (a) => {
        await store.deleteReddet(hvis(a), laesReddetId(a.req.params.reddet));
        a.res.status(204).setHeader('Cache-Control', 'no-store').end();
      },
    },
  ];
}
