// `verify [--data MAPPE] [--head HOVED]`: goes through the data folder, beside a running server; one JSON line, exit 1 on a difference.
import { join, resolve } from 'node:path';
import { DATABASE_FILE, openReadOnly } from '../../db/open.ts';
import { verify } from '../../db/verify.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { readConfig } from '../../server/config.ts';
import { type Kommando, laesOrd } from '../kommando.ts';

export const kommando: Kommando = {
  brug: '[--data MAPPE] [--head HOVED]',
  beskrivelse:
    'Gennemgår datamappen: logge, kopier, kæden af hændelser og alt godkendt. --head: et hoved fra en kvittering.',
  async koer(args) {
    const { flag } = laesOrd(args, [], { data: { type: 'string' }, head: { type: 'string' } });
    const head = typeof flag.head === 'string' ? flag.head.toLowerCase() : null;
    if (head !== null && !/^[0-9a-f]{64}$/.test(head))
      throw new AppError('ugyldig', 'Hovedet efter --head er 64 tegn af 0-9 og a-f, som det står i kvitteringen.');
    const data = typeof flag.data === 'string' ? resolve(flag.data) : readConfig(process.env).data;
    const db = openReadOnly(join(data, DATABASE_FILE));
    try {
      const gennemgang = verify(db, head);
      const ok = gennemgang.forskelle.length === 0;
      process.stdout.write(`${JSON.stringify({ ok, ...gennemgang })}\n`);
      return ok ? 0 : 1;
    } finally {
      db.close();
    }
  },
};
