// The right panel, attached to the writing page: how an import was read, where there was one, and the latest versions.
// Its content is fetched when the text stands.

import type { Bemaerkningsdel } from '../bemaerkninger/bemaerkninger.ts';
import { type Importrapport, laesImportrapport } from '../model/importrapport.ts';
import type { Notedel } from '../noter/noter.ts';
import { iRo } from '../panels/udskudt.ts';
import type { Skriv, Udvidelse } from '../view/skriv.ts';

/**
 * The extension, with the tab of the remarks and the private ones; `visImport` shows the report of a text that was read
 * into the open referat.
 */
export function rapport(
  bemaerkninger: Bemaerkningsdel,
  noter: Notedel,
): Udvidelse & { readonly visImport: (rapport: Importrapport) => void } {
  let visImport: (rapport: Importrapport) => void = () => {};
  return {
    visImport: (rapport) => visImport(rapport),
    mount(skriv) {
      const rude = Promise.all([import('./rude.ts'), noter.aabn(skriv)]).then(([{ visRude }, egne]) => {
        const made = visRude(skriv, (vis) => [bemaerkninger.fane, ...(egne?.faner(vis) ?? [])]);
        egne?.tilsluttet(made);
        bemaerkninger.tilsluttet(made);
        return made;
      });
      visImport = (rapport) => void rude.then((made) => made.visRapport(rapport));
      iRo(() => {
        void hentRapport(skriv).then(async (rapport) => (await rude).visRapport(rapport));
      }, 200);
    },
  };
}

async function hentRapport({ referatId }: Skriv): Promise<Importrapport | null> {
  try {
    const answer = await fetch(`/referater/${encodeURIComponent(referatId)}/importrapport`, {
      headers: { accept: 'application/json' },
    });
    return answer.status === 200 ? laesImportrapport(await answer.json()) : null;
  } catch {
    // Without a connection there is no report to show; the text itself is there.
    return null;
  }
}
