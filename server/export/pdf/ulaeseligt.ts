// A character that no face can show. Thrown where a word is shaped; `medSted` says where in the text it stands.
import { AppError } from '../../../editor/model/fejl.ts';

export class Ulaeseligt extends Error {
  readonly tegn: string;

  constructor(tegn: string) {
    super(`No face has ${codePoint(tegn)}.`);
    this.tegn = tegn;
  }
}

/** Runs `fill`; a character that cannot be shown becomes a refusal that quotes the text around it. */
export function medSted<T>(text: string, fill: () => T): T {
  try {
    return fill();
  } catch (error) {
    if (!(error instanceof Ulaeseligt)) throw error;
    const at = text.indexOf(error.tegn);
    const before = [...text.slice(0, at)].slice(-24).join('').replace(/\s+/g, ' ');
    const after = [...text.slice(at)].slice(0, 16).join('').replace(/\s+/g, ' ');
    throw new AppError(
      'ugyldig',
      `Tegnet »${error.tegn}« (${codePoint(error.tegn)}) kan ikke vises i en PDF: ret det i »${`…${before}${after}…`}«.`,
      { cause: error },
    );
  }
}

function codePoint(tegn: string): string {
  return `U+${(tegn.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
