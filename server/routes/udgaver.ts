// Approved versions: their files as they were stored, the receipt, what happened to them, and the correction of one.
import { AppError } from '../../editor/model/fejl.ts';
import { type Milepael, milepaele } from '../../editor/model/forloeb.ts';
import { linje } from '../access/indtastning.ts';
import type { Deps } from '../deps.ts';
import { kvittering } from '../pages/kvittering.ts';
import { kaldes } from '../pages/overblik.ts';
import { iDag } from '../pages/tid.ts';
import type { Anmodning, Route } from '../route.ts';
import { tekster } from '../tekster.ts';
import { findSendtFil } from './arkivfiler.ts';
import { laesDag } from './dag.ts';
import { iFilnavn, sendFil } from './fil.ts';
import { getReferat } from './overblik.ts';
import { formular, parameter, udfoert } from './svar.ts';

const t = tekster.godkendelse;
const FORM = { as: 'form', limit: 10_000 } as const;

export function udgaver(deps: Deps): readonly Route[] {
  const { store, levende, now } = deps;
  const getUdgave = async (a: Anmodning, tal: string) => {
    const found = (await store.listUdgaver(a.referat)).find(({ udgave }) => String(udgave) === tal);
    if (!found) throw new AppError('findes-ikke', t.ukendtUdgave);
    return found;
  };
  const tilSiden = (a: Anmodning, besked: string): void =>
    udfoert(a, `/referater/${a.referat}/godkendelse?besked=${besked}`);

  return [
    {
      method: 'get',
      path: '/referater/:id/udgaver/:udgave/kvittering',
      action: 'eksporter',
      handler: async (a) => {
        const udgave = await getUdgave(a, String(a.req.params.udgave));
        const referat = await getReferat(deps, a.referat);
        sendFil(a.res, {
          navn: t.kvittering.filnavn(iFilnavn(kaldes(referat)), udgave.udgave),
          mime: 'text/plain; charset=utf-8',
          bytes: new TextEncoder().encode(kvittering(referat, udgave)),
        });
      },
    },
    {
      method: 'get',
      path: '/referater/:id/udgaver/:udgave/:format',
      action: 'eksporter',
      handler: async (a) => {
        const { udgave } = await getUdgave(a, String(a.req.params.udgave));
        const format = String(a.req.params.format);
        const fil = await findSendtFil(deps, a.referat, udgave, format);
        if (!fil) throw new AppError('findes-ikke', t.ukendtUdgave);
        if (parameter(a.req, 'vis') !== '1')
          await store.noterUdlevering(a.referat, { format, udgave, sha256: fil.sha256 }, a.bruger.id);
        sendFil(a.res, fil);
      },
    },
    {
      method: 'post',
      path: '/referater/:id/rettelse',
      action: 'ret',
      handler: async (a) => {
        await levende.ret(a.referat, a.bruger.id);
        levende.statusskift(a.referat, 'kladde');
        udfoert(a, `/referater/${a.referat}`);
      },
    },
    {
      method: 'post',
      path: '/referater/:id/milepaele',
      action: 'noter-milepael',
      body: FORM,
      handler: async (a) => {
        const form = formular(a.req);
        const { udgave } = await getUdgave(a, linje(form, 'udgave'));
        const art = milepaele.find(
          (one): one is Exclude<Milepael, 'rettet'> => one === linje(form, 'art') && one !== 'rettet',
        );
        if (!art) throw new AppError('ugyldig', t.milepaele.ukendt);
        const note = linje(form, 'note');
        if (note.length > 200) throw new AppError('ugyldig', t.milepaele.forLang);
        const dato = linje(form, 'fjern') === 'ja' ? null : laesDag(form, 'dato', iDag(now()));
        await store.noterMilepael(
          { referat: a.referat, udgave, art, dato, note: dato === null ? '' : note },
          a.bruger.id,
        );
        tilSiden(a, 'noteret');
      },
    },
  ];
}
