// What a browser keeps in order to open a referat without a network (rule C8): the service worker and two pages. They hold
// nothing of anybody, and are the same for everybody as long as the server runs.
import { createHash } from 'node:crypto';
import { AppError } from '../../editor/model/fejl.ts';
import { laesServiceWorker } from '../pages/bygning.ts';
import { skalside, udenNetside } from '../pages/referat.ts';
import type { Route } from '../route.ts';

const PAGES: Readonly<Record<string, () => string>> = { '/skal': skalside, '/uden-net': udenNetside };

export function skal(): readonly Route[] {
  let script: string | null = null;
  return [
    {
      // At the top, so that its scope is the whole server.
      method: 'get',
      path: '/sw.js',
      action: 'filer',
      handler: ({ res }) => {
        script ??= medUdgave(laesServiceWorker());
        if (script === null) throw new AppError('findes-ikke', 'Filen findes ikke.');
        // Asked for anew each time: this is how a browser learns of a new release.
        res.setHeader('Cache-Control', 'no-cache');
        res.type('text/javascript').send(script);
      },
    },
    ...Object.entries(PAGES).map(
      ([path, page]): Route => ({
        method: 'get',
        path,
        action: 'filer',
        handler: ({ res }) => {
          res.setHeader('Cache-Control', 'no-cache');
          res.type('html').send(page());
        },
      }),
    ),
  ];
}

/** Tells it which release it is and what its pages are, so that it never keeps a page of one with files of another. */
function medUdgave(built: string | null): string | null {
  if (built === null) return null;
  const pages = Object.fromEntries(Object.entries(PAGES).map(([path, page]) => [path, sha256(page())]));
  const udgave = sha256(`${JSON.stringify(pages)}${built}`).slice(0, 16);
  return `const UDGAVE=${JSON.stringify(udgave)},SIDER=${JSON.stringify(pages)};\n${built}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
