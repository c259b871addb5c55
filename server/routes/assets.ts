// The browser's built files. Their names carry a hash of what is in them, so that a browser may keep them for ever; what
// can be packed is packed once and kept.
import { readFile } from 'node:fs/promises';
import type { Request } from 'express';
import { AppError } from '../../editor/model/fejl.ts';
import { DIST } from '../pages/bygning.ts';
import { pak, sendPakket } from '../pakning.ts';
import type { Route } from '../route.ts';

/** vite's names: `main-Bx3k9_2Z.js`. Others are asked for again each day. */
const MED_AFTRYK = /-[\w-]{8}\.\w+$/;
/** Text; faces and images are packed already. */
const TEKST = /^[\w.-]+\.(?:m?js|css|svg)$/;

export function assets(): readonly Route[] {
  const kendte = new Map<string, ReturnType<typeof pak>>();
  const pakket = (req: Request, fil: string): ReturnType<typeof pak> => {
    const noegle = `${req.acceptsEncodings('br', 'gzip')} ${fil}`;
    const known = kendte.get(noegle);
    if (known) return known;
    const made = readFile(`${DIST}assets/${fil}`).then((bytes) => pak(req, bytes, 'grundigt'));
    if (MED_AFTRYK.test(fil)) kendte.set(noegle, made);
    // A file that is not there is asked for again.
    made.catch(() => kendte.delete(noegle));
    return made;
  };
  return [
    {
      method: 'get',
      path: '/assets/:fil',
      action: 'filer',
      handler: async ({ req, res }) => {
        const fil = String(req.params.fil);
        const immutable = MED_AFTRYK.test(fil);
        try {
          if (TEKST.test(fil)) {
            const bytes = await pakket(req, fil);
            res.type(fil).setHeader('Cache-Control', `public, max-age=${immutable ? '31536000, immutable' : '86400'}`);
            sendPakket(res, bytes);
            return;
          }
          const options = immutable ? { maxAge: '1y', immutable } : { maxAge: '1d' };
          await new Promise<void>((resolve, reject) => {
            res.sendFile(fil, { root: `${DIST}assets`, dotfiles: 'deny', ...options }, (cause) =>
              cause ? reject(cause) : resolve(),
            );
          });
        } catch (cause) {
          if (!res.headersSent) throw new AppError('findes-ikke', 'Filen findes ikke.', { cause });
          res.destroy();
        }
      },
    },
  ];
}
