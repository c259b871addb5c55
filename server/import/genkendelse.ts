// Walks the logical lines once and gives each its place: the head, then the minutes with items, contributions,
// conclusions, lists, actions, next meeting, distribution and signature. Order and words never change.
import { findDato } from '../../editor/model/dato.ts';
import { placerListe, placerLister, placerTekst } from './afsnit.ts';
import { Begyndelser } from './begyndelser.ts';
import type { Del, Fund } from './del.ts';
import { byggDeltagerdel, foersteOrd } from './deltagerdel.ts';
import type { Fakta } from './fakta.ts';
import { findFakta, tider } from './fakta.ts';
import { isFaktum, placerDagsorden, placerFaktum, placerTitel } from './hoved.ts';
import { placerIndlaeg } from './indlaegsdel.ts';
import { linjensMaerke } from './lister.ts';
import type { Logiklinje } from './ombrydning.ts';
import { placerOpgaver } from './opgaver.ts';
import type { Overskrift } from './overskrifter.ts';
import { findOverskrift } from './overskrifter.ts';
import type { Personer } from './personer.ts';
import type { Punktlinje } from './punkter.ts';
import { findNummer } from './punkter.ts';
import type { Spalteblok } from './spalter.ts';
import { NIVEAU, Struktur } from './struktur.ts';
import { MAX_UNDERSKRIFT } from './underskrift.ts';
import { placerUnderskrift } from './underskriftsdel.ts';
import {
  BESLUTNING,
  KONKLUSION,
  MARKDOWN,
  MOEDETS_EGNE,
  NAESTEMOEDE,
  STED_OG_DATO,
  STREG,
  slutterMoedet,
  UNDERSKREVET,
  VALGTES,
} from './vendinger.ts';

export interface Genkendt {
  readonly rod: Del;
  readonly personer: Personer;
  readonly fakta: Fakta;
}

/** Recognises the parts of a referat in its logical lines. */
export function genkend(linjer: readonly Logiklinje[]): Genkendt {
  return new Genkendelse(linjer).genkend();
}

class Genkendelse {
  readonly #hvor: Begyndelser;
  readonly #struktur = new Struktur();
  readonly #fakta: Fakta = { dato: null, start: null, slut: null, sted: null, sagsnr: null };
  /** The level of the open item's heading, where the source says levels. */
  #punktrang = 8;

  constructor(linjer: readonly Logiklinje[]) {
    this.#hvor = new Begyndelser(linjer);
  }

