// What one paragraph of the file asks for: the text of its block as the sender wants it, without the proposals that were
// there before, and how that differs from the block. Changed with tracking or without, it is the same wish.
import type { Ordaendring } from '../../../../editor/model/ordaendringer.ts';
import { enkelte, ordaendringer, snaever } from '../../../../editor/model/ordaendringer.ts';
import type { Wordsted } from '../../../../editor/model/wordsteder.ts';
import { rens } from '../../rens.ts';
import type { Aendrer, Stykke } from './afsnit.ts';
import { ens as sammeAendrer } from './afsnit.ts';
import type { Egne } from './egne.ts';
import { ens } from './led.ts';

interface Oenske extends Ordaendring {
  readonly forfatter: string;
}

export interface Afsnitsoenske {
  /** The text of the block as it should be. */
  readonly tekst: string;
  readonly oensker: readonly Oenske[];
  /** Numbers of proposals that the sender took in. */
  readonly godtaget: readonly number[];
}

/** Changes with less than this between them are one proposal. */
const TAET = 14;
/** A paragraph of which more than this part is new is one proposal. */
const OMSKREVET = 0.55;
/** So are more changes than this in one paragraph. */
const FLEST = 6;

/** The stretches without the list marker that the file may say before the text, and with the label's own space. */
export function udenForan(stykker: readonly Stykke[], { foran, maerke, tekst }: Wordsted): readonly Stykke[] {
  const whole = stykker.map((one) => one.tekst).join('');
  if (foran !== '' && whole.startsWith(foran) && !tekst.startsWith(foran)) return efterTegn(stykker, foran.length);
  if (maerke === 0) return stykker;
  // The last space of a label is a tab in the file; there may have been several spaces.
  const label = tekst.slice(0, maerke);
  const bare = label.trimEnd();
  if (bare.length + 1 === label.length || !whole.startsWith(`${bare}\t`)) return stykker;
  let at = 0;
  return stykker.map((one) => {
    const tab = bare.length - at;
    at += one.tekst.length;
    return tab >= 0 && one.tekst[tab] === '\t'
      ? { ...one, tekst: one.tekst.slice(0, tab) + label.slice(bare.length) + one.tekst.slice(tab + 1) }
      : one;
  });
}

function efterTegn(stykker: readonly Stykke[], n: number): readonly Stykke[] {
  let rest = n;
  return stykker.flatMap((one) => {
    const cut = Math.min(rest, one.tekst.length);
    rest -= cut;
    return cut === one.tekst.length ? [] : [{ ...one, tekst: one.tekst.slice(cut) }];
  });
}

/** A stretch with what is to become of it. */
interface Dom {
  readonly tekst: string;
  readonly med: boolean;
  /** Who wants it so; null = nobody changed anything here. */
  readonly aendrer: Aendrer | null;
}

/** Of each stretch whether it stands in the wished text. Proposals of ours that nobody touched are as if they were not. */
function doemt(stykker: readonly Stykke[], egne: Egne): readonly Dom[] {
  const out: Dom[] = [];
  for (let i = 0; i < stykker.length; ) {
    const one = stykker[i];
    if (!one) break;
    if (!one.ind && !one.ud) {
      out.push({ tekst: one.tekst, med: true, aendrer: null });
      i++;
      continue;
    }
    let til = i + 1;
    while (stykker[til]?.ind || stykker[til]?.ud) til++;
    const region = stykker.slice(i, til);
    const touched = erRoert(region, egne);
    for (const stykke of region) {
      const { tekst, ind, ud } = stykke;
      const vores = !touched && egne.erEgen(ind ?? ud);
      out.push({
        tekst,
        med: vores ? ind === null : ud === null,
        aendrer: vores ? null : (frem(egne, ud) ?? frem(egne, ind)),
      });
    }
    i = til;
  }
  return out;
}

/** Who of the two is not one of ours; else whoever it is. */
function frem(egne: Egne, aendrer: Aendrer | null): Aendrer | null {
  return aendrer && !egne.erEgen(aendrer) ? aendrer : null;
}

/** More stretches than this in a row are no proposal of ours any more. */
const MAX_STYKKER = 500;

/** Someone has changed what one of our proposals says: then the stretch is theirs, as it reads now. */
function erRoert(region: readonly Stykke[], egne: Egne): boolean {
  const own = region.map(({ ind, ud }) => egne.erEgen(ind ?? ud));
  if (!own.includes(true)) return false;
  if (region.length > MAX_STYKKER) return true;
  for (const [i, { tekst, ind, ud }] of region.entries()) {
    if (!egne.erEgen(ind)) continue;
    if (ud || !egne.erUroert(ind, tekst)) return true;
    // Something of theirs between two stretches of one proposal.
    const next = region.findIndex((other, k) => k > i && sammeAendrer(other.ind ?? other.ud, ind));
    if (next > i + 1 && own.slice(i + 1, next).includes(false)) return true;
  }
  return false;
}

