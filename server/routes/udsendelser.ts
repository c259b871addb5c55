// What was sent and how it went: the letters, their bytes, the receipt, and what a person decides about one of them.

import { sha256 } from '../../db/kaede.ts';
import type { Udsendelse } from '../../db/udsendelser.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { laesDokument } from '../../editor/model/referatfil.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { linje } from '../access/indtastning.ts';
import { tilladte } from '../access/policy.ts';
import { vaelgBrevhoved } from '../brevhoveder.ts';
import type { Deps } from '../deps.ts';
import { zip } from '../export/word/zip.ts';
import { brevside } from '../pages/brev.ts';
import { html } from '../pages/html.ts';
import { kaldes } from '../pages/overblik.ts';
import { iDag } from '../pages/tid.ts';
import { gennemsynsside } from '../pages/udsendelse.ts';
import {
  afgjorte,
  brevtavle,
  fremdrift,
  type Kvitteringsside,
  kvitteringsdokument,
  kvitteringsside,
} from '../pages/udsendelseskvittering.ts';
import type { Anmodning, Route } from '../route.ts';
import { findBesked, tekster } from '../tekster.ts';
import { dobbelte } from './faaet.ts';
import { iFilnavn, sendFil } from './fil.ts';
import { getReferat } from './overblik.ts';
import { formular, getBruger, parameter, sendSide, udfoert } from './svar.ts';

const t = tekster.udsendelse;

