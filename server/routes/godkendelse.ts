// The way of a referat from draft to approved: its page, the changes of state, the check with its reasons, the approval.
import type { Node } from 'prosemirror-model';
import type { Noteret } from '../../db/godkendelser.ts';
import type { Kontrolpunkt } from '../../db/kontroller.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { erLaast, type Overgangsnavn } from '../../editor/model/forloeb.ts';
import { type Formular, linje } from '../access/indtastning.ts';
import { tilladte } from '../access/policy.ts';
import { erEksempel, vaelgBrevhoved } from '../brevhoveder.ts';
import type { Deps } from '../deps.ts';
import { kontrollerReferat } from '../kontrollen.ts';
import type { Svar } from '../pages/afgoerelse.ts';
import { godkendelsesside } from '../pages/godkendelse.ts';
import { iDag } from '../pages/tid.ts';
import { RELEASE } from '../release.ts';
import type { Anmodning, Route } from '../route.ts';
import { type Besked, findBesked, tekster } from '../tekster.ts';
import { lavArkivfiler } from './arkivfiler.ts';
import { laesDag } from './dag.ts';
import { getReferat } from './overblik.ts';
import { formular, getBruger, parameter, sendSide, sentence, udfoert } from './svar.ts';

const t = tekster.godkendelse;
const FORM = { as: 'form', limit: 500_000 } as const;
const TOM: Svar = { begrundelser: null, hvem: '', hvor: '', hvornaar: null, brevhoved: '' };

