// What is said of rescued text.

export const tekster = {
  titel: (antal: number) => (antal === 1 ? 'Reddet tekst' : `Reddet tekst (${antal})`),
  hvorfor:
    'Stedet, hvor det her stod, er ikke i referatet mere. Sæt teksten ind igen, eller smid den væk. Kun du ser den.',
  kunHer: 'Ligger kun på denne computer, til der er forbindelse.',
  kl: (kl: string) => `Reddet kl. ${kl}`,
  ind: 'Sæt ind ved markøren',
  vaek: 'Smid væk',
  indsat: 'Teksten er sat ind.',
  vaekNu: 'Teksten er smidt væk.',
  kanIkke: 'Teksten kan ikke stå dér. Sæt markøren et andet sted.',
  nyt: (antal: number) =>
    antal === 1
      ? 'Noget af din tekst mistede sin plads og er reddet. Den ligger i hjørnet nederst.'
      : `${antal} stykker af din tekst mistede deres plads og er reddet. De ligger i hjørnet nederst.`,
} as const;
