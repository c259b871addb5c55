// Another name for the referat on the list; the title in the text is not touched.
import { AppError } from '../model/fejl.ts';
import type { Skriv } from '../view/skriv.ts';
import { aabnDialog, felt, vaerdi } from './dialog.ts';
import { tekster } from './tekster.ts';

const t = tekster.omdoeb;

export function omdoebDialog(skriv: Skriv): void {
  aabnDialog({
    titel: t.titel,
    knap: tekster.dialog.gem,
    lukket: () => skriv.view.focus(),
    felter: () => felt({ navn: 'navn', label: t.navn, vaerdi: skriv.navn, hjaelp: t.hjaelp }),
    udfoer: async (form) => {
      let answer: Response;
      try {
        answer = await fetch(`/referater/${encodeURIComponent(skriv.referatId)}/navn`, {
          method: 'PUT',
          headers: { 'content-type': 'application/json', accept: 'application/json' },
          body: JSON.stringify({ navn: vaerdi(form, 'navn').trim() }),
        });
      } catch (cause) {
        throw new AppError('ugyldig', t.kanIkke, { cause });
      }
      if (!answer.ok) throw new AppError('ugyldig', t.kanIkke);
      skriv.omdoebt(vaerdi(form, 'navn').trim() || skriv.navn);
    },
  });
}
