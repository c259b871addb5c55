// Moments as Danes say them, in Danish time wherever the server stands. Days of meetings are `editor/model/dato.ts`.
import { datoTekst, klokkeslaet } from '../../editor/model/dato.ts';

const SVENSK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Copenhagen',
  dateStyle: 'short',
  timeStyle: 'short',
});
const DAG = 24 * 60 * 60_000;

/** The day (ISO) and the time of day of a moment. Swedish writes both as data. */
function dele(ms: number): { dag: string; tid: string } {
  const [dag = '', tid = ''] = SVENSK.format(ms).split(' ');
  return { dag, tid };
}

/** Today as an ISO date. */
export function iDag(now: number): string {
  return dele(now).dag;
}

/** "i dag", "i går", "i morgen", "den 4. marts", in another year "den 4. marts 2026". */
export function dagTekst(iso: string, now: number): string {
  const [fra, i, til] = [now - DAG, now, now + DAG].map((at) => dele(at).dag);
  if (iso === i) return 'i dag';
  if (iso === fra) return 'i går';
  if (iso === til) return 'i morgen';
  const ord = datoTekst(iso);
  return `den ${iso.slice(0, 4) === i?.slice(0, 4) ? ord.replace(/ \d+$/, '') : ord}`;
}

/** "kl. 14.32" of today, else the day. */
export function kortTid(ms: number, now: number): string {
  const { dag, tid } = dele(ms);
  return dag === iDag(now) ? `kl. ${klokkeslaet(tid)}` : dagTekst(dag, now);
}

/** "den 9. marts 2027 kl. 14.32": as it is written down for later. */
export function fuldTid(ms: number): string {
  const { dag, tid } = dele(ms);
  return `den ${datoTekst(dag)} kl. ${klokkeslaet(tid)}`;
}

/** "kl. 14.32" and "i dag", "den 4. marts". */
export function klOgDag(ms: number, now: number): { readonly kl: string; readonly dag: string } {
  const { dag, tid } = dele(ms);
  return { kl: `kl. ${klokkeslaet(tid)}`, dag: dagTekst(dag, now) };
}

/** "i dag kl. 14.32", "den 4. marts kl. 9.05". */
export function langTid(ms: number, now: number): string {
  const { kl, dag } = klOgDag(ms, now);
  return `${dag} ${kl}`;
}
