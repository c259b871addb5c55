// What the commands of attendance say; fetched with them.
import type { Fremmoedeart } from '../model/fremmoede.ts';

const GOER = { ankom: 'ankom', gik: 'gik', afbud: 'afbud', stedfortræder: 'stedfortræder' } as const;

export const tekster = {
  hvem: {
    ankom: 'Hvem ankom? Navn og evt. klokkeslæt',
    gik: 'Hvem gik? Navn og evt. klokkeslæt',
    stedfortræder: 'Hvem er stedfortræder?',
  } satisfies Record<Exclude<Fremmoedeart, 'afbud'>, string>,
  forHvem: (navn: string) => `Hvem er ${navn} stedfortræder for?`,
  ingen: 'Ingen på listen passer. Skriv fornavn og efternavn for at sætte en ny på.',
  valg: (art: Fremmoedeart, kl: string | null) => (kl === null ? GOER[art] : `${GOER[art]} kl. ${kl}`),
  ny: 'sættes på listen',
  ugyldig: (tid: string) => (tid === '' ? 'Klokkeslættet mangler.' : `Klokkeslættet ${tid} forstås ikke.`),
  somTid: 'skriv det som 17.35',
  alleredeGaaet: (kl: string | null) => (kl === null ? 'er allerede gået' : `er allerede gået kl. ${kl}`),
  ikkeTilStede: 'er ikke til stede',
  alleredeHer: (kl: string | null) => (kl === null ? 'er her allerede' : `er her allerede: kom kl. ${kl}`),
  for: (navn: string) => `for ${navn}`,
  skrevet: (saetning: string) => `Skrevet: ${saetning}`,
  afbud: (navn: string) => `Afbud fra ${navn} står på listen.`,
  spoerg: {
    titel: 'Passer det?',
    kl: 'Klokkeslæt',
    knap: 'Skriv det alligevel',
    ugyldig: 'Skriv klokkeslættet som 17.35.',
  },
  ikkeHer: (kl: string | null) => (kl === null ? 'ikke her' : `gik ${kl}`),
} as const;
