// Help: the page of all keys.
import type { Deps } from '../deps.ts';
import { tasteside } from '../pages/taster.ts';
import type { Route } from '../route.ts';
import { getBruger, sendSide } from './svar.ts';

export function hjaelp(deps: Deps): readonly Route[] {
  return [
    {
      method: 'get',
      path: '/hjaelp/taster',
      action: 'hjaelp',
      handler: async (a) => sendSide(a.res, tasteside(await getBruger(deps, a))),
    },
  ];
}
