// Who may receive an approved version, in groups: the lists, the participants, and those who received an earlier version;
// and what a form says of them. Every address is checked here, and none is sent to twice.
import type { Modtagerliste } from '../../db/modtagerlister.ts';
import type { Brev } from '../../db/udsendelser.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { type Formular, flere, linje, ordret } from '../access/indtastning.ts';
import { arkivformat, laesArkivformat, UDGAVER } from '../export/udgave.ts';
import { laesModtagere, noegle, tjekMail } from '../mail/adresse.ts';
import { formatnavne, formatvalg, type Gruppe, type Person, SENDES } from '../pages/modtagergrupper.ts';
import { tekster } from '../tekster.ts';

const t = tekster.udsendelse;

export interface Kilder {
  readonly lister: readonly Modtagerliste[];
  /** Names of the roster, in its order. */
  readonly deltagere: readonly string[];
  /** The sentence that says whom the referat is sent to. */
  readonly distribution: string;
  /** Letters of the sending that is proposed again: of an earlier version, or the draft that is being changed. */
  readonly forbillede: { readonly breve: readonly Brev[]; readonly udgave: number | null } | null;
  /** Something is withheld: who gets which edition is for a person to say. */
  readonly skjult: boolean;
  /** Keys of the addresses that have had this very version. */
  readonly faaet: ReadonlySet<string>;
}

/** The proposal: what the form shows before anybody has chosen. */
export function foreslaa({ lister, deltagere, distribution, forbillede, skjult, faaet }: Kilder): readonly Gruppe[] {
  const person = (navn: string, mail: string | null): Person => {
    const has = mail !== null && faaet.has(noegle(mail));
    return { navn, mail, faaet: has, valgt: !has, skrevet: '' };
  };
  const known = new Map<string, string>();
  for (const liste of [...lister].sort((a, b) => Number(a.deltagere) - Number(b.deltagere)))
    for (const { navn, mail } of liste.modtagere) if (navn !== '') known.set(navn, mail);
  const before = new Map<string, Person[]>();
  for (const { navn, mail, formater } of forbillede?.breve ?? []) {
    // Whoever had files of both editions stands in a group of each, and gets the same again.
    for (const udgave of UDGAVER) {
      const key = formatvalg(formater.filter((one) => laesArkivformat(one).offentlig === (udgave === 'offentlig')));
      if (key !== '') before.set(key, [...(before.get(key) ?? []), person(navn, mail)]);
    }
  }
  return [
    ...[...before].map(([format, personer], i): Gruppe => {
      const som = formatnavne(format.split(' '));
      const navn = forbillede?.udgave ? t.samme(forbillede.udgave, som) : t.valgte(som);
      return { id: `foer-${i}`, navn, format, personer, liste: false };
    }),
    ...lister
      .filter((liste) => !liste.deltagere && liste.modtagere.length > 0)
      .map(
        ({ id, navn, modtagere }): Gruppe => ({
          id,
          navn,
          format: !forbillede && !skjult && distribution.includes(navn) ? 'pdf' : '',
          personer: modtagere.map((one) => person(one.navn, one.mail)),
          liste: true,
        }),
      ),
    ...(deltagere.length > 0
      ? [
          {
            id: 'deltagere',
            navn: t.gruppe.deltagere,
            format: '',
            personer: deltagere.map((navn) => person(navn, known.get(navn) ?? null)),
            liste: true,
          },
        ]
      : []),
  ];
}

/** The value of a box: which group, which person. */
export function boks(gruppe: string, nr: number, { navn, mail }: Person): string {
  return JSON.stringify([gruppe, nr, navn, mail]);
}

/** The proposal with what the form says put into it. */
export function valgte(grupper: readonly Gruppe[], form: Formular): readonly Gruppe[] {
  const ticked = new Set(flere(form, 'person'));
  return grupper.map((gruppe) => ({
    ...gruppe,
    format: formatvalg(linje(form, `format-${gruppe.id}`).split(' ')),
    personer: gruppe.personer.map((one, i) => ({
      ...one,
      valgt: one.mail === null ? one.valgt : ticked.has(boks(gruppe.id, i, one)),
      skrevet: one.mail === null ? linje(form, `adresse-${gruppe.id}-${i}`) : '',
    })),
  }));
}

/** One recipient: an address, once. */
export interface Valgt {
  readonly navn: string;
  readonly mail: string;
  readonly via: readonly string[];
  readonly formater: readonly string[];
}

export interface Valg {
  readonly modtagere: readonly Valgt[];
  /** Participants whose address was typed. */
  readonly skrevne: readonly { readonly navn: string; readonly mail: string }[];
}

/** The full edition's file that takes the place of a public one; "" for what is full. */
function fuldeAf(navn: string): string {
  const { format, offentlig } = laesArkivformat(navn);
  return offentlig ? arkivformat(format, 'fuld') : '';
}

const MAX = 500;

/** Throws AppError "ugyldig" for the first address that is none, and where nobody is chosen. */
export function laesValg(grupper: readonly Gruppe[], form: Formular): Valg {
  const found = new Map<string, Valgt>();
  const skrevne: { navn: string; mail: string }[] = [];
  const add = (navn: string, mail: string, via: string | null, format: string): void => {
    const one = found.get(noegle(mail)) ?? { navn, mail, via: [], formater: [] };
    const formater = new Set([...one.formater, ...format.split(' ')]);
    found.set(noegle(mail), {
      navn: one.navn || navn,
      mail: one.mail,
      via: via === null || one.via.includes(via) ? one.via : [...one.via, via],
      formater: SENDES.filter((each) => formater.has(each) && !formater.has(fuldeAf(each))),
    });
  };
  for (const gruppe of valgte(grupper, form)) {
    if (gruppe.format === '') continue;
    for (const { navn, mail, valgt, skrevet } of gruppe.personer) {
      const via = gruppe.liste ? gruppe.navn : null;
      if (mail !== null && valgt) add(navn, mail, via, gruppe.format);
      else if (mail === null && skrevet !== '') {
        const typed = tjekMail(skrevet);
        skrevne.push({ navn, mail: typed });
        add(navn, typed, via, gruppe.format);
      }
    }
  }
  const format = formatvalg(linje(form, 'format-andre').split(' ')) || arkivformat('pdf', 'offentlig');
  for (const { navn, mail } of laesModtagere(ordret(form, 'andre'))) add(navn, mail, null, format);
  if (found.size === 0) throw new AppError('ugyldig', t.udenModtagere);
  if (found.size > MAX) throw new AppError('ugyldig', t.forMange);
  return { modtagere: [...found.values()], skrevne };
}
