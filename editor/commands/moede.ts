// The facts of the meeting – date, time, place, case number – as attributes of the document; the words in the text follow.
import type { Command } from 'prosemirror-state';
import { date, timeOfDay } from '../model/attrs.ts';
import { AppError } from '../model/fejl.ts';
import type { Moede } from '../model/roster.ts';
import { schema } from '../model/schema.ts';

export type Felt = 'dato' | 'tid' | 'sted' | 'sagsnr';

/** Checks what a form holds: empty is null. Throws AppError "ugyldig" with one sentence. */
export function laesMoede(form: Readonly<Record<keyof Moede, string>>): Moede {
  const value = (key: keyof Moede) => form[key].replace(/\s+/g, ' ').trim() || null;
  const moede = {
    dato: value('dato'),
    start: value('start'),
    slut: value('slut'),
    sted: value('sted'),
    sagsnr: value('sagsnr'),
  };
  if (moede.dato) tjek(() => date(moede.dato), 'Datoen findes ikke. Skriv den som 5.5.2027.');
  if (moede.start) tjek(() => timeOfDay(moede.start), 'Starttidspunktet skal skrives som 14.30.');
  if (moede.slut) tjek(() => timeOfDay(moede.slut), 'Sluttidspunktet skal skrives som 16.00.');
  if (moede.slut && !moede.start) throw new AppError('ugyldig', 'Skriv også, hvornår mødet begyndte.');
  if ((moede.sted?.length ?? 0) > 300) throw new AppError('ugyldig', 'Stedet må højst fylde 300 tegn.');
  if ((moede.sagsnr?.length ?? 0) > 100) throw new AppError('ugyldig', 'Sagsnummeret må højst fylde 100 tegn.');
  return moede;
}

function tjek(check: () => void, sentence: string): void {
  try {
    check();
  } catch (cause) {
    throw new AppError('ugyldig', sentence, { cause });
  }
}

/** Sets the facts that differ, as one step back in the history. */
export function saetMoede(moede: Partial<Moede>): Command {
  return (state, dispatch) => {
    const changed = (Object.keys(moede) as (keyof Moede)[]).filter((key) => moede[key] !== state.doc.attrs[key]);
    if (changed.length === 0) return false;
    const tr = state.tr;
    for (const key of changed) tr.setDocAttribute(key, moede[key]);
    dispatch?.(tr);
    return true;
  };
}

/** Inserts a fact at the caret; it reads as words and follows when the fact changes. */
export function indsaetFelt(slags: Felt): Command {
  return (state, dispatch) => {
    const { $from, $to } = state.selection;
    const node = schema.nodes.felt.create({ slags }, null, $from.marks());
    if (!$from.sameParent($to) || !$from.parent.canReplaceWith($from.index(), $to.indexAfter(), node.type))
      return false;
    dispatch?.(state.tr.replaceSelectionWith(node, false).scrollIntoView());
    return true;
  };
}
