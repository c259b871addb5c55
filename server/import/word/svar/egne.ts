// What the file held when it went out: the changes of proposals that were in it already. Those that come back untouched
// are no news.
import type { Forslag } from '../../../../editor/model/bemaerkning.ts';
import { medAendringer, type Ordaendring, ordaendringer } from '../../../../editor/model/ordaendringer.ts';
import type { Wordsted } from '../../../../editor/model/wordsteder.ts';
import { nyeAfsnit, type Wordtraad, wordtid } from '../../../../editor/model/wordudkast.ts';
import type { Aendrer } from './afsnit.ts';
import { ens } from './led.ts';

interface Kendt {
  readonly nr: number;
  readonly blok: string;
  readonly forslag: Forslag;
  /** What it changes in the text of its block. */
  readonly aendringer: readonly Ordaendring[];
  /** The text of the block with it. */
  readonly udfald: string;
}

export class Egne {
  readonly #kendte: readonly Kendt[];
  /** Inserted texts by who inserted them, and when. */
  readonly #indsat = new Map<string, Set<string>>();

  /** `ifil`: numbers of the threads whose comments are in the file. What came in since is none of what went out with it. */
  constructor(steder: readonly Wordsted[], traade: readonly Wordtraad[], ifil: ReadonlySet<number>) {
    const efterBlok = new Map(steder.map((sted) => [sted.blok, sted]));
    this.#kendte = traade.flatMap((traad): Kendt[] => {
      const { forslag, sted, nr } = traad;
      const own = sted ? efterBlok.get(sted.blok) : undefined;
      if (!forslag || !sted || !own) return [];
      const aendringer =
        forslag.art === 'ret'
          ? ordaendringer(own.tekst.slice(sted.fra, sted.til), forslag.tekst).map((one) => ({
              ...one,
              fra: sted.fra + one.fra,
              til: sted.fra + one.til,
            }))
          : [];
      // A proposal that is settled by now was open when the file went out: it is still none of the sender's.
      this.#husk(traad, forslag.art === 'ret' ? aendringer.map(({ tekst }) => tekst) : [forslag.tekst]);
      if (!ifil.has(nr)) return [];
      return [{ nr, blok: own.blok, forslag, aendringer, udfald: ens(medAendringer(own.tekst, aendringer)) }];
    });
  }

  #husk({ af, at }: Wordtraad, tekster: readonly string[]): void {
    const key = noegle({ forfatter: af, dato: wordtid(at), flyttet: false });
    const known = this.#indsat.get(key) ?? new Set();
    // Line breaks come back as runs of their own.
    for (const tekst of tekster) for (const one of [tekst, ...nyeAfsnit(tekst), ...tekst.split('\n')]) known.add(one);
    this.#indsat.set(key, known);
  }

  /** Whether a change is by the hand, and of the minute, of a proposal that went out. */
  erEgen(aendrer: Aendrer | null): boolean {
    return aendrer !== null && this.#indsat.has(noegle(aendrer));
  }

  /** Whether it also still says what it said. */
  erUroert(aendrer: Aendrer | null, tekst: string): boolean {
    return aendrer !== null && (this.#indsat.get(noegle(aendrer))?.has(tekst) ?? false);
  }

  /** The number of an open proposal that changes a block just so; null where none does. */
  ret(blok: string, aendring: Ordaendring): number | null {
    const same = (one: Ordaendring) =>
      one.fra === aendring.fra && one.til === aendring.til && ens(one.tekst) === aendring.tekst;
    return this.#find((one) => one.blok === blok && one.forslag.art === 'ret' && one.aendringer.some(same));
  }

  /** The number of one that makes the whole block read like this. */
  udfald(blok: string, tekst: string): number | null {
    return this.#find((one) => one.blok === blok && one.forslag.art === 'ret' && one.udfald === tekst);
  }

  nyt(tekst: string): number | null {
    return this.#find(({ forslag }) => forslag.art === 'nyt-afsnit' && forslag.tekst.trim() === tekst.trim());
  }

  slettet(blok: string): number | null {
    return this.#find((one) => one.blok === blok && one.forslag.art === 'slet-afsnit');
  }

  #find(test: (one: Kendt) => boolean): number | null {
    return this.#kendte.find(test)?.nr ?? null;
  }
}

/** Programs keep the minute of a change. */
function noegle({ forfatter, dato }: Aendrer): string {
  return `${forfatter}\n${dato.slice(0, 16)}`;
}
