// One's own private notes and times beside a referat. Whose they are is the session's word alone: no address and no body
// names a person, so that nobody, an administrator included, can ask for another's.
import { AppError } from '../../editor/model/fejl.ts';
import { laesNotegem, laesTider } from '../../editor/model/note.ts';
import type { Deps } from '../deps.ts';
import type { Anmodning, Route } from '../route.ts';

/** A note with the texts it replaced. */
const MAX_NOTE = 2_000_000;
const MAX_TIDER = 100_000;

export function noter({ store }: Deps): readonly Route[] {
  const hvis = ({ referat, bruger }: Anmodning) => ({ referat, bruger: bruger.id });
  return [
    {
      method: 'get',
      path: '/referater/:id/noter',
      action: 'noter',
      handler: async (a) => {
        a.res.setHeader('Cache-Control', 'no-store');
        a.res.json(await store.findNoter(hvis(a)));
      },
    },
    {
      method: 'put',
      path: '/referater/:id/noter/:note',
      action: 'noter',
      body: { as: 'json', limit: MAX_NOTE },
      handler: async (a) => {
        const note = laesNotegem(a.req.body);
        if (note.id !== a.req.params.note) throw new AppError('ugyldig', 'Noten hører ikke til den adresse.');
        a.res.setHeader('Cache-Control', 'no-store');
        a.res.json(await store.saveNote(hvis(a), note));
      },
    },
    {
      method: 'delete',
      path: '/referater/:id/noter/:note',
      action: 'noter',
      handler: async (a) => {
        const { udgave } = a.req.query;
        const udgaver = (Array.isArray(udgave) ? udgave : [udgave]).filter((one) => typeof one === 'string');
        if (!(await store.deleteNote(hvis(a), String(a.req.params.note), udgaver)))
          throw new AppError('konflikt', 'Noten er ændret et andet sted og er ikke slettet.');
        a.res.status(204).setHeader('Cache-Control', 'no-store').end();
      },
    },
    {
      method: 'put',
      path: '/referater/:id/tider',
      action: 'noter',
      body: { as: 'json', limit: MAX_TIDER },
      handler: async (a) => {
        await store.addTider(hvis(a), laesTider(a.req.body));
        a.res.status(204).setHeader('Cache-Control', 'no-store').end();
      },
    },
  ];
}
