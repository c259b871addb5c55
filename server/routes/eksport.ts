// The files of a referat, handed out one by one, each with its event.
import { createHash } from 'node:crypto';
import { AppError } from '../../editor/model/fejl.ts';
import type { Deps } from '../deps.ts';
import { findFormat } from '../export/formater.ts';
import { arkivformat, laesUdgave } from '../export/udgave.ts';
import type { Route } from '../route.ts';
import { eksportfil } from './eksportfil.ts';
import { sendFil } from './fil.ts';
import { parameter } from './svar.ts';

export function eksport(deps: Deps): readonly Route[] {
  return [
    {
      method: 'get',
      path: '/referater/:id/eksport/:format',
      action: 'eksporter',
      handler: async ({ req, res, referat, bruger }) => {
        const format = findFormat(String(req.params.format));
        if (!format) throw new AppError('findes-ikke', 'Referatet kan ikke hentes i det format.');
        const kildetro = parameter(req, 'kildetro') === '1' && format.navn === 'txt';
        const valgt = laesUdgave(req.query.udgave);
        const brevhoved = parameter(req, 'brevhoved');
        const { fil, udgave } = await eksportfil(deps, referat, { format, udgave: valgt, brevhoved, kildetro });
        // The pages of the preview stay in the house.
        if (parameter(req, 'vis') !== '1') {
          const sha256 = createHash('sha256').update(fil.bytes).digest('hex');
          const navn = kildetro ? 'kildetro' : arkivformat(format.navn, valgt);
          await deps.store.noterUdlevering(referat, { format: navn, udgave, sha256 }, bruger.id);
        }
        sendFil(res, fil);
      },
    },
  ];
}
