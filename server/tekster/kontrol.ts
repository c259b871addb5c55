// The words of the check before a referat leaves the house: one sentence for each rule, what is wrong and what to do.
import type { Alvor, Regel } from '../kontrol/regler.ts';

/** `om` is what the finding names: a person, a verb, a heading; "" where it names nothing. */
const fund: Readonly<Record<Regel, (om: string) => string>> = {
  parkeret: (om) =>
    `${om === '' ? 'Stedet' : `Stedet under »${om}«`} er parkeret. Skriv det, der mangler, eller slet ???.`,
  alttekst: () => 'Billedet mangler en beskrivelse til dem, der ikke kan se det.',
  'uden-titel': () => 'Referatet har ingen titel.',
  'tom-overskrift': () => 'Afsnittet har en tom overskrift.',
  cpr: () => 'Det ligner et CPR-nummer. Fjern det, eller bekræft, at det er noget andet.',
  telefon: () => 'Det ligner et telefonnummer. Må det stå her?',
  adresse: () => 'Det ligner en privat adresse. Må den stå her?',
  mail: () => 'Her står en mailadresse. Må den stå her?',
  'andet-fornavn': (om) => `${om} står på listen. Er det en anden?`,
  'fravaerende-taler': (om) => `${om} taler her, men var ikke til stede.`,
  'lukket-punkt': () =>
    'Overskriften siger, at punktet er lukket, men det kommer med i den offentlige udgave. Skal det lukkes?',
  'skjult-navn': (om) => `${om} er lukket eller udelades, men navnet står her. Skal det også skjules?`,
  'skjult-titel': (om) => `Punktet »${om}« er lukket eller udelades, men titlen står her. Skal den også skjules?`,
  'bilag-uafgjort': (om) => `Det er ikke afgjort, om bilaget »${om}« må offentliggøres.`,
  'uden-dato': () => 'Referatet siger ikke, hvilken dag mødet var.',
  'dato-i-fremtiden': (om) => `Mødet er dateret ${om}, og den dag er ikke kommet endnu. Er datoen rigtig?`,
  'slut-foer-start': (om) => `Mødet slutter, før det begynder (${om}). Er klokkeslættene rigtige?`,
  'uden-taler': () => 'Indlægget har ingen taler. Hvem sagde det?',
  'dobbelt-ord': (om) => `»${om}« står to gange.`,
  'konklusion-uden-handling': (om) =>
    `Konklusionen siger, at der skal ske noget, men ikke ${om.replace('hvem', 'hvem der gør det').replace(' og ', ' eller ')}.`,
  'uafklarede-bemaerkninger': (om) =>
    om === '1' ? 'Én bemærkning til udkastet er ikke afgjort.' : `${om} bemærkninger til udkastet er ikke afgjort.`,
  'runde-i-gang': (om) => `Udkastet er til kommentering. Deltagerne kan svare til ${om}.`,
  'naer-stavning': (om) => `På listen står ${om}. Er det den samme?`,
  'uden-ansvarlig': () => 'Opgaven har ingen ansvarlig.',
  'uden-frist': () => 'Opgaven har ingen frist.',
  'vurderende-verbum': (om) => `»${om}« tager stilling til det, der blev sagt. Overvej et neutralt ord.`,
  'tom-sektion': (om) => `Der står ingen tekst under »${om}«.`,
  'kun-lukket': () =>
    'Punktet er åbent, men alt under overskriften er lukket eller udelades. Må overskriften komme med?',
  'tabel-uden-hoved': () => 'Tabellens første række er ikke markeret som overskrifter.',
};

export const kontroltekster = {
  titel: 'Kontrol',
  indledning: 'Det, der skal være på plads, før referatet forlader huset. Hvert punkt fører til stedet i teksten.',
  fund,
  grupper: {
    spaerrer: 'Skal rettes først',
    begrundes: 'Tag stilling',
    oplyses: 'Læs igen',
  } satisfies Record<Alvor, string>,
  gaaTil: 'Gå til stedet',
  se: { 'uafklarede-bemaerkninger': 'Se dem', 'runde-i-gang': 'Se svarene' } as Readonly<
    Partial<Record<Regel, string>>
  >,
  ret: (hvad: string) => `Gå til stedet: ${hvad}`,
  intet: 'Kontrollen fandt intet. Det er stadig dig, der har læst teksten.',
} as const;
