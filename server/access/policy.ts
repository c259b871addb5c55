// Who may do what: one table role × state of the referat × action. Nothing else decides; every route names an action.
// Pure: knows neither HTTP nor the database. Colleagues of the same organ write together; strangers learn nothing.
import { type Tilstand, tilstande } from '../../editor/model/forloeb.ts';

export const roller = ['referent', 'sekretariat', 'administrator'] as const;
export type Rolle = (typeof roller)[number];

/** What can be done to one referat. */
export const referathandlinger = [
  'laes', // open it, follow the steps, history, import report, images, bilag
  'noter', // one's own private notes and times: never another's, whoever asks
  'reddet', // one's own rescued text, as private as the notes
  'skriv', // send steps, add images and bilag, be its referent
  'laes-bemaerkninger', // remarks and proposals beside it, and what became of them
  'bemaerk', // remark, propose and answer
  'afgoer-bemaerkning', // what becomes of a remark
  'laes-hoering', // a comment round: who was asked, how far it is, what was sent
  'aabn-hoering', // send a draft out for comments
  'styr-hoering', // remind, move the deadline, add and take off people, hand over a link, end it
  'besvar-hoering', // what came of it: answers to those who remarked, the summary in the text
  'laes-op', // note that a conclusion was read out
  'foreslaa-deltagere', // people of earlier meetings of the organ
  'omdoeb',
  'kopier',
  'kontroller', // what must be settled before it is sent
  'eksporter',
  'ret-journal', // what the case system files it under
  'navngiv-version',
  'gendan', // an earlier version becomes the current one
  'giv-videre', // another owner within the organ
  'slet', // into the papirkurv
  'hent-op', // out of the papirkurv
  // From one state to another (`editor/model/forloeb.ts`).
  'til-kommentering',
  'til-godkendelse',
  'tag-tilbage',
  'afgiv-kontrol', // the findings and the reasons, kept with the version
  'godkend', // with one's own account
  'noter-godkendelse', // approved elsewhere: who, where, when
  'ret', // begin a correction of what was approved
  'kald-tilbage',
  'noter-milepael', // sent, signed, filed, published
  'udsend', // choose recipients, look at the letters, let them go
  'laes-udsendelser', // who was sent what, and how it went: addresses too
  'afgoer-brev', // a letter whose fate nobody knows, or that was refused
] as const;
export type Referathandling = (typeof referathandlinger)[number];

/**
 * The other actions: open to everybody, to whoever is signed in, to the secretariat (and administrators), to administrators,
 * to another system with a key, or to somebody who was invited to a comment round; no account's session opens those.
 */
const andreHandlinger = {
  sundhed: 'alle',
  filer: 'alle', // the built files of the browser
  start: 'alle', // the one-time code in the address is the permission
  login: 'alle',
  'log-ud': 'alle',
  overblik: 'bruger',
  opret: 'bruger', // in an organ of one's own: `erMedlem`
  papirkurv: 'bruger',
  hjaelp: 'bruger',
  'egen-konto': 'bruger',
  modtagerlister: 'sekretariat',
  brugere: 'administrator',
  organer: 'administrator',
  noegler: 'administrator', // of other systems
  'api-beskrivelse': 'alle',
  api: 'noegle', // what may be read at all
  'api-referat': 'noegle', // an approved one, by its id
  'api-pakke': 'noegle', // holds the full edition
  'udkast-link': 'alle', // the token in the address is the permission
  'udkast-kode': 'deltager', // give the code that was mailed, end the session
  udkast: 'deltager', // the draft of their round as they may see it: read, remark, answer
  brevhoveder: 'administrator', // letterheads, which organ uses which, the look of the interface
} as const;
type AndenHandling = keyof typeof andreHandlinger;

export type Handling = AndenHandling | Referathandling;

/** Every action there is. */
export const handlinger: readonly Handling[] = [
  ...(Object.keys(andreHandlinger) as AndenHandling[]),
  ...referathandlinger,
];

/** Who asks. `organer` are the ids of the organs the account belongs to. */
export interface Hvem {
  readonly id: string;
  readonly rolle: Rolle;
  readonly organer: readonly string[];
}

/** Another system. `organer` are the ids of the organs whose approved referater it may read. */
export interface Noegle {
  readonly id: string;
  readonly omfang: 'fuld' | 'offentlig';
  readonly organer: readonly string[];
}

/** Somebody who was invited to a round, by the cookie of that round. */
export interface Deltager {
  readonly hoering: string;
  /** Their number in the round. */
  readonly nr: number;
  /** Whether the code by mail has been given, where the round asks for one. */
  readonly bekraeftet: boolean;
}

