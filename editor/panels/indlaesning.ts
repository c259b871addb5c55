// A whole referat on its way in: pasted or dropped text is read by the server and put into an empty referat, or a file
// becomes a new one. Always asked first.
import { html } from 'lit-html';
import { closeHistory } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { AppError } from '../model/fejl.ts';
import { type Importrapport, laesImportrapport } from '../model/importrapport.ts';
import { laesDokument } from '../model/referatfil.ts';
import { tekstSlice } from '../paste/tekst.ts';
import type { Skriv } from '../view/skriv.ts';
import { aabnDialog } from './dialog.ts';
import { tekster } from './tekster.ts';
import { erTomt } from './tomt.ts';

const t = tekster.ind;
interface Laest {
  readonly doc: Node;
  readonly rapport: Importrapport;
}

async function laes(bytes: Blob | string, filnavn: string): Promise<Laest> {
  let answer: Response;
  try {
    answer = await fetch(`/import?filnavn=${encodeURIComponent(filnavn)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', accept: 'application/json' },
      body: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
    });
  } catch (cause) {
    throw new AppError('ugyldig', t.kanIkke, { cause });
  }
  const body: unknown = await answer.json().catch(() => null);
  if (typeof body !== 'object' || body === null) throw new AppError('ugyldig', t.kanIkke);
  if (!answer.ok || !('doc' in body) || !('rapport' in body))
    throw new AppError('ugyldig', 'message' in body && typeof body.message === 'string' ? body.message : t.kanIkke);
  return { doc: laesDokument(body.doc), rapport: laesImportrapport(body.rapport) };
}

/** Puts what was read in the place of the empty document, as one step back. */
function indsaet(skriv: Skriv, { doc }: Laest): void {
  const { state } = skriv.view;
  const tr = closeHistory(state.tr).replaceWith(0, state.doc.content.size, doc.content);
  for (const [name, value] of Object.entries(doc.attrs))
    if (value !== null && value !== state.doc.attrs[name]) tr.setDocAttribute(name, value);
  skriv.dispatch(tr.scrollIntoView());
}

/** Asks whether a pasted text shall be read as a referat. */
export function spoergReferat(skriv: Skriv, tekst: string, vis: (rapport: Importrapport) => void): void {
  aabnDialog({
    titel: tekster.hoejre.import,
    knap: t.laes,
    lukket: () => skriv.view.focus(),
    felter: () => html`<p>${t.somReferat}</p>`,
    andre: [
      {
        tekst: t.somTekst,
        goer: () => {
          const { state } = skriv.view;
          skriv.dispatch(state.tr.replaceSelection(tekstSlice(tekst, state.selection.$from)).scrollIntoView());
        },
      },
    ],
    udfoer: async () => {
      const read = await laes(tekst, '');
      indsaet(skriv, read);
      vis(read.rapport);
      skriv.meld(t.laest);
    },
  });
}

/** Asks what shall become of a dropped file: this referat, where it is empty and the file is text, else a new one. */
export function spoergFil(skriv: Skriv, fil: File, vis: (rapport: Importrapport) => void): void {
  if (!/\.(txt|md|docx)$/i.test(fil.name)) {
    skriv.meld(t.slags);
    aabnDialog({
      titel: tekster.hoejre.import,
      knap: tekster.dialog.luk,
      lukket: () => skriv.view.focus(),
      felter: () => html`<p>${t.slags}</p>`,
      udfoer: () => {},
    });
    return;
  }
  const her = erTomt(skriv) && !/\.docx$/i.test(fil.name);
  aabnDialog({
    titel: t.fil(fil.name),
    knap: her ? t.laes : t.nyt,
    lukket: () => skriv.view.focus(),
    felter: () => html`<p>${her ? t.filTom : t.filNyt}</p>`,
    udfoer: async () => {
      if (!her) {
        location.assign(await nyt(fil));
        return;
      }
      const read = await laes(fil, fil.name);
      indsaet(skriv, read);
      vis(read.rapport);
      skriv.meld(t.laest);
    },
  });
}

/** Creates a referat of the file, in the organ of this one, and returns its address. */
async function nyt(fil: File): Promise<string> {
  const form = new FormData();
  form.set('begynd', 'import');
  form.set('organ', document.getElementById('skriv')?.dataset.organ ?? '');
  form.set('fil', fil);
  let answer: Response;
  try {
    answer = await fetch('/referater', { method: 'POST', body: form });
  } catch (cause) {
    throw new AppError('ugyldig', t.kanIkke, { cause });
  }
  if (answer.ok && answer.redirected) return answer.url;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  throw new AppError('ugyldig', page.querySelector('.besked')?.textContent?.trim() || t.kanIkke);
}
