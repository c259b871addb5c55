// The draft for those who were invited: reading it, writing about it, answering. A form and the page's script send the same;
// the script is told what has changed, a form gets the page again.
import type { Inviteret } from '../../db/deltageradgang.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { nytId } from '../../editor/model/id.ts';
import { tekst } from '../../editor/model/tekst.ts';
import type { Udkastnyt } from '../../editor/model/udkastnyt.ts';
import { ordret } from '../access/indtastning.ts';
import { Takst } from '../access/takst.ts';
import { laesNyBemaerkning, laesSvar, MAX_BEMAERKNING } from '../bemaerkninger.ts';
import type { Deps } from '../deps.ts';
import { STATUS, wantsJson } from '../errors.ts';
import { indlever, kanOmtales, laesIndtastet, valgt } from '../hoering/indlevering.ts';
import { Visninger } from '../hoering/visning.ts';
import { panel, panelstand, udkastside } from '../pages/udkast.ts';
import { udkastaendringer } from '../pages/udkastaendringer.ts';
import { skrivside, svarside } from '../pages/udkastskriv.ts';
import { traadkort } from '../pages/udkasttraad.ts';
import type { Anmodning, Route } from '../route.ts';
import { tekster } from '../tekster.ts';
import { formular, parameter, sendSide, videre } from './svar.ts';

const t = tekster.udkast;
const FORM = { as: 'form', limit: MAX_BEMAERKNING } as const;
/** Of one person in a minute; a telephone that was out of reach sends everything at once. */
const SKRIFTER = 40;
type Besked = keyof typeof t.beskeder;

