// What a command of the command line is, and how its words are read: strictly, with sentences that say what is missing.
import { parseArgs } from 'node:util';
import { AppError } from '../editor/model/fejl.ts';

export interface Kommando {
  /** What follows the command's name: "FIL --out DOC.json". */
  readonly brug: string;
  /** One line for the list of commands. */
  readonly beskrivelse: string;
  /** Resolves with the exit code, 0 where nothing is returned. Throws AppError for bad input or wrong use. */
  koer(args: readonly string[]): Promise<number | undefined>;
}

interface Flag {
  readonly type: 'string' | 'boolean';
}

/** The words of a command. `krav` names what must stand without a flag ("FIL"). Throws AppError where they do not fit. */
export function laesOrd<Navn extends string>(
  args: readonly string[],
  krav: readonly string[],
  flag: Readonly<Record<Navn, Flag>>,
): { readonly ord: readonly string[]; readonly flag: Readonly<Partial<Record<Navn, string | boolean>>> } {
  const { tokens } = parseArgs({ args: [...args], options: flag, allowPositionals: true, strict: false, tokens: true });
  const ord: string[] = [];
  const found: Partial<Record<string, string | boolean>> = {};
  for (const token of tokens) {
    if (token.kind === 'positional') ord.push(token.value);
    if (token.kind !== 'option') continue;
    const known = Object.entries<Flag>(flag).find(([navn]) => navn === token.name)?.[1];
    if (!known) throw new AppError('ugyldig', `Flaget ${token.rawName} findes ikke.`);
    if (token.name in found) throw new AppError('ugyldig', `Flaget ${token.rawName} står to gange.`);
    if (known.type === 'boolean' && token.value !== undefined)
      throw new AppError('ugyldig', `Flaget ${token.rawName} står uden værdi.`);
    if (known.type === 'string' && (token.value === undefined || token.value === ''))
      throw new AppError('ugyldig', `Skriv en værdi efter ${token.rawName}.`);
    found[token.name] = token.value ?? true;
  }
  const missing = krav[ord.length];
  if (missing) throw new AppError('ugyldig', `Der mangler noget: angiv ${missing}.`);
  const extra = ord[krav.length];
  if (extra !== undefined) throw new AppError('ugyldig', `»${extra}« er ét ord for meget.`);
  return { ord, flag: found as Partial<Record<Navn, string | boolean>> };
}

/** The value of a flag that must be there. */
export function paakraevet(value: string | boolean | undefined, sentence: string): string {
  if (typeof value !== 'string') throw new AppError('ugyldig', sentence);
  return value;
}
