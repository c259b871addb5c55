// The only way out of the house: the edition is made, then it is rendered. Nothing else hands a document to a renderer, for
// the command line no more than for the server. Pure.
import type { Node } from 'prosemirror-model';
import { harSkjult } from '../../editor/model/adgang.ts';
import { AppError } from '../../editor/model/fejl.ts';
import type { Kilde } from '../../editor/model/kilde.ts';
import type { Brevhoved } from './brevhoved.ts';
import { filnavn } from './filnavn.ts';
import { findFormat } from './formater.ts';
import { renderJson } from './json.ts';
import { kildetro } from './kildetro.ts';
import { iUdgave, type Udgave } from './udgave.ts';
import { type Kommentering, renderWordKommenteret } from './word.ts';

export interface Bestilling {
  readonly doc: Node;
  readonly udgave: Udgave;
  /** A name of `FORMATER`. */
  readonly format: string;
  readonly brevhoved: Brevhoved;
  readonly udkast: boolean;
  /** The number of a corrected version. */
  readonly rettet?: number | null;
  /** The source of an import: for the file form, and for `kildetro`. */
  readonly kilde: Kilde | null;
  /** Byte for byte as the source, where the text still is as it was (format txt). */
  readonly kildetro: boolean;
  fil(sha: string): Uint8Array | null;
}

/** A file as it leaves the house. */
export interface Eksporteret {
  readonly bytes: Uint8Array;
  readonly filnavn: string;
}

/** Throws AppError where the edition cannot be written in this format. */
export async function eksporter(bestilling: Bestilling): Promise<Eksporteret> {
  const { udgave, udkast, rettet = null } = bestilling;
  const format = findFormat(bestilling.format);
  if (!format) throw new AppError('findes-ikke', `Formatet »${bestilling.format}« findes ikke.`);
  const doc = iUdgave(bestilling.doc, udgave);
  const two = udgave === 'offentlig' || harSkjult(doc);
  const navn = filnavn(doc, format.endelse, {
    udkast: udkast && !bestilling.kildetro,
    rettet,
    udgave: two ? udgave : null,
  });
  return { bytes: await skriv(doc, bestilling), filnavn: navn };
}

/** A draft that people comment on in Word. */
export interface Udkastbestilling extends Kommentering, Pick<Bestilling, 'brevhoved' | 'fil'> {
  /** The copy of its edition, as it was sent: the places of the threads are places in it. */
  readonly doc: Node;
}

/** The same way out: a copy that still says what is withheld in it is no public one. */
export async function eksporterUdkast({ doc, brevhoved, fil, ...rest }: Udkastbestilling): Promise<Eksporteret> {
  const { udgave } = rest.kendemaerke;
  if (udgave === 'offentlig' && harSkjult(doc)) throw new Error('Kopien er ikke den offentlige udgave.');
  const navn = filnavn(doc, 'docx', { udkast: true, udgave: harSkjult(doc) ? udgave : null });
  return { bytes: await renderWordKommenteret({ doc, brevhoved, udkast: true, fil }, rest), filnavn: navn };
}

async function skriv(doc: Node, bestilling: Bestilling): Promise<Uint8Array> {
  const { udgave, udkast, rettet = null, brevhoved, fil } = bestilling;
  if (bestilling.kildetro) {
    if (udgave !== 'fuld')
      throw new AppError(
        'ugyldig',
        'Tekst som i den hentede fil findes kun som fuld udgave. Vælg ren tekst til den offentlige.',
      );
    return kildetro(doc, bestilling.kilde);
  }
  // The file form carries the source along, so that it can be exported faithfully again; the source holds everything.
  if (bestilling.format === 'json')
    return new TextEncoder().encode(renderJson({ doc, fil }, udgave === 'fuld' ? bestilling.kilde : null));
  const format = findFormat(bestilling.format);
  if (!format) throw new Error(`Der er intet format, der hedder ${bestilling.format}.`);
  return format.render({ doc, brevhoved, udkast, rettet, fil });
}
