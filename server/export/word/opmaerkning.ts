// The comments and tracked changes of a plan, as what Word's paragraphs hold: ranges, insertions, deletions, and the
// bookmark by which each place is known again.
import type { IParagraphOptions, ParagraphChild } from 'docx';
import { CommentRangeEnd, CommentRangeStart, CommentReference, Paragraph, TextRun } from 'docx';
import type { Node } from 'prosemirror-model';
import { nyeAfsnit } from '../../../editor/model/wordudkast.ts';
import { type Aendringsspor, indsat, type Linjespor } from './linje.ts';
import type { Omraade, Spor, Stedplan, Traadplan } from './traadplan.ts';

/**
 * The library's bookmarks number themselves, over all files. Places are written as ranges of comments with numbers from
 * here on, which the post-step makes bookmarks of (`udvidet.ts`).
 */
export const STEDNUMRE = 1_000_000;

/** The mark of a paragraph, where it is proposed that the paragraph goes or comes. */
interface Afsnitsspor {
  readonly run?: {
    readonly insertion?: Aendringsspor;
    readonly deletion?: Aendringsspor;
  };
}

export class Opmaerkning {
  readonly #plan: Traadplan;
  /** Numbers of changes lie above those of bookmarks: no two marks of a file share one. */
  #naeste = 100_000;

  constructor(plan: Traadplan) {
    this.#plan = plan;
  }

  /** What is marked in the line of `node`; null where the file does not know the block. */
  linje(node: Node): Linjespor | null {
    const plan = this.#plan.steder.get(node);
    if (!plan) return null;
    const { sted, rettelser, omraader, slettet } = plan;
    const end = node.isTextblock ? sted.tekst.length : 1;
    const cuts = new Set([0, end, ...[...rettelser, ...omraader].flatMap(({ fra, til }) => [fra, til])]);
    const deletions = new Map(
      slettet ? [[0, slettet]] : rettelser.flatMap(({ fra, til, spor }) => (til > fra ? [[fra, spor] as const] : [])),
    );
    const edges = [...cuts].sort((a, b) => a - b);
    return {
      snit: edges,
      ved: (at) => this.#ved(plan, at, end),
      slettet: (at) => {
        const hit = slettet
          ? slettet
          : [...deletions].find(([fra]) => rettelser.some((one) => one.fra === fra && at >= fra && at < one.til))?.[1];
        return hit ? this.#aendring(hit) : null;
      },
    };
  }

  /** Options of the paragraph of `node` itself. */
  afsnit(node: Node): Afsnitsspor {
    const slettet = this.#plan.steder.get(node)?.slettet;
    return slettet ? { run: { deletion: this.#aendring(slettet) } } : {};
  }

  /** The paragraphs that are proposed after `node`, in the look of what they would stand among. */
  efter(node: Node, look: IParagraphOptions): readonly Paragraph[] {
    return (this.#plan.steder.get(node)?.nye ?? []).flatMap(({ tekst, spor, ids }) => {
      const lines = nyeAfsnit(tekst);
      return lines.map(
        (line, i) =>
          new Paragraph({
            ...look,
            run: { insertion: this.#aendring(spor) },
            children: [
              ...(i === 0 ? begynd(ids) : []),
              ...indsat(line, this.#aendring(spor)),
              ...(i === lines.length - 1 ? slut(ids) : []),
            ],
          }),
      );
    });
  }

  #ved({ sted, rettelser, omraader }: Stedplan, at: number, end: number): readonly ParagraphChild[] {
    const here = (edge: 'fra' | 'til', egen: boolean): readonly number[] =>
      omraader.filter((one: Omraade) => one.egen === egen && one[edge] === at).flatMap(({ ids }) => ids);
    const inserted = rettelser
      .filter(({ til, tekst }) => til === at && tekst !== '')
      .flatMap(({ tekst, spor }) => indsat(tekst, this.#aendring(spor)));
    return [
      ...(at === 0 ? [new CommentRangeStart(STEDNUMRE + sted.nr)] : []),
      ...slut(here('til', false)),
      ...begynd(here('fra', true)),
      ...inserted,
      ...slut(here('til', true)),
      ...begynd(here('fra', false)),
      ...(at === end ? [new CommentRangeEnd(STEDNUMRE + sted.nr)] : []),
    ];
  }

  #aendring({ author, date }: Spor): Aendringsspor {
    return { id: this.#naeste++, author, date };
  }
}

function begynd(ids: readonly number[]): ParagraphChild[] {
  return ids.map((id) => new CommentRangeStart(id));
}

function slut(ids: readonly number[]): ParagraphChild[] {
  return ids.flatMap((id) => [
    new CommentRangeEnd(id),
    new TextRun({ style: 'CommentReference', children: [new CommentReference(id)] }),
  ]);
}
