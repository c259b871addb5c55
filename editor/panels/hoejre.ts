// The right panel: what stands beside the text. Until there is more, the report of the import; hidden where there is none.
import { type Importrapport, laesImportrapport } from '../model/importrapport.ts';
import type { Skriv } from '../view/skriv.ts';

/** Mounts the panel when there is something to show; the returned function shows the report of another import. */
export function visHoejre(skriv: Skriv): (rapport: Importrapport) => void {
  const { hoejre } = skriv.flader;
  hoejre.hidden = true;
  const vis = (rapport: Importrapport): void => {
    void import('./rapport.ts').then(({ visRapport }) => {
      hoejre.hidden = false;
      visRapport(skriv, rapport);
    });
  };
  void hentRapport(`/referater/${encodeURIComponent(skriv.referatId)}`).then((rapport) => {
    if (rapport && rapport.poster.length > 0) vis(rapport);
  });
  return vis;
}

async function hentRapport(sti: string): Promise<Importrapport | null> {
  try {
    const answer = await fetch(`${sti}/importrapport`, { headers: { accept: 'application/json' } });
    return answer.ok ? laesImportrapport(await answer.json()) : null;
  } catch {
    // Without a connection there is no report to show; the text itself is there.
    return null;
  }
}
