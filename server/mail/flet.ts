// Merge fields: words in braces in a subject and a covering note, filled in for each recipient. Pure.
import { AppError } from '../../editor/model/fejl.ts';

export const flettefelter = ['navn', 'titel', 'dato', 'organ', 'udgave', 'afsender'] as const;
export type Flettefelt = (typeof flettefelter)[number];

const FELT = /\{([^{}\n]*)\}/g;

/** Throws AppError "ugyldig" naming the first word in braces that is none of ours. */
export function tjekFelter(text: string): void {
  for (const [whole, word = ''] of text.matchAll(FELT))
    if (!flettefelter.some((one) => one === word))
      throw new AppError(
        'ugyldig',
        `»${whole}« er ikke et flettefelt. Du kan bruge ${flettefelter.map((one) => `{${one}}`).join(', ')}.`,
      );
}

/** The text with every field filled in. */
export function flet(text: string, felter: Readonly<Record<Flettefelt, string>>): string {
  return text.replace(FELT, (whole, word: string) => {
    const felt = flettefelter.find((one) => one === word);
    return felt ? felter[felt] : whole;
  });
}
