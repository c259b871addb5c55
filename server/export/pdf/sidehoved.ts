// What stands around the text: the letterhead on the first page, title and draft mark above the others, the footer.
// All of it artifacts: a screen reader hears the referat, not its stationery.
import type { Moede } from '../../../editor/model/roster.ts';
import { laesBillede } from '../billede.ts';
import { type Brevhoved, sagslinjer } from '../brevhoved.ts';
import type { Linje } from './linjer.ts';
import { fyldLinjer } from './linjer.ts';
import type { Side } from './side.ts';
import { mm, type Stil, type Typografi } from './typografi.ts';
import { medSted } from './ulaeseligt.ts';

/** The letterhead begins so far from the paper's edge. */
const HEAD_TOP = mm(15);
const HEAD_GAP = mm(15);
const ADDRESS_GAP = mm(8);
const SMALL_TOP = mm(12);
const DRAFT_TOP = mm(8);
const FOOT = mm(15);

export interface Rundt {
  readonly brevhoved: Brevhoved;
  readonly typografi: Typografi;
  readonly moede: Moede;
  readonly titel: string;
  /** Drawn at the right edge of every page; null = none. */
  readonly maerket: string | null;
}

/** Where the text of the first page begins: below the letterhead. */
export function foersteTop({ brevhoved, typografi, moede }: Omit<Rundt, 'titel' | 'maerket'>): number {
  return Math.max(typografi.spalte.top, head(brevhoved, typografi, moede).bund + HEAD_GAP);
}

/** Draws what stands around the text on each page. */
export function tegnRundt(sider: readonly Side[], rundt: Rundt): void {
  const above = sidehoved(rundt);
  for (const [i, side] of sider.entries()) {
    if (i === 0) tegnBrevhoved(side, rundt);
    else
      side.linje(
        'Pagination',
        above,
        rundt.typografi.spalte.x,
        SMALL_TOP + rundt.typografi.lille.grundlinje,
        rundt.typografi.lille,
      );
    if (rundt.maerket !== null) tegnMaerke(side, rundt, rundt.maerket, i === 0 ? DRAFT_TOP : SMALL_TOP);
    tegnSidefod(side, rundt, `Side ${i + 1} af ${sider.length}`);
  }
}

/** One line of text, cut with an ellipsis where it is too long. */
function single(text: string, stil: Stil, max = Number.POSITIVE_INFINITY): Linje {
  const set = (part: string): Linje =>
    medSted(part, () =>
      fyldLinjer([{ tekst: part, kaede: stil.kaeder.normal, link: null }], stil.stoerrelse, 1e6),
    )[0] ?? {
      led: [],
      bredde: 0,
      fraHoejre: false,
    };
  const flat = text.slice(0, 1000).replace(/\s+/g, ' ').trim();
  const whole = set(flat);
  if (whole.bredde <= max) return whole;
  const words = flat.slice(0, 300).split(' ');
  while (words.length > 1 && set(`${words.join(' ')} …`).bredde > max) words.pop();
  return set(`${words.join(' ')} …`);
}

interface Tekst {
  readonly linje: Linje;
  readonly stil: Stil;
  readonly x: number;
  readonly y: number;
}