export function godkendelse(deps: Deps): readonly Route[] {
  const { store, levende, now } = deps;
  const sti = (a: Anmodning): string => `/referater/${a.referat}/godkendelse`;

  const side = async (a: Anmodning, svar: Svar, fejl: string | null): Promise<string> => {
    const referat = await getReferat(deps, a.referat);
    const { doc, version, epoch } = await levende.dokument(a.referat);
    const [organ] = await store.listOrganer([referat.organ]);
    const { alle, valgt } = await vaelgBrevhoved(deps, referat.organ, '');
    const maaSe = tilladte(a.bruger, { ...referat, slettet: referat.slettet !== null }).includes('laes-udsendelser');
    return godkendelsesside({
      bruger: await getBruger(deps, a),
      referat,
      toPersoner: organ?.toPersoner ?? false,
      stand: { version, epoch },
      fund: erLaast(referat.status) ? [] : await kontrollerReferat(deps, referat, doc),
      kontrol: await store.findKontrol(a.referat),
      udgaver: await store.listUdgaver(a.referat),
      milepaele: await store.listMilepaele(a.referat),
      udsendelser: maaSe ? await store.listUdsendelser(a.referat) : [],
      brevhoveder: alle.map(({ id, navn }) => ({ id, navn })),
      brevhoved: valgt.id,
      eksempel: erEksempel(valgt.id),
      besked: findBesked(parameter(a.req, 'besked')),
      svar,
      fejl,
      now: now(),
    });
  };

  /** A change of state with nothing else to it. */
  const skift = (path: string, action: Exclude<Overgangsnavn, 'godkend' | 'noter-godkendelse' | 'ret'>): Route => ({
    method: 'post',
    path: `/referater/:id/${path}`,
    action,
    handler: async (a) => {
      const til = await store.skiftStatus(a.referat, action, a.bruger.id);
      if (til === null) throw new AppError('konflikt', t.optaget);
      levende.statusskift(a.referat, til);
      udfoert(a, `${sti(a)}?besked=${action satisfies Besked}`);
    },
  });

  /** What the form answers to the findings of the very version it was shown for. Throws AppError. */
  const laesKontrol = async (referat: string, doc: Node, form: Formular): Promise<readonly Kontrolpunkt[]> => {
    const fund = await kontrollerReferat(deps, await getReferat(deps, referat), doc);
    const spaerrer = fund.filter(({ alvor }) => alvor === 'spaerrer').length;
    if (spaerrer > 0) throw new AppError('ugyldig', t.kontrol.spaerrer(spaerrer));
    const punkter = fund.map((one, i): Kontrolpunkt => {
      const { regel, alvor, blok, citat, om } = one;
      const begrundelse = alvor === 'begrundes' ? linje(form, `begrundelse-${i}`) : null;
      if (begrundelse !== null && begrundelse.length > 500) throw new AppError('ugyldig', t.kontrol.forLang);
      return { regel, alvor, blok, citat, om, begrundelse };
    });
    const mangler = punkter.filter(({ begrundelse }) => begrundelse === '').length;
    if (mangler > 0) throw new AppError('ugyldig', t.kontrol.mangler(mangler));
    return punkter;
  };

  /** The document as it stands while nobody writes; it must be the one that the form was shown for. */
  const medTeksten = <T>(a: Anmodning, work: (nu: Nu) => Promise<T>): Promise<T> =>
    levende.stille(a.referat, async (nu) => {
      const form = formular(a.req);
      if (linje(form, 'version') !== String(nu.version) || linje(form, 'epoch') !== String(nu.epoch))
        throw new AppError('konflikt', t.godkend.imens);
      return work(nu);
    });

  const godkend = async (a: Anmodning, noteret: Noteret | null): Promise<void> => {
    const form = formular(a.req);
    const referat = await getReferat(deps, a.referat);
    const [organ] = await store.listOrganer([referat.organ]);
    const [seneste] = await store.listUdgaver(a.referat);
    const { valgt: brevhoved } = await vaelgBrevhoved(deps, referat.organ, linje(form, 'brevhoved'));
    await medTeksten(a, async ({ doc, version, epoch }) => {
      const kontrol = organ?.toPersoner ? null : await laesKontrol(a.referat, doc, form);
      const foer = seneste
        ? { doc: (await levende.dokument(a.referat, seneste.version)).doc, udgave: seneste.udgave }
        : null;
      const filer = await lavArkivfiler(deps, { referat: a.referat, doc, brevhoved, foer });
      const ny = { referat: a.referat, doc, version, epoch, kontrol, noteret, filer };
      const dag = iDag(now());
      await store.godkend({ ...ny, brevhoved: brevhoved.id, release: RELEASE, dag }, a.bruger.id);
    });
    levende.statusskift(a.referat, 'godkendt');
  };

  /** The very text was approved meanwhile, as by the first of two clicks. */
  const erGodkendt = async (a: Anmodning): Promise<boolean> => {
    const [udgave] = await store.listUdgaver(a.referat);
    const { status } = await getReferat(deps, a.referat);
    return status === 'godkendt' && String(udgave?.version) === linje(formular(a.req), 'version');
  };

  /** Does what the form asks for, or shows the page again with everything that was typed. */
  const goer = async (a: Anmodning, besked: Besked, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      udfoert(a, `${sti(a)}?besked=${besked}`);
    } catch (cause) {
      if (besked === 'godkendt' && (await erGodkendt(a))) return udfoert(a, `${sti(a)}?besked=${besked}`);
      const fejl = sentence(cause, 'ugyldig', 'konflikt', 'for-stor');
      const konflikt = cause instanceof AppError && cause.code === 'konflikt';
      if (a.req.accepts(['html', 'json']) === 'json') throw cause;
      sendSide(a.res, await side(a, laesSvar(formular(a.req)), fejl), konflikt ? 409 : 400);
    }
  };

  return [
    {
      method: 'get',
      path: '/referater/:id/godkendelse',
      action: 'laes',
      handler: async (a) => sendSide(a.res, await side(a, TOM, null)),
    },
    skift('kommentering', 'til-kommentering'),
    skift('godkendelse/anmodning', 'til-godkendelse'),
    skift('kladde', 'tag-tilbage'),
    skift('tilbagekaldelse', 'kald-tilbage'),
    {
      method: 'post',
      path: '/referater/:id/kontrol',
      action: 'afgiv-kontrol',
      body: FORM,
      handler: (a) =>
        goer(a, 'kontrolleret', () =>
          medTeksten(a, async ({ doc, version, epoch }) => {
            const punkter = await laesKontrol(a.referat, doc, formular(a.req));
            await store.saveKontrol({ referat: a.referat, version, epoch, punkter }, a.bruger.id);
          }),
        ),
    },
    {
      method: 'post',
      path: '/referater/:id/godkendelse',
      action: 'godkend',
      body: FORM,
      handler: (a) => goer(a, 'godkendt', () => godkend(a, null)),
    },
    {
      method: 'post',
      path: '/referater/:id/godkendelse/noteret',
      action: 'noter-godkendelse',
      body: FORM,
      handler: (a) => goer(a, 'godkendt', () => godkend(a, laesNoteret(formular(a.req), iDag(now())))),
    },
  ];
}

interface Nu {
  readonly doc: Node;
  readonly version: number;
  readonly epoch: number;
}

/** Throws AppError for the first field that is missing. */
function laesNoteret(form: Formular, idag: string): Noteret {
  const hvem = linje(form, 'hvem');
  if (hvem === '' || hvem.length > 200) throw new AppError('ugyldig', t.godkend.udenHvem);
  const hvor = linje(form, 'hvor');
  if (hvor === '' || hvor.length > 200) throw new AppError('ugyldig', t.godkend.udenHvor);
  return { hvem, hvor, hvornaar: laesDag(form, 'hvornaar', idag) };
}

/** The fields as they were sent, to be shown again. */
function laesSvar(form: Formular): Svar {
  return {
    begrundelser: (i) => linje(form, `begrundelse-${i}`),
    hvem: linje(form, 'hvem'),
    hvor: linje(form, 'hvor'),
    hvornaar: linje(form, 'hvornaar'),
    brevhoved: linje(form, 'brevhoved'),
  };
}
