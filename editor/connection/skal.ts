// Which referat the writing page is about, and who opens it: told by the server's page, or, in the shell, which is nobody's,
// by the address and what this computer has.
import { findHjemme } from './hjemme.ts';

export interface Hvem {
  readonly referat: string;
  readonly navn: string;
  readonly bruger: string;
  readonly brugernavn: string;
  /** What the person may do to it, separated by spaces; the server decides again at each request. */
  readonly maa: string;
}

/** Null in the shell of a referat that this computer has nothing of, for the one who was last signed in here. */
export async function findHvem(rod: HTMLElement): Promise<Hvem | null> {
  const { referat, navn, bruger = '', brugerId = '', maa = '' } = rod.dataset;
  if (referat !== undefined)
    return { referat, navn: navn || document.title, bruger: brugerId, brugernavn: bruger, maa };
  const [, id = ''] = /^\/referater\/([\w-]+)$/.exec(location.pathname) ?? [];
  const hvem = await findHjemme(id);
  if (hvem) udfyld(rod, hvem);
  return hvem;
}

/** The shell becomes the page of this referat. */
function udfyld(rod: HTMLElement, { referat, navn }: Hvem): void {
  rod.dataset.referat = referat;
  document.title = `${navn} – ${document.title}`;
  for (const place of document.querySelectorAll('.dokumentnavn')) place.textContent = navn;
}
