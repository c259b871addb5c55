// Danish dates and times as words. Months in lower case, no leading zeros (Retskrivningsordbogen; domain.md §6).

const MONTHS = [
  'januar',
  'februar',
  'marts',
  'april',
  'maj',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'december',
];

/** "2021-05-05" → "5. maj 2021". */
export function datoTekst(iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  return `${Number(day)}. ${MONTHS[Number(month) - 1] ?? ''} ${Number(year)}`;
}

/** "14:30" → "14.30". */
export function klokkeslaet(time: string): string {
  return time.replace(':', '.');
}

/** Swedish writes a time as data: "14:30". The formatter is made when it is first asked: making one is slow. */
let dansk: Intl.DateTimeFormat | null = null;

/** The time of day of a moment in Denmark, wherever the clock of this machine stands: "14.30". */
export function danskTid(ms: number): string {
  dansk ??= new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', timeStyle: 'short' });
  return klokkeslaet(dansk.format(ms));
}

/** "kl. 14.30", or "kl. 14.30-16.00" where the end is known. */
export function tidTekst(start: string, slut: string | null): string {
  return slut ? `kl. ${klokkeslaet(start)}-${klokkeslaet(slut)}` : `kl. ${klokkeslaet(start)}`;
}

/** The first date written in words or figures in `text` ("den 5. maj 2021", "5.5.2021", "2021-05-05") as ISO, else null. */
export function findDato(text: string): string | null {
  const words = new RegExp(`(\\d{1,2})\\.?\\s*(${MONTHS.join('|')})\\s+(\\d{4})`, 'i').exec(text);
  if (words) return iso(Number(words[3]), MONTHS.indexOf((words[2] ?? '').toLowerCase()) + 1, Number(words[1]));
  const figures = /(?<!\d)(\d{1,2})[./-](\d{1,2})[./ -](\d{4})(?!\d)/.exec(text);
  if (figures) return iso(Number(figures[3]), Number(figures[2]), Number(figures[1]));
  const data = /(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)/.exec(text);
  return data ? iso(Number(data[1]), Number(data[2]), Number(data[3])) : null;
}

function iso(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  if (year < 1000 || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return null;
  return at.toISOString().slice(0, 10);
}
