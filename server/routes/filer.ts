// Images of a referat. What an image is, is read from its bytes, never from what the sender says.
import { AppError } from '../../editor/model/fejl.ts';
import type { Deps } from '../deps.ts';
import type { Route } from '../route.ts';

const MAX_IMAGE = 5_000_000;

export function filer({ store }: Deps): readonly Route[] {
  return [
    {
      method: 'post',
      path: '/referater/:id/filer',
      action: 'skriv',
      body: { as: 'bytes', limit: MAX_IMAGE },
      handler: async ({ req, res, referat }) => {
        const bytes: unknown = req.body;
        const mime = bytes instanceof Uint8Array ? imageType(bytes) : null;
        if (!(bytes instanceof Uint8Array) || mime === null)
          throw new AppError('ugyldig', 'Billedet skal være en PNG- eller JPEG-fil.');
        const fil = await store.addFil(referat, { mime, bytes });
        res.status(201).json({ fil });
      },
    },
    {
      method: 'get',
      path: '/referater/:id/filer/:sha',
      action: 'laes',
      handler: async ({ req, res, referat }) => {
        const fil = await store.findFil(referat, String(req.params.sha));
        if (!fil) throw new AppError('findes-ikke', 'Billedet findes ikke.');
        // The name is the hash of the bytes: they can never change.
        res.setHeader('Cache-Control', 'private, max-age=31536000, immutable');
        res.type(fil.mime).send(Buffer.from(fil.bytes));
      },
    },
  ];
}

/** The type by the first bytes (PNG: RFC 2083 §3.1; JPEG: ITU-T T.81 Annex B), or null. */
export function imageType(bytes: Uint8Array): 'image/png' | 'image/jpeg' | null {
  const starts = (...magic: number[]) => magic.every((byte, i) => bytes[i] === byte);
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  return starts(0xff, 0xd8, 0xff) ? 'image/jpeg' : null;
}
