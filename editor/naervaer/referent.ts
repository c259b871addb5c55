// Who is the referent now: told by the server, taken over with one command.
import type { Referentskifte } from '../model/wire.ts';

/** Makes oneself the referent. False where the server could not be reached or refused. */
export async function blivReferent(referatId: string): Promise<boolean> {
  try {
    const answer = await fetch(`/referater/${encodeURIComponent(referatId)}/referent`, { method: 'PUT' });
    return answer.ok;
  } catch {
    return false;
  }
}

/** Reads what was told. Null for anything else. */
export function laesReferent(data: string): Referentskifte | null {
  const value: Partial<Referentskifte> | null = JSON.parse(data);
  if (typeof value?.navn !== 'string' || typeof value.bruger !== 'string' || typeof value.fra !== 'number') return null;
  return { navn: value.navn, bruger: value.bruger, fra: value.fra };
}

/** "kl. 14.30", with the day where it was not today. */
export function siden(fra: number, now: number): string {
  const at = new Date(fra);
  const two = (n: number): string => String(n).padStart(2, '0');
  const time = `kl. ${two(at.getHours())}.${two(at.getMinutes())}`;
  const same = at.toDateString() === new Date(now).toDateString();
  return same ? time : `den ${at.toLocaleDateString('da-DK', { day: 'numeric', month: 'long' })} ${time}`;
}
