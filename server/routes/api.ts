// The read API for case systems: approved referater, what they are filed under, their files. Described by
// `server/api/openapi.json`, which is served as it stands. Nothing here changes anything but the log of what left the house.
import { readFileSync } from 'node:fs';
import { sha256 } from '../../db/kaede.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { maaUdleveres } from '../access/policy.ts';
import { bilag, faktalaeser, journal, linje, udgaver } from '../api/svar.ts';
import type { Deps } from '../deps.ts';
import { laesArkivformat } from '../export/udgave.ts';
import { pakUdgave, standAf } from '../pakker.ts';
import type { Anmodning, Route } from '../route.ts';
import { tekster } from '../tekster.ts';
import { findGodkendtFil } from './arkivfiler.ts';
import { type Fil, sendFil } from './fil.ts';
import { getReferat } from './overblik.ts';
import { pakkeri } from './pakke.ts';

const t = tekster.noegler;
const BESKRIVELSE = readFileSync(new URL('../api/openapi.json', import.meta.url));
const HOEJST = 100;
const STANDARD = 50;

export function api(deps: Deps): readonly Route[] {
  const { store } = deps;
  const fakta = faktalaeser(deps);
  const send = (a: Anmodning, body: unknown): void => {
    a.res.setHeader('Cache-Control', 'no-store').json(body);
  };
  const getUdgave = async (a: Anmodning) => {
    const referat = await getReferat(deps, a.referat);
    const tal = String(a.req.params.udgave);
    const udgave = (await store.listUdgaver(a.referat)).find((one) => String(one.udgave) === tal);
    if (!udgave) throw new AppError('findes-ikke', t.ukendtFil);
    const gaelder = (await standAf(deps, referat, udgave.udgave)) === 'godkendt';
    return { referat, udgave, gaelder };
  };
  /** Throws where the key may not have it: a version that no longer holds is told of, one that is withheld is not. */
  const assertMaa = (a: Anmodning, fil: { offentlig: boolean; gaelder: boolean }): void => {
    if (maaUdleveres(a.noegle, fil)) return;
    if (fil.offentlig) throw new AppError('forsvundet', t.ikkeMere);
    throw new AppError('findes-ikke', t.ukendtFil);
  };
  const udlever = async (a: Anmodning, format: string, udgave: number, fil: Fil): Promise<void> => {
    const hvem = { noegle: a.noegle.id };
    await store.noterUdlevering(a.referat, { format, udgave, sha256: sha256(fil.bytes) }, hvem);
    // Should a reader show it all the same, nothing in it may run or fetch.
    a.res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    sendFil(a.res, fil);
  };
  const sti = '/api/v1/referater/:id/udgaver/:udgave';
  return [
    {
      method: 'get',
      path: '/api/v1/openapi.json',
      action: 'api-beskrivelse',
      handler: ({ res }) => {
        res.setHeader('Cache-Control', 'no-cache').type('json').send(BESKRIVELSE);
      },
    },
    {
      method: 'get',
      path: '/api/v1/organer',
      action: 'api',
      handler: async (a) => {
        kun(a, []);
        const organer = await store.listOrganer(a.noegle.organer);
        send(a, { organer: organer.map(({ id, navn, type }) => ({ id, navn, type })) });
      },
    },
    {
      method: 'get',
      path: '/api/v1/referater',
      action: 'api',
      handler: async (a) => {
        const { organer, siden, efter, antal } = laesSpoergsmaal(a);
        const found = await store.listGodkendte({ organer, siden, efter, hoejst: antal });
        const referater = [];
        for (const one of found) referater.push(linje(one, await fakta(one.id, one.udgave, a.noegle.omfang)));
        send(a, { referater, naeste: String(found.at(-1)?.nr ?? efter), flere: found.length === antal });
      },
    },
    {
      method: 'get',
      path: '/api/v1/referater/:id',
      action: 'api-referat',
      handler: async (a) => {
        kun(a, []);
        const { noegle } = a;
        const referat = await getReferat(deps, a.referat);
        const [one] = await store.listGodkendte({
          organer: noegle.organer,
          siden: 0,
          efter: 0,
          hoejst: 1,
          id: a.referat,
        });
        if (!one) throw new AppError('findes-ikke', t.ukendtReferat);
        send(a, {
          ...linje(one, await fakta(one.id, one.udgave, noegle.omfang)),
          journal: await journal(deps, noegle, one.id, one.udgave),
          udgaver: await udgaver(deps, noegle, referat),
        });
      },
    },
    {
      method: 'get',
      path: `${sti}/filer/:fil`,
      action: 'api-referat',
      handler: async (a) => {
        kun(a, []);
        const { udgave, gaelder } = await getUdgave(a);
        const navn = String(a.req.params.fil);
        assertMaa(a, { offentlig: laesArkivformat(navn).offentlig, gaelder });
        const fil = await findGodkendtFil(deps, a.referat, udgave.udgave, navn);
        if (!fil) throw new AppError('findes-ikke', t.ukendtFil);
        await udlever(a, navn, udgave.udgave, fil);
      },
    },
    {
      method: 'get',
      path: `${sti}/bilag/:nr`,
      action: 'api-referat',
      handler: async (a) => {
        kun(a, []);
        const { udgave, gaelder } = await getUdgave(a);
        const alle = await store.listGodkendteBilag(a.referat, udgave.udgave);
        const one = bilag(a.noegle, alle, gaelder).find(({ nr }) => String(nr) === String(a.req.params.nr));
        const bytes = one && (await store.findBilagsbytes(a.referat, one.sha256));
        if (!one || !bytes) throw new AppError('findes-ikke', t.ukendtFil);
        await udlever(a, 'bilag', udgave.udgave, { navn: one.filnavn, mime: one.mime, bytes });
      },
    },
    {
      method: 'get',
      path: `${sti}/pakke`,
      action: 'api-pakke',
      handler: async (a) => {
        kun(a, []);
        const { referat, udgave } = await getUdgave(a);
        await udlever(a, 'pakke', udgave.udgave, await pakUdgave(pakkeri(deps), referat, udgave));
      },
    },
  ];
}

/** Refuses what is misspelt: a filter that is not understood must not give everything. */
function kun({ req }: Anmodning, navne: readonly string[]): void {
  for (const navn of Object.keys(req.query))
    if (!navne.includes(navn)) throw new AppError('ugyldig', t.ukendt(navn.slice(0, 50)));
}

/** Throws AppError "ugyldig". */
function laesSpoergsmaal(a: Anmodning) {
  kun(a, ['organ', 'siden', 'efter', 'antal']);
  const { query } = a.req;
  const { organ, siden = '', efter = '0', antal = String(STANDARD) } = query;
  if (organ !== undefined && !a.noegle.organer.some((one) => one === organ))
    throw new AppError('ugyldig', t.ukendtOrgan);
  const at = siden === '' ? 0 : laesTid(siden);
  if (at === null) throw new AppError('ugyldig', t.siden);
  if (typeof efter !== 'string' || !/^\d{1,15}$/.test(efter)) throw new AppError('ugyldig', t.efter);
  if (typeof antal !== 'string' || !/^\d{1,3}$/.test(antal) || Number(antal) < 1 || Number(antal) > HOEJST)
    throw new AppError('ugyldig', t.antal);
  return {
    organer: organ === undefined ? a.noegle.organer : [String(organ)],
    siden: at,
    efter: Number(efter),
    antal: Number(antal),
  };
}

/** A day (from its midnight in UTC) or a moment with its offset (RFC 3339), in milliseconds; null = neither. */
function laesTid(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d))?$/.test(value)) return null;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : at;
}
