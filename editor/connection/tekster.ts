// What is said of opening without a network, of new releases and of signing in again.

export const tekster = {
  login: {
    titel: 'Log ind igen',
    tekst: (navn: string) =>
      `Du er blevet logget ud. Din tekst står her stadig og gemmes, når du har logget ind som ${navn}.`,
    anden: (navn: string) => `Det var en anden konto. Log ind som ${navn} for at gemme teksten.`,
    bruger: 'Brugernavn',
    kode: 'Adgangskode',
    knap: 'Log ind',
    intetNet: 'Der er ingen forbindelse lige nu. Prøv igen om lidt.',
  },
  ikkeAabnet: {
    titel: 'Referatet kan ikke åbnes uden net',
    tekst:
      'Det har ikke været åbent på denne computer, mens du var logget ind, så teksten er ikke her. Siden åbner selv referatet, når der er forbindelse igen.',
    igen: 'Prøv igen',
  },
  andenUdgave: {
    titel: 'Der er kommet en ny udgave af Referat',
    tekst: 'Genindlæs siden for at skrive videre. Det, du har skrevet her, ligger på computeren og kommer med.',
    igen: 'Genindlæs',
  },
  udgave: {
    ny: 'Der er en ny udgave af Referat. Genindlæs, når du er klar.',
    genindlaes: 'Genindlæs',
    senere: 'Senere',
    vent: 'Noget af teksten er ikke sendt endnu, her eller i et andet vindue. Genindlæs, når der står »Gemt«.',
  },
  logUd: {
    titel: 'Noget er ikke sendt endnu',
    tekst: 'Det ligger kun på denne computer og forsvinder, hvis du logger ud nu:',
    ukendt: 'Noter til et referat',
    her: 'Det, du skriver i dette vindue',
    bliv: 'Bliv logget på',
    hent: 'Hent teksten',
    kasser: 'Log ud og kassér',
    intetNet: 'Der er ingen forbindelse. Du er stadig logget på, og intet er kasseret. Prøv igen om lidt.',
    fil: 'ikke sendt',
    andre: (navn: string) => `Usendt tekst fra ${navn} på denne computer`,
    andreHjaelp: 'Den bliver sendt, når den, der skrev den, logger på her.',
  },
  hjemme: {
    titel: 'På denne computer',
    ingen: 'Ingen referater kan åbnes her uden forbindelse.',
    usendt: 'Noget er ikke sendt endnu',
  },
} as const;