/** What the paragraph `stykker` asks for of the block `sted`. */
export function oensket(stykker: readonly Stykke[], sted: Wordsted, egne: Egne): Afsnitsoenske {
  const dom = doemt(stykker, egne);
  const tekst = wished(dom);
  const raa = ordaendringer(ens(sted.tekst), tekst).filter((one) => !erKant(sted.tekst, one));
  const godtaget: number[] = [];
  const nye = raa.filter((one) => {
    const nr = egne.ret(sted.blok, one);
    if (nr !== null) godtaget.push(nr);
    return nr === null;
  });
  const whole = egne.udfald(sted.blok, tekst);
  if (whole !== null) return { tekst, oensker: [], godtaget: [whole] };
  const hver = enkelte(ens(sted.tekst), tekst);
  const egnes = samlet(
    sted.tekst,
    nye.flatMap((one) => {
      const parts = hver
        .filter(({ fra, til }) => fra >= one.fra && til <= one.til)
        .map((part) => ({ ...part, forfatter: forfatter(dom, hver, part) }));
      const hands = new Set(parts.map((part) => part.forfatter));
      return hands.size > 1 ? parts : [{ ...one, forfatter: parts[0]?.forfatter ?? '' }];
    }),
  );
  const oensker = egnes.map((one, i) =>
    medOrd(sted.tekst, one, egnes[i - 1]?.til ?? 0, egnes[i + 1]?.fra ?? sted.tekst.length),
  );
  return { tekst, oensker, godtaget: [...new Set(godtaget)] };
}

function wished(dom: readonly Dom[]): string {
  const lines = dom
    .filter(({ med }) => med)
    .map((one) => one.tekst)
    .join('')
    .split('\n');
  return ens(lines.map((line) => rens(line).tekst).join('\n'));
}

/** Space at either end of a paragraph is nobody's wish. */
function erKant(text: string, { fra, til, tekst }: Ordaendring): boolean {
  return (text.slice(fra, til) + tekst).trim() === '' && (fra === 0 || til === text.length);
}

/** Whose a change is: of the stretches that it is made of, the first that says so. "" where nothing was tracked. */
function forfatter(dom: readonly Dom[], raa: readonly Ordaendring[], change: Ordaendring): string {
  // Where the change stands in the wished text.
  let shift = 0;
  for (const one of raa) {
    if (one === change) break;
    shift += one.tekst.length - (one.til - one.fra);
  }
  const fra = change.fra + shift;
  const til = fra + change.tekst.length;
  let at = 0;
  let found = '';
  for (const { tekst, med, aendrer } of dom) {
    const end = med ? at + tekst.length : at;
    if (aendrer && at <= til && end >= fra && found === '') found = aendrer.forfatter;
    at = end;
  }
  return found;
}

/** Changes of one hand that stand close are one, and so is a paragraph that was written anew. */
function samlet(text: string, changes: readonly Oenske[]): readonly Oenske[] {
  const join = (a: Oenske, b: Oenske): Oenske => ({
    fra: a.fra,
    til: b.til,
    tekst: a.tekst + text.slice(a.til, b.fra) + b.tekst,
    forfatter: a.forfatter || b.forfatter,
  });
  const out: Oenske[] = [];
  for (const one of changes) {
    const last = out.at(-1);
    const near = last && one.fra - last.til <= TAET && !/[.!?]\s|\n/.test(text.slice(last.til, one.fra));
    if (last && near && last.forfatter === one.forfatter) out[out.length - 1] = join(last, one);
    else out.push(one);
  }
  const [first, ...rest] = out;
  if (!first || rest.length === 0 || new Set(out.map((one) => one.forfatter)).size > 1) return out;
  const changed = out.reduce((sum, { fra, til, tekst }) => sum + Math.max(til - fra, tekst.length), 0);
  return out.length > FLEST || changed > OMSKREVET * text.length ? [rest.reduce(join, first)] : out;
}

/**
 * With a word beside it where one side is empty: a place has words to be known by, and a wording something to say. `fra` and
 * `til` bound what may be taken: there are other changes beyond.
 */
function medOrd(text: string, change: Oenske, fra: number, til: number): Oenske {
  if (change.til > change.fra && change.tekst.trim() !== '') return change;
  // The space of a word that goes is gone with it.
  if (change.tekst === '' && change.til < til && /\s$/.test(text.slice(0, change.fra)) && text[change.til] === ' ')
    return medOrd(text, { ...change, til: change.til + 1, tekst: '' }, fra, til);
  const foran = /\S+\s*$/.exec(text.slice(fra, change.fra))?.[0] ?? '';
  if (foran !== '') return snaever(text, { ...change, fra: change.fra - foran.length, tekst: foran + change.tekst });
  const bagefter = /^\s*\S+/.exec(text.slice(change.til, til))?.[0] ?? '';
  return snaever(text, { ...change, til: change.til + bagefter.length, tekst: change.tekst + bagefter });
}
