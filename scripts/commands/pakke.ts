// `pakke ID --out FIL [--udgave N]`: the parcel for the case system, of an approved version from its kept files, of a draft
// with every file marked as one.
import { AppError } from '../../editor/model/fejl.ts';
import { erLaast } from '../../editor/model/forloeb.ts';
import { eksporter } from '../../server/export/eksport.ts';
import { pak } from '../../server/export/pakke.ts';
import { type Pakkeri, pakUdgave, pakUdkast } from '../../server/pakker.ts';
import { skrivFil } from '../filer.ts';
import { type Kommando, laesOrd, paakraevet } from '../kommando.ts';
import { iDatamappen } from '../referater.ts';

/** Here nobody else waits: the work is done at once. */
const arbejde: Pakkeri['arbejde'] = {
  eksporter: ({ doc, filer, ...rest }) => eksporter({ ...rest, doc, fil: (sha) => filer.get(sha) ?? null }),
  pak: async ({ grundlag }) => pak(grundlag),
};

export const kommando: Kommando = {
  brug: 'ID --out FIL [--udgave N]',
  beskrivelse:
    'Skriver pakken til sagssystemet som zip: PDF, Word, tekst, Akoma Ntoso, data, bilag, journaloplysninger og aftryk. --udgave: en tidligere godkendt udgave.',
  async koer(args) {
    const { ord, flag } = laesOrd(args, ['et referats id'], { out: { type: 'string' }, udgave: { type: 'string' } });
    const out = paakraevet(flag.out, 'Angiv, hvor pakken skal skrives: --out FIL.');
    const fil = await iDatamappen(ord[0] ?? '', async ({ store, log, referat, doc }) => {
      const her: Pakkeri = { store, log, arbejde, dokument: async () => doc };
      const godkendt = erLaast(referat.status) && referat.udgaver > 0;
      if (flag.udgave === undefined && !godkendt) return pakUdkast(her, referat);
      const tal = String(flag.udgave ?? referat.udgaver);
      const udgave = (await store.listUdgaver(referat.id)).find((one) => String(one.udgave) === tal);
      if (!udgave) throw new AppError('findes-ikke', `Referatet har ingen godkendt udgave ${tal}.`);
      return pakUdgave(her, referat, udgave);
    });
    skrivFil(out, fil.bytes);
    return 0;
  },
};
