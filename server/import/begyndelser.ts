// Where something begins: asks of a line whether it opens a part, an item, a contribution, a list. Reads the lines and the
// plan made of them; learns only the people whom the text introduces. Places nothing (`genkendelse.ts` does).
import { nummereret } from '../../editor/model/nummer.ts';
import type { Deltagerdel } from './deltagere.ts';
import { findDeltagerdele } from './deltagere.ts';
import { findFakta } from './fakta.ts';
import { harFrieOverskrifter, isFriOverskrift } from './frieoverskrifter.ts';
import { linjensMaerke } from './lister.ts';
import { findFuldtNavn } from './navneform.ts';
import type { Logiklinje } from './ombrydning.ts';
import type { Overskrift } from './overskrifter.ts';
import { findOverskrift } from './overskrifter.ts';
import type { Form } from './personer.ts';
import { Personer } from './personer.ts';
import type { Dagsordensdel, Punktplan } from './punkter.ts';
import { laegPlan } from './punkter.ts';
import { isReferattitel } from './referattitel.ts';
import type { Spalteblok } from './spalter.ts';
import { findSpalter } from './spalter.ts';
import type { Taler } from './talere.ts';
import { findEtiketter, findTaler, findUkendt } from './talere.ts';
import { isUdfald, isUdfaldMedEtiket } from './udfald.ts';
import { findUdtryk } from './udtryk.ts';
import type { Underskriftsblok } from './underskrift.ts';
import { findUnderskrift } from './underskrift.ts';
import {
  AFSLUTTET,
  BESLUTNING,
  isFordeling,
  isVersaler,
  KONKLUSION,
  MARKDOWN,
  MOEDETS_EGNE,
  NAESTEMOEDE,
  STREG,
} from './vendinger.ts';

/** Only the first characters of a line decide what it is. */
const HOVED = 400;
/** Text with longer lines is not wrapped by hand: every break in it is meant. */
const BREDEST = 110;
/** So much more would have fitted, where no sentence ends: people who wrap by hand do not count characters. */
const LUFT = 6;
const FULDT_ELLER_INITIALER: ReadonlySet<Form> = new Set(['fuldt', 'initialer']);
/** No meeting has more people; further names stay text. */
const MAX_PERSONER = 500;

export class Begyndelser {
  readonly linjer: readonly Logiklinje[];
  readonly personer = new Personer();
  /** Parts of the participants' list, by their first line. */
  readonly dele: ReadonlyMap<number, Deltagerdel>;
  readonly plan: Punktplan;
  /** Agendas, by their first line. */
  readonly dagsorden: ReadonlyMap<number, Dagsordensdel>;
  /** Tables set with spaces, by their first line. */
  readonly spalter: ReadonlyMap<number, Spalteblok>;
  /** True until the minutes begin: facts stand in the head only. */
  iHovedet = true;
  /** The signature that no heading opens. */
  underskrift: Underskriftsblok | null = null;
  #etiketter: ReadonlySet<string> = new Set();
  #beslutningsbogstav = false;
  #friVane = false;
  /** The longest line: where a text is wrapped, no wider than a page of it. */
  readonly #bredde: number;

  constructor(linjer: readonly Logiklinje[]) {
    this.linjer = linjer;
    this.#bredde = linjer.reduce((most, { tekst }) => Math.max(most, tekst.length), 0);
    const dele = findDeltagerdele(linjer, findKrop(linjer));
    this.dele = new Map(dele.map((del) => [del.fra, del]));
    const optaget = new Set(dele.flatMap(({ fra, til }) => Array.from({ length: til - fra }, (_, n) => fra + n)));
    this.plan = laegPlan(linjer, optaget);
    this.spalter = findSpalter(linjer);
    this.dagsorden = new Map(this.plan.dagsorden.map((del) => [del.fra, del]));
  }

