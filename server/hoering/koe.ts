// The letters of comment rounds as the postbud sees them: link and code are drawn for each attempt, and the bytes are
// written then.
import { deltagerlink, nyDeltagerkode } from '../access/deltager.ts';
import { nytToken } from '../access/sessioner.ts';
import type { Brevkoe } from '../brevkoeer.ts';
import type { Deps } from '../deps.ts';
import { brevbytes } from './breve.ts';
import { adresse } from './link.ts';

export function hoeringskoe({
  store,
  config,
  now,
  random,
}: Pick<Deps, 'store' | 'config' | 'now' | 'random'>): Brevkoe {
  return {
    async tag() {
      const brev = await store.tagHoeringsbrev({
        link: () => nytToken(random),
        kode: () => nyDeltagerkode(random),
      });
      if (!brev) return null;
      const { id, mail, forsoeg, token, kode } = brev;
      const link = token === '' ? {} : { link: deltagerlink(adresse(config), token) };
      const bytes = await brevbytes(config, { ...brev, dato: now() }, { ...link, ...(kode !== '' && { kode }) });
      return {
        ...{ mail, bytes, forsoeg },
        afgivet: () => store.noterHoeringsbrevAfgivet(id),
        noter: ({ udfald, kode: svarkode, svar, naeste }) =>
          store.noterHoeringsbrevsvar({ id, tilstand: udfald, kode: svarkode, svar, naeste }),
      };
    },
    genoptag: async () => (await store.genoptagHoeringsbreve()).uvist,
    naeste: () => store.naesteHoeringsbrev(),
  };
}
