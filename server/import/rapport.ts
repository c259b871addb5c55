// The report of an import: what was recognised, what was guessed (each can be taken back), what stays as it was, and what
// was left out. In the order of the source.
import type { Importrapport, Rapportpost } from '../../editor/model/importrapport.ts';
import type { Deltager } from '../../editor/model/roster.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import type { Del, Fund, Linjedel } from './del.ts';
import { isLinjedel, linjedele } from './del.ts';
import type { Logiklinje } from './ombrydning.ts';
import type { Opbygget } from './opbygning.ts';
import type { Raatekst } from './raalinjer.ts';

interface Grundlag {
  readonly filnavn: string;
  readonly rod: Del;
  readonly opbygget: Opbygget;
  readonly linjer: readonly Logiklinje[];
  /** `citattegn`: lines that stood behind the sign of a quoted mail. */
  readonly raa: Raatekst & { readonly citattegn?: number };
  readonly sidehoveder: ReadonlySet<number>;
}

/** A longer report helps nobody; the rest is counted in one line. */
const MAX_POSTER = 5000;

/** Text that was UTF-8, read as Windows-1252 and saved again: "Ã¸" for "ø". */
const MOJIBAKE = /Ã[¦¸¥†˜…¼¶¤©]|â€[œ“”™¦]/;

export function skrivRapport({ filnavn, rod, opbygget, linjer, raa, sidehoveder }: Grundlag): Importrapport {
  const poster: Rapportpost[] = [];
  const at = (part: Linjedel) => linjer[part.fra];
  const post = (part: Del | Linjedel) => {
    const first = isLinjedel(part) ? part : linjedele(part).next().value;
    const linje = first ? at(first) : undefined;
    if (part.fund)
      poster.push({
        ...talt(part, part.fund),
        id: part.id,
        linje: linje?.nr ?? null,
        citat: citat(linje?.tekst ?? ''),
      });
  };
  const walk = (part: Del) => {
    for (const child of part.boern) {
      if (isLinjedel(child) && child.til < child.fra) continue;
      post(child);
      if (!isLinjedel(child)) walk(child);
      else
        for (const { person, form, fra, til } of opbygget.bundne.get(child.id) ?? []) {
          if (form !== 'efternavn' && form !== 'initialer') continue;
          const linje = at(child);
          const written = linje?.tekst.slice(child.start).slice(fra, til) || person.navn;
          poster.push({
            slags: 'gaettet',
            hvad: `»${written}« er ${person.navn}`,
            id: child.id,
            linje: linje?.nr ?? null,
            gaet: 'omtale',
            citat: citat(linje?.tekst ?? ''),
          });
        }
    }
  };
  walk(rod);
  const andre = rosterOf(opbygget.doc).deltagere.filter(({ paaListen }) => !paaListen);
  for (const i of sidehoveder) {
    const linje = raa.linjer[i];
    if (linje)
      poster.push({
        slags: 'udeladt',
        hvad: 'sidehoved eller sidefod',
        id: null,
        linje: linje.nr,
        gaet: null,
        citat: citat(linje.tekst),
      });
  }
  poster.sort((a, b) => (a.linje ?? 0) - (b.linje ?? 0));
  return { filnavn, poster: [...omHeleFilen(raa), ...kunITeksten(andre), ...begraens(poster)] };
}

/** A list of participants says how many it names. */
function talt(part: Del | Linjedel, fund: Fund): Fund {
  if (isLinjedel(part) || part.type !== 'deltagere') return fund;
  const n = [...linjedele(part)].flatMap(({ spaend }) => spaend).filter(({ slags }) => slags === 'deltager').length;
  return { ...fund, hvad: n === 1 ? '1 deltager' : `${n} deltagere` };
}

/** The people whom no list names. */
function kunITeksten(andre: readonly Deltager[]): Rapportpost[] {
  if (andre.length === 0) return [];
  const hvad =
    andre.length === 1 ? '1 person, som kun teksten nævner' : `${andre.length} personer, som kun teksten nævner`;
  const navne = andre.map(({ navn }) => navn).join(', ');
  return [{ slags: 'gaettet', hvad, id: null, linje: null, gaet: null, citat: citat(navne) }];
}

/** What is said of the file as a whole. */
function omHeleFilen({ linjer, udeladt, citattegn = 0 }: Grundlag['raa']): Rapportpost[] {
  const out: Rapportpost[] = [];
  if (citattegn > 0)
    out.push({
      slags: 'udeladt',
      hvad: `citattegnet »>« foran ${citattegn} linjer`,
      id: null,
      linje: null,
      gaet: null,
      citat: '',
    });
  if (udeladt > 0) {
    const tegn = udeladt === 1 ? '1 styretegn, som' : `${udeladt} styretegn, som`;
    out.push({
      slags: 'udeladt',
      hvad: `${tegn} ikke kan stå i et dokument`,
      id: null,
      linje: null,
      gaet: null,
      citat: '',
    });
  }
  const garbled = linjer.find(({ tekst }) => MOJIBAKE.test(tekst));
  if (garbled)
    out.push({
      slags: 'uroert',
      hvad: 'bogstaver, der er gemt med en forkert tegnkodning (»Ã¸« for »ø«): gem kilden igen som UTF-8, og importér den på ny',
      id: null,
      linje: garbled.nr,
      gaet: null,
      citat: citat(garbled.tekst),
    });
  return out;
}

function begraens(poster: readonly Rapportpost[]): readonly Rapportpost[] {
  if (poster.length <= MAX_POSTER) return poster;
  const rest = poster.length - MAX_POSTER;
  return [
    ...poster.slice(0, MAX_POSTER),
    {
      slags: 'uroert',
      hvad: `${rest} linjer mere, der ikke er vist her`,
      id: null,
      linje: null,
      gaet: null,
      citat: '',
    },
  ];
}

function citat(text: string): string {
  const chars = [...text.slice(0, 240)];
  return chars.length <= 120 ? chars.join('') : `${chars.slice(0, 119).join('')}…`;
}
