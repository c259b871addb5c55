// Where the threads of a round stand in a Word file: which become tracked changes, which comments, and over which text.
// Two proposals for the same words cannot both be changes of it: the first is, the others quote theirs in a comment.
import type { Node } from 'prosemirror-model';
import { erAaben } from '../../../editor/model/bemaerkning.ts';
import { ordaendringer } from '../../../editor/model/ordaendringer.ts';
import type { Wordsted } from '../../../editor/model/wordsteder.ts';
import type { Wordtraad } from '../../../editor/model/wordudkast.ts';
import { afgoerelse, hovedlinje, ordlyd, wordtid } from '../../../editor/model/wordudkast.ts';

/** A comment of the file; an answer names the one it answers. */
export interface Kommentar {
  readonly id: number;
  readonly svarPaa: number | null;
  readonly af: string;
  readonly dato: string;
  readonly linjer: readonly string[];
  readonly loest: boolean;
}

/** Who changes, and when. */
export interface Spor {
  readonly author: string;
  readonly date: string;
}

/** Comments over a stretch; `egen` = the stretch holds what the proposal itself inserts at its ends. */
export interface Omraade {
  readonly fra: number;
  readonly til: number;
  readonly ids: readonly number[];
  readonly egen: boolean;
}

interface Indsaettelse {
  readonly tekst: string;
  readonly spor: Spor;
  readonly ids: readonly number[];
}

export interface Stedplan {
  readonly sted: Wordsted;
  readonly rettelser: { readonly fra: number; readonly til: number; readonly tekst: string; readonly spor: Spor }[];
  readonly omraader: Omraade[];
  /** Who proposes that the block goes. */
  slettet: Spor | null;
  /** Paragraphs that are proposed after it. */
  readonly nye: Indsaettelse[];
}

export interface Traadplan {
  readonly steder: ReadonlyMap<Node, Stedplan>;
  readonly kommentarer: readonly Kommentar[];
}

/** All that the file shows of `traade`, in their order. Every thread is a comment; none vanishes. */
export function planlaeg(steder: readonly Wordsted[], traade: readonly Wordtraad[]): Traadplan {
  const vist = steder.filter(({ tom }) => !tom);
  const planer = new Map(
    vist.map((sted): [Node, Stedplan] => [sted.node, { sted, rettelser: [], omraader: [], slettet: null, nye: [] }]),
  );
  const efterBlok = new Map([...planer.values()].map((plan) => [plan.sted.blok, plan]));
  const foerste = planer.get(vist[0]?.node ?? steder[0]?.node ?? ({} as Node)) ?? null;
  const kommentarer: Kommentar[] = [];
  for (const traad of [...traade].sort((a, b) => a.nr - b.nr)) {
    const plan = traad.sted ? (efterBlok.get(traad.sted.blok) ?? null) : null;
    const home = plan ?? foerste;
    if (!home) continue;
    const range = plan && traad.sted ? iBlok(plan.sted, traad.sted) : hele(home.sted);
    const changed = plan !== null && erAaben(traad.stand) && saet(plan, traad, range);
    const lines = [
      hovedlinje(traad),
      ...(plan || traad.citat === '' ? [] : [`Gælder: »${traad.citat}«`]),
      ...traad.tekst.split('\n'),
      ...(changed ? [] : ordlyd(traad).split('\n')),
      // Nobody says when: then it is no answer of its own.
      ...(traad.afgjort ? [] : [afgoerelse(traad) ?? '']),
    ].filter((line) => line !== '');
    const ids = skriv(kommentarer, traad, lines);
    const nyt = changed && traad.forslag?.art === 'nyt-afsnit' ? home.nye.at(-1) : undefined;
    if (nyt) home.nye[home.nye.length - 1] = { ...nyt, ids };
    else home.omraader.push({ ...range, ids, egen: changed });
  }
  return { steder: planer, kommentarer };
}

/** Adds the comment of a thread and its answers; the numbers they have. */
function skriv(kommentarer: Kommentar[], traad: Wordtraad, linjer: readonly string[]): readonly number[] {
  const root = kommentarer.length;
  const loest = !erAaben(traad.stand);
  kommentarer.push({ id: root, svarPaa: null, af: traad.af, dato: wordtid(traad.at), linjer, loest });
  const settled = afgoerelse(traad);
  const answers = [
    ...traad.svar,
    ...(settled && traad.afgjort ? [{ af: traad.afgjort.navn, at: traad.afgjort.at, tekst: settled }] : []),
  ].sort((a, b) => a.at - b.at);
  for (const { af, at, tekst } of answers)
    kommentarer.push({
      id: kommentarer.length,
      svarPaa: root,
      af,
      dato: wordtid(at),
      linjer: tekst.split('\n'),
      loest,
    });
  return kommentarer.slice(root).map(({ id }) => id);
}

type Stykke = Pick<Omraade, 'fra' | 'til'>;

/** An image is one sign long. */
function laengde({ node, tekst }: Wordsted): number {
  return node.isTextblock ? tekst.length : 1;
}

function hele(sted: Wordsted): Stykke {
  return { fra: 0, til: laengde(sted) };
}

/** A stretch within the block; one of no length is the whole of it, so that the eye finds it. */
function iBlok(sted: Wordsted, { fra, til }: Stykke): Stykke {
  const length = laengde(sted);
  const from = Math.max(0, Math.min(fra, length));
  const to = Math.max(from, Math.min(til, length));
  return to > from ? { fra: from, til: to } : hele(sted);
}

/** Puts an open proposal in the text. False where it cannot stand there beside those before it. */
function saet(plan: Stedplan, { af, at, forslag, sted }: Wordtraad, range: Stykke): boolean {
  if (!forslag || !sted) return false;
  const spor = { author: af, date: wordtid(at) };
  if (forslag.art === 'nyt-afsnit') {
    if (forslag.tekst.trim() === '') return false;
    plan.nye.push({ tekst: forslag.tekst, spor, ids: [] });
    return true;
  }
  if (plan.slettet || !plan.sted.node.isTextblock) return false;
  if (forslag.art === 'slet-afsnit') {
    if (plan.rettelser.length > 0 || plan.sted.tekst === '') return false;
    plan.slettet = spor;
    return true;
  }
  const from = sted.fra === sted.til ? { fra: sted.fra, til: sted.fra } : range;
  const hunks = ordaendringer(plan.sted.tekst.slice(from.fra, from.til), forslag.tekst).map(({ fra, til, tekst }) => ({
    fra: from.fra + fra,
    til: from.fra + til,
    tekst,
    spor,
  }));
  const taken = (one: Stykke) => plan.rettelser.some(({ fra, til }) => one.fra <= til && one.til >= fra);
  if (hunks.length === 0 || hunks.some(taken)) return false;
  plan.rettelser.push(...hunks);
  plan.rettelser.sort((a, b) => a.fra - b.fra);
  return true;
}
