// Every word the writing page says, in one place. Sentences with something in them are functions.

export const tekster = {
  editor: 'Referatets tekst',
  pladsholder: {
    linje: {
      titel: 'Referat af møde den … om …',
      overskrift: 'Overskrift',
      gruppenavn: 'Fra …:',
      deltagerlinje: 'Organisation: rolle navn, rolle navn og rolle navn',
      dagsordenspunkt: 'Punkt på dagsordenen',
      faktum: 'Dato, tid eller sted',
      opgave: 'Hvem gør hvad inden hvornår?',
    },
    /** An empty only paragraph, by the part it stands in. */
    afsnit: {
      doc: 'Skriv her',
      sektion: 'Initialer og Tab, så begynder et indlæg',
      punkt: 'Initialer og Tab, så begynder et indlæg',
      indlaeg: 'Hvem taler? Initialer og Tab',
      konklusion: 'Hvad blev konklusionen?',
      dagsorden: 'Hvad skal mødet handle om?',
      deltagere: 'Hvem er med?',
      opfoelgning: 'Hvem gør hvad inden hvornår?',
      naestemoede: 'Hvornår mødes vi igen?',
      underskrift: 'Referentens navn',
    },
  },
  gemt: {
    gemt: 'Gemt',
    gemtKl: (kl: string) => `Gemt kl. ${kl}`,
    gemmer: 'Gemmer …',
    intetNet: 'Ingen forbindelse. Du kan skrive videre – teksten sendes, når der er net igen.',
    kanIkke: 'Kan ikke gemme.',
    kanIkkeKort: 'Kan ikke gemme',
    logInd: 'Log ind igen for at gemme',
    foraeldet: 'Referatet er erstattet af en anden udgave. Hent din tekst, og genindlæs siden for at skrive videre.',
    hent: 'Hent min tekst',
    genindlaes: 'Genindlæs',
  },
  login: {
    titel: 'Log ind igen',
    tekst: 'Du er blevet logget ud. Din tekst står her stadig og gemmes, når du har logget ind.',
    bruger: 'Brugernavn',
    kode: 'Adgangskode',
    knap: 'Log ind',
    intetNet: 'Der er ingen forbindelse lige nu. Prøv igen om lidt.',
  },
  ukendt: 'Ukendt deltager',
} as const;
