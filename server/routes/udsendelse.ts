// Sending an approved version: who gets what, the letters as they will go, and letting them go.
import { brevdeler, stedfortraeder } from '../../db/brevbytes.ts';
import { bilagsformat } from '../../db/sendtefiler.ts';
import type { Udsendelse } from '../../db/udsendelser.ts';
import { harSkjult } from '../../editor/model/adgang.ts';
import { isXmlText } from '../../editor/model/attrs.ts';
import { datoTekst } from '../../editor/model/dato.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { nytId } from '../../editor/model/id.ts';
import { distribution } from '../../editor/model/indhold.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { type Formular, flere, linje, ordret } from '../access/indtastning.ts';
import { listBrevhoveder } from '../brevhoveder.ts';
import type { Deps } from '../deps.ts';
import { dokumentfakta } from '../export/pakke/oplysninger.ts';
import { arkivformat, iUdgave } from '../export/udgave.ts';
import { noegle, skrivModtagere } from '../mail/adresse.ts';
import { skrivBrev } from '../mail/brev.ts';
import { type Flettefelt, flet, tjekFelter } from '../mail/flet.ts';
import { stoerrelsestekst } from '../pages/bilag.ts';
import { formatvalg, harFuld } from '../pages/modtagergrupper.ts';
import { kaldes } from '../pages/overblik.ts';
import { type Valgside, valgside } from '../pages/udsendelse.ts';
import type { Anmodning, Route } from '../route.ts';
import { tekster } from '../tekster.ts';
import { findSendtFil } from './arkivfiler.ts';
import { bilagTil, foreslaaBilag, laesBilag, MAX_VEDLAGT } from './bilagsvalg.ts';
import { dobbelte, faaet } from './faaet.ts';
import { boks, foreslaa, laesValg, type Valgt, valgte } from './modtagervalg.ts';
import { getReferat } from './overblik.ts';
import { formular, getBruger, parameter, sendSide, sentence, udfoert, videre } from './svar.ts';
import { findUbrugelig } from './udsendelser.ts';

const t = tekster.udsendelse;
const FORM = { as: 'form', limit: 2_000_000 } as const;

