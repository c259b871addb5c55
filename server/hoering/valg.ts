// What the form says of a new round: read leniently to be shown again, and strictly before anything goes. Every address is
// checked here, and nobody is asked twice.
import type { Udkastudgave } from '../../db/hoeringer.ts';
import { isXmlText } from '../../editor/model/attrs.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { type Formular, flere, linje, ordret } from '../access/indtastning.ts';
import { laesModtagere, noegle, tjekMail } from '../mail/adresse.ts';
import { tjekFelter } from '../mail/flet.ts';
import { tekster } from '../tekster.ts';
import { hoeringsfelter } from './breve.ts';
import { erUdefra, type Husets, type Spurgt } from './forslag.ts';
import { laesFrist, type Tidspunkt } from './frist.ts';

const t = tekster.hoering.fejl;
const MAX = 300;

/** The form as it stands on the page. */
export interface Formvalg {
  readonly personer: readonly Spurgt[];
  /** Typed, one to a line. */
  readonly andre: string;
  readonly frist: Tidspunkt;
  readonly emne: string;
  readonly besked: string;
  readonly seHinanden: boolean;
  readonly kode: boolean;
  readonly dagenFoer: boolean;
  readonly husk: boolean;
}

/** Somebody who is asked. */
interface Deltager extends Pick<Spurgt, 'navn' | 'deltager' | 'udefra' | 'udgave'> {
  readonly mail: string | null;
}

/** What was chosen, checked. */
export interface Valg extends Pick<Formvalg, 'emne' | 'besked' | 'seHinanden' | 'kode' | 'dagenFoer' | 'husk'> {
  readonly deltagere: readonly Deltager[];
  readonly frist: number;
}

const ja = (form: Formular, navn: string): boolean => linje(form, navn) === 'ja';

function laesUdgave(form: Formular, noegle: string, skjult: boolean): Udkastudgave {
  return skjult && linje(form, `udgave-${noegle}`) === 'fuld' ? 'fuld' : 'offentlig';
}

/**
 * The proposal with what the form says put into it. Those who were typed as "andre" and can be read become lines of their
 * own, so that what is guessed about them can be corrected.
 */
export function laesForm(forslag: readonly Spurgt[], form: Formular, skjult: boolean, husets: Husets): Formvalg {
  const ticked = new Set(flere(form, 'valgt'));
  const kendte = forslag.map((one): Spurgt => {
    const { noegle: key, organisation } = one;
    const mail = linje(form, `mail-${key}`);
    // The guess follows the address until somebody has said otherwise.
    const nu = ja(form, `udefra-${key}`);
    const sagt = nu !== ja(form, `gaettet-${key}`) || mail === linje(form, `mailfoer-${key}`);
    return {
      ...one,
      mail,
      valgt: ticked.has(key),
      udefra: sagt ? nu : erUdefra({ mail, organisation }, husets),
      udgave: laesUdgave(form, key, skjult),
    };
  });
  const foerste = kendte.filter(({ deltager }) => deltager === null).length;
  const numre = Object.keys(form).flatMap((felt) => /^mail-x(\d{1,4})$/.exec(felt)?.[1] ?? []);
  const egne = [...new Set(numre.map(Number))]
    .filter((nr) => nr >= foerste)
    .sort((a, b) => a - b)
    .slice(0, MAX)
    .map((nr): Spurgt => {
      const key = `x${nr}`;
      return {
        ...{ noegle: key, navn: linje(form, `navn-${key}`).slice(0, 100), rolle: '', organisation: '', deltager: null },
        ...{ mail: linje(form, `mail-${key}`), valgt: ticked.has(key) },
        ...{ udefra: ja(form, `udefra-${key}`), udgave: laesUdgave(form, key, skjult) },
      };
    })
    .filter(({ navn, mail }) => navn !== '' || mail !== '');
  const fra = Math.max(foerste, ...numre.map((nr) => Number(nr) + 1));
  const andre = ordret(form, 'andre');
  const nye = tydelige(andre).map(
    ({ navn, mail }, i): Spurgt => ({
      ...{ noegle: `x${fra + i}`, navn, rolle: '', organisation: '', deltager: null, valgt: true, mail },
      ...{ udefra: erUdefra({ mail, organisation: '' }, husets), udgave: 'offentlig' as const },
    }),
  );
  return {
    personer: [...kendte, ...egne, ...nye],
    andre: nye.length > 0 ? '' : andre,
    frist: { dag: linje(form, 'dag'), kl: linje(form, 'kl') },
    emne: linje(form, 'emne'),
    besked: ordret(form, 'besked').normalize('NFC').replace(/\r\n?/g, '\n').trim(),
    ...{ seHinanden: ja(form, 'seHinanden'), kode: ja(form, 'kode') },
    ...{ dagenFoer: ja(form, 'dagenFoer'), husk: ja(form, 'husk') },
  };
}

/** Those that can be read; none where one cannot. */
function tydelige(andre: string) {
  try {
    return laesModtagere(andre);
  } catch (cause) {
    if (cause instanceof AppError) return [];
    throw cause;
  }
}

/** Throws AppError "ugyldig" for the first thing that is wrong. */
export function tjekValg(valg: Formvalg, now: number, server: boolean): Valg {
  laesModtagere(valg.andre);
  const deltagere = valg.personer
    .filter(({ valgt }) => valgt)
    .map(({ navn, deltager, udefra, udgave, mail }): Deltager => {
      const adresse = mail === '' ? null : tjekMail(mail);
      return { navn: navn || (adresse ?? ''), mail: adresse, deltager, udefra, udgave };
    });
  if (deltagere.length === 0) throw new AppError('ugyldig', t.udenModtagere);
  if (deltagere.length > MAX) throw new AppError('ugyldig', t.forMange);
  const seen = new Set<string>();
  for (const { mail } of deltagere) {
    if (mail === null) continue;
    if (seen.has(noegle(mail))) throw new AppError('ugyldig', t.sammeAdresse(mail));
    seen.add(noegle(mail));
  }
  const { emne, besked, seHinanden, kode, dagenFoer, husk } = valg;
  if (kode && (!server || deltagere.some(({ mail }) => mail === null))) throw new AppError('ugyldig', t.kodeUdenMail);
  tjekBrev(emne, besked);
  return { deltagere, frist: laesFrist(valg.frist, now), emne, besked, seHinanden, kode, dagenFoer, husk };
}

function tjekBrev(emne: string, besked: string): void {
  if (emne === '' || emne.length > 200) throw new AppError('ugyldig', t.udenEmne);
  if (besked === '' || !isXmlText(besked)) throw new AppError('ugyldig', t.udenBrev);
  if (besked.length > 20_000) throw new AppError('ugyldig', t.forLangt);
  tjekFelter(
    emne,
    hoeringsfelter.filter((one) => one !== 'link'),
  );
  tjekFelter(besked, hoeringsfelter);
  if (!besked.includes('{link}')) throw new AppError('ugyldig', t.udenLink);
}
