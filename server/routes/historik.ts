// Historik: the versions of a referat and the difference between two of them; for the writing page the versions alone. Naming and restoring: `versioner.ts`.
import { AppError } from '../../editor/model/fejl.ts';
import { oplaesninger } from '../../editor/model/oplaesning.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import type { Deps } from '../deps.ts';
import { forskel } from '../pages/forskel.ts';
import { historikside, versionslinjer } from '../pages/historik.ts';
import type { Route } from '../route.ts';
import { findBesked, tekster } from '../tekster.ts';
import { getReferat } from './overblik.ts';
import { getBruger, parameter, sendSide } from './svar.ts';

/** So many events are shown. */
const HAENDELSER = 200;

export function historik(deps: Deps): readonly Route[] {
  const { store, levende, now } = deps;
  return [
    {
      method: 'get',
      path: '/referater/:id/historik',
      action: 'laes',
      handler: async (a) => {
        const { req, res, referat: id } = a;
        const versioner = await store.listVersioner(id);
        const current = await levende.dokument(id);
        const laest = await store.listLaest(id);
        const dele = laest.length === 0 ? [] : oplaesninger(current.doc, rosterOf(current.doc));
        const navne = new Map((await store.listBrugere()).map((bruger) => [bruger.id, bruger.navn]));
        if (req.accepts(['html', 'json']) === 'json') {
          const grundlag = {
            versioner,
            laest,
            dele,
            nu: current.version,
            referat: await getReferat(deps, id),
            navne,
            now: now(),
          };
          res.setHeader('Cache-Control', 'no-store');
          res.json(versionslinjer(grundlag));
          return;
        }
        const til = whole(parameter(req, 'version')) ?? current.version;
        const fra =
          parameter(req, 'mod') === 'nu' && til !== current.version
            ? current.version
            : (versioner.find((one) => one.version < til)?.version ?? null);
        const doc = async (version: number) =>
          version === current.version ? current.doc : (await levende.dokument(id, version)).doc;
        // The later version is always the one that things were added to.
        const [foer, nu] = fra === null ? [null, til] : [Math.min(fra, til), Math.max(fra, til)];
        sendSide(
          res,
          historikside({
            bruger: await getBruger(deps, a),
            referat: await getReferat(deps, id),
            versioner,
            laest,
            dele,
            referenter: await store.listReferenter(id),
            runder: await store.listHoeringer(id),
            haendelser: await store.listHaendelser(id, HAENDELSER),
            hoved: await store.findHoved(),
            nu: current.version,
            fra: foer,
            til: nu,
            valgt: til,
            forskel: foer === null ? [] : forskel(await doc(foer), await doc(nu)),
            navne,
            besked: findBesked(parameter(req, 'besked')),
            fejl: null,
            now: now(),
          }),
        );
      },
    },
  ];
}

function whole(text: string): number | null {
  if (text === '') return null;
  if (!/^\d{1,15}$/.test(text)) throw new AppError('findes-ikke', tekster.historik.ukendtVersion);
  return Number(text);
}
