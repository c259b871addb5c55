// "Send mig en PDF": the PDF that the export page shows, mailed to whoever asks, by the outbox; without a mail server the
// same letter as a file.
import { createHash } from 'node:crypto';
import { AppError } from '../../editor/model/fejl.ts';
import { nytId } from '../../editor/model/id.ts';
import { type Formular, linje } from '../access/indtastning.ts';
import type { Deps } from '../deps.ts';
import { egetbrev } from '../egenpost.ts';
import { FORMATER } from '../export/formater.ts';
import { arkivformat, laesUdgave, type Udgave } from '../export/udgave.ts';
import { tjekMail } from '../mail/adresse.ts';
import { kaldes } from '../pages/overblik.ts';
import type { Anmodning, Route } from '../route.ts';
import { tekster } from '../tekster.ts';
import { MAX_VEDLAGT } from './bilagsvalg.ts';
import { eksportfil } from './eksportfil.ts';
import { visEksport } from './eksportside.ts';
import { sendFil } from './fil.ts';
import { getReferat } from './overblik.ts';
import { formular, getBruger, parameter, sentence, udfoert } from './svar.ts';

const t = tekster.egenpost;
const FORM = { as: 'form', limit: 10_000 } as const;

export function egenpost(deps: Deps): readonly Route[] {
  const { store, config, now, random, postbud } = deps;

  /** The PDF in a letter to the one who asks; the event says that it was handed out. */
  const skriv = async (a: Anmodning, mail: string, valg: { udgave: Udgave; brevhoved: string }) => {
    const { fil, udgave } = await eksportfil(deps, a.referat, { format: FORMATER.pdf, kildetro: false, ...valg });
    if (fil.bytes.length > MAX_VEDLAGT) throw new AppError('ugyldig', t.forStor);
    const { navn } = await getBruger(deps, a);
    const bytes = await egetbrev(deps, {
      ...{ til: { navn, mail }, fil, udkast: udgave === null, dato: now(), id: nytId(random) },
      titel: kaldes(await getReferat(deps, a.referat)),
    });
    const sha256 = createHash('sha256').update(fil.bytes).digest('hex');
    const noter = () =>
      store.noterUdlevering(a.referat, { format: arkivformat('mail', valg.udgave), udgave, sha256 }, a.bruger.id);
    return { bytes, navn: fil.navn, noter };
  };

  /** The address that was typed, kept with the account; else the one that lies there. Throws AppError "ugyldig". */
  const adressen = async (a: Anmodning, form: Formular): Promise<string> => {
    const known = await store.findEgenMail(a.bruger.id);
    if (known !== null && linje(form, 'mail') === '') return known;
    const mail = tjekMail(linje(form, 'mail'));
    if (mail !== known) await store.setEgenMail(a.bruger.id, mail);
    return mail;
  };

  return [
    {
      method: 'post',
      path: '/referater/:id/eksport/mail',
      action: 'eksporter',
      body: FORM,
      handler: async (a) => {
        const form = formular(a.req);
        const brevhoved = linje(form, 'brevhoved');
        const udgave = laesUdgave(linje(form, 'udgave') || undefined);
        const valg = { udgave, brevhoved };
        try {
          if (config.mail === null) throw new AppError('konflikt', t.ingenServer);
          const id = linje(form, 'afsending');
          if (!/^[a-z\d]{8,20}$/i.test(id)) throw new AppError('ugyldig', t.ukendt);
          const mail = await adressen(a, form);
          const { bytes, navn, noter } = await skriv(a, mail, valg);
          const { id: bruger } = a.bruger;
          if (await store.addEgenpost({ bruger, id, referat: a.referat, mail, navn, bytes })) await noter();
          postbud.afsted();
          const query = new URLSearchParams({ brevhoved, udgave });
          udfoert(a, `/referater/${a.referat}/eksport?${query}#egenpost`);
        } catch (cause) {
          await visEksport(deps, a, {
            ...valg,
            egenpost: { mail: linje(form, 'mail'), fejl: sentence(cause, 'ugyldig', 'konflikt') },
          });
        }
      },
    },
    {
      method: 'get',
      path: '/referater/:id/eksport/pdf/eml',
      action: 'eksporter',
      handler: async (a) => {
        const valg = { udgave: laesUdgave(a.req.query.udgave), brevhoved: parameter(a.req, 'brevhoved') };
        const mail = (await store.findEgenMail(a.bruger.id)) ?? '';
        const { bytes, navn, noter } = await skriv(a, mail, valg);
        await noter();
        sendFil(a.res, { navn: navn.replace(/\.pdf$/, '.eml'), mime: 'message/rfc822', bytes });
      },
    },
  ];
}
