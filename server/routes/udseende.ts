// How the interface looks: the form, and the style sheet of a colour, which is the same for ever and holds nothing else.
import { AppError } from '../../editor/model/fejl.ts';
import { linje } from '../access/indtastning.ts';
import type { Deps } from '../deps.ts';
import { udseendeside } from '../pages/udseende.ts';
import type { Anmodning, Route } from '../route.ts';
import { findBesked, tekster } from '../tekster.ts';
import { tagUdseende, tjekAccent, udseendeCss } from '../udseende.ts';
import { formular, getBruger, parameter, sendSide, sentence, videre } from './svar.ts';

const t = tekster.udseende;

export function udseende(deps: Deps): readonly Route[] {
  const { store } = deps;
  const svar = async (a: Anmodning, fejl: string | null) => ({
    bruger: await getBruger(deps, a),
    besked: fejl ? null : findBesked(parameter(a.req, 'besked')),
    fejl,
  });
  return [
    {
      method: 'get',
      path: '/udseende/:farve',
      action: 'filer',
      handler: ({ req, res }) => {
        const farve = /^([0-9a-f]{6})\.css$/.exec(String(req.params.farve))?.[1];
        if (!farve) throw new AppError('findes-ikke', 'Filen findes ikke.');
        const css = udseendeCss(`#${farve}`);
        res.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
        res.type('css').send(css);
      },
    },
    {
      method: 'get',
      path: '/indstillinger/udseende',
      action: 'brevhoveder',
      handler: async (a) => sendSide(a.res, udseendeside(await svar(a, null), await store.findUdseende())),
    },
    {
      method: 'post',
      path: '/indstillinger/udseende',
      action: 'brevhoveder',
      body: { as: 'form', limit: 10_000 },
      handler: async (a) => {
        const form = formular(a.req);
        const navn = linje(form, 'navn');
        const accent = linje(form, 'egen') === 'ja' ? linje(form, 'accent').toLowerCase() : null;
        try {
          if (navn.length > 60) throw new AppError('ugyldig', t.forLangt);
          if (accent !== null) tjekAccent(accent);
          await store.saveUdseende({ navn: navn === '' ? null : navn, accent }, a.bruger.id);
          tagUdseende(await store.findUdseende());
          videre(a.res, '/indstillinger/udseende?besked=gemt');
        } catch (cause) {
          sendSide(a.res, udseendeside(await svar(a, sentence(cause, 'ugyldig')), { navn, accent }), 400);
        }
      },
    },
  ];
}
