// The words of the pages about accounts: signing in, the first start, settings.

const antal = (n: number, en: string, flere: string): string => `${n} ${n === 1 ? en : flere}`;

export const kontotekster = {
  login: {
    titel: 'Log ind',
    brugernavn: 'Brugernavn',
    adgangskode: 'Adgangskode',
    knap: 'Log ind',
    forkert: 'Brugernavnet eller adgangskoden er forkert.',
    vent: (sekunder: number) =>
      `Der har været for mange forkerte forsøg. Prøv igen om ${sekunder < 60 ? antal(Math.max(1, sekunder), 'sekund', 'sekunder') : antal(Math.ceil(sekunder / 60), 'minut', 'minutter')}.`,
    glemt: 'Har du glemt adgangskoden, kan en administrator give dig et nyt link.',
    ingenEndnu: 'Der er ingen brugere endnu. Åbn det link, som serveren skrev, da den blev startet.',
  },

  start: {
    titel: 'Velkommen til Referat',
    indledning: 'Opret din konto. Du bliver administrator og kan bagefter invitere dine kolleger.',
    navn: 'Dit navn',
    brugernavn: 'Brugernavn',
    brugernavnHjaelp: 'Det, du logger ind med, fx dine initialer eller din e-mailadresse.',
    adgangskode: 'Adgangskode',
    adgangskodeHjaelp: 'Mindst 12 tegn. Gerne en sætning, som du kan huske.',
    organer: 'Hvilke møder skal der skrives referat af?',
    organerHjaelp: 'Et organ pr. linje, fx »Dialogforum Havnen«. Flere kan komme til senere.',
    knap: 'Opret og begynd',
    ugyldigt:
      'Linket virker ikke længere. Det kan kun bruges én gang, og serveren laver et nyt, hver gang den starter uden brugere.',
    udenOrgan: 'Skriv mindst ét organ.',
    udenNavn: 'Skriv dit navn.',
    udenBrugernavn: 'Skriv et brugernavn på 2-100 tegn uden mellemrum.',
  },

  invitation: {
    titel: (navn: string) => `Velkommen, ${navn}`,
    indledning: (brugernavn: string) => `Vælg en adgangskode. Du logger ind med brugernavnet »${brugernavn}«.`,
    knap: 'Gem og log ind',
    ugyldigt: 'Linket virker ikke længere. Bed en administrator om et nyt.',
  },

  indstillinger: {
    titel: 'Indstillinger',
    konto: 'Din konto',
    brugere: 'Brugere',
    organer: 'Organer',
    skiftKode: 'Skift adgangskode',
    nuvaerende: 'Nuværende adgangskode',
    ny: 'Ny adgangskode',
    skift: 'Skift',
    forkertNuvaerende: 'Den nuværende adgangskode er forkert.',
    logIndMed: 'Du logger ind med',
    dinRolle: 'Din rolle',
    dineOrganer: 'Dine organer',
    ingenOrganer: 'Ingen endnu',
  },

  forkortelser: {
    titel: 'Forkortelser',
    indledning:
      'Skriv forkortelsen og tryk Tab, så står ordene der. Kun Tab skriver dem ud, aldrig mellemrum. Forkortelserne er dine egne.',
    label: 'Én pr. linje',
    eksempel: 'bm = bæredygtige møder',
    hjaelp: 'Forkortelsen, et lighedstegn og det, den står for. Du kan også sætte to kolonner ind fra et regneark.',
    gem: 'Gem forkortelserne',
  },

  brugere: {
    titel: 'Brugere',
    indledning: 'En bruger ser referaterne i de organer, som brugeren er med i.',
    navn: 'Navn',
    rolle: 'Rolle',
    organer: 'Organer',
    tilstand: 'Adgang',
    handling: 'Ret',
    aktiv: 'Kan logge ind',
    inviteret: 'Inviteret',
    spaerret: 'Spærret',
    inviter: 'Inviter en kollega',
    inviterKnap: 'Lav link',
    linkTitel: (navn: string) => `Giv dette link til ${navn}`,
    linkTekst: 'Linket virker én gang og i 7 dage. Det vises kun her.',
    ret: (navn: string) => `Ret ${navn}`,
    gem: 'Gem',
    spaer: 'Spær adgangen',
    aabn: 'Giv adgang igen',
    nytLink: 'Lav et nyt link',
    nytLinkTekst: 'Den gamle adgangskode holder op med at virke.',
    tilbage: 'Alle brugere',
    ukendt: 'Brugeren findes ikke.',
    ukendtRolle: 'Vælg en rolle.',
    udenNavn: 'Skriv brugerens navn.',
    dig: 'dig',
  },

  organer: {
    titel: 'Organer',
    indledning: 'Et organ er dem, der mødes. Referater deles mellem organets brugere.',
    navn: 'Navn',
    type: 'Art',
    indhold: 'Indhold',
    toPersoner: 'To personer: en kontrollerer, en anden godkender',
    toPersonerKort: 'To personer',
    antal: (brugere: number, referater: number) =>
      `${brugere === 1 ? '1 bruger' : `${brugere} brugere`} · ${referater === 1 ? '1 referat' : `${referater} referater`}`,
    nyt: 'Nyt organ',
    opret: 'Opret',
    ret: (navn: string) => `Ret ${navn}`,
    gem: 'Gem',
    slet: 'Slet organet',
    udenNavn: 'Skriv organets navn.',
    ukendt: 'Organet findes ikke.',
    ukendtType: 'Vælg, hvad det er for et organ.',
  },
} as const;
