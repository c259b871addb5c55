// The browser's built files. Their names carry a hash of what is in them, so that a browser may keep them for ever.
import { AppError } from '../../editor/model/fejl.ts';
import { DIST } from '../pages/bygning.ts';
import type { Route } from '../route.ts';

/** vite's names: `main-Bx3k9_2Z.js`. Others are asked for again each day. */
const MED_AFTRYK = /-[\w-]{8}\.\w+$/;

export function assets(): readonly Route[] {
  return [
    {
      method: 'get',
      path: '/assets/:fil',
      action: 'filer',
      handler: ({ req, res }) => {
        const fil = String(req.params.fil);
        const options = MED_AFTRYK.test(fil) ? { maxAge: '1y', immutable: true } : { maxAge: '1d' };
        return new Promise((resolve, reject) => {
          res.sendFile(fil, { root: `${DIST}assets`, dotfiles: 'deny', ...options }, (cause) => {
            if (!cause) resolve();
            else if (res.headersSent) res.destroy();
            else reject(new AppError('findes-ikke', 'Filen findes ikke.', { cause }));
          });
        });
      },
    },
  ];
}
