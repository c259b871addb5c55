// The files of a referat: of a draft written now by a worker thread, from one consistent version of the document; of an
// approved one the files that were kept, never written again. Which of the two is decided by the state alone.
import { createHash } from 'node:crypto';
import { AppError } from '../../editor/model/fejl.ts';
import { erLaast } from '../../editor/model/forloeb.ts';
import { vaelgBrevhoved } from '../brevhoveder.ts';
import type { Deps } from '../deps.ts';
import { findFormat } from '../export/formater.ts';
import { arkivformat, laesUdgave } from '../export/udgave.ts';
import type { Route } from '../route.ts';
import { tekster } from '../tekster.ts';
import { findGodkendtFil } from './arkivfiler.ts';
import { type Fil, sendFil } from './fil.ts';
import { getReferat } from './overblik.ts';
import { parameter } from './svar.ts';

export function eksport(deps: Deps): readonly Route[] {
  const { levende, store, arbejde } = deps;
  /** Approved, as it was stored; null while it is a draft. */
  const godkendt = async (referat: string, format: string): Promise<{ fil: Fil; udgave: number } | null> => {
    const { status, udgaver } = await getReferat(deps, referat);
    if (!erLaast(status) || udgaver === 0) return null;
    const fil = await findGodkendtFil(deps, referat, udgaver, format);
    return fil && { fil, udgave: udgaver };
  };
  return [
    {
      method: 'get',
      path: '/referater/:id/eksport/:format',
      action: 'eksporter',
      handler: async ({ req, res, referat, bruger }) => {
        const format = findFormat(String(req.params.format));
        if (!format) throw new AppError('findes-ikke', 'Referatet kan ikke hentes i det format.');
        const kildetro = parameter(req, 'kildetro') === '1' && format.navn === 'txt';
        const udgave = laesUdgave(req.query.udgave);
        // Written anew it would be no proof of anything.
        const { status, udgaver } = await getReferat(deps, referat);
        if (kildetro && erLaast(status) && udgaver > 0) throw new AppError('konflikt', tekster.eksport.kunGemte);
        const kept = kildetro ? null : await godkendt(referat, arkivformat(format.navn, udgave));
        const skrevet = async (): Promise<Fil> => {
          const { organ } = await getReferat(deps, referat);
          const oensket = parameter(req, 'brevhoved');
          const { valgt } = await vaelgBrevhoved(deps, organ, oensket);
          // Never on another than the one that was asked for.
          if (oensket !== '' && valgt.id !== oensket) throw new AppError('findes-ikke', tekster.brevhoveder.ukendt);
          const { doc } = await levende.dokument(referat);
          const filer = [...(await store.listFiler(referat))].map(([sha, { bytes }]) => [sha, bytes] as const);
          const { bytes, filnavn } = await arbejde.eksporter({
            format: format.navn,
            doc: doc.toJSON(),
            udgave,
            brevhoved: valgt,
            udkast: true,
            filer: new Map(filer),
            kilde: kildetro || format.navn === 'json' ? await store.findKilde(referat) : null,
            kildetro,
          });
          return { navn: filnavn, mime: format.mime, bytes };
        };
        const fil = kept?.fil ?? (await skrevet());
        // The pages of the preview stay in the house.
        if (parameter(req, 'vis') !== '1') {
          const sha256 = createHash('sha256').update(fil.bytes).digest('hex');
          const navn = kildetro ? 'kildetro' : arkivformat(format.navn, udgave);
          await store.noterUdlevering(referat, { format: navn, udgave: kept?.udgave ?? null, sha256 }, bruger.id);
        }
        sendFil(res, fil);
      },
    },
  ];
}