  genkend(): Genkendt {
    const { personer, linjer, dele } = this.#hvor;
    const optaget = new Set([...dele.values()].flatMap((del) => del.linjer.map(({ linje }) => linje)));
    const begyndelser = foersteOrd(linjer.filter((_, i) => !optaget.has(i)));
    const parts = new Map(
      [...dele].map(([fra, del]) => [fra, byggDeltagerdel(this.#struktur, del, linjer, personer, begyndelser)]),
    );
    this.#hvor.laerEtiketter();
    let i = placerTitel(this.#hvor, this.#struktur, this.#fakta);
    while (i < linjer.length) {
      const part = parts.get(i);
      if (part) {
        this.#struktur.luk(NIVEAU.del);
        this.#struktur.tilfoej(part);
        i = dele.get(i)?.til ?? i + 1;
      } else i = this.#trin(i);
    }
    return { rod: this.#struktur.rod, personer, fakta: this.#fakta };
  }

  /** Gives the lines from `i` on their place; returns the first line that has none yet. */
  #trin(i: number): number {
    const hvor = this.#hvor;
    const { tekst, vink } = hvor.linje(i);
    if (hvor.underskriver(i)) return placerUnderskrift(hvor, this.#struktur, i);
    const dagsorden = hvor.dagsorden.get(i);
    if (dagsorden) return placerDagsorden(hvor, this.#struktur, dagsorden);
    if (vink?.stof) {
      this.#struktur.luk(hvor.iHovedet ? NIVEAU.del : NIVEAU.indlaeg);
      return placerTekst(this.#struktur, i, i + 1);
    }
    const tabel = hvor.plan.punkter.has(i) ? null : hvor.tabel(i);
    if (tabel) return this.#tabel(tabel);
    if (hvor.referattitel(i)) return this.#referattitel(i);
    const punkt = hvor.plan.punkter.get(i);
    if (punkt) return this.#punkt(i, punkt);
    if (typeof vink?.rang === 'number' && i > 0) return this.#rangoverskrift(i, vink.rang);
    if (isFaktum(hvor, this.#struktur, i)) return placerFaktum(hvor, this.#struktur, this.#fakta, i);
    const heading = hvor.overskrift(i);
    if (heading) return this.#overskriftdel(i, heading);
    const markdown = MARKDOWN.exec(tekst);
    if (markdown) return this.#sektion(i, NIVEAU.sektion + (markdown[1]?.length ?? 1) / 10);
    if (hvor.versaler(i)) return this.#sektion(i, this.#sektionsniveau());
    const taler = hvor.taler(i);
    if (taler) return placerIndlaeg(hvor, this.#struktur, i, taler);
    const beslutning = hvor.punktbeslutning(i);
    if (beslutning) return this.#punktbeslutning(i, beslutning.art);
    if (hvor.kortOverskrift(i))
      return this.#medOverskrift('sektion', i, this.#sektionsniveau(), {
        slags: 'gaettet',
        hvad: 'overskrift',
        gaet: 'sektion',
      });
    return hvor.liste(i) ? placerListe(hvor, this.#struktur, i) : this.#afsnit(i);
  }

  // -- items and headed parts -------------------------------------------------------------------------------------------

  #punkt(i: number, { nummer, dybde, linjer = 1 }: Punktlinje): number {
    const rang = this.#hvor.linje(i).vink?.rang;
    this.#punktrang = typeof rang === 'number' ? rang : 8;
    const hvad = nummer ? `punkt ${nummer}` : 'punkt fra dagsordenen';
    const fund: Fund = { slags: nummer ? 'genkendt' : 'gaettet', hvad, gaet: 'punkt' };
    return this.#medOverskrift('punkt', i, NIVEAU.punkt + Math.min(dybde, 5), fund, linjer);
  }

  #sektion(i: number, niveau: number): number {
    return this.#medOverskrift('sektion', i, niveau, { slags: 'genkendt', hvad: 'overskrift', gaet: 'sektion' });
  }

  /** The head goes on below it; a heading of the source stays one. */
  #referattitel(i: number): number {
    this.#struktur.luk(NIVEAU.del);
    const rang = this.#hvor.linje(i).vink?.rang;
    if (typeof rang !== 'number') return placerTekst(this.#struktur, i, i + 1);
    const after = this.#sektion(i, NIVEAU.sektion + rang / 10);
    this.#hvor.iHovedet = true;
    return after;
  }

  /** A heading inside an item is part of it; elsewhere it opens a part of its own. */
  #sektionsniveau(): number {
    return this.#struktur.aaben('punkt') ? NIVEAU.afsnitsdel : NIVEAU.sektion;
  }

  #medOverskrift(type: 'punkt' | 'sektion', i: number, niveau: number, fund: Fund, linjer = 1): number {
    this.#hvor.iHovedet = false;
    this.#struktur.aabn(type, niveau, fund);
    this.#struktur.tilfoej(this.#struktur.linje('overskrift', i, i + linjer - 1));
    return i + linjer;
  }

  /** A heading that the source itself marks, of level `rang`: an item, a part known by its words, or a section. */
  #rangoverskrift(i: number, rang: number): number {
    const { tekst } = this.#hvor.linje(i);
    const known = findOverskrift(tekst) ?? this.#hvor.aftaleliste(i);
    const words = !['sektion', 'referat', 'deltagere', 'afbud', 'dagsorden'].includes(known?.art ?? 'sektion');
    if (known?.indhold === null && words) return this.#overskriftdel(i, known);
    const nummer = findNummer(tekst);
    if (nummer) return this.#punkt(i, nummer);
    const inPunkt = this.#struktur.aaben('punkt') !== null && rang > this.#punktrang;
    return this.#sektion(i, (inPunkt ? NIVEAU.afsnitsdel : NIVEAU.sektion) + rang / 10);
  }

  #overskriftdel(i: number, heading: Overskrift): number {
    const alone = heading.indhold === null;
    switch (heading.art) {
      case 'konklusion':
      case 'beslutning':
        return this.#markeret(i, heading, 'konklusion', { art: heading.art });
      case 'opfoelgning':
      case 'naestemoede':
        return this.#markeret(i, heading, heading.art, {});
      case 'underskrift':
        if (this.#hvor.linjer.length - i > MAX_UNDERSKRIFT && alone) {
          this.#hvor.iHovedet = false;
          return this.#sektion(i, NIVEAU.afsnitsdel);
        }
        return placerUnderskrift(this.#hvor, this.#struktur, i);
      case 'distribution':
        this.#struktur.luk(NIVEAU.konklusion);
        return placerTekst(this.#struktur, i, this.#hvor.afsnitSlut(i));
      case 'moedefakta':
        if (!alone || !this.#hvor.iHovedet) return alone ? this.#sektion(i, NIVEAU.afsnitsdel) : this.#afsnit(i);
        this.#struktur.aabn('moedefakta', NIVEAU.del, { slags: 'genkendt', hvad: 'mødefakta', gaet: null });
        this.#struktur.tilfoej(this.#struktur.linje('overskrift', i, i));
        return i + 1;
      case 'sektion':
        if (!alone) {
          // "Spørgsmål: Hvornår begynder arbejdet?"
          const taler = this.#hvor.taler(i);
          return taler ? placerIndlaeg(this.#hvor, this.#struktur, i, taler) : this.#afsnit(i);
        }
        if (/punkter$/i.test(heading.tekst)) return this.#sektion(i, NIVEAU.sektion);
        if (/^eventuelt$/i.test(heading.tekst)) this.#struktur.luk(NIVEAU.punkt);
        return this.#sektion(i, this.#sektionsniveau());
      default:
        // Also participants and agenda that the plan has not taken: a list that names nobody, an empty agenda.
        return alone ? this.#sektion(i, this.#sektionsniveau()) : this.#afsnit(i);
    }
  }

  /** A headed or labelled part: conclusion, actions, next meeting. */
  #markeret(
    i: number,
    heading: Overskrift,
    type: 'konklusion' | 'opfoelgning' | 'naestemoede',
    attrs: Record<string, unknown>,
  ): number {
    this.#hvor.iHovedet = false;
    const niveau = type === 'naestemoede' || /^samlet|liste$/i.test(heading.tekst) ? NIVEAU.del : NIVEAU.konklusion;
    // A decision ends "Baggrund" and "Indstilling" before it; it belongs to the item.
    if (this.#struktur.aaben('punkt')) this.#struktur.luk(NIVEAU.afsnitsdel);
    const hvad = { konklusion: heading.art, opfoelgning: 'opfølgning', naestemoede: 'næste møde' }[type];
    this.#struktur.aabn(type, niveau, { slags: 'genkendt', hvad, gaet: type }, attrs);
    if (heading.indhold === null) {
      this.#struktur.tilfoej(this.#struktur.linje('overskrift', i, i));
      return type === 'opfoelgning' ? placerOpgaver(this.#hvor, this.#struktur, i + 1) : this.#indhold(i + 1, type);
    }
    const til = this.#hvor.afsnitSlut(i);
    const isTask = type === 'opfoelgning';
    const attributes = isTask ? { frist: findDato(this.#hvor.hoved(i)) } : {};
    this.#struktur.tilfoej(this.#struktur.linje(isTask ? 'opgave' : 'afsnit', i, til - 1, { attrs: attributes }));
    const after = isTask ? til : placerLister(this.#hvor, this.#struktur, til);
    this.#struktur.luk(niveau);
    return after;
  }

  /** A decision that is an item of a list: the list it stands in ends before it. */
  #punktbeslutning(i: number, art: string): number {
    const niveau = NIVEAU.konklusion;
    this.#struktur.aabn('konklusion', niveau, { slags: 'genkendt', hvad: art, gaet: 'konklusion' }, { art });
    const after = placerListe(this.#hvor, this.#struktur, i, i + 1);
    this.#struktur.luk(niveau);
    return after;
  }

  /** What stands below a heading of a conclusion (until something begins) or of the next meeting (one paragraph). */
  #indhold(first: number, type: 'konklusion' | 'naestemoede'): number {
    const hvor = this.#hvor;
    let i = first;
    while (i < hvor.linjer.length) {
      const isItem = linjensMaerke(hvor.linje(i)) !== null;
      if (isItem && !hvor.stopperListe(i)) {
        i = placerListe(hvor, this.#struktur, i);
        continue;
      }
      if (i > first && type === 'naestemoede' && hvor.nytAfsnit(i)) break;
      if (hvor.linje(i).vink?.stof) {
        i = placerTekst(this.#struktur, i, i + 1);
        continue;
      }
      if (this.#begynderEfterOverskrift(i, i === first) || hvor.fordeling(i) || slutterMoedet(hvor.hoved(i))) break;
      i = placerTekst(this.#struktur, i, hvor.afsnitSlut(i));
    }
    return i;
  }

  /** Right below its heading a conclusion may itself begin like one ("Det blev besluttet …"), or name who concludes. */
  #begynderEfterOverskrift(i: number, first: boolean): boolean {
    const head = this.#hvor.hoved(i);
    if (
      BESLUTNING.test(head) ||
      KONKLUSION.test(head) ||
      this.#hvor.udfald(i) ||
      (first && this.#hvor.taler(i)?.art === 'konklusion')
    )
      return false;
    return this.#hvor.begynder(i, false);
  }

  // -- the minutes --------------------------------------------------------------------------------------------------------

  /** A paragraph that begins nothing: goes on in the contribution before it, or speaks for the meeting. */
  #afsnit(i: number): number {
    const hvor = this.#hvor;
    const { tekst } = hvor.linje(i);
    const head = hvor.hoved(i);
    const til = hvor.afsnitSlut(i);
    if (NAESTEMOEDE.test(head)) {
      this.#struktur.aabn('naestemoede', NIVEAU.del, { slags: 'gaettet', hvad: 'næste møde', gaet: 'naestemoede' });
      return this.#lukEfter(i, til, NIVEAU.del);
    }
    if (hvor.fordeling(i)) {
      this.#struktur.luk(NIVEAU.konklusion);
      return placerTekst(this.#struktur, i, til);
    }
    if ((UNDERSKREVET.test(head) || STED_OG_DATO.test(tekst)) && hvor.linjer.length - i <= MAX_UNDERSKRIFT)
      return placerUnderskrift(hvor, this.#struktur, i);
    if (KONKLUSION.test(head) || BESLUTNING.test(head) || this.#isUdfald(i)) {
      hvor.iHovedet = false;
      // "Baggrund" may tell of older decisions; a bare "Godkendt." ends it.
      if (this.#struktur.aaben('punkt') && hvor.udfald(i)) this.#struktur.luk(NIVEAU.afsnitsdel);
      const art = KONKLUSION.test(head) ? 'konklusion' : 'beslutning';
      this.#struktur.aabn(
        'konklusion',
        NIVEAU.konklusion,
        { slags: 'gaettet', hvad: art, gaet: 'konklusion' },
        { art },
      );
      return this.#lukEfter(i, til, NIVEAU.konklusion);
    }
    const valg = VALGTES.exec(head);
    if (valg) hvor.introducer(head.slice(valg[0].length), valg[1] ?? '');
    if (slutterMoedet(head)) this.#fakta.slut ??= tider(head)[0];
    if (STREG.test(tekst) || MOEDETS_EGNE.test(head) || hvor.formalia(i)) this.#struktur.luk(NIVEAU.konklusion);
    const { type } = this.#struktur.aktuel;
    if (type === 'moedefakta' || (type === 'dagsorden' && hvor.nytAfsnit(i))) this.#struktur.luk(NIVEAU.del);
    // A paragraph of prose ends the head; a date or a place does not.
    if (tekst.length > 200 && !findFakta(tekst)) hvor.iHovedet = false;
    return placerTekst(this.#struktur, i, til);
  }

  /** In the head "Godkendt" may be the state of the referat; inside an item it is what was settled. */
  #isUdfald(i: number): boolean {
    const inPart = this.#struktur.aaben('punkt') !== null || (this.#struktur.aaben('sektion') && !this.#hvor.iHovedet);
    return this.#hvor.udfald(i) && (inPart || /:\s/.test(this.#hvor.linje(i).tekst));
  }

  #lukEfter(i: number, til: number, niveau: number): number {
    this.#struktur.tilfoej(this.#struktur.linje('afsnit', i, til - 1));
    const after = placerLister(this.#hvor, this.#struktur, til);
    this.#struktur.luk(niveau);
    return after;
  }

  /** A table set with spaces: actions where its head says so, else a paragraph that nobody speaks. */
  #tabel({ fra, til, opgaver }: Spalteblok): number {
    if (this.#struktur.aaben('punkt')) this.#struktur.luk(NIVEAU.afsnitsdel);
    else this.#struktur.luk(this.#hvor.iHovedet ? NIVEAU.del : NIVEAU.konklusion);
    this.#hvor.iHovedet = false;
    if (!opgaver) return placerTekst(this.#struktur, fra, til);
    this.#struktur.aabn('opfoelgning', NIVEAU.konklusion, {
      slags: 'gaettet',
      hvad: 'opfølgning',
      gaet: 'opfoelgning',
    });
    return placerOpgaver(this.#hvor, this.#struktur, fra, til);
  }
}
