// Which bilag of an approved version go along with its letters: none by themselves, and with the public edition only those
// that may be published.
import type { GodkendtBilag } from '../../db/godkendtebilag.ts';
import { bilagsformat } from '../../db/sendtefiler.ts';
import type { Udsendelse } from '../../db/udsendelser.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { type Formular, flere } from '../access/indtastning.ts';
import { harFuld } from '../pages/modtagergrupper.ts';
import { tekster } from '../tekster.ts';

/** The most bytes that the files of a letter may have: most mail servers take 25 MB, and base64 makes four of three. */
export const MAX_VEDLAGT = 18_000_000;

/** The numbers of those that went along before, by their hashes; before a first sending none. */
export function foreslaaBilag(
  bilag: readonly GodkendtBilag[],
  foer: readonly Pick<Udsendelse, 'filer'>[],
): readonly number[] {
  const sent = new Set(foer.flatMap(({ filer }) => filer.map(({ sha256 }) => sha256)));
  return bilag.filter(({ sha256 }) => sent.has(sha256)).map(({ nr }) => nr);
}

/** The chosen ones. Throws AppError "ugyldig" where there is no such bilag, and for one that no letter could bring. */
export function laesBilag(
  bilag: readonly GodkendtBilag[],
  form: Formular,
  modtagere: readonly { readonly formater: readonly string[] }[],
): readonly GodkendtBilag[] {
  const wanted = new Set(flere(form, 'bilag'));
  const chosen = bilag.filter(({ nr }) => wanted.has(String(nr)));
  if (chosen.length !== wanted.size) throw new AppError('ugyldig', tekster.udsendelse.ukendtFil);
  const nobodys = chosen.find((one) => modtagere.every(({ formater }) => bilagTil(formater, [one]).length === 0));
  if (nobodys) throw new AppError('ugyldig', tekster.udsendelse.bilag.tilIngen(nobodys.nr));
  return chosen;
}

/** Those that may go along with these formats, as formats. */
export function bilagTil(formater: readonly string[], bilag: readonly GodkendtBilag[]): readonly string[] {
  const fuld = harFuld(formater);
  return bilag.filter(({ offentlig }) => offentlig || fuld).map(({ nr }) => bilagsformat(nr));
}
