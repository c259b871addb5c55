// People of earlier meetings of the same organ: fetched once, when the page has come to rest, so that they are there
// without a network too.
import type { Inviteret } from '../model/indbydelse.ts';
import { laesTidligere, type Tidligere } from '../model/wire.ts';
import type { Skriv } from '../view/skriv.ts';

let hentede: Promise<readonly Tidligere[]> | null = null;

/** The people; none where they cannot be fetched – the next question tries again. */
export function hentTidligere({ referatId }: Skriv): Promise<readonly Tidligere[]> {
  hentede ??= fetch(`/referater/${encodeURIComponent(referatId)}/tidligere-deltagere`, {
    headers: { accept: 'application/json' },
  })
    .then(async (answer) => (answer.ok ? laesTidligere(await answer.json()) : Promise.reject(new Error('Afvist'))))
    .catch(() => {
      hentede = null;
      return [];
    });
  return hentede;
}

const fold = (text: string): string => text.toLocaleLowerCase('da').replaceAll('aa', 'å');

/** Those whose name, or a part of it, begins with the letters; the latest meeting first. */
export function findTidligere(alle: readonly Tidligere[], bogstaver: string): readonly Tidligere[] {
  const typed = fold(bogstaver.trim());
  return alle.filter(
    ({ navn, initialer }) =>
      fold(navn).startsWith(typed) ||
      fold(initialer) === typed ||
      fold(navn)
        .split(/[\s-]+/)
        .some((part) => part.startsWith(typed)),
  );
}

/** What an invitation does not say of somebody, as they were at the last meeting. */
export function berig(personer: readonly Inviteret[], alle: readonly Tidligere[]): readonly Inviteret[] {
  const known = new Map(alle.map((one) => [fold(one.navn), one]));
  return personer.map((one) => {
    const before = known.get(fold(one.navn));
    if (!before) return one;
    return {
      ...one,
      rolle: one.rolle || before.rolle,
      organisation: one.organisation || before.organisation,
      initialer: one.initialer ?? (before.initialer || null),
    };
  });
}
