// The head of a referat: title, facts, agenda. Each takes its lines from `at` on and returns the first it has not taken.
import { findDato } from '../../editor/model/dato.ts';
import type { Begyndelser } from './begyndelser.ts';
import type { Linjedel } from './del.ts';
import type { Fakta } from './fakta.ts';
import { findFakta, laesFakta, tider } from './fakta.ts';
import { linjensMaerke } from './lister.ts';
import { findOverskrift } from './overskrifter.ts';
import type { Form } from './personer.ts';
import type { Dagsordensdel } from './punkter.ts';
import type { Struktur } from './struktur.ts';
import { NIVEAU } from './struktur.ts';
import { STREG, UFAERDIG } from './vendinger.ts';

const ALLE_FORMER: ReadonlySet<Form> = new Set(['fuldt', 'efternavn', 'initialer', 'fornavn']);
const MAX_TITELLINJER = 5;
const MAX_TITEL = 300;
/** A mail begins with whom it greets. */
const HILSEN = /^(?:Hej|Hejsa|Kære|Goddag|God ?morgen|Hi)(?: \p{L}+){0,4}[,.!]?$/u;

/** The title: the first lines, unless the text begins with something else; then it stays empty. */
export function placerTitel(hvor: Begyndelser, struktur: Struktur, fakta: Fakta): number {
  let til = 0;
  if (isTitel(hvor)) {
    til = 1;
    while (til < Math.min(MAX_TITELLINJER, hvor.linjer.length) && goesOn(hvor, til)) til++;
  }
  struktur.tilfoej(struktur.linje('titel', 0, til - 1));
  const text = hvor.linjer.slice(0, til).map(({ tekst }) => tekst);
  fakta.dato ??= findDato(text.join('\n'));
  const [start, slut] = tider(/(?<!\p{L})kl(?:\.|okken).*/iu.exec(text.join(' '))?.[0] ?? '');
  fakta.start ??= start;
  fakta.slut ??= slut;
  return til;
}

function isTitel(hvor: Begyndelser): boolean {
  const { tekst, vink } = hvor.linje(0);
  if (vink?.rang === 'titel') return true;
  const kind = findOverskrift(tekst);
  if (HILSEN.test(tekst) || hvor.optaget(0) || vink?.stof || hvor.plan.punkter.has(0) || linjensMaerke(hvor.linje(0)))
    return false;
  if (kind !== null && kind.art !== 'referat') return false;
  if (findFakta(tekst) !== null && !/^referat|^møde/i.test(tekst)) return false;
  if (tekst.length > MAX_TITEL || hvor.taler(0) !== null) return false;
  // A referat of one sentence has no title.
  return hvor.linjer.length > 1 || !/[.!?]$/.test(tekst) || /referat|dagsorden|beslutningsprotokol/i.test(tekst);
}

function goesOn(hvor: Begyndelser, i: number): boolean {
  const linje = hvor.linje(i);
  const { tekst, luft, vink } = linje;
  if (luft || tekst.length > 150 || STREG.test(tekst) || hvor.optaget(i)) return false;
  // Half a title goes on, whatever its next word is: "… om budget og" ⏎ "Økonomi".
  if (UFAERDIG.test(hvor.linje(i - 1).tekst) && !findFakta(tekst)?.navn) return true;
  return (
    (!vink?.afsnit || vink.rang === 'titel') &&
    !hvor.plan.punkter.has(i) &&
    isTitelord(hvor, i) &&
    findFakta(tekst) === null &&
    linjensMaerke(linje) === null &&
    hvor.taler(i) === null &&
    // Facts follow a title; a sentence below it is no longer the title.
    !/[.!?]$/.test(hvor.linje(i - 1).tekst)
  );
}

/** No heading; the word "Referat" between other lines of the title is none. */
function isTitelord(hvor: Begyndelser, i: number): boolean {
  const kind = findOverskrift(hvor.linje(i).tekst);
  if (kind === null) return true;
  const next = i + 1 < hvor.linjer.length ? hvor.linje(i + 1) : null;
  return kind.art === 'referat' && next !== null && (next.luft || !/[.!?]$/.test(next.tekst));
}

/** A fact of the meeting, or a line that goes on in one. */
export function isFaktum(hvor: Begyndelser, struktur: Struktur, i: number): boolean {
  const { tekst } = hvor.linje(i);
  const open = struktur.aktuel.type === 'moedefakta';
  if (!hvor.iHovedet && !open) return false;
  if (findFakta(tekst) !== null) return true;
  // A line right below a fact goes on in it: the second line of an address.
  return open && !hvor.nytAfsnit(i) && tekst.length <= 80 && !/[.!?]$/.test(tekst) && !hvor.begynder(i, true);
}

export function placerFaktum(hvor: Begyndelser, struktur: Struktur, fakta: Fakta, i: number): number {
  const found = findFakta(hvor.linje(i).tekst);
  if (struktur.aktuel.type !== 'moedefakta')
    struktur.aabn('moedefakta', NIVEAU.del, { slags: 'genkendt', hvad: 'mødefakta', gaet: null });
  if (found) {
    laesFakta(found, fakta);
    // "Dato: …   Tid: …   Sted: …" on one line.
    for (const cell of hvor
      .linje(i)
      .tekst.split(/\s{3,}|\t/)
      .slice(1)) {
      const beside = findFakta(cell);
      if (beside) laesFakta(beside, fakta);
    }
    if (found.slags === 'person') hvor.introducer(found.vaerdi, found.navn);
  }
  const named = found?.slags === 'person' ? hvor.personer.findVed(hvor.linje(i).tekst, found.fra, ALLE_FORMER) : null;
  const form = named?.form === 'fornavn' ? 'fuldt' : named?.form;
  const spaend = named && form && !named.genitiv ? [{ ...named, slags: 'omtale' as const, form }] : [];
  struktur.tilfoej(struktur.linje('faktum', i, i, { spaend }));
  return i + 1;
}

/** An agenda: items, or prose. */
export function placerDagsorden(
  hvor: Begyndelser,
  struktur: Struktur,
  { fra, til, harOverskrift, punkter, fortsat }: Dagsordensdel,
): number {
  const hvad = punkter.size > 0 ? 'dagsorden' : 'dagsorden som tekst';
  struktur.aabn('dagsorden', NIVEAU.del, { slags: 'genkendt', hvad, gaet: null });
  if (harOverskrift) struktur.tilfoej(struktur.linje('overskrift', fra, fra));
  let last: Linjedel | null = null;
  for (let i = fra + (harOverskrift ? 1 : 0); i < til; i++) {
    if (last && !punkter.has(i) && (fortsat.has(i) || (last.type === 'afsnit' && !hvor.nytAfsnit(i)))) {
      last.til = i;
      continue;
    }
    last = struktur.linje(punkter.has(i) ? 'dagsordenspunkt' : 'afsnit', i, i);
    struktur.tilfoej(last);
  }
  return til;
}