  /** Once the people of the list are known: which labels in the text ("BE: …") stand for others, and who signs it. */
  laerEtiketter(): void {
    this.#etiketter = findEtiketter(
      this.linjer.map(({ tekst }) => tekst.slice(0, HOVED)),
      this.personer,
    );
    this.#beslutningsbogstav = isBeslutningsbogstav(this.linjer, this.personer);
    this.#friVane = harFrieOverskrifter(this);
    this.underskrift = findUnderskrift(this.linjer, this.personer);
  }

  linje(i: number): Logiklinje {
    const linje = this.linjer[i];
    if (!linje) throw new Error(`Teksten har ingen linje ${i}.`);
    return linje;
  }

  /** The start of a line, enough to say what it is. */
  hoved(i: number): string {
    return this.linje(i).tekst.slice(0, HOVED);
  }

  /** The line opens a participants' list or an agenda. */
  optaget(i: number): boolean {
    return this.dele.has(i) || this.dagsorden.has(i);
  }

  /** A heading or label that stands where one can: not a line that a hard wrap happened to begin with such a word. */
  overskrift(i: number): Overskrift | null {
    const { tekst, luft } = this.linje(i);
    const found = findOverskrift(tekst) ?? this.#bogstav(tekst) ?? this.aftaleliste(i);
    if (!found || i === 0) return found;
    const before = this.linje(i - 1).tekst;
    if (!luft && !(AFSLUTTET.test(before) || before.length < 60)) return null;
    return luft || /^[#*_]*\p{Lu}/u.test(tekst) ? found : null;
  }

  /** "B: Vedtaget": the letter that a decision stands behind, where it is nobody's. */
  #bogstav(tekst: string): Overskrift | null {
    if (!this.#beslutningsbogstav || !/^B: +\p{Lu}/u.test(tekst)) return null;
    return { art: 'beslutning', tekst: 'B', indhold: tekst.slice(3).trim(), fra: 3, etiket: false };
  }

  /** "Aftalt:" above a list: its lines are what somebody is to do, whatever they begin with. */
  aftaleliste(i: number): Overskrift | null {
    const words = /^(Aftalt|Ansvarlige)\s*:$/u.exec(this.linje(i).tekst)?.[1];
    const next = this.linjer[i + 1];
    if (!words || !next || !linjensMaerke(next)) return null;
    return { art: 'opfoelgning', tekst: words, indhold: null, fra: this.linje(i).tekst.length, etiket: false };
  }

  /** A heading that the source marks as one, its words aside. */
  opmaerketOverskrift(i: number): boolean {
    const { tekst, vink } = this.linje(i);
    return typeof vink?.rang === 'number' || MARKDOWN.test(tekst);
  }

  /** A line of its own in capitals. */
  versaler(i: number): boolean {
    const { tekst, luft } = this.linje(i);
    return luft && i + 1 < this.linjer.length && isVersaler(tekst);
  }

  /** A heading, though no word and no sign says so. */
  kortOverskrift(i: number): boolean {
    const iHovedet = this.iHovedet && ![...this.dele.values()].some(({ til }) => til <= i);
    return !iHovedet && isFriOverskrift(this, i, this.#friVane);
  }

  /** The word "Referat" of the title, apart from its first lines. */
  referattitel(i: number): boolean {
    return this.iHovedet && isReferattitel(this.linjer, i);
  }

  /** The paragraph is the distribution sentence. */
  fordeling(i: number): boolean {
    return isFordeling(this.hoved(i));
  }

  /** The line is what was settled, nothing else. */
  udfald(i: number): boolean {
    const { tekst } = this.linje(i);
    return isUdfald(tekst) || isUdfaldMedEtiket(tekst);
  }

  /** How many characters of list marker or number stand before the words of a line: "7.1.2 BE oplyste". */
  foerTaler(i: number): number {
    const linje = this.linje(i);
    const head = linje.tekst.slice(0, HOVED);
    // A roman number may be somebody's initial.
    return linjensMaerke(linje)?.maerke.length ?? (/^[IVX]/.test(head) ? 0 : nummereret(head).maerke.length);
  }

  /**
   * The speaker that a line begins with, behind its list marker. Who is introduced here becomes known. `frit`: where a
   * paragraph begins, what somebody known does may be said in any words.
   */
  taler(i: number, frit = this.#fritSted(i)): Taler | null {
    const linje = this.linje(i);
    const marker = this.foerTaler(i);
    const head = linje.tekst.slice(marker, marker + HOVED);
    const known = findTaler(head, this.personer, frit && marker === 0);
    if (known || this.personer.alle.length >= MAX_PERSONER) return known;
    const ukendt = findUkendt(head, this.#etiketter, frit && marker === 0);
    if (!ukendt || this.personer.findNavn(ukendt.navn) || this.personer.isBegyndelse(ukendt.navn)) return null;
    this.personer.tilfoej(ukendt.navn, { ...ukendt, paaListen: false });
    return findTaler(head, this.personer);
  }

  /** "Bo Eksempel ankom kl. 14": what somebody did, not what they said. */
  formalia(i: number): boolean {
    const head = this.hoved(i);
    const name = this.personer.findVed(head, 0, FULDT_ELLER_INITIALER);
    return name !== null && findUdtryk(head.slice(name.til).trimStart())?.formalia === true;
  }

  /** Somebody named by what they do at the meeting, if `tekst` begins with a full name. */
  introducer(tekst: string, rolle: string): void {
    const name = findFuldtNavn(tekst);
    if (!name || this.personer.alle.length >= MAX_PERSONER) return;
    const navn = tekst.slice(name.fra, name.til).replace(/\s+/g, ' ');
    const initialer = /^\s*\((\p{Lu}{2,5})\)/u.exec(tekst.slice(name.til))?.[1] ?? null;
    const known = this.personer.findNavn(navn);
    if (!known) this.personer.tilfoej(navn, { initialer, rolle, paaListen: false });
    else if (known.rolle === '') this.personer.saetRolle(known, rolle);
  }

  /** A bullet, or the first of two lines that count; a single number may be anything. */
  liste(i: number): boolean {
    const marker = linjensMaerke(this.linje(i));
    if (!marker) return false;
    if (this.linje(i).vink?.maerke || (marker.art === 'punkt' && !/^[-–—*]/.test(marker.maerke))) return true;
    if (marker.art === 'punkt') {
      const next = i + 1 < this.linjer.length ? linjensMaerke(this.linje(i + 1)) : null;
      if (i === 0 || this.linje(i).luft || next?.art === 'punkt') return true;
      const before = this.linje(i - 1);
      return AFSLUTTET.test(before.tekst) || before.tekst.length < 60 || linjensMaerke(before)?.art === 'punkt';
    }
    for (const step of [-1, 1]) {
      for (let at = i + step; at >= 0 && at < this.linjer.length && Math.abs(at - i) < 8; at += step) {
        const other = linjensMaerke(this.linje(at));
        if (other?.art === marker.art && other.nr === marker.nr + step) return true;
        if (!other && (step < 0 ? this.linje(at + 1) : this.linje(at)).luft) break;
      }
    }
    return false;
  }

  /** "- Beslutning: Vi køber en grill": a decision among the items of a list. */
  punktbeslutning(i: number): Overskrift | null {
    const marker = linjensMaerke(this.linje(i));
    const found = marker ? findOverskrift(this.hoved(i).slice(marker.maerke.length)) : null;
    return found?.indhold && /^(?:beslutning|konklusion)$/.test(found.art) ? found : null;
  }

  /** Something else than one more item of a list, or more of the item's text. */
  stopperListe(at: number): boolean {
    if (this.plan.punkter.has(at) || this.optaget(at)) return true;
    if (this.punktbeslutning(at)) return true;
    return linjensMaerke(this.linje(at)) ? this.taler(at) !== null : this.begynder(at, true);
  }

  /** The line after the paragraph that begins at `i`. */
  afsnitSlut(i: number): number {
    let til = i + 1;
    if (STREG.test(this.linje(i).tekst)) return til;
    while (til < this.linjer.length && !this.nytAfsnit(til) && !this.begynder(til, true)) til++;
    return til;
  }

  /** A blank line or the source itself sets the line apart from the one before. */
  nytAfsnit(i: number): boolean {
    const { luft, vink } = this.linje(i);
    return luft || vink?.afsnit === true;
  }

  /** The signature begins here; the head of a referat has names beside offices too. */
  underskriver(i: number): boolean {
    return i === this.underskrift?.fra && !this.iHovedet;
  }

  /** A hard wrap cut a name in two: "Holger" ⏎ "Bæk spurgte". */
  #midtINavn(i: number): boolean {
    const last = /\p{Lu}[\p{L}\p{M}'’.-]*$/u.exec(this.linje(i - 1).tekst.slice(-60))?.[0];
    return last !== undefined && this.personer.findVed(`${last} ${this.hoved(i)}`, 0, FULDT_ELLER_INITIALER) !== null;
  }

  /** A table set with spaces begins here; the head of a referat sets its facts so too. */
  tabel(i: number): Spalteblok | null {
    const found = this.spalter.get(i);
    return found && !(this.iHovedet && !found.opgaver) ? found : null;
  }

  /** A paragraph begins, or a sentence on a line of its own. */
  #fritSted(i: number): boolean {
    return this.nytAfsnit(i) || i === 0 || (AFSLUTTET.test(this.linje(i - 1).tekst) && this.brudt(i));
  }

  /** The writer broke the line here: its first word would have fitted on the line before. */
  brudt(i: number, luft = 0): boolean {
    const { tekst } = this.linje(i);
    if (i === 0) return true;
    const word = /^\S+/.exec(tekst.slice(0, HOVED))?.[0].length ?? 0;
    return this.#bredde > BREDEST || this.linje(i - 1).tekst.length + 1 + word + luft <= this.#bredde;
  }

  /** True where a line begins something of its own. `inde`: no blank line stands before it, so more is asked of it. */
  begynder(i: number, inde: boolean): boolean {
    const { tekst, vink } = this.linje(i);
    if (this.optaget(i) || this.plan.punkter.has(i) || vink?.stof || this.underskriver(i) || this.tabel(i)) return true;
    if (this.opmaerketOverskrift(i) || this.overskrift(i) || STREG.test(tekst) || this.liste(i)) return true;
    const head = this.hoved(i);
    const ended = !inde || AFSLUTTET.test(i > 0 ? this.linje(i - 1).tekst : '');
    if (ended && (BESLUTNING.test(head) || NAESTEMOEDE.test(head) || this.udfald(i))) return true;
    if (inde && i > 0 && this.udfald(i - 1)) return true;
    if (ended && inde && (this.fordeling(i) || this.formalia(i) || MOEDETS_EGNE.test(head))) return true;
    if (!inde && (KONKLUSION.test(head) || this.versaler(i) || this.kortOverskrift(i))) return true;
    if (this.iHovedet && inde && findFakta(tekst)) return true;
    // Inside a paragraph only a label begins a contribution in the middle of a sentence.
    if (!ended && this.#midtINavn(i)) return false;
    if (!ended && !this.brudt(i, LUFT) && !/^[*_]{0,3}[^\s:]+(?: [^\s:]+){0,4}:/.test(head)) return false;
    return this.taler(i, !inde || this.#fritSted(i)) !== null;
  }
}

/** Where the minutes begin: their heading, or the first paragraph that somebody speaks in. */
function findKrop(linjer: readonly Logiklinje[]): number {
  const title = Math.min(
    Math.max(
      1,
      linjer.findIndex(({ luft }) => luft),
    ),
    5,
  );
  const at = linjer.findIndex(({ tekst }, i) => {
    if (i < title) return false;
    const kind = findOverskrift(tekst);
    if (kind?.indhold === null && /^(?:referat|konklusion|beslutning)$/.test(kind.art) && !isReferattitel(linjer, i))
      return true;
    const name = findFuldtNavn(tekst);
    return name !== null && findUdtryk(tekst.slice(name.til, name.til + 100).trimStart())?.sikkert === true;
  });
  return at < 0 ? linjer.length : at;
}

/** "B:" says a decision where the letters before a colon are those of a referat (Drøftelse, Indstilling) and nobody asks. */
function isBeslutningsbogstav(linjer: readonly Logiklinje[], personer: Personer): boolean {
  if (personer.findInitialer('B')) return false;
  const labels = linjer.filter(({ tekst }) => /^\p{Lu}: /u.test(tekst));
  return labels.every(({ tekst }) => /^[BDI]/.test(tekst) && !(tekst.startsWith('B') && tekst.endsWith('?')));
}
