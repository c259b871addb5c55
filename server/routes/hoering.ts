// A comment round: its page, and what is done while it runs and after. How one begins is `nyhoering.ts`.
import type { Hoering } from '../../db/hoeringer.ts';
import { erIGang } from '../../db/hoeringer.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { erLaast } from '../../editor/model/forloeb.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { deltagerlink } from '../access/deltager.ts';
import { linje, ordret } from '../access/indtastning.ts';
import { tilladte } from '../access/policy.ts';
import { nytToken } from '../access/sessioner.ts';
import { vaelgBrevhoved } from '../brevhoveder.ts';
import type { Deps } from '../deps.ts';
import { type Anledning, brevbytes, fastBrev, invitation, omtalt } from '../hoering/breve.ts';
import { erUdefra, husets } from '../hoering/forslag.ts';
import { dagenFoer, fristTekst, laesFrist } from '../hoering/frist.ts';
import { adresse } from '../hoering/link.ts';
import { opsummeringsbatch, staarI } from '../hoering/opsummering.ts';
import { svarbrev, traadeAf, ubesvarede, venter } from '../hoering/svarbrev.ts';
import { svarstand, uBesvarede } from '../hoering/svarstand.ts';
import { laesModtagere, noegle } from '../mail/adresse.ts';
import { ingenRunde, linkside, rundeside } from '../pages/hoering.ts';
import type { Anmodning, Route } from '../route.ts';
import { type Besked, findBesked, tekster } from '../tekster.ts';
import { sendFil } from './fil.ts';
import { getReferat } from './overblik.ts';
import { formular, getBruger, parameter, sendSide, sentence, udfoert, videre } from './svar.ts';

const t = tekster.hoering;
const FORM = { as: 'form', limit: 200_000 } as const;
const STI = '/referater/:id/hoering/:nr';

