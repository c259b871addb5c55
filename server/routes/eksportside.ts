// The export page; the bytes themselves come from `eksport.ts`.

import { harSkjult } from '../../editor/model/adgang.ts';
import { erLaast } from '../../editor/model/forloeb.ts';
import { nytId } from '../../editor/model/id.ts';
import type { Journal } from '../../editor/model/kle.ts';
import { tilladte } from '../access/policy.ts';
import { vaelgBrevhoved } from '../brevhoveder.ts';
import type { Deps } from '../deps.ts';
import { FORMATER } from '../export/formater.ts';
import { laesUdgave, type Udgave } from '../export/udgave.ts';
import { kontrollerReferat } from '../kontrollen.ts';
import { eksportside as page } from '../pages/eksport.ts';
import { journalAf } from '../pakker.ts';
import type { Anmodning, Route } from '../route.ts';
import { findBesked, tekster } from '../tekster.ts';
import { getReferat } from './overblik.ts';
import { getBruger, parameter, sendSide } from './svar.ts';

export function eksportside(deps: Deps): readonly Route[] {
  return [
    {
      method: 'get',
      path: '/referater/:id/eksport',
      action: 'eksporter',
      handler: (a) => visEksport(deps, a, null),
    },
  ];
}

/** What a form of the page said, and why it was refused. */
interface Afvist {
  readonly journal?: { readonly journal: Journal; readonly fejl: string };
  readonly egenpost?: { readonly mail: string; readonly fejl: string };
  /** As the page was; else the address of the page says. */
  readonly udgave?: Udgave;
  readonly brevhoved?: string;
}

/** Shows the page; with what was sent and why it was refused, where a form was. */
export async function visEksport(deps: Deps, a: Anmodning, afvist: Afvist | null): Promise<void> {
  const referat = await getReferat(deps, a.referat);
  const bruger = await getBruger(deps, a);
  const { alle, valgt } = await vaelgBrevhoved(deps, referat.organ, afvist?.brevhoved ?? parameter(a.req, 'brevhoved'));
  const kilde = await deps.store.findKilde(a.referat);
  const { doc } = await deps.levende.dokument(a.referat);
  const bilag = await deps.store.listBilag(a.referat);
  const fund = await kontrollerReferat(deps, referat, doc);
  const spaerrer = fund.filter(({ alvor }) => alvor === 'spaerrer').length;
  const [godkendt = null] = erLaast(referat.status) ? await deps.store.listUdgaver(a.referat) : [];
  const udgave = afvist?.udgave ?? laesUdgave(a.req.query.udgave);
  const beskrivelser: Readonly<Record<string, string>> = tekster.eksport.formater;
  sendSide(
    a.res,
    page({
      bruger,
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
      journal: afvist?.journal?.journal ?? (await journalAf(deps, a.referat, godkendt?.udgave ?? null)),
      sagsnr: doc.attrs.sagsnr,
      maa: tilladte(bruger, { ...referat, slettet: referat.slettet !== null }),
      besked: afvist ? null : findBesked(parameter(a.req, 'besked')),
      fejl: afvist?.journal?.fejl ?? null,
      egenpost: {
        server: deps.config.mail !== null,
        afsending: nytId(deps.random),
        mail: await deps.store.findEgenMail(a.bruger.id),
        seneste: await deps.store.findEgenpost(a.referat, a.bruger.id),
        skrevet: afvist?.egenpost?.mail ?? '',
        fejl: afvist?.egenpost?.fejl ?? null,
      },
    }),
    afvist ? 400 : 200,
  );
}

/** What is sent comes first. */
function rang(format: string): number {
  const order = Object.keys(tekster.eksport.formater).indexOf(format);
  return order < 0 ? Number.MAX_SAFE_INTEGER : order;
}
