// Images on their way in: chosen, pasted or dropped, checked, stored, described, and then put where one writes.
import { html } from 'lit-html';
import { indsaetFigur } from '../commands/figur.ts';
import { etSkridt } from '../commands/kommandoer.ts';
import { AppError } from '../model/fejl.ts';
import type { Skriv } from '../view/skriv.ts';
import { aabnDialog, felt, vaerdi } from './dialog.ts';
import { tekster } from './tekster.ts';

const MAX = 5_000_000;
const t = tekster.figur;

/** True for files that can become figures. */
function erBillede(fil: File): boolean {
  return fil.type === 'image/png' || fil.type === 'image/jpeg';
}

/** Stores the image and returns its name. Throws AppError. */
async function gem(skriv: Skriv, fil: File): Promise<string> {
  if (!erBillede(fil)) throw new AppError('ugyldig', t.slags);
  if (fil.size > MAX) throw new AppError('for-stor', t.forStort);
  let answer: Response;
  try {
    answer = await fetch(`/referater/${encodeURIComponent(skriv.referatId)}/filer`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', accept: 'application/json' },
      body: fil,
    });
  } catch (cause) {
    throw new AppError('ugyldig', t.kanIkke, { cause });
  }
  const body: unknown = await answer.json().catch(() => null);
  const said = typeof body === 'object' && body !== null ? body : {};
  if (answer.ok && 'fil' in said && typeof said.fil === 'string') return said.fil;
  throw new AppError('ugyldig', 'message' in said && typeof said.message === 'string' ? said.message : t.kanIkke);
}

/**
 * Asks for the image (unless `fil` is given) and for what it shows, in one dialog; stores it and inserts it at `pos`
 * (default: the caret). `derefter` runs when the question is closed.
 */
export function spoergFigur(
  skriv: Skriv,
  fil: File | null = null,
  pos?: number,
  derefter: () => void = () => {},
): void {
  const preview = fil ? URL.createObjectURL(fil) : null;
  aabnDialog({
    titel: t.titel,
    knap: tekster.dialog.indsaet,
    lukket: () => {
      if (preview) URL.revokeObjectURL(preview);
      skriv.view.focus();
      derefter();
    },
    felter: () =>
      html`${
        preview
          ? html`<img class="figurproeve" src=${preview} alt="" />`
          : html`<div class="felt"><label class="form-label" for="felt-fil">${t.vaelg}</label>
          <input class="form-input" id="felt-fil" name="fil" type="file" accept="image/png,image/jpeg" /></div>`
      }${felt({ navn: 'alt', label: t.label, hjaelp: t.hjaelp, max: 2000 })}`,
    udfoer: async (form) => {
      const chosen = fil ?? form.get('fil');
      if (!(chosen instanceof File) || chosen.size === 0) throw new AppError('ugyldig', `${t.vaelg}.`);
      const alt = vaerdi(form, 'alt').trim();
      if (alt === '') throw new AppError('ugyldig', t.mangler);
      const name = await gem(skriv, chosen);
      const { view } = skriv;
      etSkridt(indsaetFigur(name, alt, pos))(view.state, view.dispatch, view);
    },
  });
}