export function hoering(deps: Deps): readonly Route[] {
  const { store, levende, config, now, random, postbud } = deps;
  const server = config.mail !== null;

  const getHoering = async (a: Anmodning): Promise<Hoering> => {
    const nr = String(a.req.params.nr);
    const found = /^\d{1,4}$/.test(nr) ? await store.findHoering(a.referat, Number(nr)) : null;
    if (!found) throw new AppError('findes-ikke', t.ukendt);
    return found;
  };
  const getDeltager = (a: Anmodning, { inviterede }: Hoering) => {
    const found = inviterede.find(({ nr }) => String(nr) === String(a.req.params.deltager));
    if (!found) throw new AppError('findes-ikke', t.ukendtDeltager);
    return found;
  };
  const anledning = async (a: Anmodning, frist: number): Promise<Anledning> => ({
    referat: omtalt(await getReferat(deps, a.referat), (await deps.levende.dokument(a.referat)).doc),
    afsender: (await getBruger(deps, a)).navn,
    ...{ frist, now: now() },
  });
  /** The address that this browser reached the server at, where it has none of its own. */
  const base = ({ req }: Anmodning): string =>
    config.url?.origin ?? `http://${req.get('host') ?? new URL(adresse(config)).host}`;
  /** The sentence that goes into the text: for good, so with the year. */
  const saetning = (h: Hoering): string => {
    const slut = h.lukket === null ? h.frist : Math.min(h.lukket, h.frist);
    return t.indsat.saetning(fristTekst(slut, 0), t.opsummering(svarstand(h)));
  };

  const side = async (a: Anmodning, h: Hoering, fejl: string | null, andre = ''): Promise<string> => {
    const referat = await getReferat(deps, a.referat);
    const runder = (await store.listHoeringer(a.referat)).map(({ nr }) => nr);
    const breve = await store.listHoeringsbreve(h.id);
    const { traade } = await store.listTraade(a.referat);
    const { doc } = await levende.dokument(a.referat);
    const key = findBesked(parameter(a.req, 'besked'));
    return rundeside({
      bruger: await getBruger(deps, a),
      ...{ referat, hoering: h, runder, breve, server, fejl, andre, now: now() },
      maa: tilladte(a.bruger, { ...referat, slettet: referat.slettet !== null }),
      igang: erIGang(h, now()) && !erLaast(referat.status),
      skjult: (await store.findUdkast(h.id, 'fuld')) !== null,
      ubesvarede: ubesvarede(h, traade, breve).length,
      naesteMoede: traade.filter(({ stand, runde }) => stand === 'naeste-moede' && (runde ?? 0) <= h.nr),
      staarI: erLaast(referat.status) ? null : staarI(doc, saetning(h)),
      besked: key && tekster.beskeder[key],
    });
  };

  const sted = (a: Anmodning, h: Pick<Hoering, 'nr'>, besked: Besked): void =>
    udfoert(a, `/referater/${a.referat}/hoering/${h.nr}?besked=${besked}`);

  /** Does it, or shows the page again with what was wrong. */
  const goer = async (a: Anmodning, work: (h: Hoering) => Promise<Besked>, andre = ''): Promise<void> => {
    const h = await getHoering(a);
    try {
      sted(a, h, await work(h));
    } catch (cause) {
      const fejl = sentence(cause, 'ugyldig', 'konflikt');
      sendSide(a.res, await side(a, await getHoering(a), fejl, andre), 400);
    }
  };
  const kunIGang = (h: Hoering): void => {
    if (!erIGang(h, now())) throw new AppError('konflikt', t.fejl.slut);
  };

  /** Those of the round to whom a letter can go. */
  const medMail = (h: Hoering) =>
    h.inviterede.filter(({ mail, tilbagekaldt }) => mail !== null && tilbagekaldt === null);

  const post = (path: string, action: Route['action'], handler: Route['handler']): Route => ({
    method: 'post',
    path: `${STI}/${path}`,
    action,
    body: FORM,
    handler,
  });

  return [
    {
      method: 'get',
      path: '/referater/:id/hoering',
      action: 'laes-hoering',
      handler: async (a) => {
        const h = await store.findHoering(a.referat);
        if (h) return sendSide(a.res, await side(a, h, null));
        const referat = await getReferat(deps, a.referat);
        const maa = tilladte(a.bruger, { ...referat, slettet: referat.slettet !== null });
        if (referat.status === 'kladde' && maa.includes('aabn-hoering'))
          videre(a.res, `/referater/${a.referat}/hoering/ny`);
        else sendSide(a.res, ingenRunde(await getBruger(deps, a), referat, maa));
      },
    },
    {
      method: 'get',
      path: STI,
      action: 'laes-hoering',
      handler: async (a) => sendSide(a.res, await side(a, await getHoering(a), null)),
    },
    post('paamindelse', 'styr-hoering', (a) =>
      goer(a, async (h) => {
        kunIGang(h);
        const kun = linje(formular(a.req), 'deltager');
        const om = await anledning(a, h.frist);
        const til = uBesvarede(h).filter(({ nr, mail }) => mail !== null && (kun === '' || String(nr) === kun));
        if (til.length === 0 || !server) throw new AppError('konflikt', t.fejl.ingenAtMinde);
        const breve = til.map(({ nr, navn }) => ({ nr, ...fastBrev('paamindelse', om, navn) }));
        await store.addHoeringsbreve(h.id, breve, server, a.bruger.id);
        postbud.afsted();
        return 'hoering-paamindet';
      }),
    ),
    post('frist', 'styr-hoering', (a) =>
      goer(a, async (h) => {
        const form = formular(a.req);
        const frist = laesFrist({ dag: linje(form, 'dag'), kl: linje(form, 'kl') }, now());
        const om = await anledning(a, frist);
        const igen = linje(form, 'dagenFoer') === 'ja' ? dagenFoer(frist, now()) : null;
        const mangler = new Set(uBesvarede(h).map(({ nr }) => nr));
        const breve = server
          ? medMail(h).flatMap(({ nr, navn }) => [
              ...(linje(form, 'besked') === 'ja' ? [{ nr, ...fastBrev('frist', om, navn) }] : []),
              ...(igen !== null && mangler.has(nr) ? [{ nr, ...fastBrev('paamindelse', om, navn, igen) }] : []),
            ])
          : [];
        await store.forlaengFrist({ hoering: h.id, frist, breve, server }, a.bruger.id);
        postbud.afsted();
        return 'hoering-frist';
      }),
    ),
    post('lukning', 'styr-hoering', (a) =>
      goer(a, async (h) => {
        await store.lukHoering(h.id, a.bruger.id);
        return 'hoering-lukket';
      }),
    ),
    post('deltagere', 'styr-hoering', (a) => {
      const form = formular(a.req);
      const andre = ordret(form, 'andre');
      return goer(
        a,
        async (h) => {
          kunIGang(h);
          const til = laesModtagere(andre);
          if (til.length === 0) throw new AppError('ugyldig', t.fejl.udenModtagere);
          const referat = await getReferat(deps, a.referat);
          const { valgt } = await vaelgBrevhoved(deps, referat.organ, '');
          const vores = husets(config, valgt.afsender.navn);
          const roster = rosterOf((await levende.dokument(a.referat, h.version)).doc);
          const udgave = linje(form, 'udgave') === 'fuld' ? 'fuld' : 'offentlig';
          if (udgave === 'fuld' && !(await store.findUdkast(h.id, 'fuld')))
            throw new AppError('ugyldig', t.fejl.andenUdgave);
          const om = await anledning(a, h.frist);
          const nye = til.map(({ navn, mail }) => {
            const deltager = roster.deltagere.find((one) => one.paaListen && one.navn === navn)?.id ?? null;
            const kaldes = navn || mail;
            return {
              ...({
                navn: kaldes,
                mail,
                deltager,
                udgave,
                udefra: erUdefra({ mail, organisation: '' }, vores),
              } as const),
              breve: [invitation(h, om, kaldes)],
            };
          });
          // All of them or none.
          const med = new Set(medMail(h).map(({ mail }) => noegle(mail ?? '')));
          const kendt = nye.find(({ mail }) => med.has(noegle(mail)));
          if (kendt) throw new AppError('ugyldig', t.fejl.alleredeMed(kendt.navn));
          if (nye.some(({ udefra }) => udefra) && linje(form, 'sagt-udefra') !== 'ja')
            throw new AppError('ugyldig', t.fejl.udenUdefra);
          for (const ny of nye) await store.tilfoejInviteret(h.id, ny, server, a.bruger.id);
          postbud.afsted();
          return 'hoering-tilfoejet';
        },
        andre,
      );
    }),
    post('deltagere/:deltager/tilbagekaldelse', 'styr-hoering', (a) =>
      goer(a, async (h) => {
        await store.tilbagekaldInviteret(h.id, getDeltager(a, h).nr, a.bruger.id);
        return 'hoering-fjernet';
      }),
    ),
    post('deltagere/:deltager/link', 'styr-hoering', async (a) => {
      const h = await getHoering(a);
      const { nr, navn } = getDeltager(a, h);
      const { token, hash } = nytToken(random);
      if (!(await store.noterDeltagerlink(h.id, nr, hash, a.bruger.id)))
        throw new AppError('findes-ikke', t.ukendtDeltager);
      const referat = await getReferat(deps, a.referat);
      const link = deltagerlink(base(a), token);
      sendSide(a.res, linkside(await getBruger(deps, a), referat, { navn, link, runde: h.nr }));
    }),
    post('deltagere/:deltager/eml', 'styr-hoering', async (a) => {
      const h = await getHoering(a);
      const { nr, navn, mail } = getDeltager(a, h);
      const brev = (await store.listHoeringsbreve(h.id)).find((one) => one.nr === nr && one.slags !== 'kode');
      if (!brev || mail === null) throw new AppError('findes-ikke', t.ukendtDeltager);
      const { token, hash } = nytToken(random);
      if (!(await store.noterDeltagerlink(h.id, nr, hash, a.bruger.id)))
        throw new AppError('findes-ikke', t.ukendtDeltager);
      const link = deltagerlink(base(a), token);
      // A file is for a person to send, whatever the server could do.
      const bytes = await brevbytes({ ...config, mail: null }, { ...brev, navn, mail, dato: now() }, { link });
      sendFil(a.res, { navn: t.filnavn(navn), mime: 'message/rfc822', bytes });
    }),
    post('breve/:brev', 'styr-hoering', (a) =>
      goer(a, async (h) => {
        if (!(await store.sendHoeringsbrevIgen(h.id, String(a.req.params.brev), a.bruger.id)))
          throw new AppError('konflikt', tekster.udsendelse.alleredeAfgjort);
        postbud.afsted();
        return 'hoering-igen';
      }),
    ),
    post('svar', 'besvar-hoering', (a) =>
      goer(a, async (h) => {
        if (erIGang(h, now())) throw new AppError('konflikt', t.fejl.svarFoer);
        const { traade } = await store.listTraade(a.referat);
        const aabne = venter(traade, h.nr);
        if (aabne > 0) throw new AppError('konflikt', t.side.svarVenter(aabne));
        const mangler = ubesvarede(h, traade, await store.listHoeringsbreve(h.id));
        const om = await anledning(a, h.frist);
        const breve = medMail(h)
          .filter(({ nr }) => mangler.includes(nr))
          .map(({ nr, navn }) => ({ nr, ...svarbrev(traadeAf(traade, h.nr, nr), om, navn) }));
        if (breve.length === 0) throw new AppError('konflikt', t.fejl.ingenAtSvare);
        await store.addHoeringsbreve(h.id, breve, server, a.bruger.id);
        postbud.afsted();
        return server ? 'hoering-svar' : 'hoering-svar-selv';
      }),
    ),
    post('opsummering', 'skriv', (a) =>
      goer(a, async (h) => {
        if (erIGang(h, now())) throw new AppError('konflikt', t.fejl.svarFoer);
        for (;;) {
          const batch = opsummeringsbatch(await levende.dokument(a.referat), saetning(h), random);
          if (!batch) return 'hoering-sat-ind';
          const { slags } = await levende.accept(a.referat, a.bruger.id, batch);
          // Somebody was faster: the place is looked for again.
          if (slags === 'accepteret') return 'hoering-sat-ind';
        }
      }),
    ),
  ];
}
