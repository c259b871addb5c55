// Reads a draft back that someone commented on and edited in Word: comments become threads and answers, changes become
// proposals in their blocks, and what finds no place is told of with its text. Pure; changes nothing.
import type { Node } from 'prosemirror-model';
import { AppError } from '../../editor/model/fejl.ts';
import { wordsteder } from '../../editor/model/wordsteder.ts';
import { type Kendemaerke, laesHovedlinje, skrivKendemaerke, type Wordtraad } from '../../editor/model/wordudkast.ts';
import { isZip } from './filtype.ts';
import { findDele, laesHoveddel } from './word/dele.ts';
import { Pakke } from './word/pakke.ts';
import { Kropslaesning } from './word/svar/afsnit.ts';
import { Egne } from './word/svar/egne.ts';
import { findForslag } from './word/svar/forslag.ts';
import { findKendemaerke } from './word/svar/kendemaerke.ts';
import { laesKommentarer } from './word/svar/kommentarer.ts';
import { somLed } from './word/svar/led.ts';
import { par } from './word/svar/parring.ts';
import { findTraade } from './word/svar/traade.ts';
import { type Hvem, Udbytte, type Wordbemaerkning, type Wordpost, type Wordsvar } from './word/svar/udbytte.ts';

export interface Grundlag extends Hvem {
  /** The document that the file was made of, as the file's edition has it. */
  readonly doc: Node;
  readonly kendemaerke: Kendemaerke;
  /** The threads of the referat, placed in `doc`: what went out with the file is among them. */
  readonly traade: readonly Wordtraad[];
}

export interface Indlaest {
  /** In reading order. Places are those of `doc`. */
  readonly bemaerkninger: readonly Wordbemaerkning[];
  readonly svar: readonly Wordsvar[];
  readonly rapport: readonly Wordpost[];
}

/** A file that does not say what it is must be this much like the draft. */
const LIGHED = 0.5;

/** Which draft the file says it is; null where it does not say. Throws AppError for what is no Word file. */
export function wordudkastAf(bytes: Uint8Array): Kendemaerke | null {
  return findKendemaerke(aabn(bytes));
}

/** Throws AppError for what cannot be read, is too large, or is another document. */
export function laesWordsvar(bytes: Uint8Array, { doc, kendemaerke, traade, ...hvem }: Grundlag): Indlaest {
  const pakke = aabn(bytes);
  const dele = findDele(pakke);
  const said = findKendemaerke(pakke);
  if (said && skrivKendemaerke(said) !== skrivKendemaerke(kendemaerke)) throw andet(said, kendemaerke);
  const krop = new Kropslaesning();
  laesHoveddel(pakke, dele, (element) => krop.tilfoej(element));
  const { afsnit, omraader, loest } = krop.slut();
  const steder = wordsteder(doc);
  const led = somLed(afsnit, steder.length);
  const parring = par(steder, led);
  const shown = steder.filter(({ tom }) => !tom);
  if (!said && parring.mangler.length > shown.length * (1 - LIGHED)) throw ukendt();

  const udbytte = new Udbytte(hvem, skrivKendemaerke(kendemaerke), kendemaerke.version);
  if (!said) udbytte.oplys('Filen siger ikke selv, hvilket udkast den er. Den er læst, fordi teksten er udkastets');
  const kommentarer = laesKommentarer(pakke, dele);
  const ifil = new Set(kommentarer.flatMap(({ linjer }) => laesHovedlinje(linjer[0] ?? '') ?? []));
  findForslag(led, steder, parring, new Egne(steder, traade, ifil), udbytte);
  findTraade(kommentarer, omraader, led, parring, traade, udbytte);
  for (const text of loest) udbytte.uplaceret('Tekst i en tekstboks eller figur', text);
  const sorted = udbytte.bemaerkninger.toSorted((a, b) => a.plads[0] - b.plads[0] || a.plads[1] - b.plads[1]);
  return { bemaerkninger: sorted.map(({ ny }) => ny), svar: udbytte.svar, rapport: udbytte.poster };
}

function aabn(bytes: Uint8Array): Pakke {
  if (!isZip(bytes))
    throw new AppError('ugyldig', 'Filen er ikke en Word-fil. Gem den som Word-dokument (.docx), og prøv igen.');
  return new Pakke(bytes);
}

function andet(said: Kendemaerke, wanted: Kendemaerke): AppError {
  return new AppError(
    'ugyldig',
    said.referat === wanted.referat
      ? 'Filen er et andet udkast af dette referat end det, der læses ind.'
      : 'Filen er udkastet af et andet referat. Intet er læst ind.',
  );
}

function ukendt(): AppError {
  return new AppError(
    'ugyldig',
    'Filen ligner ikke udkastet: for lidt af teksten er den samme. Hent udkastet i Word, og skriv i den fil.',
  );
}
