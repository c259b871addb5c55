// One's own private notes and times beside a referat.
import { AppError } from '../../editor/model/fejl.ts';
import { laesNotegem, laesTider } from '../../editor/model/note.ts';
import type { Deps } from '../deps.ts';
import type { Route } from '../route.ts';
import { hvis, intet, privat } from './privat.ts';

/** A note with the texts it replaced. */
const MAX_NOTE = 2_000_000;
const MAX_TIDER = 100_000;

export function noter({ store }: Deps): readonly Route[] {
  return [
    ...privat({
      navn: 'noter',
      limit: MAX_NOTE,
      hent: (hvis) => store.findNoter(hvis),
      laes: laesNotegem,
      andetId: 'Noten hører ikke til den adresse.',
      gem: (hvis, note) => store.saveNote(hvis, note),
      async slet(hvis, id, { req }) {
        const { udgave } = req.query;
        const udgaver = (Array.isArray(udgave) ? udgave : [udgave]).filter((one) => typeof one === 'string');
        if (!(await store.deleteNote(hvis, id, udgaver)))
          throw new AppError('konflikt', 'Noten er ændret et andet sted og er ikke slettet.');
      },
    }),
    {
      method: 'put',
      path: '/referater/:id/tider',
      action: 'noter',
      body: { as: 'json', limit: MAX_TIDER },
      handler: async (a) => {
        await store.addTider(hvis(a), laesTider(a.req.body));
        intet(a);
      },
    },
  ];
}
