// The draft of a round in Word, out and back: for the referent, who may read in what anybody has written, and for those who
// were invited, who fetch and send their own.
import type { Inviteret } from '../../db/deltageradgang.ts';
import type { Hoering } from '../../db/hoeringer.ts';
import { AppError } from '../../editor/model/fejl.ts';
import type { Wordtraad } from '../../editor/model/wordudkast.ts';
import { linje } from '../access/indtastning.ts';
import { tilladte } from '../access/policy.ts';
import { Takst } from '../access/takst.ts';
import type { Deps } from '../deps.ts';
import { STATUS, wantsJson } from '../errors.ts';
import { FORMATER } from '../export/formater.ts';
import { Visninger } from '../hoering/visning.ts';
import {
  kendemaerke,
  laesInd,
  sha256,
  skrivUdkast,
  vistUdkast,
  type Wordudfald,
  type Wordudgave,
} from '../hoering/wordfil.ts';
import { alleTraade, visteTraade } from '../hoering/wordtraade.ts';
import { laesFormular, type Opslag } from '../opslag.ts';
import { deltagerside, MIG, wordside, wordudfald } from '../pages/wordudkast.ts';
import type { Anmodning, Route } from '../route.ts';
import { tekster } from '../tekster.ts';
import { sendFil } from './fil.ts';
import { getReferat } from './overblik.ts';
import { getBruger, parameter, sendSide, sentence } from './svar.ts';

const t = tekster.word;
/** A draft and what was written in it; images are in it too. */
const OPSLAG = { as: 'bytes', limit: 21 * 1024 * 1024 } as const;
/** Of one participant in a minute: each file keeps a thread busy. */
const FILER = 6;
const STI = '/referater/:id/hoering/:nr/word';

