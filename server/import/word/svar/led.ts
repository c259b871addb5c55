// A paragraph of the file that came back, or the part of one that was a paragraph of its own when the file went out.
import type { Aendrer, Stykke, Wordafsnit } from './afsnit.ts';

export interface Led {
  /** Number of the paragraph, and which characters of it. */
  readonly afsnit: number;
  readonly fra: number;
  readonly til: number;
  readonly stykker: readonly Stykke[];
  /** The places its bookmark and its id name. */
  readonly bogmaerke: number | null;
  readonly afsnitId: number | null;
  readonly tabel: number;
  readonly raekke: number;
  readonly billede: boolean;
  readonly maerkeUd: Aendrer | null;
}

/** Where two places (1 to `steder`) begin in one paragraph, someone has joined what were two. */
export function somLed(afsnit: readonly Wordafsnit[], steder: number): readonly Led[] {
  return afsnit.flatMap((one, i) => {
    const { tabel, raekke, billede, maerkeUd } = one;
    const starts = one.steder.filter(({ nr }) => nr <= steder).toSorted((a, b) => a.at - b.at || a.nr - b.nr);
    const length = one.laengde;
    const cuts = [0, ...starts.slice(1).map(({ at }) => at), length];
    return cuts.slice(0, -1).map((fra, n): Led => {
      const til = cuts[n + 1] ?? length;
      const only = starts.length < 2;
      return {
        afsnit: i,
        fra,
        til,
        stykker: only ? one.stykker : udsnit(one.stykker, fra, til),
        bogmaerke: starts[n]?.nr ?? null,
        afsnitId: only ? one.afsnitId : null,
        tabel,
        raekke,
        billede,
        maerkeUd,
      };
    });
  });
}

function udsnit(stykker: readonly Stykke[], fra: number, til: number): readonly Stykke[] {
  let at = 0;
  return stykker.flatMap((stykke) => {
    const from = Math.max(0, fra - at);
    const to = Math.min(stykke.tekst.length, til - at);
    at += stykke.tekst.length;
    return to > from ? [{ ...stykke, tekst: stykke.tekst.slice(from, to) }] : [];
  });
}

/** As it read before anything was tracked. */
export function foer({ stykker }: Pick<Led, 'stykker'>): string {
  return stykker
    .filter(({ ind }) => ind === null)
    .map(({ tekst }) => tekst)
    .join('');
}

/** As it reads when every change is accepted. */
export function efter({ stykker }: Pick<Led, 'stykker'>): string {
  return stykker
    .filter(({ ud }) => ud === null)
    .map(({ tekst }) => tekst)
    .join('');
}

/** Signs that a program may write in another way, one for one: the length stays. */
export function ens(text: string): string {
  return text.replace(/[\t\u00a0\u2007\u202f]/g, ' ').replace(/[\u2010\u2011]/g, '-');
}
