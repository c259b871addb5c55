// Named versions, and an earlier version made the current one (A7). The page that shows them is another route.
import { isXmlText } from '../../editor/model/attrs.ts';
import { AppError } from '../../editor/model/fejl.ts';
import type { Deps } from '../deps.ts';
import type { Anmodning, Route } from '../route.ts';
import { formular, udfoert } from './svar.ts';

export function versioner({ levende, store }: Deps): readonly Route[] {
  const overHistorik = ({ referat }: Anmodning) => `/referater/${referat}/historik`;
  return [
    {
      method: 'post',
      path: '/referater/:id/versioner',
      action: 'navngiv-version',
      body: { as: 'form', limit: 10_000 },
      handler: async (a) => {
        const { navn, version } = formular(a.req);
        if (
          typeof navn !== 'string' ||
          navn.trim() === '' ||
          navn.length > 200 ||
          !isXmlText(navn) ||
          /[\r\n]/.test(navn)
        )
          throw new AppError('ugyldig', 'Giv versionen et navn på højst 200 tegn.');
        const stand = await store.findStand(a.referat);
        const wanted = version === undefined || version === '' ? (stand?.version ?? 0) : whole(version);
        if (wanted > (stand?.version ?? 0)) throw new AppError('findes-ikke', 'Den version findes ikke.');
        await store.navngivVersion(a.referat, wanted, navn.trim(), a.bruger.id);
        udfoert(a, overHistorik(a));
      },
    },
    {
      method: 'post',
      path: '/referater/:id/gendannelse',
      action: 'gendan',
      body: { as: 'form', limit: 10_000 },
      handler: async (a) => {
        await levende.gendan(a.referat, whole(formular(a.req).version), a.bruger.id);
        udfoert(a, `/referater/${a.referat}`);
      },
    },
  ];
}

/** Forms send text, fetch may send a number. */
function whole(value: unknown): number {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^\d{1,15}$/.test(text)) throw new AppError('ugyldig', 'Vælg en version.');
  return Number(text);
}
