// `verify [--data MAPPE]`: goes through the data folder, beside a running server; one JSON line, exit 1 on a difference.
import { join, resolve } from 'node:path';
import { DATABASE_FILE, openReadOnly } from '../../db/open.ts';
import { verify } from '../../db/verify.ts';
import { readConfig } from '../../server/config.ts';
import { type Kommando, laesOrd } from '../kommando.ts';

export const kommando: Kommando = {
  brug: '[--data MAPPE]',
  beskrivelse: 'Gennemgår datamappen: afspiller hver log mod dens kopier og efterregner alle aftryk.',
  async koer(args) {
    const { flag } = laesOrd(args, [], { data: { type: 'string' } });
    const data = typeof flag.data === 'string' ? resolve(flag.data) : readConfig(process.env).data;
    const db = openReadOnly(join(data, DATABASE_FILE));
    try {
      const gennemgang = verify(db);
      const ok = gennemgang.forskelle.length === 0;
      process.stdout.write(`${JSON.stringify({ ok, ...gennemgang })}\n`);
      return ok ? 0 : 1;
    } finally {
      db.close();
    }
  },
};
