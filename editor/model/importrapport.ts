// What an import says of itself, block by block: recognised, guessed (each can be undone in the editor) or left as it was.
import { AppError } from './fejl.ts';

/** A guess that the editor can take back: `indlaeg`, `konklusion`, `punkt` … become plain paragraphs, `omtale` becomes text. */
export type Gaet =
  | 'indlaeg'
  | 'konklusion'
  | 'punkt'
  | 'dagsordenspunkt'
  | 'deltager'
  | 'omtale'
  | 'liste'
  | 'opfoelgning'
  | 'distribution'
  | 'underskrift'
  | 'naestemoede'
  | 'moedefakta'
  | 'fremmoede'
  | 'sektion';

/** One line of the report. `hvad` is a Danish sentence fragment ("indlæg af Bo Eksempel"). */
export interface Rapportpost {
  readonly slags: 'genkendt' | 'gaettet' | 'uroert' | 'udeladt';
  readonly hvad: string;
  /** Block id the line speaks of; null where nothing of it stands in the document (a page footer, a comment). */
  readonly id: string | null;
  /** Line number in the source, from 1; null for Word. */
  readonly linje: number | null;
  /** Set on guesses: what the editor takes back at `id`. */
  readonly gaet: Gaet | null;
  /** A short quote of the text, at most 120 characters. */
  readonly citat: string;
}

export interface Importrapport {
  readonly filnavn: string;
  readonly poster: readonly Rapportpost[];
}

/** Checks the JSON form. Throws AppError "ugyldig". */
export function laesImportrapport(value: unknown): Importrapport {
  const rapport = value as Partial<Importrapport> | null;
  if (typeof rapport?.filnavn !== 'string' || !Array.isArray(rapport.poster))
    throw new AppError('ugyldig', 'Importrapporten kan ikke læses.');
  return rapport as Importrapport;
}
