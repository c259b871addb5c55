// A new comment round: who is asked, until when, with which letter; the letters as they will go; and letting them go.
import type { NyHoering } from '../../db/hoeringer.ts';
import { harSkjult } from '../../editor/model/adgang.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { type Formular, linje } from '../access/indtastning.ts';
import { vaelgBrevhoved } from '../brevhoveder.ts';
import type { Deps } from '../deps.ts';
import { fastBrev, invitation, omtalt, udfyld } from '../hoering/breve.ts';
import { foreslaa, husets } from '../hoering/forslag.ts';
import { dagenFoer, standardfrist } from '../hoering/frist.ts';
import { findFund, spaerrer } from '../hoering/fund.ts';
import { kopi } from '../hoering/kopi.ts';
import { type Formvalg, laesForm, tjekValg, type Valg } from '../hoering/valg.ts';
import { noegle, skrivModtagere } from '../mail/adresse.ts';
import { hoeringform } from '../pages/hoeringform.ts';
import { hoeringsgennemsyn } from '../pages/hoeringsgennemsyn.ts';
import type { Anmodning, Route } from '../route.ts';
import { type Besked, tekster } from '../tekster.ts';
import { getReferat } from './overblik.ts';
import { formular, getBruger, sendSide, sentence, videre } from './svar.ts';

const t = tekster.hoering;
const FORM = { as: 'form', limit: 500_000 } as const;

