// The files of a referat, written by a worker thread from one consistent version of the document.
import { AppError } from '../../editor/model/fejl.ts';
import { vaelgBrevhoved } from '../brevhoveder.ts';
import type { Deps } from '../deps.ts';
import { filnavn } from '../export/filnavn.ts';
import { findFormat } from '../export/formater.ts';
import type { Route } from '../route.ts';
import { tekster } from '../tekster.ts';
import { sendFil } from './fil.ts';
import { getReferat } from './overblik.ts';
import { parameter } from './svar.ts';

export function eksport(deps: Deps): readonly Route[] {
  const { levende, store, arbejde } = deps;
  return [
    {
      method: 'get',
      path: '/referater/:id/eksport/:format',
      action: 'eksporter',
      handler: async ({ req, res, referat }) => {
        const format = findFormat(String(req.params.format));
        if (!format) throw new AppError('findes-ikke', 'Referatet kan ikke hentes i det format.');
        const kildetro = parameter(req, 'kildetro') === '1' && format.navn === 'txt';
        const udkast = parameter(req, 'udkast') === '1';
        const { organ } = await getReferat(deps, referat);
        const oensket = parameter(req, 'brevhoved');
        const { valgt } = await vaelgBrevhoved(deps, organ, oensket);
        // Never on another than the one that was asked for.
        if (oensket !== '' && valgt.id !== oensket) throw new AppError('findes-ikke', tekster.brevhoveder.ukendt);
        const { doc } = await levende.dokument(referat);
        const filer = [...(await store.listFiler(referat))].map(([sha, { bytes }]) => [sha, bytes] as const);
        const bytes = await arbejde.eksporter({
          format: format.navn,
          doc: doc.toJSON(),
          brevhoved: valgt,
          udkast,
          filer: new Map(filer),
          kilde: kildetro || format.navn === 'json' ? await store.findKilde(referat) : null,
          kildetro,
        });
        sendFil(res, { navn: filnavn(doc, format.endelse, udkast), mime: format.mime, bytes });
      },
    },
  ];
}