export function udsendelse(deps: Deps): readonly Route[] {
  const { store, config, now, random, postbud } = deps;

  /** What the page stands on, and the proposal of recipients. */
  const grundlag = async (a: Anmodning, kladde: string | null) => {
    const referat = await getReferat(deps, a.referat);
    const [udgave] = await store.listUdgaver(a.referat);
    if (!udgave || referat.status !== 'godkendt') throw new AppError('konflikt', t.ikkeGodkendt);
    const tidligere = await store.listUdsendelser(a.referat);
    const draft = kladde === null ? null : await store.findUdsendelse(a.referat, kladde);
    const foer = tidligere.filter((one) => one.udgave < udgave.udgave).sort((x, y) => y.udgave - x.udgave);
    const sidste = foer.filter((one) => one.udgave === foer[0]?.udgave);
    const forbillede = draft
      ? { breve: await store.listBreve(draft.id), udgave: null }
      : sidste[0]
        ? { breve: await ensGang(sidste), udgave: sidste[0].udgave }
        : null;
    const { doc } = await deps.levende.dokument(a.referat, udgave.version);
    const roster = rosterOf(doc);
    const grupper = foreslaa({
      lister: await store.listModtagerlister([referat.organ]),
      deltagere: [
        ...new Set(roster.deltagere.filter((one) => one.paaListen && one.navn !== '').map((one) => one.navn)),
      ],
      distribution: distribution(doc, roster) ?? '',
      forbillede,
      skjult: harSkjult(doc),
      faaet: draft ? new Set() : await faaet(deps, a.referat, udgave.udgave),
    });
    const brevhoved = (await listBrevhoveder(deps)).find(({ id }) => id === udgave.brevhoved);
    const afsender = brevhoved?.afsender.navn ?? config.mail?.fra.navn ?? '';
    const bilag = await store.listGodkendteBilag(a.referat, udgave.udgave);
    return {
      ...{
        referat,
        udgave,
        tidligere,
        draft,
        grupper,
        skjult: harSkjult(doc),
        afsender,
        bilag,
        fakta: dokumentfakta(doc),
        /** What the public edition says of itself, where that is less. */
        offentligt: harSkjult(doc) ? dokumentfakta(iUdgave(doc, 'offentlig')) : null,
      },
      valgteBilag: foreslaaBilag(bilag, draft ? [draft] : sidste),
    };
  };

  /** The letters of several sendings of one version, each address once. */
  const ensGang = async (sendinger: readonly Udsendelse[]) => {
    const all = (await Promise.all(sendinger.map(({ id }) => store.listBreve(id)))).flat();
    return [...new Map(all.map((brev) => [noegle(brev.mail), brev])).values()];
  };

  const side = async (
    a: Anmodning,
    g: Awaited<ReturnType<typeof grundlag>>,
    mere: Pick<
      Valgside,
      'grupper' | 'valgteBilag' | 'andre' | 'andreFormat' | 'emne' | 'foelgebrev' | 'aendringer' | 'husk' | 'fejl'
    >,
  ): Promise<string> =>
    valgside({
      ...g,
      ...mere,
      bruger: await getBruger(deps, a),
      boks,
      kladde: g.draft?.id ?? null,
      server: config.mail !== null,
      now: now(),
    });

  const felterne = (
    g: Awaited<ReturnType<typeof grundlag>>,
    { navn, formater }: Pick<Valgt, 'navn' | 'formater'>,
    aendringer: boolean,
  ): Record<Flettefelt, string> => {
    // A letter with the public edition says what that edition says, and no more.
    const offentligt = harFuld(formater) ? null : g.offentligt;
    const { moededato } = offentligt ?? g.fakta;
    return {
      navn: navn || t.standard.modtager,
      titel: offentligt?.titel ?? kaldes(g.referat),
      dato: moededato === null ? '' : `den ${datoTekst(moededato)}`,
      ændringer: aendringer ? t.standard.vedlagtListe(g.udgave.udgave - 1) : '',
      organ: g.referat.organnavn,
      udgave: String(g.udgave.udgave),
      afsender: g.afsender,
    };
  };

  const skriv = async (a: Anmodning, g: Awaited<ReturnType<typeof grundlag>>, form: Formular): Promise<string> => {
    const { referat, udgave } = g;
    if (linje(form, 'udgave') !== String(udgave.udgave)) throw new AppError('konflikt', t.ikkeGodkendt);
    const { emne, foelgebrev } = laesBrevtekst(form, udgave.udgave > 1);
    const { modtagere, skrevne } = laesValg(g.grupper, form);
    const aendringer = udgave.udgave > 1 && linje(form, 'aendringer') === 'ja';
    // What was changed is told of the full edition alone.
    const faarAendringer = (formater: readonly string[]): boolean => aendringer && harFuld(formater);
    const formater = [
      ...new Set(modtagere.flatMap((one) => one.formater)),
      ...(modtagere.some((one) => faarAendringer(one.formater)) ? ['aendringer'] : []),
    ];
    const bilag = laesBilag(g.bilag, form, modtagere);
    const filer = new Map(
      await Promise.all(
        [...formater, ...bilag.map(({ nr }) => bilagsformat(nr))].map(async (format) => {
          const fil = await findSendtFil(deps, a.referat, udgave.udgave, format);
          if (!fil) throw new AppError('ugyldig', t.ukendtFil);
          return [format, fil] as const;
        }),
      ),
    );
    const id = nytId(random);
    const del = brevdeler(new Map([...filer.values()].map((fil) => [fil.sha256, fil.bytes])));
    const breve = [];
    for (const [i, { navn, mail, via, formater: own }] of modtagere.entries()) {
      const felter = felterne(g, { navn, formater: own }, faarAendringer(own));
      const messageId = `${id}.${i + 1}@${config.maildomaene}`;
      const brev = {
        ...{ navn, mail, via, messageId, emne: flet(emne, felter), tekst: flet(foelgebrev, felter) },
        formater: [...own, ...bilagTil(own, bilag), ...(faarAendringer(own) ? ['aendringer'] : [])],
      };
      const vedlagt = brev.formater.flatMap((format) => filer.get(format) ?? []);
      const fylder = vedlagt.reduce((sum, fil) => sum + fil.bytes.length, 0);
      if (fylder > MAX_VEDLAGT) throw new AppError('ugyldig', t.forStort(stoerrelsestekst(fylder)));
      const bytes = await skrivBrev({
        ...{ fra: config.mail?.fra ?? null, svarTil: config.mail?.svarTil ?? null, til: { navn, mail } },
        ...{ emne: brev.emne, tekst: brev.tekst, dato: now(), messageId, usendt: config.mail === null },
        vedhaeftninger: vedlagt.map(({ navn, mime, sha256 }) => ({ navn, mime, bytes: stedfortraeder(sha256) })),
      });
      breve.push({
        ...brev,
        ...del(
          bytes,
          vedlagt.map((fil) => fil.sha256),
        ),
      });
    }
    await store.gemUdsendelse(
      {
        ...{ id, referat: a.referat, udgave: udgave.udgave, emne, foelgebrev, formater, breve },
        server: config.mail !== null,
        fra: config.mail ? skrivModtagere([config.mail.fra]) : null,
        svarTil: config.mail?.svarTil ?? null,
      },
      a.bruger.id,
    );
    if (linje(form, 'husk') === 'ja' && skrevne.length > 0)
      await store.huskDeltagere(referat.organ, skrevne, t.gruppe.deltagere, a.bruger.id);
    return id;
  };

  return [
    {
      method: 'get',
      path: '/referater/:id/udsendelse',
      action: 'udsend',
      handler: async (a) => {
        const g = await grundlag(a, parameter(a.req, 'kladde') || null);
        const rettet = g.udgave.udgave > 1;
        const { draft } = g;
        const dato = g.fakta.moededato !== null;
        const selv = /^referat\b/i.test(kaldes(g.referat));
        const foer = g.udgave.udgave - 1;
        const standard = rettet ? t.standard.brevRettet(selv, dato, foer) : t.standard.brev(selv, dato);
        sendSide(
          a.res,
          await side(a, g, {
            grupper: g.grupper,
            valgteBilag: g.valgteBilag,
            andre: '',
            andreFormat: arkivformat('pdf', g.skjult ? 'offentlig' : 'fuld'),
            emne: draft?.emne ?? (rettet ? t.standard.emneRettet : t.standard.emne(selv)),
            foelgebrev: draft?.foelgebrev ?? standard,
            aendringer: draft ? draft.filer.some(({ format }) => format === 'aendringer') : rettet,
            husk: true,
            fejl: null,
          }),
        );
      },
    },
    {
      method: 'post',
      path: '/referater/:id/udsendelse',
      action: 'udsend',
      body: FORM,
      handler: async (a) => {
        const form = formular(a.req);
        const g = await grundlag(a, linje(form, 'kladde') || null);
        try {
          videre(a.res, `/referater/${a.referat}/udsendelser/${await skriv(a, g, form)}`);
        } catch (cause) {
          const fejl = sentence(cause, 'ugyldig', 'konflikt');
          const typed = {
            grupper: valgte(g.grupper, form),
            valgteBilag: flere(form, 'bilag').map(Number),
            andre: ordret(form, 'andre'),
            andreFormat:
              formatvalg(linje(form, 'format-andre').split(' ')) || arkivformat('pdf', g.skjult ? 'offentlig' : 'fuld'),
            emne: linje(form, 'emne'),
            foelgebrev: ordret(form, 'foelgebrev'),
            aendringer: linje(form, 'aendringer') === 'ja',
            husk: linje(form, 'husk') === 'ja',
          };
          sendSide(a.res, await side(a, g, { ...typed, fejl }), 400);
        }
      },
    },
    {
      method: 'post',
      path: '/referater/:id/udsendelser/:udsendelse/afsendelse',
      action: 'udsend',
      body: FORM,
      handler: async (a) => {
        const id = String(a.req.params.udsendelse);
        const draft = await store.findUdsendelse(a.referat, id);
        if (!draft) throw new AppError('findes-ikke', t.ukendt);
        const fejl = findUbrugelig(draft, config.mail !== null, now());
        if (fejl !== null) throw new AppError('konflikt', fejl);
        const her = `/referater/${a.referat}/udsendelser/${id}`;
        // Somebody else sent it while these letters were looked at: it is seen before it happens.
        const sete = Number(linje(formular(a.req), 'sete')) || 0;
        if (draft.frigivet === null && (await dobbelte(deps, a.referat, draft)) > sete) {
          udfoert(a, `${her}?fejl=imens`);
          return;
        }
        await store.frigivUdsendelse(a.referat, id, a.bruger.id);
        postbud.afsted();
        udfoert(a, her);
      },
    },
    {
      method: 'post',
      path: '/referater/:id/udsendelser/:udsendelse/annullering',
      action: 'udsend',
      handler: async (a) => {
        await store.fjernUdsendelse(a.referat, String(a.req.params.udsendelse));
        udfoert(a, `/referater/${a.referat}/udsendelse`);
      },
    },
  ];
}

/** Throws AppError "ugyldig" for the first thing that is wrong. */
function laesBrevtekst(form: Formular, rettet: boolean): { readonly emne: string; readonly foelgebrev: string } {
  const emne = linje(form, 'emne');
  if (emne === '' || emne.length > 200) throw new AppError('ugyldig', t.udenEmne);
  if (rettet && !/rettet/i.test(emne)) throw new AppError('ugyldig', t.emneUdenRettet);
  const foelgebrev = ordret(form, 'foelgebrev').normalize('NFC').replace(/\r\n?/g, '\n').trim();
  if (foelgebrev === '' || !isXmlText(foelgebrev)) throw new AppError('ugyldig', t.udenBrev);
  if (foelgebrev.length > 20_000) throw new AppError('ugyldig', t.forLangtBrev);
  tjekFelter(emne);
  tjekFelter(foelgebrev);
  return { emne, foelgebrev };
}
