// Reads a file or a text for an editor that is open: the document and the report as JSON; nothing is stored.

import { AppError } from '../../editor/model/fejl.ts';
import type { Deps } from '../deps.ts';
import type { Route } from '../route.ts';
import { tekster } from '../tekster.ts';
import { hent } from './hent.ts';
import { parameter } from './svar.ts';

/** The largest file that is read, and a little more: the importer says it in its own words. */
export const MAX_FIL = 21 * 1024 * 1024;

export function importer({ arbejde }: Deps): readonly Route[] {
  return [
    {
      method: 'post',
      path: '/import',
      action: 'opret',
      body: { as: 'bytes', limit: MAX_FIL },
      handler: async ({ req, res }) => {
        const bytes: unknown = req.body;
        if (!(bytes instanceof Uint8Array)) throw new AppError('ugyldig', tekster.nyt.intetValgt);
        const { doc, rapport } = await hent(arbejde, bytes, parameter(req, 'filnavn').slice(0, 300));
        res.setHeader('Cache-Control', 'no-store').json({ doc: doc.toJSON(), rapport });
      },
    },
  ];
}
