// The difference between two versions in words: lines are matched first, then the words within a changed line.
// Pure: two documents in, a list of lines out. Names and facts are compared as they read.
import { diffArrays, diffWordsWithSpace } from 'diff';
import type { Node } from 'prosemirror-model';
import { type Linje, linjer } from '../../editor/model/linjer.ts';

/** A stretch of a line: `slags` null = it stands in both. */
export interface Stykke {
  readonly slags: 'slettet' | 'tilfoejet' | null;
  readonly tekst: string;
}

/** A line of the difference, or how many unchanged ones lie between two of them. */
export type Forskelslinje =
  | { readonly slags: 'linje'; readonly overskrift: boolean; readonly luft: 0 | 1; readonly stykker: readonly Stykke[] }
  | { readonly slags: 'uaendret'; readonly antal: number };

/** Unchanged lines that are shown on either side of a change, to tell where it stands. */
const OMKRING = 1;
/** With more lines apart than this, lines are paired by their blocks alone: matching the texts would take long. */
const HOEJST_FORSKEL = 4000;

const OVERSKRIFTER = new Set(['titel', 'overskrift', 'gruppenavn']);

type Par = { readonly foer: Linje | null; readonly nu: Linje | null };

/** Empty where the two read the same. */
export function forskel(foer: Node, nu: Node): readonly Forskelslinje[] {
  const alle = parrede(linjer(foer), linjer(nu));
  const aendret = alle.map(({ foer: a, nu: b }) => a?.tekst !== b?.tekst);
  if (!aendret.includes(true)) return [];
  const out: Forskelslinje[] = [];
  let sprunget = 0;
  const vis = (i: number): boolean => aendret.slice(Math.max(0, i - OMKRING), i + OMKRING + 1).includes(true);
  for (const [i, par] of alle.entries()) {
    if (!vis(i)) {
      sprunget++;
      continue;
    }
    if (sprunget > 0) out.push({ slags: 'uaendret', antal: sprunget });
    sprunget = 0;
    out.push(...linjerne(par));
  }
  if (sprunget > 0) out.push({ slags: 'uaendret', antal: sprunget });
  return out;
}

/** Every line of both, in reading order; a changed line stands in both places of its pair. */
function parrede(foer: readonly Linje[], nu: readonly Linje[]): readonly Par[] {
  const changes = diffArrays([...foer], [...nu], {
    comparator: (a, b) => a.tekst === b.tekst,
    maxEditLength: HOEJST_FORSKEL,
  });
  if (!changes) return iGruppe(foer, nu);
  const out: Par[] = [];
  for (let i = 0; i < changes.length; i++) {
    const change = changes[i];
    const after = changes[i + 1];
    if (change?.removed && after?.added) {
      out.push(...iGruppe(change.value, after.value));
      i++;
    } else if (change?.removed) out.push(...change.value.map((one) => ({ foer: one, nu: null })));
    else if (change?.added) out.push(...change.value.map((one) => ({ foer: null, nu: one })));
    else if (change) out.push(...change.value.map((one) => ({ foer: one, nu: one })));
  }
  return out;
}

/** Lines that were replaced by others: a block keeps its id when it is rewritten, so ids pair them; order pairs the rest. */
function iGruppe(foer: readonly Linje[], nu: readonly Linje[]): readonly Par[] {
  const senere = new Map(nu.map((one, i) => [one.id, i]));
  const out: Par[] = [];
  const brugt = new Set<Linje>();
  let naeste = 0;
  const nyeTil = (slut: number): void => {
    for (; naeste < slut; naeste++) {
      const one = nu[naeste];
      if (one && !brugt.has(one)) out.push({ foer: null, nu: one });
    }
  };
  for (const [i, old] of foer.entries()) {
    const samme = old.id === '' ? undefined : senere.get(old.id);
    const plads = samme ?? (foer.length === nu.length ? i : -1);
    const makker = nu[plads];
    if (!makker || brugt.has(makker)) {
      out.push({ foer: old, nu: null });
      continue;
    }
    nyeTil(plads);
    brugt.add(makker);
    out.push({ foer: old, nu: makker });
  }
  nyeTil(nu.length);
  return out;
}

/** A changed line, or where next to nothing of it is left the one that went and the one that came. */
function linjerne(par: Par): readonly Forskelslinje[] {
  const { foer, nu } = par;
  const pieces = stykker(foer?.tekst ?? null, nu?.tekst ?? null);
  if (!foer || !nu || beslaegtet(pieces)) return [linje(par, pieces)];
  return [
    { foer, nu: null },
    { foer: null, nu },
  ].map((one) => linje(one, stykker(one.foer?.tekst ?? null, one.nu?.tekst ?? null)));
}

function linje({ foer, nu }: Par, pieces: readonly Stykke[]): Forskelslinje {
  const vist = nu ?? foer;
  return {
    slags: 'linje',
    overskrift: OVERSKRIFTER.has(vist?.node.type.name ?? ''),
    luft: vist?.luft ?? 1,
    stykker: pieces,
  };
}

/** Sentences have small words in common: so much of the shorter one must be left for it to be the same. */
const BESLAEGTET = 0.4;
/** Letters from which on a line is a sentence, of which that can be said. */
const SAETNING = 40;

function beslaegtet(pieces: readonly Stykke[]): boolean {
  const letters = (slags: Stykke['slags']): number =>
    pieces.reduce((sum, one) => (one.slags === slags ? sum + one.tekst.replace(/[^\p{L}\p{N}]/gu, '').length : sum), 0);
  const ens = letters(null);
  const kortest = ens + Math.min(letters('slettet'), letters('tilfoejet'));
  return kortest < SAETNING || ens >= kortest * BESLAEGTET;
}

function stykker(foer: string | null, nu: string | null): readonly Stykke[] {
  if (foer === nu) return [{ slags: null, tekst: nu ?? '' }];
  if (foer === null) return [{ slags: 'tilfoejet', tekst: nu ?? '' }];
  if (nu === null) return [{ slags: 'slettet', tekst: foer }];
  const ord = diffWordsWithSpace(foer, nu, { maxEditLength: 2000 });
  if (!ord)
    return [
      { slags: 'slettet', tekst: foer },
      { slags: 'tilfoejet', tekst: nu },
    ];
  return ord.map(({ value, added, removed }) => ({
    slags: added ? 'tilfoejet' : removed ? 'slettet' : null,
    tekst: value,
  }));
}
