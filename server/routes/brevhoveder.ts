// Letterheads in Indstillinger: a copy of one, its form, its first page drawn while one edits, and which organ uses which.
import type { Brevhovedraekke } from '../../db/brevhoveder.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { type Formular, linje } from '../access/indtastning.ts';
import type { Proevesvar } from '../arbejde/opgave.ts';
import { listBrevhoveder, tjekEget } from '../brevhoveder.ts';
import type { Deps } from '../deps.ts';
import { LINJE } from '../export/brevhoved/linjelaengde.ts';
import { listSkrifter } from '../export/brevhoved/skrifter.ts';
import { type Brevhoved, findBrevhoveddata } from '../export/brevhoved.ts';
import type { Opslag } from '../opslag.ts';
import { brevhovedside, somFormular } from '../pages/brevhoved.ts';
import { brevhovederside } from '../pages/brevhoveder.ts';
import type { Anmodning, Route } from '../route.ts';
import { findBesked, tekster } from '../tekster.ts';
import { laesBrevhovedform, laesFormular, MAX_LOGO } from './brevhovedform.ts';
import { hentEksempel } from './hent.ts';
import { laesOpslag } from './opslag.ts';
import { formular, getBruger, parameter, sendSide, sentence, videre } from './svar.ts';

const t = tekster.brevhoveder;
const FORM = { as: 'form', limit: 50_000 } as const;
/** A logo that is too large is told in the form's own words, up to a point. */
const OPSLAG = { as: 'bytes', limit: 8 * MAX_LOGO } as const;