export function udsendelser(deps: Deps): readonly Route[] {
  const { store, config, now, postbud, arbejde } = deps;
  const getUdsendelse = async (a: Anmodning): Promise<Udsendelse> => {
    const found = await store.findUdsendelse(a.referat, String(a.req.params.udsendelse));
    if (!found) throw new AppError('findes-ikke', t.ukendt);
    return found;
  };
  const getBrev = async (a: Anmodning, { id }: Udsendelse) => {
    const nr = String(a.req.params.nr);
    const found = /^\d{1,5}$/.test(nr) ? await store.findBrev(id, Number(nr)) : null;
    if (!found) throw new AppError('findes-ikke', t.ukendt);
    return found;
  };

  const kvittering = async (a: Anmodning, udsendelse: Udsendelse): Promise<Kvitteringsside> => {
    const referat = await getReferat(deps, a.referat);
    const key = findBesked(parameter(a.req, 'besked'));
    return {
      bruger: await getBruger(deps, a),
      referat,
      udsendelse,
      breve: await store.listBreve(udsendelse.id),
      afgoer: tilladte(a.bruger, { ...referat, slettet: referat.slettet !== null }).includes('afgoer-brev'),
      mangler: config.mail === null,
      besked: key && tekster.beskeder[key],
      fejl: parameter(a.req, 'fejl') === 'afgjort' ? t.alleredeAfgjort : null,
      now: now(),
    };
  };

  const gennemsyn = async (a: Anmodning, udsendelse: Udsendelse): Promise<string> => {
    const breve = await store.listBreve(udsendelse.id);
    const brev = breve.find(({ nr }) => String(nr) === parameter(a.req, 'brev')) ?? breve[0];
    const udgave = (await store.listUdgaver(a.referat)).find((one) => one.udgave === udsendelse.udgave);
    if (!brev || !udgave) throw new AppError('findes-ikke', t.ukendt);
    const faar = new Set(breve.map(({ navn }) => navn));
    const deltagere = breve.some(({ via }) => via.includes(t.gruppe.deltagere))
      ? rosterOf((await deps.levende.dokument(a.referat, udgave.version)).doc).deltagere
      : [];
    const uden = deltagere.flatMap(({ paaListen, navn }) => (paaListen && navn && !faar.has(navn) ? navn : []));
    const referat = await getReferat(deps, a.referat);
    return gennemsynsside({
      bruger: await getBruger(deps, a),
      referat,
      udgave,
      tidligere: await store.listUdsendelser(a.referat),
      server: udsendelse.server,
      fejl:
        (referat.status === 'godkendt' ? null : t.ikkeGodkendt) ??
        findUbrugelig(udsendelse, config.mail !== null, now()) ??
        (parameter(a.req, 'fejl') === 'imens' ? t.imens : null),
      now: now(),
      udsendelse,
      breve,
      brev,
      uden,
      dobbelt: await dobbelte(deps, a.referat, udsendelse),
    });
  };

  const sti = '/referater/:id/udsendelser/:udsendelse';
  return [
    {
      method: 'get',
      path: sti,
      action: 'laes-udsendelser',
      handler: async (a) => {
        const found = await getUdsendelse(a);
        sendSide(
          a.res,
          found.frigivet === null ? await gennemsyn(a, found) : kvitteringsside(await kvittering(a, found)),
        );
      },
    },
    {
      method: 'get',
      path: `${sti}/stand`,
      action: 'laes-udsendelser',
      handler: async (a) => {
        const found = await getUdsendelse(a);
        const { antal } = found;
        a.res.setHeader('Cache-Control', 'no-store');
        a.res.json({
          tekst: fremdrift(found),
          afgjorte: afgjorte(found),
          breve: html`${brevtavle(await kvittering(a, found))}`.tekst,
          /** Letters are being handed over, or wait only for a later time; else nothing more happens by itself. */
          igang: found.afsluttet === null && (antal.venter ?? 0) + (antal['i-gang'] ?? 0) + (antal.afgivet ?? 0) > 0,
          afsluttet: found.afsluttet !== null,
        });
      },
    },
    {
      method: 'get',
      path: `${sti}/kvittering`,
      action: 'laes-udsendelser',
      handler: async (a) => {
        const found = await getUdsendelse(a);
        if (found.frigivet === null) throw new AppError('findes-ikke', t.ukendt);
        const referat = await getReferat(deps, a.referat);
        const udgave = (await store.listUdgaver(a.referat)).find((one) => one.udgave === found.udgave);
        const { bytes } = await arbejde.eksporter({
          format: 'pdf',
          udgave: 'fuld',
          doc: laesDokument(kvitteringsdokument(referat, found, await store.listBreve(found.id))),
          brevhoved: (await vaelgBrevhoved(deps, referat.organ, udgave?.brevhoved ?? '')).valgt,
          udkast: false,
          filer: new Map(),
          kilde: null,
          kildetro: false,
        });
        const fil = { format: 'kvittering', udgave: found.udgave, sha256: sha256(bytes) };
        await store.noterUdlevering(a.referat, fil, a.bruger.id);
        sendFil(a.res, {
          navn: t.kvittering.filnavn(iFilnavn(kaldes(referat)), found.udgave),
          mime: 'application/pdf',
          bytes,
        });
      },
    },
    {
      method: 'get',
      path: `${sti}/breve.zip`,
      action: 'laes-udsendelser',
      handler: async (a) => {
        const found = await getUdsendelse(a);
        const parts = new Map<string, Uint8Array>();
        for (const { nr, navn, mail } of await store.listBreve(found.id)) {
          const brev = await store.findBrev(found.id, nr);
          if (brev) parts.set(`${String(nr).padStart(3, '0')} ${iFilnavn(navn || mail)}.eml`, brev.bytes);
        }
        const bytes = zip(parts);
        const fil = { format: 'breve', udgave: found.udgave, sha256: sha256(bytes) };
        await store.noterUdlevering(a.referat, fil, a.bruger.id);
        const navn = t.kvittering.zipnavn(iFilnavn(kaldes(await getReferat(deps, a.referat))), found.udgave);
        sendFil(a.res, { navn, mime: 'application/zip', bytes });
      },
    },
    {
      method: 'get',
      path: `${sti}/breve/:nr`,
      action: 'laes-udsendelser',
      handler: async (a) => {
        const found = await getUdsendelse(a);
        sendSide(
          a.res,
          brevside({
            bruger: await getBruger(deps, a),
            referat: await getReferat(deps, a.referat),
            udsendelse: found,
            brev: await getBrev(a, found),
          }),
        );
      },
    },
    {
      method: 'get',
      path: `${sti}/breve/:nr/eml`,
      action: 'laes-udsendelser',
      handler: async (a) => {
        const brev = await getBrev(a, await getUdsendelse(a));
        sendFil(a.res, { navn: `${iFilnavn(brev.navn || brev.mail)}.eml`, mime: 'message/rfc822', bytes: brev.bytes });
      },
    },
    {
      method: 'post',
      path: `${sti}/breve/:nr`,
      action: 'afgoer-brev',
      body: { as: 'form', limit: 10_000 },
      handler: async (a) => {
        const { id } = await getUdsendelse(a);
        const valg = linje(formular(a.req), 'valg');
        if (valg !== 'igen' && valg !== 'modtaget') throw new AppError('ugyldig', t.alleredeAfgjort);
        const svar = valg === 'modtaget' ? t.noteretAf((await getBruger(deps, a)).navn) : null;
        const done = await store.afgoerBrev(id, Number(a.req.params.nr), { valg, svar }, a.bruger.id);
        if (done && valg === 'igen') postbud.afsted();
        udfoert(a, `/referater/${a.referat}/udsendelser/${id}${done ? '?besked=noteret' : '?fejl=afgjort'}`);
      },
    },
  ];
}

/** Why a draft cannot be let go as it is, as a sentence; null where it can. */
export function findUbrugelig({ lavet, server, frigivet }: Udsendelse, mail: boolean, nu: number): string | null {
  if (frigivet !== null) return null;
  if (iDag(lavet) !== iDag(nu)) return t.foraeldet;
  // Written for a server that is gone, or for none where there is one now: the letters would say something else.
  return server === mail ? null : t.andenServer;
}
