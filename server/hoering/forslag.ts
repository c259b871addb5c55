// Whom a round could ask: the participants of the document with the addresses that are remembered, and those who were asked
// before. A proposal: the referent decides. Pure.
import type { Hoering, Udkastudgave } from '../../db/hoeringer.ts';
import type { Modtagerliste } from '../../db/modtagerlister.ts';
import type { Roster } from '../../editor/model/roster.ts';
import type { Config } from '../config.ts';

/** A line of the form. */
export interface Spurgt {
  /** Names its fields: the id of the participant, or "x" and a number. */
  readonly noegle: string;
  readonly navn: string;
  readonly rolle: string;
  readonly organisation: string;
  /** The id of the participant in the document; null for others. */
  readonly deltager: string | null;
  readonly valgt: boolean;
  readonly mail: string;
  readonly udefra: boolean;
  readonly udgave: Udkastudgave;
}

/** What tells those of the municipality from others; "" where it is not known. */
export interface Husets {
  /** "aeroested.example" */
  readonly domaene: string;
  /** Who sends, as the letterhead says. */
  readonly afsender: string;
}

/** The domain of the sender's address, else of the server's own. */
export function husets({ mail, url }: Pick<Config, 'mail' | 'url'>, afsender: string): Husets {
  const vaert = url?.hostname.split('.').slice(-2).join('.') ?? '';
  return { domaene: mail?.fra.mail.replace(/^.*@/, '').toLowerCase() ?? vaert, afsender };
}

/** Whether somebody is not of the municipality, as far as one can tell. In doubt they are not. */
export function erUdefra(
  { mail, organisation }: { readonly mail: string; readonly organisation: string },
  { domaene, afsender }: Husets,
): boolean {
  const af = mail.replace(/^.*@/, '').toLowerCase();
  if (mail !== '' && domaene !== '') return af !== domaene && !af.endsWith(`.${domaene}`);
  const [org, vi] = [organisation, afsender].map((navn) => navn.toLocaleLowerCase('da').trim());
  if (!org) return true;
  // A part of ours has our name and more; our own name may have a part of ours behind it.
  return vi
    ? !(org.includes(vi) || vi.replace(/[,–-].*$/, '').trim() === org)
    : !/(?<!\p{L})kommunes?(?!\p{L})/u.test(org);
}

export interface Kilder {
  readonly roster: Roster;
  readonly lister: readonly Modtagerliste[];
  /** The round before, if there was one. */
  readonly foer: Hoering | null;
  readonly husets: Husets;
}

/** The participants in the order of the list, then others who were asked before. */
export function foreslaa({ roster, lister, foer, husets: vores }: Kilder): readonly Spurgt[] {
  const known = new Map<string, string>();
  // The organ's own participants are believed before any other list.
  for (const liste of [...lister].sort((a, b) => Number(a.deltagere) - Number(b.deltagere)))
    for (const { navn, mail } of liste.modtagere) if (navn !== '') known.set(navn, mail);
  const asked = (foer?.inviterede ?? []).filter(({ tilbagekaldt }) => tilbagekaldt === null);
  const seen = new Set<number>();
  const deltagere = roster.deltagere
    .filter(({ paaListen, navn }) => paaListen && navn !== '')
    .map(({ id, navn, rolle, organisation, markoer }): Spurgt => {
      const before = asked.find((one) => one.deltager === id);
      if (before) seen.add(before.nr);
      const mail = before?.mail ?? known.get(navn) ?? '';
      return {
        ...{ noegle: id, navn, rolle, organisation, deltager: id, mail },
        // The referent has it already.
        valgt: foer === null ? !/referent/i.test(markoer) : before !== undefined,
        udefra: before?.udefra ?? erUdefra({ mail, organisation }, vores),
        udgave: before?.udgave ?? 'offentlig',
      };
    });
  const andre = asked
    .filter(({ nr }) => !seen.has(nr))
    .map(({ navn, mail, udefra, udgave }, i) => ({
      ...{ noegle: `x${i}`, navn, rolle: '', organisation: '', deltager: null, valgt: true },
      ...{ mail: mail ?? '', udefra, udgave },
    }));
  return [...deltagere, ...andre];
}