export function nyhoering(deps: Deps): readonly Route[] {
  const { store, levende, config, now, postbud } = deps;
  const server = config.mail !== null;

  /** What the pages stand on: the document at `version`, as it is now where none is given. */
  const grundlag = async (a: Anmodning, version?: number) => {
    const referat = await getReferat(deps, a.referat);
    const bruger = await getBruger(deps, a);
    const foer = await store.findHoering(a.referat);
    const stand = await levende.dokument(a.referat, version);
    const lister = await store.listModtagerlister([referat.organ]);
    const { valgt } = await vaelgBrevhoved(deps, referat.organ, '');
    const vores = husets(config, valgt.afsender.navn);
    const forslag = foreslaa({ roster: rosterOf(stand.doc), lister, foer, husets: vores });
    return { referat, bruger, foer, ...stand, lister, vores, forslag, skjult: harSkjult(stand.doc) };
  };
  type Grundlag = Awaited<ReturnType<typeof grundlag>>;

  const ramme = async ({ referat, bruger, foer, doc, skjult }: Grundlag, valg: Formvalg, fejl: string | null) => {
    const fuld = valg.personer.some(({ valgt, udgave }) => valgt && udgave === 'fuld');
    const fund = await findFund(deps, referat, doc, fuld);
    return { referat, bruger, runde: (foer?.nr ?? 0) + 1, fund, skjult, server, fejl, now: now() };
  };

  const forfra = async (g: Grundlag): Promise<string> => {
    const igen = g.foer !== null;
    const valg: Formvalg = {
      ...{ personer: g.forslag, andre: '', frist: standardfrist(now()) },
      ...{ emne: t.standard.emne, besked: t.standard.brev(igen) },
      ...{ seHinanden: g.foer?.seHinanden ?? true, kode: g.foer?.kode ?? false, dagenFoer: server, husk: true },
    };
    return hoeringform({ ...(await ramme(g, valg, null)), valg });
  };

  const laes = (g: Grundlag, form: Formular): Formvalg => laesForm(g.forslag, form, g.skjult, g.vores);
  const anledning = (g: Grundlag, frist: number) => ({
    ...{ referat: omtalt(g.referat, g.doc), afsender: g.bruger.navn, frist, now: now() },
  });

  const gennemse = async (g: Grundlag, form: Formvalg, valg: Valg, sagt: Formular, fejl: string | null) => {
    const om = anledning(g, valg.frist);
    const ord = { emne: valg.emne, tekst: valg.besked };
    return hoeringsgennemsyn({
      ...(await ramme(g, form, fejl)),
      ...{ form, valg, stand: g, skrevet: g.referat.aendret },
      breve: valg.deltagere.map(({ navn, mail }) => (mail === null ? null : udfyld(ord, om, navn))),
      fra: config.mail ? skrivModtagere([config.mail.fra]) : null,
      svarTil: config.mail?.svarTil ?? null,
      udenAdresse: config.url === null,
      sagt: {
        udefra: linje(sagt, 'sagt-udefra') === 'ja',
        fuld: linje(sagt, 'sagt-fuld') === 'ja',
        fund: linje(sagt, 'sagt-fund') === 'ja',
      },
    });
  };

  /** Throws AppError "ugyldig" where something that must be said yes to was not. */
  const tjekTilsagn = async (g: Grundlag, valg: Valg, form: Formular): Promise<void> => {
    const fuld = valg.deltagere.some(({ udgave }) => udgave === 'fuld');
    const fund = await findFund(deps, g.referat, g.doc, fuld);
    const sagt = (navn: string): boolean => linje(form, navn) === 'ja';
    if (spaerrer(fund) > 0) throw new AppError('ugyldig', t.fejl.parkeret(spaerrer(fund)));
    if (fund.length > 0 && !sagt('sagt-fund')) throw new AppError('ugyldig', t.fejl.udenFund);
    if (fuld && !sagt('sagt-fuld')) throw new AppError('ugyldig', t.fejl.udenFuld);
    if (valg.deltagere.some(({ udefra }) => udefra) && !sagt('sagt-udefra'))
      throw new AppError('ugyldig', t.fejl.udenUdefra);
  };

  const aabn = async (a: Anmodning, g: Grundlag, valg: Valg): Promise<void> => {
    const om = anledning(g, valg.frist);
    const { emne, besked, frist, seHinanden, kode } = valg;
    const igen = valg.dagenFoer && server ? dagenFoer(frist, now()) : null;
    const ny: NyHoering = {
      ...{ referat: a.referat, version: g.version, epoch: g.epoch, doc: g.doc },
      ...{ emne, besked, frist, seHinanden, kode, server },
      udkast: (g.skjult ? (['offentlig', 'fuld'] as const) : (['offentlig'] as const)).map((udgave) => {
        const { doc, steder } = kopi(g.doc, udgave);
        return { udgave, json: JSON.stringify(doc.toJSON()), steder: JSON.stringify(steder) };
      }),
      inviterede: valg.deltagere.map((til) => {
        if (til.mail === null) return { ...til, breve: [] };
        const breve = [invitation({ emne, besked }, om, til.navn)];
        return { ...til, breve: igen === null ? breve : [...breve, fastBrev('paamindelse', om, til.navn, igen)] };
      }),
    };
    await store.aabnHoering(ny, a.bruger.id);
    if (valg.husk) await husk(g, valg, a.bruger.id);
    levende.statusskift(a.referat, 'kommentering');
    postbud.afsted();
  };

  /** The addresses of participants that no list knows yet, or knows otherwise. */
  const husk = async ({ referat, lister }: Grundlag, { deltagere }: Valg, af: string): Promise<void> => {
    const known = new Set(
      lister.flatMap(({ modtagere }) => modtagere.map(({ navn, mail }) => `${navn} ${noegle(mail)}`)),
    );
    const nye = deltagere.flatMap(({ navn, mail, deltager }) =>
      deltager !== null && mail !== null && !known.has(`${navn} ${noegle(mail)}`) ? [{ navn, mail }] : [],
    );
    if (nye.length > 0) await store.huskDeltagere(referat.organ, nye, tekster.udsendelse.gruppe.deltagere, af);
  };

  const iGang = async (a: Anmodning): Promise<boolean> => (await store.findHoering(a.referat))?.lukket === null;
  const her = (a: Anmodning): string => `/referater/${a.referat}/hoering`;

  return [
    {
      method: 'get',
      path: '/referater/:id/hoering/ny',
      action: 'aabn-hoering',
      handler: async (a) => {
        if (await iGang(a)) videre(a.res, her(a));
        else sendSide(a.res, await forfra(await grundlag(a)));
      },
    },
    {
      method: 'post',
      path: '/referater/:id/hoering/ny',
      action: 'aabn-hoering',
      body: FORM,
      handler: async (a) => {
        const sent = formular(a.req);
        const g = await grundlag(a);
        const form = laes(g, sent);
        const igen = async (fejl: string | null) => hoeringform({ ...(await ramme(g, form, fejl)), valg: form });
        if (linje(sent, 'trin') === 'ret') return sendSide(a.res, await igen(null));
        try {
          const valg = tjekValg(form, now(), server);
          const fuld = valg.deltagere.some(({ udgave }) => udgave === 'fuld');
          const stop = spaerrer(await findFund(deps, g.referat, g.doc, fuld));
          if (stop > 0) throw new AppError('ugyldig', t.fejl.parkeret(stop));
          sendSide(a.res, await gennemse(g, form, valg, {}, null));
        } catch (cause) {
          sendSide(a.res, await igen(sentence(cause, 'ugyldig')), 400);
        }
      },
    },
    {
      method: 'post',
      path: '/referater/:id/hoering',
      action: 'aabn-hoering',
      body: FORM,
      handler: async (a) => {
        const sent = formular(a.req);
        // What was looked at is what goes, whatever has been written since.
        const g = await grundlag(a, laesVersion(sent));
        const form = laes(g, sent);
        let valg: Valg | null = null;
        try {
          valg = tjekValg(form, now(), server);
          await tjekTilsagn(g, valg, sent);
          if (linje(sent, 'epoch') !== String(g.epoch)) throw new AppError('konflikt', t.fejl.andenEpoch);
          await aabn(a, g, valg);
          const sendes = server && valg.deltagere.some(({ mail }) => mail !== null);
          const besked: Besked = sendes ? 'hoering-aabnet' : 'hoering-aabnet-selv';
          videre(a.res, `${her(a)}?besked=${besked}`);
        } catch (cause) {
          // The second of two clicks.
          if (cause instanceof AppError && cause.code === 'konflikt' && (await iGang(a))) return videre(a.res, her(a));
          const fejl = sentence(cause, 'ugyldig', 'konflikt');
          const page = valg
            ? await gennemse(g, form, valg, sent, fejl)
            : hoeringform({ ...(await ramme(g, form, fejl)), valg: form });
          sendSide(a.res, page, 400);
        }
      },
    },
  ];
}

function laesVersion(form: Formular): number {
  const version = linje(form, 'version');
  if (!/^\d{1,15}$/.test(version)) throw new AppError('ugyldig', t.fejl.andenEpoch);
  return Number(version);
}
