// The look of the page, from the letterhead: faces with what stands in for them, sizes, line heights, room. Points.
import { fileURLToPath } from 'node:url';
import type { Brevhoved, Skrift, Snit } from '../brevhoved.ts';
import { flade } from './flade.ts';
import { Kaede } from './ord.ts';
import type { Tekstlook } from './side.ts';

const SANS = fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'));
const SANS_BOLD = fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'));
const EMOJI = fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf'));

export type Kaeder = Readonly<Record<Snit, Kaede>>;

/** How a kind of textblock looks. */
export interface Stil extends Tekstlook {
  readonly kaeder: Kaeder;
  /** From baseline to baseline. */
  readonly linje: number;
  /** From the top of a line to its baseline. */
  readonly grundlinje: number;
  /** Room above and below; of two neighbours the larger counts. */
  readonly foer: number;
  readonly efter: number;
  /** Lines of about the same length, the last one too: for headings. */
  readonly jaevn: boolean;
}

export interface Typografi {
  readonly papir: { readonly bredde: number; readonly hoejde: number };
  readonly spalte: { readonly x: number; readonly bredde: number; readonly top: number; readonly bund: number };
  readonly farver: Brevhoved['farver'];
  readonly broed: Stil;
  /** Lines that follow their like closely: participants, facts, agenda. */
  readonly taet: Stil;
  readonly celle: Stil;
  readonly lille: Stil;
  readonly lilleFed: Stil;
  /** The file of its face, for words that are drawn as pictures. */
  readonly maerkatfil: string;
  readonly afsender: Stil;
  /** By level, 1–6. Those of the size of the text are set in its face: a display face is too thin there. */
  readonly overskrifter: readonly Stil[];
  /** Room around a part that stands apart: a conclusion, a table, a figure. */
  readonly rum: number;
}

const chains = new Map<string, Kaede>();

/** One chain per face, so that its words are shaped once per process. */
function kaede(path: string, snit: Snit): Kaede {
  let found = chains.get(path);
  if (!found) {
    const bold = snit === 'fed' || snit === 'fedKursiv';
    found = new Kaede(flade(path), ...(bold ? [SANS_BOLD, SANS] : [SANS]).map(flade), flade(EMOJI));
    chains.set(path, found);
  }
  return found;
}

function kaeder({ filer }: Skrift): Kaeder {
  return {
    normal: kaede(filer.normal, 'normal'),
    fed: kaede(filer.fed, 'fed'),
    kursiv: kaede(filer.kursiv, 'kursiv'),
    fedKursiv: kaede(filer.fedKursiv, 'fedKursiv'),
  };
}

/** Millimetres as points. */
export const mm = (length: number): number => (length * 72) / 25.4;

const A4 = { bredde: 595.28, hoejde: 841.89 };

export function typografi({ farver, skrift, side }: Brevhoved): Typografi {
  const broed = kaeder(skrift.broed);
  const overskrift = kaeder(skrift.overskrift);
  const grund = skrift.stoerrelse;
  const stil = (
    faces: Kaeder,
    stoerrelse: number,
    linjeafstand: number,
    rest: { foer?: number; efter?: number; farve?: string; jaevn?: boolean },
  ): Stil => {
    const { ascent, descent } = faces.normal.flade.font;
    const skala = faces.normal.flade.skala * (stoerrelse / 1000);
    const linje = Math.round(stoerrelse * linjeafstand * 100) / 100;
    return {
      kaeder: faces,
      stoerrelse,
      farve: rest.farve ?? farver.tekst,
      linkfarve: farver.accent,
      linje,
      grundlinje: (linje - (ascent - descent) * skala) / 2 + ascent * skala,
      foer: (rest.foer ?? 0) * grund,
      efter: (rest.efter ?? 0) * grund,
      jaevn: rest.jaevn ?? false,
    };
  };
  const fed: Kaeder = { ...broed, normal: broed.fed, kursiv: broed.fedKursiv };
  const luft = skrift.linjeafstand;
  const { margen } = side;
  return {
    papir: A4,
    spalte: {
      x: mm(margen.venstre),
      bredde: A4.bredde - mm(margen.venstre + margen.hoejre),
      top: mm(margen.top),
      bund: A4.hoejde - mm(margen.bund),
    },
    farver,
    broed: stil(broed, grund, luft, { efter: 0.66 }),
    taet: stil(broed, grund, luft, { efter: 0.04 }),
    celle: stil(broed, grund * 0.92, luft * 0.95, { efter: 0.2 }),
    lille: stil(broed, 9, 1.4, { farve: farver.svag }),
    lilleFed: stil(fed, 9, 1.4, { farve: farver.accent }),
    maerkatfil: skrift.broed.filer.fed,
    afsender: stil(fed, 11, 1.35, {}),
    overskrifter: [
      stil(overskrift, grund * 1.65, 1.27, { efter: 1.5, jaevn: true }),
      stil(overskrift, grund * 1.18, 1.35, { foer: 1.75, efter: 0.22, jaevn: true }),
      stil(fed, grund * 1.04, 1.4, { foer: 1.2, efter: 0.12 }),
      stil(fed, grund, luft, { foer: 1, efter: 0.1 }),
      stil(fed, grund, luft, { foer: 0.9, efter: 0.1, farve: farver.svag }),
      stil(fed, grund * 0.95, luft, { foer: 0.9, efter: 0.1, farve: farver.svag }),
    ],
    rum: grund * 1.3,
  };
}