/** The referat that is asked about, as far as access goes. */
export interface Hvad {
  readonly organ: string;
  readonly ejer: string;
  readonly status: Tilstand;
  readonly slettet: boolean;
  /** How many versions of it have been approved. */
  readonly udgaver: number;
}

export type Afgoerelse = 'ja' | 'log-ind' | 'findes-ikke' | 'ikke-tilladt';

/** What the one who asks is to the referat: its owner, or a member of its organ in that role. */
type Part = 'ejer' | Rolle;

const ALT_I_KLADDEN: readonly Referathandling[] = [
  'til-kommentering',
  'til-godkendelse',
  'laes',
  'noter',
  'reddet',
  'skriv',
  'laes-bemaerkninger',
  'bemaerk',
  'afgoer-bemaerkning',
  'laes-hoering',
  'aabn-hoering',
  'besvar-hoering',
  'laes-op',
  'foreslaa-deltagere',
  'omdoeb',
  'kopier',
  'kontroller',
  'eksporter',
  'ret-journal',
  'navngiv-version',
  'gendan',
  'giv-videre',
  'slet',
];
const SKRIVE_SAMMEN: readonly Referathandling[] = [
  'laes',
  'noter',
  'reddet',
  'skriv',
  'laes-bemaerkninger',
  'bemaerk',
  'afgoer-bemaerkning',
  'laes-hoering',
  'laes-op',
  'foreslaa-deltagere',
  'omdoeb',
  'kopier',
  'kontroller',
  'eksporter',
  'ret-journal',
  'navngiv-version',
  'gendan',
];
const I_KOMMENTERING: readonly Referathandling[] = [
  ...ALT_I_KLADDEN.filter((one) => one !== 'til-kommentering'),
  'tag-tilbage',
  'styr-hoering',
];
/** Whoever has an account in the organ may check and approve. */
const AFGOERE: readonly Referathandling[] = ['afgiv-kontrol', 'godkend'];
const I_GODKENDELSE: readonly Referathandling[] = [
  ...ALT_I_KLADDEN.filter((one) => one !== 'til-godkendelse'),
  'tag-tilbage',
  'styr-hoering',
  ...AFGOERE,
];
const BRUGE: readonly Referathandling[] = [
  'laes',
  'laes-bemaerkninger',
  'laes-hoering',
  'noter',
  'reddet',
  'kopier',
  'kontroller',
  'eksporter',
];
const LAESE: readonly Referathandling[] = ['laes', 'laes-bemaerkninger', 'laes-hoering', 'noter', 'reddet', 'kopier'];

const EFTER_GODKENDELSEN: readonly Referathandling[] = [
  ...BRUGE,
  'giv-videre',
  'ret',
  'kald-tilbage',
  'noter-milepael',
  'ret-journal',
  'besvar-hoering',
];

/** Whoever has written it may see how it was sent; what is sent is the secretariat's. */
const SE_UDSENDELSER: readonly Referathandling[] = ['laes-udsendelser'];
const UDSENDE: readonly Referathandling[] = ['laes-udsendelser', 'afgoer-brev'];

/** Of a referat that was approved once these are never done again: it is kept. */
const ALDRIG_MERE: readonly Referathandling[] = ['slet'];

/** The table. `papirkurv` stands for every state of a referat that lies there. An approved text is never written in. */
const TABEL: Readonly<Record<Part, Readonly<Record<Tilstand | 'papirkurv', readonly Referathandling[]>>>> = {
  ejer: {
    kladde: [...ALT_I_KLADDEN, ...SE_UDSENDELSER],
    kommentering: [...I_KOMMENTERING, ...SE_UDSENDELSER],
    godkendelse: [...I_GODKENDELSE, ...SE_UDSENDELSER],
    godkendt: [...EFTER_GODKENDELSEN, ...SE_UDSENDELSER],
    tilbagekaldt: [...BRUGE, 'ret', ...SE_UDSENDELSER],
    papirkurv: ['hent-op'],
  },
  referent: {
    kladde: SKRIVE_SAMMEN,
    kommentering: SKRIVE_SAMMEN,
    godkendelse: [...BRUGE, ...AFGOERE],
    godkendt: BRUGE,
    tilbagekaldt: LAESE,
    papirkurv: [],
  },
  sekretariat: {
    kladde: [...ALT_I_KLADDEN, ...UDSENDE],
    kommentering: [...I_KOMMENTERING, ...UDSENDE],
    godkendelse: [...I_GODKENDELSE, 'noter-godkendelse', ...UDSENDE],
    godkendt: [...EFTER_GODKENDELSEN, ...UDSENDE, 'udsend'],
    tilbagekaldt: [...BRUGE, 'ret', ...UDSENDE],
    papirkurv: ['hent-op'],
  },
  administrator: {
    kladde: [...ALT_I_KLADDEN, ...UDSENDE],
    kommentering: [...I_KOMMENTERING, ...UDSENDE],
    godkendelse: [...I_GODKENDELSE, 'noter-godkendelse', ...UDSENDE],
    godkendt: [...EFTER_GODKENDELSEN, ...UDSENDE, 'udsend'],
    tilbagekaldt: [...BRUGE, 'ret', ...UDSENDE],
    papirkurv: ['hent-op'],
  },
};

