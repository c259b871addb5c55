// Referater come into being here: from a template, as an earlier meeting, from a file or a pasted text, as the sample;
// and the writing page of one.
import { AppError } from '../../editor/model/fejl.ts';
import { erLaast } from '../../editor/model/forloeb.ts';
import { fraSkabelon, kaldesFor, type Moedet, naesteMoede } from '../../templates/moeder/begynd.ts';
import { listSkabeloner, type Skabelon } from '../../templates/moeder/skabelon.ts';
import { type Formular, linje, ordret } from '../access/indtastning.ts';
import { erMedlem, tilladte } from '../access/policy.ts';
import type { Deps } from '../deps.ts';
import { type Nytsvar, nytside } from '../pages/nyt.ts';
import { skriveside } from '../pages/referat.ts';
import { iDag } from '../pages/tid.ts';
import type { Anmodning, Route } from '../route.ts';
import { tekster } from '../tekster.ts';
import { hent, hentEksempel } from './hent.ts';
import { MAX_FIL } from './import.ts';
import { laesMoedet } from './moedet.ts';
import { laesOpslag } from './opslag.ts';
import { getReferat } from './overblik.ts';
import { getBruger, parameter, sendSide, sentence, videre } from './svar.ts';

const t = tekster.nyt;
const TIDLIGERE = 200;

export function referater(deps: Deps): readonly Route[] {
  const { store, random } = deps;

  const side = async (a: Anmodning, svar: Nytsvar, fejl: string | null): Promise<string> => {
    const bruger = await getBruger(deps, a);
    const organer = await store.listOrganer(bruger.organer);
    const typer = new Set(organer.map(({ type }) => type));
    const passer = ({ organtyper }: Skabelon): boolean => organtyper.some((type) => typer.has(type));
    return nytside({
      bruger,
      skabeloner: [...listSkabeloner()].sort((one, other) => Number(passer(other)) - Number(passer(one))),
      tidligere: (await store.listReferater(bruger.organer)).slice(0, TIDLIGERE),
      organer,
      svar,
      fejl,
      now: deps.now(),
    });
  };

  /** Creates what the form asks for; returns the new referat's id. */
  const opret = async (
    a: Anmodning,
    form: Formular,
    fil: { navn: string; bytes: Uint8Array } | null,
  ): Promise<string> => {
    const organ = linje(form, 'organ');
    if (!erMedlem(a.bruger, organ)) throw new AppError('ugyldig', t.ukendtOrgan);
    const ny = { organ, ejer: a.bruger.id };
    const begynd = linje(form, 'begynd');
    if (begynd === 'import') {
      const tekst = ordret(form, 'tekst');
      if (fil && tekst.trim() !== '') throw new AppError('ugyldig', t.forMange);
      if (!fil && tekst.trim() === '') throw new AppError('ugyldig', t.intetValgt);
      const hentet = fil
        ? await hent(deps.arbejde, fil.bytes, fil.navn)
        : await hent(deps.arbejde, new TextEncoder().encode(tekst), '');
      return store.createReferat({ ...ny, ...hentet });
    }
    const moedet = laesMoedet(form);
    if (begynd === 'kopi') return store.createReferat({ ...ny, ...(await somSidst(a, linje(form, 'kopi'), moedet)) });
    const skabelon = listSkabeloner().find(({ id }) => id === begynd);
    if (!skabelon) throw new AppError('ugyldig', t.ukendtSkabelon);
    const navn = kaldesFor(skabelon, moedet.emne);
    return store.createReferat({ ...ny, doc: fraSkabelon(skabelon, moedet, random), ...(navn !== null && { navn }) });
  };

  const somSidst = async (a: Anmodning, id: string, moedet: Moedet) => {
    const referat = await store.findReferat(id);
    const maa = referat ? tilladte(a.bruger, { ...referat, slettet: referat.slettet !== null }) : [];
    if (!referat || !maa.includes('kopier')) throw new AppError('ugyldig', t.ukendtSkabelon);
    const { doc } = await deps.levende.dokument(id);
    const skabelon = listSkabeloner().find((one) => one.id === doc.attrs.skabelon);
    const navn = moedet.emne === '' ? referat.navn : ((skabelon && kaldesFor(skabelon, moedet.emne)) ?? moedet.emne);
    const filer = [...(await store.listFiler(id)).values()];
    return { doc: naesteMoede(doc, moedet, random), filer, ...(navn !== null && { navn }) };
  };

  return [
    {
      method: 'get',
      path: '/referater/ny',
      action: 'opret',
      handler: async (a) => {
        const tom = { begynd: '', kopi: '', emne: '', start: '', slut: '', sted: '', organ: '', tekst: '' };
        const kopi = parameter(a.req, 'kopi');
        const svar = { ...tom, dato: iDag(deps.now()), ...(kopi !== '' && { begynd: 'kopi', kopi }) };
        sendSide(a.res, await side(a, svar, null));
      },
    },
    {
      method: 'post',
      path: '/referater',
      action: 'opret',
      body: { as: 'bytes', limit: MAX_FIL },
      handler: async (a) => {
        const { form, fil } = await laesOpslag(a.req);
        try {
          videre(a.res, `/referater/${await opret(a, form, fil)}`);
        } catch (cause) {
          const fejl = sentence(cause, 'ugyldig', 'for-stor');
          const felt = (navn: string) => linje(form, navn);
          const svar: Nytsvar = {
            begynd: felt('begynd'),
            kopi: felt('kopi'),
            emne: felt('emne'),
            // A refused import came from the form that asks for no date.
            dato: felt('begynd') === 'import' ? iDag(deps.now()) : felt('dato'),
            start: felt('start'),
            slut: felt('slut'),
            sted: felt('sted'),
            organ: felt('organ'),
            tekst: ordret(form, 'tekst'),
          };
          sendSide(a.res, await side(a, svar, fejl), 400);
        }
      },
    },
    {
      method: 'post',
      path: '/eksempel',
      action: 'opret',
      handler: async (a) => {
        const [organ] = a.bruger.organer;
        if (organ === undefined) throw new AppError('ugyldig', tekster.overblik.udenOrgan);
        const id = await store.createReferat({ organ, ejer: a.bruger.id, ...(await hentEksempel(deps.arbejde)) });
        videre(a.res, `/referater/${id}`);
      },
    },
    {
      method: 'get',
      path: '/referater/:id',
      action: 'laes',
      handler: async (a) => {
        const referat = await getReferat(deps, a.referat);
        const [udgave] = erLaast(referat.status) ? await store.listUdgaver(a.referat) : [];
        sendSide(a.res, skriveside(await getBruger(deps, a), referat, udgave ?? null, deps.now()));
      },
    },
  ];
}