export function wordudkast(deps: Deps): readonly Route[] {
  const { store, arbejde, levende, now } = deps;
  const visninger = new Visninger(deps);
  const takst = new Takst(FILER);

  const getHoering = async (a: Anmodning, nr = Number(a.req.params.nr)): Promise<Hoering> => {
    const found = Number.isSafeInteger(nr) ? await store.findHoering(a.referat, nr) : null;
    if (!found) throw new AppError('findes-ikke', tekster.hoering.ukendt);
    return found;
  };
  const numre = async (referat: string): Promise<ReadonlyMap<string, number>> =>
    new Map((await store.listTraade(referat)).traade.map(({ id, nr }) => [id, nr]));
  /** The threads a participant sees, and the ids of those they may answer. */
  const deltagers = async (inviteret: Inviteret) => {
    const visning = await visninger.vis(inviteret);
    const efterId = await numre(inviteret.runde.referat);
    const answerable = visning.traade.filter(({ stand }) => stand !== 'trukket');
    return {
      traade: visteTraade(visning, efterId),
      numre: new Map(answerable.flatMap(({ id }) => (efterId.has(id) ? [[efterId.get(id) ?? 0, id] as const] : []))),
    };
  };
  const getInviteret = async (h: Hoering, nr: string): Promise<Inviteret> => {
    const found = h.inviterede.find((one) => String(one.nr) === nr && one.tilbagekaldt === null);
    const inviteret = found && (await store.findInviteret(h.id, found.nr));
    if (!inviteret) throw new AppError('findes-ikke', tekster.hoering.ukendtDeltager);
    return inviteret;
  };
  const opslag = async ({ req }: Anmodning): Promise<Opslag> => {
    const body: unknown = req.body;
    if (!(body instanceof Uint8Array)) throw new AppError('ugyldig', t.fejl.ingenFil);
    return laesFormular(body, req.get('content-type') ?? '');
  };

  /** Sends the file, and notes that it went out. */
  const send = async (
    a: Anmodning,
    h: Hoering,
    udgave: Wordudgave,
    inviteret: number | null,
    traade: readonly Wordtraad[],
    bruger: string | null,
  ): Promise<void> => {
    const { doc } = await vistUdkast(deps, h, udgave);
    const { bytes, filnavn } = await skrivUdkast(deps, h, { doc, udgave, traade });
    await store.noterWordfil({ slags: 'word-hentet', hoering: h, inviteret, udgave, sha256: sha256(bytes) }, bruger);
    sendFil(a.res, { navn: filnavn, mime: FORMATER.docx.mime, bytes });
  };

  const noter = (h: Hoering, udgave: Wordudgave, nr: number | null, udfald: Wordudfald, bruger: string | null) =>
    store.noterWordfil(
      {
        ...{ slags: 'word-laest', hoering: h, inviteret: nr, udgave, sha256: udfald.sha256 },
        antal: {
          ...{ bemaerkninger: udfald.nye.length, svar: udfald.svar },
          uplaceret: udfald.rapport.filter(({ slags }) => slags === 'uplaceret').length,
        },
      },
      bruger,
    );

  /** Reads a file in for whoever the referent says it is from. */
  const referentens = async (
    a: Anmodning,
    h: Hoering,
    { form, fil }: Opslag,
  ): Promise<{ udfald: Wordudfald; navn: string }> => {
    const hvem = linje(form, 'hvem');
    if (hvem === '') throw new AppError('ugyldig', t.fejl.ingenValgt);
    if (!fil || fil.bytes.length === 0) throw new AppError('ugyldig', t.fejl.ingenFil);
    const person = hvem === MIG ? null : await getInviteret(h, hvem);
    const said = await arbejde.findWordmaerke({ bytes: fil.bytes });
    if (said && said.referat !== a.referat) throw new AppError('ugyldig', t.fejl.andetReferat);
    // A file of an earlier round is read against what that round showed.
    const runde = said && said.runde !== h.nr ? await store.findHoering(a.referat, said.runde) : h;
    if (!runde) throw new AppError('ugyldig', t.fejl.ukendtRunde);
    const udgave = said?.udgave ?? person?.udgave ?? 'fuld';
    const vist = await vistUdkast(deps, runde, udgave);
    const original = vist.steder ? (await levende.dokument(a.referat, runde.version)).doc : vist.doc;
    const alle = await alleTraade(deps, runde, original, vist.steder);
    // In a file that was fetched for somebody, names and places are as they see them.
    const set = person && runde.id === h.id && person.udgave === udgave ? (await deltagers(person)).traade : [];
    const efterId = await numre(a.referat);
    const bruger = await getBruger(deps, a);
    const navn = person?.navn ?? bruger.navn;
    const udfald = await laesInd(deps, a.referat, {
      ...{ bytes: fil.bytes, kendemaerke: kendemaerke(runde, udgave), vist, navn, traade: [...set, ...alle] },
      af: person ? { hoering: h.id, inviteret: person.nr } : { bruger: a.bruger.id },
      numre: new Map([...efterId].map(([id, nr]) => [nr, id])),
    });
    const aeldre = runde.nr === h.nr ? [] : [{ slags: 'oplysning' as const, hvad: t.aeldre(runde.nr), tekst: '' }];
    await noter(h, udgave, person?.nr ?? null, udfald, a.bruger.id);
    return { udfald: { ...udfald, rapport: [...aeldre, ...udfald.rapport] }, navn };
  };

  const side = async (a: Anmodning, h: Hoering, fejl: string | null, valgt = ''): Promise<string> => {
    const referat = await getReferat(deps, a.referat);
    const maa = tilladte(a.bruger, { ...referat, slettet: referat.slettet !== null });
    return wordside({ bruger: await getBruger(deps, a), referat, hoering: h, maa, fejl, valgt });
  };

  return [
    {
      method: 'get',
      path: STI,
      action: 'laes-hoering',
      handler: async (a) => sendSide(a.res, await side(a, await getHoering(a), null, parameter(a.req, 'deltager'))),
    },
    {
      method: 'get',
      path: `${STI}/fil`,
      action: 'eksporter',
      handler: async (a) => {
        const h = await getHoering(a);
        const nr = parameter(a.req, 'deltager');
        if (nr === '') {
          const { doc } = await vistUdkast(deps, h, 'fuld');
          return send(a, h, 'fuld', null, await alleTraade(deps, h, doc, null), a.bruger.id);
        }
        const person = await getInviteret(h, nr);
        await send(a, h, person.udgave, person.nr, (await deltagers(person)).traade, a.bruger.id);
      },
    },
    {
      method: 'post',
      path: STI,
      action: 'styr-hoering',
      body: OPSLAG,
      handler: async (a) => {
        const h = await getHoering(a);
        let valgt = '';
        try {
          const sent = await opslag(a);
          valgt = linje(sent.form, 'hvem');
          const { udfald, navn } = await referentens(a, h, sent);
          const referat = await getReferat(deps, a.referat);
          sendSide(a.res, wordudfald({ bruger: await getBruger(deps, a), referat, hoering: h, udfald, navn }));
        } catch (cause) {
          if (wantsJson(a.req)) throw cause;
          sendSide(
            a.res,
            await side(a, h, sentence(cause, 'ugyldig', 'for-stor', 'konflikt', 'for-mange'), valgt),
            400,
          );
        }
      },
    },
    {
      method: 'get',
      path: '/udkast/:hoering/word',
      action: 'udkast',
      handler: async (a) => {
        const inviteret = await visninger.inviteret(a.deltager);
        const aaben = visninger.erAaben(inviteret);
        sendSide(a.res, deltagerside({ hoering: inviteret.hoering, aaben, fejl: null, udfald: null }));
      },
    },
    {
      method: 'get',
      path: '/udkast/:hoering/word/fil',
      action: 'udkast',
      handler: async (a) => {
        const inviteret = await visninger.inviteret(a.deltager);
        kraevTid(inviteret);
        const h = await store.getHoering(inviteret.hoering);
        await send(a, h, inviteret.udgave, inviteret.nr, (await deltagers(inviteret)).traade, null);
      },
    },
    {
      method: 'post',
      path: '/udkast/:hoering/word',
      action: 'udkast',
      body: OPSLAG,
      handler: async (a) => {
        const inviteret = await visninger.inviteret(a.deltager);
        const { hoering, nr, udgave, navn, runde } = inviteret;
        const vis = (fejl: string | null, udfald: Wordudfald | null, status = 200): void =>
          sendSide(a.res, deltagerside({ hoering, aaben: visninger.erAaben(inviteret), fejl, udfald }), status);
        try {
          if (!visninger.erAaben(inviteret)) throw new AppError('konflikt', tekster.udkast.fejl.lukket);
          kraevTid(inviteret);
          const { fil } = await opslag(a);
          if (!fil || fil.bytes.length === 0) throw new AppError('ugyldig', t.fejl.ingenFil);
          const h = await store.getHoering(hoering);
          const own = kendemaerke(h, udgave);
          const said = await arbejde.findWordmaerke({ bytes: fil.bytes });
          if (said && (said.referat !== own.referat || said.runde !== own.runde || said.udgave !== udgave))
            throw new AppError('ugyldig', t.fejl.andetUdkast);
          const udfald = await laesInd(deps, runde.referat, {
            ...{ bytes: fil.bytes, kendemaerke: own, vist: await vistUdkast(deps, h, udgave), navn },
            ...{ af: { hoering, inviteret: nr }, ...(await deltagers(inviteret)) },
          });
          await noter(h, udgave, nr, udfald, null);
          // Whoever has something to say after all has not answered that there is nothing.
          if (inviteret.svar === 'ingen' && udfald.nye.length > 0) await store.svarHoering(hoering, nr, null);
          vis(null, udfald);
        } catch (cause) {
          if (!(cause instanceof AppError) || wantsJson(a.req)) throw cause;
          vis(cause.message, null, STATUS[cause.code]);
        }
      },
    },
  ];

  function kraevTid({ hoering, nr }: Inviteret): void {
    const hvem = `${hoering} ${nr}`;
    if (!takst.har(hvem, now())) throw new AppError('for-mange', t.fejl.forMange);
    takst.tael(hvem, now());
  }
}
