// The way of a referat from draft to approved: its states, what leads from one to another, and the dated marks beside
// them. Data alone; who may do what is `server/access/policy.ts`.

export const tilstande = ['kladde', 'kommentering', 'godkendelse', 'godkendt', 'tilbagekaldt'] as const;
export type Tilstand = (typeof tilstande)[number];

interface Overgang {
  readonly fra: readonly Tilstand[];
  readonly til: Tilstand;
}

/** Every change of state there is: from × action → to. */
const OVERGANGE = {
  'til-kommentering': { fra: ['kladde', 'godkendelse'], til: 'kommentering' },
  'til-godkendelse': { fra: ['kladde', 'kommentering'], til: 'godkendelse' },
  'tag-tilbage': { fra: ['kommentering', 'godkendelse'], til: 'kladde' },
  godkend: { fra: ['godkendelse'], til: 'godkendt' },
  /** Approved elsewhere, noted by the secretariat. */
  'noter-godkendelse': { fra: ['godkendelse'], til: 'godkendt' },
  'kald-tilbage': { fra: ['godkendt'], til: 'tilbagekaldt' },
  /** Begins a correction: the approved version stays as it is. */
  ret: { fra: ['godkendt', 'tilbagekaldt'], til: 'kladde' },
} as const satisfies Record<string, Overgang>;
export type Overgangsnavn = keyof typeof OVERGANGE;

export const overgange = Object.keys(OVERGANGE) as readonly Overgangsnavn[];

/** Where the action leads from this state; null where it cannot be done in it. */
export function efter(handling: Overgangsnavn, fra: Tilstand): Tilstand | null {
  const overgang: Overgang = OVERGANGE[handling];
  return overgang.fra.includes(fra) ? overgang.til : null;
}

/** Nothing is written in a text that is approved or withdrawn. */
export function erLaast(tilstand: Tilstand): boolean {
  return tilstand === 'godkendt' || tilstand === 'tilbagekaldt';
}

/** What has happened to an approved version, each on a day of its own and in any order. */
export const milepaele = ['udsendt', 'underskrevet', 'journaliseret', 'offentliggjort', 'rettet'] as const;
export type Milepael = (typeof milepaele)[number];

/** Day (ISO) by mark. */
export type Milepaelsdage = Readonly<Partial<Record<Milepael, string>>>;