export function udkast(deps: Deps): readonly Route[] {
  const { store, levende, now, random } = deps;
  const visninger = new Visninger(deps);
  const takst = new Takst(SKRIFTER);
  const nummer = (): string => nytId(random) + nytId(random);

  /** Throws AppError where nothing can be said any more, or too much is. */
  const kraevAaben = (inviteret: Inviteret): void => {
    if (!visninger.erAaben(inviteret)) throw new AppError('konflikt', t.fejl.lukket);
    const hvem = `${inviteret.hoering} ${inviteret.nr}`;
    if (!takst.har(hvem, now())) throw new AppError('for-mange', t.fejl.forMange);
    takst.tael(hvem, now());
  };

  const nyt = async (a: Anmodning, siden: number, stand: string): Promise<Udkastnyt> => {
    const visning = await visninger.vis(await visninger.inviteret(a.deltager), siden);
    const { inviteret, kopi, aaben, traade, rev, vaek } = visning;
    const ramme = { hoering: inviteret.hoering, kopi, aaben, now: now(), nummer };
    const nu = panelstand(visning);
    // Most questions are answered by nothing: the whole list is read where the panel can have changed.
    const samme = siden > 0 && stand === nu && !traade.some(({ egen }) => egen);
    const hele = samme ? null : siden === 0 ? visning : await visninger.vis(inviteret);
    return {
      ...{ rev, vaek, stand: nu },
      kort: traade.map((traad) => ({
        ...{ id: traad.id, blok: traad.sted?.blok ?? null },
        html: traadkort(traad, ramme).tekst,
      })),
      panel: hele && panel(hele, await visninger.tidligere(inviteret), now()).tekst,
    };
  };

  /** What was asked for is done: the script is told what is new, a form sees the page. */
  const gjort = async (a: Anmodning, besked: Besked, sted = ''): Promise<void> => {
    if (!wantsJson(a.req)) return videre(a.res, `/udkast/${a.deltager.hoering}?besked=${besked}${sted}`);
    const form = formular(a.req);
    a.res.setHeader('Cache-Control', 'no-store').json(await nyt(a, siden(form.siden), ordret(form, 'stand')));
  };

  return [
    {
      method: 'get',
      path: '/udkast/:hoering',
      action: 'udkast',
      handler: async (a) => {
        const inviteret = await visninger.inviteret(a.deltager);
        const visning = await visninger.vis(inviteret);
        if (inviteret.aabnet === null) await store.noterAabnet(inviteret.hoering, inviteret.nr);
        const besked = parameter(a.req, 'besked');
        sendSide(
          a.res,
          udkastside({
            visning,
            tidligere: await visninger.tidligere(inviteret),
            foer: (await visninger.foer(inviteret)) !== null,
            mineFoerst: parameter(a.req, 'vis') === 'mine',
            besked: Object.hasOwn(t.beskeder, besked) ? (besked as Besked) : null,
            now: now(),
            nummer,
          }),
        );
      },
    },
    {
      method: 'get',
      path: '/udkast/:hoering/nyt',
      action: 'udkast',
      handler: async (a) => {
        const svar = await nyt(a, siden(parameter(a.req, 'siden')), parameter(a.req, 'stand'));
        a.res.setHeader('Cache-Control', 'no-store').json(svar);
      },
    },
    {
      method: 'get',
      path: '/udkast/:hoering/skriv',
      action: 'udkast',
      handler: async (a) => {
        const inviteret = await visninger.inviteret(a.deltager);
        const kopi = await visninger.kopi(inviteret);
        const blok = parameter(a.req, 'blok');
        if (blok !== '' && !kanOmtales(kopi, blok)) throw new AppError('ugyldig', t.fejl.sted);
        const ind = { ...laesIndtastet({ blok }), afsending: nummer() };
        const line = kopi.linjer.get(blok);
        const words = line?.isTextblock ? tekst(line, kopi.roster) : '';
        sendSide(
          a.res,
          skrivside({
            ...{ hoering: inviteret.hoering, ind: { ...ind, forslag: words }, tekst: words },
            citat: blok === '' ? t.skriv.heleReferatet : words,
            helt: !line?.isTextblock,
            fejl: visninger.erAaben(inviteret) ? null : t.fejl.lukket,
          }),
        );
      },
    },
    {
      method: 'post',
      path: '/udkast/:hoering/bemaerkninger',
      action: 'udkast',
      body: FORM,
      handler: async (a) => {
        const ind = laesIndtastet(formular(a.req));
        const inviteret = await visninger.inviteret(a.deltager);
        const { hoering, nr, runde } = inviteret;
        const kopi = await visninger.kopi(inviteret);
        try {
          kraevAaben(inviteret);
          const ny = laesNyBemaerkning(indlever(kopi, ind, runde.version));
          const traad = await levende.bemaerk(runde.referat, ny, { hoering, inviteret: nr });
          // Whoever has something to say after all has not answered that there is nothing.
          if (inviteret.svar === 'ingen') await store.svarHoering(hoering, nr, null);
          await gjort(a, 'bemaerkning', `#t-${traad.id}`);
        } catch (cause) {
          if (!(cause instanceof AppError) || wantsJson(a.req)) throw cause;
          const line = kopi.linjer.get(ind.blok);
          const words = line?.isTextblock ? tekst(line, kopi.roster) : '';
          const helt = !line?.isTextblock;
          const chosen = helt ? null : ordene(() => valgt(kopi, ind), words);
          const citat = ind.blok === '' ? t.skriv.heleReferatet : (chosen ?? words);
          sendSide(
            a.res,
            skrivside({ hoering, ind, citat, tekst: words, fejl: cause.message, helt }),
            STATUS[cause.code],
          );
        }
      },
    },
    {
      method: 'post',
      path: '/udkast/:hoering/bemaerkninger/:traad/svar',
      action: 'udkast',
      body: FORM,
      handler: async (a) => {
        const form = formular(a.req);
        const inviteret = await visninger.inviteret(a.deltager);
        const { hoering, nr, runde } = inviteret;
        const id = String(a.req.params.traad);
        try {
          const { traade } = await visninger.vis(inviteret);
          if (!traade.some((one) => one.id === id && one.stand !== 'trukket'))
            throw new AppError('findes-ikke', 'Bemærkningen findes ikke.');
          kraevAaben(inviteret);
          const svar = { ...laesSvar(form), referat: runde.referat, traad: id };
          const traad = await store.addSvar({ ...svar, af: { hoering, inviteret: nr } });
          levende.bemaerkningAendret(runde.referat, traad.rev);
          await gjort(a, 'svar', `#t-${id}`);
        } catch (cause) {
          if (!(cause instanceof AppError) || cause.code === 'findes-ikke' || wantsJson(a.req)) throw cause;
          const afsending = ordret(form, 'afsending');
          const typed = { hoering, traad: id, afsending, tekst: ordret(form, 'tekst'), fejl: cause.message };
          sendSide(a.res, svarside(typed), STATUS[cause.code]);
        }
      },
    },
    {
      method: 'post',
      path: '/udkast/:hoering/bemaerkninger/:traad/tilbagetraekning',
      action: 'udkast',
      body: FORM,
      handler: async (a) => {
        const inviteret = await visninger.inviteret(a.deltager);
        const { hoering, nr, runde } = inviteret;
        kraevAaben(inviteret);
        const traad = await store.traekTilbage(runde.referat, String(a.req.params.traad), hoering, nr);
        levende.bemaerkningAendret(runde.referat, traad.rev);
        await gjort(a, 'trukket', `#t-${traad.id}`);
      },
    },
    {
      method: 'post',
      path: '/udkast/:hoering/svar',
      action: 'udkast',
      body: FORM,
      handler: async (a) => {
        const inviteret = await visninger.inviteret(a.deltager);
        const { hoering, nr } = inviteret;
        kraevAaben(inviteret);
        const valg = ordret(formular(a.req), 'svar');
        if (valg !== 'ingen' && valg !== 'faerdig' && valg !== 'fortryd') throw new AppError('ugyldig', t.fejl.svar);
        const { traade } = await visninger.vis(inviteret);
        const egne = traade.some(({ egen, stand }) => egen && stand !== 'trukket');
        await store.svarHoering(hoering, nr, valg === 'fortryd' ? null : egne ? 'faerdig' : 'ingen');
        await gjort(a, valg === 'fortryd' ? 'fortrudt' : 'svar');
      },
    },
    {
      method: 'get',
      path: '/udkast/:hoering/aendringer',
      action: 'udkast',
      handler: async (a) => {
        const inviteret = await visninger.inviteret(a.deltager);
        const nu = await visninger.kopi(inviteret);
        const foer = await visninger.foer(inviteret);
        if (!foer) throw new AppError('findes-ikke', t.neutral.besked);
        const { hoering } = inviteret;
        sendSide(
          a.res,
          udkastaendringer({
            hoering,
            foerNr: foer.nr,
            foer: foer.kopi,
            nu,
            skjult: [...nu.skjult].some((one) => !foer.kopi.skjult.has(one)),
          }),
        );
      },
    },
    {
      method: 'get',
      path: '/udkast/:hoering/filer/:sha',
      action: 'udkast',
      handler: async (a) => {
        const inviteret = await visninger.inviteret(a.deltager);
        const kopi = await visninger.kopi(inviteret);
        const sha = String(a.req.params.sha);
        const shown = [...kopi.linjer.values()].some(({ type, attrs }) => type.name === 'figur' && attrs.fil === sha);
        const fil = shown ? await store.findFil(inviteret.runde.referat, sha) : null;
        if (!fil) throw new AppError('findes-ikke', t.neutral.besked);
        a.res.setHeader('Cache-Control', 'private, no-store');
        a.res.type(fil.mime).send(Buffer.from(fil.bytes));
      },
    },
  ];
}

function siden(value: unknown): number {
  const number = Number(value);
  return Number.isSafeInteger(number) && number >= 0 ? number : 0;
}

/** The chosen words; null where the choice makes no sense. */
function ordene(choose: () => { fra: number; til: number } | null, words: string): string | null {
  try {
    const chosen = choose();
    return chosen && words.slice(chosen.fra, chosen.til);
  } catch (cause) {
    if (cause instanceof AppError) return null;
    throw cause;
  }
}