/** True where the action is about one referat, named by `:id` in the address. */
export function gaelderReferat(handling: Handling): handling is Referathandling {
  return !(handling in andreHandlinger);
}

/** True where the action is open to those who are not signed in. */
export function erAaben(handling: Handling): boolean {
  return handling in andreHandlinger && andreHandlinger[handling as AndenHandling] === 'alle';
}

/** True where another system asks, by its key. */
export function kraeverNoegle(handling: Handling): boolean {
  return handling in andreHandlinger && andreHandlinger[handling as AndenHandling] === 'noegle';
}

/** True where somebody who was invited asks, by the cookie of the round named by `:hoering`. */
export function kraeverDeltager(handling: Handling): boolean {
  return handling in andreHandlinger && andreHandlinger[handling as AndenHandling] === 'deltager';
}

/** The answer to somebody who was invited: their own round, and of it nothing before the code. */
export function afgoerDeltager(handling: Handling, deltager: Deltager | null, hoering: string): 'ja' | 'log-ind' {
  if (!deltager || !kraeverDeltager(handling) || deltager.hoering !== hoering) return 'log-ind';
  return deltager.bekraeftet || handling === 'udkast-kode' ? 'ja' : 'log-ind';
}

/** The answer to another system. What is not approved, or of another organ, does not exist for it. */
export function afgoerNoegle(handling: Handling, noegle: Noegle | null, hvad: Hvad | null): Afgoerelse {
  if (!noegle || !kraeverNoegle(handling)) return 'log-ind';
  if (handling === 'api') return 'ja';
  if (!hvad || !noegle.organer.includes(hvad.organ) || hvad.slettet || hvad.udgaver === 0) return 'findes-ikke';
  return handling === 'api-pakke' && noegle.omfang !== 'fuld' ? 'ikke-tilladt' : 'ja';
}

/**
 * Whether a key may be given a file: those of the public edition or a bilag that was released, and only of the version that
 * holds: a correction may have been made to withhold something. A full key reads everything that was ever approved.
 */
export function maaUdleveres(
  { omfang }: Noegle,
  fil: { readonly offentlig: boolean; readonly gaelder: boolean },
): boolean {
  return omfang === 'fuld' || (fil.offentlig && fil.gaelder);
}

/** Whether the account belongs to the organ; new referater and new owners must. */
export function erMedlem(hvem: Hvem, organ: string): boolean {
  return hvem.organer.includes(organ);
}

/** Everything `hvem` may do to this referat; the pages show no other buttons. Empty for strangers. */
export function tilladte(hvem: Hvem, hvad: Hvad): readonly Referathandling[] {
  if (!erMedlem(hvem, hvad.organ)) return [];
  const tilstand = hvad.slettet ? 'papirkurv' : hvad.status;
  const parter: readonly Part[] = hvad.ejer === hvem.id ? ['ejer', hvem.rolle] : [hvem.rolle];
  const aldrig = hvad.udgaver > 0 ? ALDRIG_MERE : [];
  return referathandlinger.filter(
    (handling) => !aldrig.includes(handling) && parter.some((part) => TABEL[part][tilstand].includes(handling)),
  );
}

/** Whether it is the state alone that stands in the way: in another one they could do it. */
export function hindresAfTilstand(handling: Handling, hvem: Hvem, hvad: Hvad): boolean {
  return gaelderReferat(handling) && tilstande.some((status) => tilladte(hvem, { ...hvad, status }).includes(handling));
}

/**
 * The answer to one request. A referat of another organ does not exist for the one who asks; neither does one that is
 * not there at all (`hvad` null).
 */
export function afgoer(handling: Handling, hvem: Hvem | null, hvad: Hvad | null): Afgoerelse {
  if (erAaben(handling)) return 'ja';
  if (!hvem || kraeverNoegle(handling) || kraeverDeltager(handling)) return 'log-ind';
  if (!gaelderReferat(handling)) {
    const til = andreHandlinger[handling];
    const maa = til === 'bruger' || hvem.rolle === 'administrator' || til === hvem.rolle;
    return maa ? 'ja' : 'ikke-tilladt';
  }
  if (!hvad || !erMedlem(hvem, hvad.organ)) return 'findes-ikke';
  return tilladte(hvem, hvad).includes(handling) ? 'ja' : 'ikke-tilladt';
}
