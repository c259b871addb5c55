// Merge fields: words in braces in a subject and a covering note, filled in for each recipient. Pure.
import { AppError } from '../../editor/model/fejl.ts';

/** Of a sending. */
export const flettefelter = ['navn', 'titel', 'dato', 'organ', 'udgave', 'afsender', 'ændringer'] as const;
export type Flettefelt = (typeof flettefelter)[number];

const FELT = /\{([^{}\n]*)\}/g;

/** Throws AppError "ugyldig" naming the first word in braces that is none of ours. */
export function tjekFelter(text: string, felter: readonly string[] = flettefelter): void {
  for (const [whole, word = ''] of text.matchAll(FELT))
    if (!felter.includes(word))
      throw new AppError(
        'ugyldig',
        `»${whole}« er ikke et flettefelt. Du kan bruge ${felter.map((one) => `{${one}}`).join(', ')}.`,
      );
}

/** The text with every field filled in that has a value. A paragraph that is nothing but an empty field goes. */
export function flet(text: string, felter: Readonly<Partial<Record<string, string>>>): string {
  const value = (paragraph: string): string | undefined => {
    const [, word = null] = /^\{([^{}\n]*)\}$/.exec(paragraph) ?? [];
    return word !== null && Object.hasOwn(felter, word) ? felter[word] : undefined;
  };
  const kept = text.split('\n\n').filter((paragraph) => value(paragraph) !== '');
  return kept
    .join('\n\n')
    .replace(FELT, (whole, word: string) => (Object.hasOwn(felter, word) ? (felter[word] ?? whole) : whole));
}
