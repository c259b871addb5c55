// The export page; the bytes themselves come from `eksport.ts`.

import { harSkjult } from '../../editor/model/adgang.ts';
import { erLaast } from '../../editor/model/forloeb.ts';
import { vaelgBrevhoved } from '../brevhoveder.ts';
import type { Deps } from '../deps.ts';
import { FORMATER } from '../export/formater.ts';
import { laesUdgave } from '../export/udgave.ts';
import { eksportside as page } from '../pages/eksport.ts';
import type { Route } from '../route.ts';
import { tekster } from '../tekster.ts';
import { getReferat } from './overblik.ts';
import { getBruger, parameter, sendSide } from './svar.ts';

export function eksportside(deps: Deps): readonly Route[] {
  return [
    {
      method: 'get',
      path: '/referater/:id/eksport',
      action: 'eksporter',
      handler: async (a) => {
        const referat = await getReferat(deps, a.referat);
        const { alle, valgt } = await vaelgBrevhoved(deps, referat.organ, parameter(a.req, 'brevhoved'));
        const kilde = await deps.store.findKilde(a.referat);
        const { doc } = await deps.levende.dokument(a.referat);
        const bilag = await deps.store.listBilag(a.referat);
        const fund = await deps.arbejde.kontroller({ doc: doc.toJSON(), bilag });
        const spaerrer = fund.filter(({ alvor }) => alvor === 'spaerrer').length;
        const [godkendt = null] = erLaast(referat.status) ? await deps.store.listUdgaver(a.referat) : [];
        const udgave = laesUdgave(a.req.query.udgave);
        const beskrivelser: Readonly<Record<string, string>> = tekster.eksport.formater;
        sendSide(
          a.res,
          page({
            bruger: await getBruger(deps, a),
            referat,
            brevhoveder: alle,
            brevhoved: valgt.id,
            godkendt,
            udgave,
            skjult: harSkjult(doc),
            spaerrer,
            bilag,
            now: deps.now(),
            formater: Object.values(FORMATER)
              .map(({ navn, label }) => ({ id: navn, navn: label, beskrivelse: beskrivelser[navn] ?? '' }))
              .sort((one, other) => rang(one.id) - rang(other.id)),
            kildetro: kilde !== null && kilde.kodning !== 'docx',
          }),
        );
      },
    },
  ];
}

/** What is sent comes first. */
function rang(format: string): number {
  const order = Object.keys(tekster.eksport.formater).indexOf(format);
  return order < 0 ? Number.MAX_SAFE_INTEGER : order;
}
