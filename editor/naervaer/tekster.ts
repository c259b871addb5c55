// Every word about who else has the referat open, and who is its referent.
const og = (navne: readonly string[]): string =>
  navne.length < 2 ? navne.join('') : `${navne.slice(0, -1).join(', ')} og ${navne.at(-1)}`;

export const tekster = {
  gruppe: 'Mødet',
  blivReferent: 'Jeg er referent nu',
  referent: (navn: string, siden: string) => `Referent: ${navn} siden ${siden}`,
  referentKort: (navn: string) => `Referent: ${navn}`,
  duErReferent: (siden: string) => `Du er referent siden ${siden}`,
  nyReferent: (navn: string) => `${navn} er referent nu.`,
  duErNy: 'Du er referent nu.',
  kanIkke: 'Det kunne ikke gemmes. Prøv igen, når der er forbindelse.',
  ingenReferent: 'Ingen referent endnu',
  skriver: (navne: readonly string[]) => `${og(navne)} skriver også`,
  her: (navne: readonly string[]) => `${og(navne)} er her også`,
  laeser: (navne: readonly string[]) => `${og(navne)} læser med`,
  mange: (n: number) => `${n} andre er her`,
  titel: 'Hvem er her',
  kun: 'Kun du har referatet åbent.',
  du: 'Dig selv i et andet vindue',
  rolle: { skriver: 'skriver', her: 'har teksten åben', laeser: 'læser med' },
  gaaTil: (navn: string) => `Gå til, hvor ${navn} skriver`,
  fordrevet: 'Det, du skrev i, er slettet eller slået sammen af en anden. Det, du skriver nu, får sit eget sted.',
  kom: (navn: string) => `${navn} har åbnet referatet.`,
} as const;
