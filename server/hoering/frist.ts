// Deadlines in Danish time, wherever the server stands: as they are typed, as they are said, and the one that is proposed.
import { datoTekst, klokkeslaet } from '../../editor/model/dato.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { tekster } from '../tekster.ts';

const TIME = 60 * 60_000;
const DAG = 24 * TIME;
/** Swedish writes a day and a time as data. */
const SVENSK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Copenhagen',
  dateStyle: 'short',
  timeStyle: 'short',
});
const UGEDAG = new Intl.DateTimeFormat('da-DK', { timeZone: 'Europe/Copenhagen', weekday: 'long' });

/** A day (ISO) and a time of day ("12:00"), as form fields have them. */
export interface Tidspunkt {
  readonly dag: string;
  readonly kl: string;
}

export function tidspunkt(ms: number): Tidspunkt {
  const [dag = '', kl = ''] = SVENSK.format(ms).split(' ');
  return { dag, kl };
}

/** The moment; null where there is none such. Of an hour that comes twice the first counts. */
export function moment({ dag, kl }: Tidspunkt): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(dag) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(kl)) return null;
  const utc = Date.parse(`${dag}T${kl}:00Z`);
  if (Number.isNaN(utc)) return null;
  // Denmark is one or two hours ahead.
  const found = [utc - 2 * TIME, utc - TIME].find((ms) => {
    const there = tidspunkt(ms);
    return there.dag === dag && there.kl === kl;
  });
  return found ?? null;
}

/** "fredag den 4. december kl. 12.00"; in another year than `now` with the year. */
export function fristTekst(ms: number, now: number): string {
  const { dag, kl } = tidspunkt(ms);
  const dato = datoTekst(dag);
  const same = dag.slice(0, 4) === tidspunkt(now).dag.slice(0, 4);
  return `${UGEDAG.format(ms)} den ${same ? dato.replace(/ \d+$/, '') : dato} kl. ${klokkeslaet(kl).replace(/^0/, '')}`;
}

/** In a week at noon; from a weekend the Monday after. */
export function standardfrist(now: number): Tidspunkt {
  const noon = (days: number): number =>
    moment({ dag: tidspunkt(now + days * DAG).dag, kl: '12:00' }) ?? now + days * DAG;
  const weekend = { lørdag: 2, søndag: 1 }[UGEDAG.format(noon(7))] ?? 0;
  return tidspunkt(noon(7 + weekend));
}

/** When those who have not answered are reminded: the last weekday before, at nine; null where that has passed. */
export function dagenFoer(frist: number, now: number): number | null {
  const nine = (days: number): number => moment({ dag: tidspunkt(frist - days * DAG).dag, kl: '09:00' }) ?? frist;
  const weekend = { lørdag: 1, søndag: 2 }[UGEDAG.format(nine(1))] ?? 0;
  const at = nine(1 + weekend);
  return at > now && at < frist ? at : null;
}

/** Throws AppError "ugyldig" with one sentence. */
export function laesFrist(typed: Tidspunkt, now: number): number {
  const frist = moment(typed);
  const t = tekster.hoering.frist;
  if (frist === null) throw new AppError('ugyldig', t.form);
  if (frist <= now) throw new AppError('ugyldig', t.forbi);
  if (frist > now + 366 * DAG) throw new AppError('ugyldig', t.forSen);
  return frist;
}
