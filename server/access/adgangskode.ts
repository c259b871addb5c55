// Passwords: at least 12 characters and nothing else is asked of them. Stored as Argon2id; parameters follow OWASP's
// "Password Storage Cheat Sheet" (19 MiB, 2 passes, 1 lane). A hash made with other parameters still verifies.
import { hash, verify } from '@node-rs/argon2';
import { AppError } from '../../editor/model/fejl.ts';

const MINDST = 12;
/** Longer ones are refused, not cut: hashing them would be a way to keep the server busy. */
const HOEJST = 200;

/** Argon2id is the package's own choice of algorithm; the hash says which it is. */
const PARAMETRE = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Throws AppError "ugyldig" where the password breaks the one rule. Counts characters as people see them. */
export function tjekAdgangskode(kode: string): void {
  const laengde = [...kode.normalize('NFC')].length;
  if (laengde < MINDST) throw new AppError('ugyldig', `Adgangskoden skal være på mindst ${MINDST} tegn.`);
  if (laengde > HOEJST) throw new AppError('ugyldig', `Adgangskoden må højst være på ${HOEJST} tegn.`);
}

/** The stored form of a password. Characters are composed first: å typed on a Mac and on Windows is one password. */
export function hashAdgangskode(kode: string): Promise<string> {
  tjekAdgangskode(kode);
  return hash(kode.normalize('NFC'), PARAMETRE);
}

let ingen: Promise<string> | null = null;

/**
 * Whether the password fits. With `gemt` null (nobody has that address) it takes the same time and is false, so that
 * the answer does not tell who has an account.
 */
export async function passer(gemt: string | null, kode: string): Promise<boolean> {
  if (kode.length > HOEJST * 4) return false;
  ingen ??= hash('kun for at tage lige så lang tid', PARAMETRE);
  const fits = await verify(gemt ?? (await ingen), kode.normalize('NFC'));
  return gemt !== null && fits;
}
