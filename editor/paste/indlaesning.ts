// A whole referat on its way in: the server reads the text or the file, and it is put into this referat, while that is
// empty, or becomes a new one. Whoever calls has asked first.
import { closeHistory } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { AppError } from '../model/fejl.ts';
import { type Importrapport, laesImportrapport } from '../model/importrapport.ts';
import { laesDokument } from '../model/referatfil.ts';
import type { Skriv } from '../view/skriv.ts';
import { fortael } from './besked.ts';
import { tekster } from './tekster.ts';

/** Files that the server can read as a referat. */
export function erTekstfil({ name, type }: File): boolean {
  return /\.(txt|md|docx)$/i.test(name) || (type === 'text/plain' && !/\.\w+$/.test(name));
}

/** An invitation with those who were asked (RFC 5545). */
export function erKalenderfil({ name, type }: File): boolean {
  return /\.ics$/i.test(name) || type === 'text/calendar';
}

/** Puts a text or a file in the place of the empty referat, as one step back, and shows what was guessed. Throws AppError. */
export async function hentInd(
  skriv: Skriv,
  indhold: Blob | string,
  filnavn: string,
  visRapport: (rapport: Importrapport) => void,
): Promise<void> {
  const { doc, rapport } = await laes(indhold, filnavn);
  const { state } = skriv.view;
  const tr = closeHistory(state.tr).replaceWith(0, state.doc.content.size, doc.content);
  for (const [name, value] of Object.entries(doc.attrs))
    if (value !== null && value !== state.doc.attrs[name]) tr.setDocAttribute(name, value);
  skriv.dispatch(tr.setMeta('uiEvent', 'paste').scrollIntoView());
  visRapport(rapport);
  fortael(skriv, tekster.referat.laest);
}

async function laes(indhold: Blob | string, filnavn: string): Promise<{ doc: Node; rapport: Importrapport }> {
  let answer: Response;
  try {
    answer = await fetch(`/import?filnavn=${encodeURIComponent(filnavn)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', accept: 'application/json' },
      body: typeof indhold === 'string' ? new TextEncoder().encode(indhold) : indhold,
    });
  } catch (cause) {
    throw new AppError('ugyldig', tekster.kanIkke, { cause });
  }
  const body: unknown = await answer.json().catch(() => null);
  if (typeof body !== 'object' || body === null) throw new AppError('ugyldig', tekster.kanIkke);
  if (!answer.ok || !('doc' in body) || !('rapport' in body))
    throw new AppError(
      'ugyldig',
      'message' in body && typeof body.message === 'string' ? body.message : tekster.kanIkke,
    );
  return { doc: laesDokument(body.doc), rapport: laesImportrapport(body.rapport) };
}

/** Creates a referat of the file, in the organ of this one, and goes to it. Throws AppError. */
export async function nytReferat(fil: File): Promise<void> {
  const form = new FormData();
  form.set('begynd', 'import');
  form.set('organ', document.getElementById('skriv')?.dataset.organ ?? '');
  form.set('fil', fil);
  let answer: Response;
  try {
    answer = await fetch('/referater', { method: 'POST', body: form });
  } catch (cause) {
    throw new AppError('ugyldig', tekster.kanIkke, { cause });
  }
  if (answer.ok && answer.redirected) {
    location.assign(answer.url);
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  throw new AppError('ugyldig', page.querySelector('.besked')?.textContent?.trim() || tekster.kanIkke);
}