export function brevhoveder(deps: Deps): readonly Route[] {
  const { store } = deps;
  const proev = proeve(deps);

  const svarTil = async (a: Anmodning, fejl: string | null) => ({
    bruger: await getBruger(deps, a),
    besked: fejl ? null : findBesked(parameter(a.req, 'besked')),
    fejl,
  });
  const liste = async (a: Anmodning, fejl: string | null): Promise<string> => {
    const egne = new Set((await store.listEgneBrevhoveder()).map(({ id }) => id));
    return brevhovederside(await svarTil(a, fejl), {
      brevhoveder: (await listBrevhoveder(deps)).map(({ id, navn }) => ({ id, navn, eget: egne.has(id) })),
      organer: await store.listOrganer(),
      valgte: await store.listOrganbrevhoveder(),
    });
  };
  const getEget = async (a: Anmodning): Promise<{ raa: Brevhovedraekke; brevhoved: Brevhoved }> => {
    const raa = await store.findEgetBrevhoved(String(a.req.params.brevhoved));
    if (!raa) throw new AppError('findes-ikke', t.ukendt);
    return { raa, brevhoved: tjekEget(raa) };
  };
  const ret = async (a: Anmodning, form: Formular | null, fejl: string | null): Promise<string> => {
    const { raa, brevhoved } = await getEget(a);
    const skrifter = listSkrifter();
    const navne = (til: 'broed' | 'overskrift') => skrifter[til].map(({ familie }) => familie);
    return brevhovedside(await svarTil(a, fejl), {
      id: raa.id,
      form: form ? laesFormular(form) : somFormular(brevhoved),
      harLogo: raa.logo !== null,
      skrifter: { broed: navne('broed'), overskrift: navne('overskrift') },
      linje: linjetekst((await proev(brevhoved)).linje),
    });
  };
  /** The letterhead as the form now has it. */
  const typed = async (a: Anmodning, opslag: Opslag) => {
    const { raa, brevhoved } = await getEget(a);
    const nyt = laesBrevhovedform(opslag, brevhoved, raa);
    const naeste = tjekEget(nyt);
    const skiftet = raa.logo !== null && nyt.logo !== null && !Buffer.from(raa.logo).equals(nyt.logo);
    return { nyt, brevhoved: naeste, gammelTekst: skiftet && naeste.logo?.alt === brevhoved.logo?.alt };
  };
  /** The same for a picture of it: a new logo is seen before somebody has written what it shows. */
  const tegnes = async (a: Anmodning) => {
    const opslag = await laesOpslag(a.req);
    const alt = linje(opslag.form, 'logo-alt') || t.logonavn;
    return (await typed(a, { ...opslag, form: { ...opslag.form, 'logo-alt': alt } })).brevhoved;
  };

  return [
    {
      method: 'get',
      path: '/indstillinger/brevhoveder',
      action: 'brevhoveder',
      handler: async (a) => sendSide(a.res, await liste(a, null)),
    },
    {
      method: 'post',
      path: '/indstillinger/brevhoveder',
      action: 'brevhoveder',
      body: FORM,
      handler: async (a) => {
        const fra = linje(formular(a.req), 'kopi');
        const kilde = (await store.findEgetBrevhoved(fra)) ?? findBrevhoveddata(fra);
        if (!kilde) throw new AppError('findes-ikke', t.ukendt);
        const { navn } = tjekEget({ ...kilde, id: fra });
        const data = { ...(kilde.data as Record<string, unknown>), navn: t.kopiAf(navn).slice(0, 80) };
        const id = await store.createBrevhoved({ data, logo: kilde.logo }, a.bruger.id);
        videre(a.res, `/indstillinger/brevhoveder/${id}?besked=brevhoved-lavet`);
      },
    },
    {
      method: 'get',
      path: '/indstillinger/brevhoveder/:brevhoved',
      action: 'brevhoveder',
      handler: async (a) => sendSide(a.res, await ret(a, null, null)),
    },
    {
      method: 'post',
      path: '/indstillinger/brevhoveder/:brevhoved',
      action: 'brevhoveder',
      body: OPSLAG,
      handler: async (a) => {
        const opslag = await laesOpslag(a.req);
        try {
          const { nyt, brevhoved, gammelTekst } = await typed(a, opslag);
          // What cannot be set cannot be saved: a face may lack a letter of the footer.
          await proev(brevhoved);
          await store.updateBrevhoved(nyt, a.bruger.id);
          videre(a.res, `/indstillinger/brevhoveder/${nyt.id}?besked=${gammelTekst ? 'logotekst' : 'gemt'}`);
        } catch (cause) {
          sendSide(a.res, await ret(a, opslag.form, sentence(cause, 'ugyldig', 'for-stor')), 400);
        }
      },
    },
    {
      method: 'post',
      path: '/indstillinger/brevhoveder/:brevhoved/proeve',
      action: 'brevhoveder',
      body: OPSLAG,
      handler: async (a) => {
        const { bytes, linje: tegn } = await proev(await tegnes(a));
        a.res.setHeader('Content-Type', 'application/pdf');
        a.res.setHeader('Cache-Control', 'no-store');
        // Beside the picture, for the page that shows it: header values are ASCII.
        a.res.setHeader('Referat-Linje', encodeURIComponent(linjetekst(tegn)));
        a.res.end(bytes);
      },
    },
    {
      method: 'post',
      path: '/indstillinger/brevhoveder/:brevhoved/slet',
      action: 'brevhoveder',
      handler: async (a) => {
        try {
          await store.deleteBrevhoved(String(a.req.params.brevhoved), a.bruger.id);
          videre(a.res, '/indstillinger/brevhoveder?besked=brevhoved-slettet');
        } catch (cause) {
          sendSide(a.res, await liste(a, sentence(cause, 'konflikt')), 400);
        }
      },
    },
    {
      method: 'post',
      path: '/indstillinger/organer/:organ/brevhoved',
      action: 'brevhoveder',
      body: FORM,
      handler: async (a) => {
        const organ = String(a.req.params.organ);
        const valgt = linje(formular(a.req), 'brevhoved');
        if ((await store.listOrganer([organ])).length === 0) throw new AppError('findes-ikke', tekster.organer.ukendt);
        if (!(await listBrevhoveder(deps)).some(({ id }) => id === valgt)) throw new AppError('findes-ikke', t.ukendt);
        await store.setOrganbrevhoved(organ, valgt, a.bruger.id);
        videre(a.res, '/indstillinger/brevhoveder?besked=gemt');
      },
    },
  ];
}

/** What is to be said of lines of so many characters. */
function linjetekst(tegn: number): string {
  if (tegn < LINJE.mindst) return t.linje.kort(tegn);
  return tegn > LINJE.hoejst ? t.linje.lang(tegn) : t.linje.god(tegn);
}

/** A sample referat on the letterhead. The sample is read once. */
function proeve({ arbejde }: Pick<Deps, 'arbejde'>): (brevhoved: Brevhoved) => Promise<Proevesvar> {
  let eksempel: Promise<unknown> | null = null;
  const hent = async (): Promise<unknown> => {
    const { attrs, ...json } = (await hentEksempel(arbejde)).doc.toJSON();
    return { ...json, attrs: { ...attrs, sagsnr: '27-001234' } };
  };
  return async (brevhoved) => {
    eksempel ??= hent();
    // What failed is tried again.
    eksempel.catch(() => {
      eksempel = null;
    });
    return arbejde.proev({ doc: await eksempel, brevhoved });
  };
}