/** The parts of the letterhead and where they stand; `bund` is the lower edge of the last of them. */
function head(brevhoved: Brevhoved, typografi: Typografi, moede: Moede) {
  const { afsender, logo, hoved, adresse } = brevhoved;
  const { spalte, lille, taet } = typografi;
  const size = logo ? laesBillede(logo.data, logo.alt) : null;
  const width = logo ? mm(logo.bredde) : 0;
  const height = size ? (width * size.hoejde) / size.bredde : 0;
  const logoLeft = hoved.logo === 'venstre';
  const right = spalte.x + spalte.bredde;
  const tekster: Tekst[] = [];
  const stack = (
    lines: readonly (readonly [string, Stil])[],
    top: number,
    place: (width: number) => number,
  ): number => {
    let y = top;
    for (const [text, stil] of lines) {
      const linje = single(text, stil, spalte.bredde * 0.6);
      tekster.push({ linje, stil, x: place(linje.bredde), y: y + stil.grundlinje });
      y += stil.linje;
    }
    return y;
  };
  const sender = [
    [afsender.navn, typografi.afsender],
    ...afsender.linjer.map((line) => [line, lille] as const),
  ] as const;
  const facts = sagslinjer(brevhoved, moede);
  /** The address block, below everything else at the left. */
  const address = (below: number): number =>
    adresse.length === 0
      ? below
      : stack(
          adresse.map((line) => [line, taet] as const),
          below + ADDRESS_GAP,
          () => spalte.x,
        );
  const textX = logoLeft && logo ? spalte.x + width + mm(4) : spalte.x;
  const senderHeight = sender.reduce((sum, [, stil]) => sum + stil.linje, 0);
  // A short sender stands in the middle of a taller emblem.
  const senderTop = logoLeft ? HEAD_TOP + Math.max(0, (height - senderHeight) / 2) : HEAD_TOP;
  const leftEnd = Math.max(
    stack(sender, senderTop, () => textX),
    logoLeft ? HEAD_TOP + height : 0,
  );
  const billede = logo && {
    data: logo.data,
    x: logoLeft ? spalte.x : right - width,
    y: HEAD_TOP,
    bredde: width,
    hoejde: height,
  };
  const logoEnd = logoLeft ? 0 : HEAD_TOP + height;
  const rule = hoved.streg ? Math.max(leftEnd, logoEnd) + mm(3) : null;
  if (rule !== null) {
    const [first, second] = facts.map((text) => single(text, lille, spalte.bredde * 0.48));
    const y = rule + mm(1.5) + lille.grundlinje;
    if (first) tekster.push({ linje: first, stil: lille, x: second ? spalte.x : right - first.bredde, y });
    if (second) tekster.push({ linje: second, stil: lille, x: right - second.bredde, y });
    return { tekster, billede, rule, bund: address(rule + lille.linje * 1.6) };
  }
  const factsTop = logoLeft ? senderTop + (typografi.afsender.grundlinje - lille.grundlinje) : logoEnd + mm(2);
  const rightEnd = stack(
    facts.map((text) => [text, lille] as const),
    factsTop,
    (w) => right - w,
  );
  return { tekster, billede, rule, bund: address(Math.max(leftEnd, logoEnd, rightEnd)) };
}

function tegnBrevhoved(side: Side, { brevhoved, typografi, moede }: Rundt): void {
  const { tekster, billede, rule } = head(brevhoved, typografi, moede);
  if (billede) side.billede('Pagination', billede);
  for (const { linje, stil, x, y } of tekster) side.linje('Pagination', linje, x, y, stil);
  const { spalte, farver } = typografi;
  if (rule !== null) side.flade(spalte.x, rule, spalte.bredde, 0.75, farver.accent);
}

/** The title, on one line beside the mark of a draft. */
function sidehoved({ typografi, titel, maerket }: Rundt): Linje {
  const { spalte, lille, lilleFed } = typografi;
  return single(titel, lille, spalte.bredde - (maerket ? single(maerket, lilleFed).bredde + mm(9) : 0));
}

/** Above everything, at the right edge: seen first, in the way of nothing. */
function tegnMaerke(side: Side, { typografi }: Rundt, maerket: string, y: number): void {
  const { spalte, lilleFed, farver } = typografi;
  const linje = single(maerket, lilleFed);
  const pad = 5;
  const x = spalte.x + spalte.bredde - linje.bredde - pad;
  side.flade(x - pad, y - 2, linje.bredde + 2 * pad, lilleFed.linje + 4, farver.flade);
  side.linje('Pagination', linje, x, y + lilleFed.grundlinje, lilleFed);
}

function tegnSidefod(side: Side, { typografi, brevhoved }: Rundt, tal: string): void {
  const { papir, spalte, lille } = typografi;
  const y = papir.hoejde - FOOT;
  const number = single(tal, lille);
  const sender = single(brevhoved.sidefod.join(' · '), lille, spalte.bredde - number.bredde - mm(8));
  side.linje('Pagination', sender, spalte.x, y, lille);
  side.linje('Pagination', number, spalte.x + spalte.bredde - number.bredde, y, lille);
}
