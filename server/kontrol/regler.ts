// The rules of the check before anything leaves the house, and how grave each is. What they say stands with the pages.

/** `spaerrer`: must be mended. `begrundes`: may leave with a reason that is kept. `oplyses`: to be read once more. */
export type Alvor = 'spaerrer' | 'begrundes' | 'oplyses';

export const REGLER = {
  parkeret: 'spaerrer',
  alttekst: 'spaerrer',
  'uden-titel': 'spaerrer',
  'tom-overskrift': 'spaerrer',
  cpr: 'begrundes',
  telefon: 'begrundes',
  adresse: 'begrundes',
  mail: 'begrundes',
  'andet-fornavn': 'begrundes',
  'fravaerende-taler': 'begrundes',
  'lukket-punkt': 'begrundes',
  'skjult-navn': 'begrundes',
  'skjult-titel': 'begrundes',
  'bilag-uafgjort': 'begrundes',
  'dato-i-fremtiden': 'begrundes',
  'slut-foer-start': 'begrundes',
  'uafklarede-bemaerkninger': 'begrundes',
  'runde-i-gang': 'begrundes',
  'naer-stavning': 'oplyses',
  'uden-ansvarlig': 'oplyses',
  'uden-frist': 'oplyses',
  'konklusion-uden-handling': 'oplyses',
  'uden-dato': 'oplyses',
  'uden-taler': 'oplyses',
  'dobbelt-ord': 'oplyses',
  'vurderende-verbum': 'oplyses',
  'tom-sektion': 'oplyses',
  'tabel-uden-hoved': 'oplyses',
  'kun-lukket': 'oplyses',
} as const satisfies Record<string, Alvor>;

export type Regel = keyof typeof REGLER;

/** One finding. `fra`, `til` are UTF-16 units in the text of the block `blok` (of a bilag its id); `om` what the sentence about it names. */
export interface Fund {
  readonly regel: Regel;
  readonly alvor: Alvor;
  readonly blok: string;
  readonly fra: number;
  readonly til: number;
  /** The words it is about; "" where there are none. */
  readonly citat: string;
  readonly om: string;
}
