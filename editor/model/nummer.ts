// Agenda numbers are literal text at the start of a heading or agenda line; they are read here, and changed by a command alone.

/** The number and the title of a line such as "3a. Lokalplan" or "Punkt 12: Eventuelt"; `nummer` is "" where there is none. */
export interface Nummereret {
  readonly nummer: string;
  readonly titel: string;
  /** The literal label with the space after it, "" where there is none. */
  readonly maerke: string;
}

const LABEL =
  /^(?:(?:[Pp]kt\.?|PKT\.?|[Pp]unkt|PUNKT|[Aa]d(?:\s(?:dagsordenens\s)?(?:pkt\.?|punkt))?|AD|[Ss]ag(?:\s+nr\.)?)\s*)?(\d{1,3}(?:\.\d{1,3})*[a-zæøå]?)(?:[.):]\s*|\s*[–—-]\s+|\s+(?=\p{Lu}))/u;
/** "Pkt. 2" alone: its title stands on the next line, or nowhere. */
const KUN_LABEL =
  /^(?:[Pp]kt\.?|PKT\.?|[Pp]unkt|PUNKT|[Aa]d(?: (?:dagsordenens )?(?:pkt\.?|punkt))?|AD|[Ss]ag(?:\s+nr\.)?)\s*(\d{1,3}(?:\.\d{1,3})*[a-zæøå]?)[.:]?$/u;
const ROMERTAL = /^(X{0,3}(?:IX|IV|V?I{0,3}))[.)]\s+(?=\p{Lu})/u;
/** "V. Holm spurgte" begins with an initial. */
const FORBOGSTAV = /^[IVX]\. \p{Lu}[\p{L}-]+ \p{Ll}+(?:te|de|er)(?!\p{L})/u;
const BULLET = /^[-–—•·*▪]\s+(?=\S)/;

/** Splits a line into its number and its title. A date ("5. maj …") or an amount is no number. */
export function nummereret(line: string): Nummereret {
  const alone = KUN_LABEL.exec(line)?.[1];
  if (alone) return { nummer: alone, titel: '', maerke: '' };
  const roman = FORBOGSTAV.test(line) ? null : ROMERTAL.exec(line);
  if (roman?.[1]) return { nummer: roman[1], titel: line.slice(roman[0].length), maerke: roman[0] };
  const found = LABEL.exec(line);
  const titel = found ? line.slice(found[0].length) : line;
  if (!found || titel === '' || /^\d{1,2}\.\s*(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)/i.test(line))
    return unnumbered(line);
  return { nummer: found[1] ?? '', titel, maerke: found[0] };
}

/** A bullet is a label without a number. */
function unnumbered(line: string): Nummereret {
  const maerke = BULLET.exec(line)?.[0] ?? '';
  return { nummer: '', titel: line.slice(maerke.length), maerke };
}
