// Letters by which people mail a PDF to themselves: their words, and their queue as the postbud sees it.
import type { Brevkoe } from './brevkoeer.ts';
import type { Deps } from './deps.ts';
import { skrivBrev } from './mail/brev.ts';
import type { Fil } from './routes/fil.ts';
import { tekster } from './tekster.ts';

const t = tekster.egenpost;

interface Egetbrev {
  readonly til: { readonly navn: string; readonly mail: string };
  readonly fil: Fil;
  readonly titel: string;
  readonly udkast: boolean;
  /** Milliseconds since 1970. */
  readonly dato: number;
  /** Before the @ of the message's id. */
  readonly id: string;
}

/** The message as bytes. */
export function egetbrev(
  { config }: Pick<Deps, 'config'>,
  { til, fil, titel, udkast, dato, id }: Egetbrev,
): Promise<Uint8Array> {
  return skrivBrev({
    ...{ fra: config.mail?.fra ?? null, svarTil: null, til, dato, usendt: config.mail === null },
    ...{ emne: t.emne(titel, udkast), tekst: t.tekst(titel, udkast) },
    messageId: `${id}.pdf@${config.maildomaene}`,
    vedhaeftninger: [fil],
  });
}

export function egenpostkoe({ store }: Pick<Deps, 'store'>): Brevkoe {
  return {
    async tag() {
      const brev = await store.tagEgenpost();
      if (!brev) return null;
      const { bruger, id, mail, bytes, forsoeg } = brev;
      const navn = { bruger, id };
      return {
        ...{ mail, bytes, forsoeg },
        afgivet: () => store.noterEgenpostAfgivet(navn),
        noter: ({ udfald, svar, naeste }) => store.noterEgenpostsvar(navn, { tilstand: udfald, svar, naeste }),
      };
    },
    genoptag: () => store.genoptagEgenpost(),
    naeste: () => store.naesteEgenpost(),
  };
}
