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
    intetNet: 'Ingen forbindelse.',
    intetNetSkriv:
      'Ingen forbindelse. Du kan skrive videre – teksten gemmes på denne computer og sendes, når der er net igen.',
    paaComputeren: 'Gemt på denne computer – venter på nettet',
    gemmerHer: 'Gemmer på denne computer …',
    intetNetIngenPlads: 'Ingen forbindelse. Kan ikke gemme på denne computer – lad siden stå åben.',
    kanIkkeHer:
      'Kan ikke gemme på denne computer. Det, du skriver, gemmes kun på serveren: luk ikke siden, før der står »Gemt«.',
    kanIkkeNogenSteder:
      'Kan ikke gemme på denne computer, og der er ingen forbindelse. Luk ikke siden, og hent teksten, hvis du skal videre.',
    laengeVentet: (her: boolean) =>
      her
        ? 'Noget af teksten er ikke nået frem til serveren. Det ligger på denne computer og sendes, så snart det kan lade sig gøre.'
        : 'Noget af teksten er ikke nået frem til serveren og ligger kun på denne side. Luk den ikke.',
    kanIkke: 'Kan ikke gemme.',
    kanIkkeKort: 'Kan ikke gemme',
    logInd: 'Log ind igen for at gemme',
    foraeldet:
      'Konflikt: referatet på serveren er et andet end det, der står her. Hent din tekst, og genindlæs siden for at skrive videre.',
    genhentet: (reddet: boolean) =>
      reddet
        ? 'Teksten her var en anden end serverens og er hentet igen; det, der kun stod her, ligger under »Reddet tekst«.'
        : 'Teksten her var en anden end serverens og er hentet igen.',
    luk: 'Luk',
    hent: 'Hent min tekst',
    genindlaes: 'Genindlæs',
  },
  fane: {
    optaget: 'Referatet er åbent i en anden fane.',
    her: 'Skriv her i stedet',
    flyttet: 'Der skrives nu her.',
    kunneIkke: 'Referatet kunne ikke hentes. Prøv igen, når der er forbindelse.',
  },
  forslag: {
    liste: 'Talere og udsagnsord',
    tab: 'tag den øverste',
    iStedet: 'i stedet',
    pil: 'vælg',
    videre: 'eller skriv videre',
    enter: 'tag den valgte',
    luk: 'luk',
    forkortelse: 'din forkortelse',
    formel: '+ hvem der spurgte',
    saaTaler: '+ taleren',
    nyUkendt: 'ny, navngives senere',
    ingen: (bogstaver: string) => `Ingen passer på »${bogstaver}« – Enter: Ukendt deltager`,
    intetOrd: (bogstaver: string) => `Intet udsagnsord begynder med »${bogstaver}«. Skriv videre.`,
    foerste: (vist: string, antal: number) =>
      `Tab: ${vist}${antal > 1 ? `. ${antal - 1} ${antal === 2 ? 'anden mulighed' : 'andre muligheder'}, pil ned` : ''}`,
  },
  kommando: {
    titel: 'Hvad vil du indsætte eller gøre?',
    ingen: 'Ingen kommando hedder sådan.',
    skrivMere: 'Skriv lidt mere.',
    /** The words of a meeting, before anything is typed. Those that no part of the page has registered are not there. */
    foerst: [
      'punkt',
      'beslutning',
      'konklusion',
      'opgave',
      'afstemning',
      'ankom',
      'gik',
      'afbud',
      'note',
      'parkér',
      'navngiv',
    ] as readonly string[],
    indsaetNavn: 'nævn i teksten',
    argument: {
      titel: 'titel',
      tekst: 'tekst',
      person: 'initialer',
      personOgTid: 'initialer og kl.',
      indsaet: 'indsæt',
      talerHer: 'taler her',
      navn: 'navn',
      forkortelse: 'bm bæredygtige møder',
    },
    hedder: (nu: string, navn: string) => `${nu} hedder ${navn}`,
    forkort: {
      ny: 'ny forkortelse',
      gemt: (kort: string) => `»${kort}« og Tab skriver det fra nu af.`,
      kanIkke: 'Forkortelsen virker her, men kunne ikke gemmes. Prøv igen, når der er forbindelse.',
    },
    steder: (n: number) => `rettes ${n} ${n === 1 ? 'sted' : 'steder'}`,
    rettet: (navn: string, n: number) => `${navn} står nu ${n} ${n === 1 ? 'sted' : 'steder'}.`,
    skift: 'Hvem taler?',
    ingenPerson: 'Ingen passer. Enter: Ukendt deltager',
    ingenHuller: 'Der er ingen ??? i referatet.',
    ruderSkjult: 'Ruderne er skjult. F9 viser dem igen.',
    ruderVist: 'Ruderne vises.',
    grupper: { skriv: 'Skriv', vis: 'Vis', ret: 'Ret' },
    navne: {
      indlaeg: 'Nyt indlæg',
      taler: 'Skift taler',
      naevn: 'Nævn i teksten …',
      hul: 'Næste ???',
      navngiv: 'Navngiv den ukendte …',
      forkort: 'Ny forkortelse …',
      forrigeHul: 'Forrige ???',
      ruder: 'Skjul eller vis ruder',
      fortryd: 'Fortryd',
      gendan: 'Gendan',
    },
  },
  figur: {
    label: 'Hvad viser billedet?',
    pladsholder: 'Hvad viser billedet? Læses op for den, der ikke ser det.',
    mangler: 'Mangler alternativ tekst',
  },
  udenRuder: 'Ruderne kunne ikke hentes. Du kan skrive videre; genindlæs siden, når der er forbindelse.',
  ukendt: 'Ukendt deltager',
  omnummereret: (n: number) => (n === 1 ? 'Punktet efter er omnummereret.' : `${n} punkter er omnummereret.`),
} as const;
