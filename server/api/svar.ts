// What another system is told of an approved referat: as much as its key may read, and of the public edition only what that
// edition itself says. Its shapes are those of `openapi.json`; a test holds them against each other.
import type { Udgave as GodkendtUdgave } from '../../db/godkendelser.ts';
import type { GodkendtBilag } from '../../db/godkendtebilag.ts';
import type { GodkendtReferat } from '../../db/godkendtliste.ts';
import type { Journal } from '../../editor/model/kle.ts';
import { laesReferatfil } from '../../editor/model/referatfil.ts';
import { maaUdleveres, type Noegle } from '../access/policy.ts';
import type { Deps } from '../deps.ts';
import { type Dokumentfakta, dokumentfakta } from '../export/pakke/oplysninger.ts';
import { arkivformat, laesArkivformat } from '../export/udgave.ts';
import { journalAf, standAf } from '../pakker.ts';

/** Facts that are remembered: an approved version never changes. */
const HOEJST = 5000;

/** Reads what an edition of an approved version says of itself. Reading a document takes long, so it is done once. */
export function faktalaeser({ store }: Pick<Deps, 'store'>) {
  const known = new Map<string, Dokumentfakta>();
  return async (id: string, udgave: number, omfang: Noegle['omfang']): Promise<Dokumentfakta> => {
    const key = `${id} ${udgave} ${omfang}`;
    const found = known.get(key);
    if (found) return found;
    const fil = await store.findArkivfil(id, udgave, arkivformat('json', omfang));
    const fakta = fil
      ? dokumentfakta(laesReferatfil(new TextDecoder().decode(fil.bytes)).doc)
      : { titel: '', moededato: null, sagsnr: null };
    if (known.size >= HOEJST) known.clear();
    known.set(key, fakta);
    return fakta;
  };
}

/** One line of the list. */
export function linje(referat: GodkendtReferat, fakta: Dokumentfakta) {
  const { id, organ, organnavn, udgave, tilbagekaldt, aendret } = referat;
  return {
    id,
    organ: { id: organ, navn: organnavn },
    ...fakta,
    udgave,
    stand: tilbagekaldt ? 'tilbagekaldt' : 'godkendt',
    aendret: new Date(aendret).toISOString(),
  };
}

/** The versions that a key may know of: all, or the newest. */
export async function udgaver(
  { store }: Pick<Deps, 'store'>,
  noegle: Noegle,
  referat: { id: string; udgaver: number },
) {
  const alle = await store.listUdgaver(referat.id);
  const made = [];
  for (const one of noegle.omfang === 'fuld' ? alle : alle.slice(0, 1)) {
    const stand = await standAf({ store }, referat, one.udgave);
    const gaelder = stand === 'godkendt';
    made.push({
      udgave: one.udgave,
      stand,
      godkendt: new Date(one.at).toISOString(),
      ...(noegle.omfang === 'fuld'
        ? { godkendtAf: one.noteret?.hvem ?? one.navn, sha256: one.sha256, hoved: one.hoved }
        : {}),
      filer: filer(noegle, one, gaelder),
      bilag: bilag(noegle, await store.listGodkendteBilag(referat.id, one.udgave), gaelder).map(
        ({ nr, titel, filnavn, mime, stoerrelse, sha256, offentlig }) => ({
          ...{ nr, titel, filnavn, mime, stoerrelse, sha256, offentlig },
        }),
      ),
    });
  }
  return made;
}

function filer(noegle: Noegle, { filer: alle }: GodkendtUdgave, gaelder: boolean) {
  return alle
    .map(({ format, navn, mime, stoerrelse, sha256 }) => {
      const { format: art, offentlig } = laesArkivformat(format);
      return { id: format, format: art, omfang: offentlig ? 'offentlig' : 'fuld', navn, mime, stoerrelse, sha256 };
    })
    .filter(({ omfang }) => maaUdleveres(noegle, { offentlig: omfang === 'offentlig', gaelder }));
}

/** Those a key may have, numbered anew: a gap would tell of one that is withheld. */
export function bilag(noegle: Noegle, alle: readonly GodkendtBilag[], gaelder: boolean): readonly GodkendtBilag[] {
  return alle
    .filter(({ offentlig }) => maaUdleveres(noegle, { offentlig, gaelder }))
    .map((one, i) => ({ ...one, nr: i + 1 }));
}

/** What it is filed under. Words may name what is withheld: a public key is told numbers alone. */
export async function journal(
  { store }: Pick<Deps, 'store'>,
  { omfang }: Noegle,
  id: string,
  udgave: number,
): Promise<{
  readonly kle: string | null;
  readonly facet: string | null;
  readonly dato: string | null;
}> {
  const { kle, facet, dato }: Journal = await journalAf({ store }, id, udgave);
  const sagt = (text: string, form: RegExp) => (text !== '' && (omfang === 'fuld' || form.test(text)) ? text : null);
  return { kle: sagt(kle, /^\d\d\.\d\d\.\d\d$/), facet: sagt(facet, /^[A-ZÆØÅ]\d\d$/), dato };
}
