// Every word of the right panel.
import type { Rapportpost } from '../model/importrapport.ts';

type Slags = Rapportpost['slags'];
const grupper: Readonly<Record<Slags, string>> = {
  gaettet: 'Gættet',
  uroert: 'Ladt urørt',
  genkendt: 'Genkendt',
  udeladt: 'Udeladt',
};
const forklaring: Readonly<Record<Slags, string>> = {
  gaettet: 'Se efter, om det passer.',
  uroert: 'Står ordret som almindelig tekst.',
  genkendt: 'Fulgte en kendt form.',
  udeladt: 'Står ikke i referatet.',
};

export const tekster = {
  faner: 'Ruder',
  import: {
    fane: 'Import',
    titel: (filnavn: string) => (filnavn === '' ? 'Sådan blev teksten læst' : `Sådan blev »${filnavn}« læst`),
    grupper,
    forklaring,
    linje: (n: number) => `linje ${n}`,
    fortryd: 'Fortryd',
    fortrydNavn: (hvad: string) => `Fortryd: ${hvad}`,
    fortrudt: 'Taget tilbage. Teksten er den samme. Ctrl + Z bringer det igen.',
    kanIkke: 'Stedet er ændret siden importen, så det kan ikke tages tilbage her.',
    taget: 'taget tilbage',
    vaek: 'slettet siden',
    flere: (n: number) => `Vis ${n} mere`,
  },
  historik: {
    fane: 'Historik',
    titel: 'Seneste versioner',
    alle: 'Alle versioner og forskelle',
    referenter: 'Referent',
    siden: (fra: string) => `siden ${fra}`,
    fraTil: (fra: string, til: string) => `fra ${fra} til ${til}`,
    henter: 'Henter …',
    ingen: 'Der er ingen tidligere versioner endnu.',
    kanIkke: 'Versionerne kan ikke hentes uden forbindelse.',
  },
} as const;
