// The words of the draft in Word: fetching it, reading it in, what came of it.
const ting = (n: number, en: string, flere: string): string => (n === 1 ? `1 ${en}` : `${n} ${flere}`);

export const wordtekster = {
  titel: 'Udkastet i Word',
  tilbage: 'Tilbage til runden',
  tilbageUdkast: 'Tilbage til udkastet',
  link: 'Udkastet i Word',
  panel: 'Word',
  panelTekst:
    'Til dem, der hellere skriver i Word: Hent udkastet som fil, og læs den ind igen med det, der er skrevet i den.',
  linkDeltager: 'Skriv i Word i stedet',
  hent: {
    titel: 'Hent udkastet i Word',
    tekst:
      'Filen er udkastet, som det blev sendt ud. Bemærkninger står som kommentarer i margenen, åbne forslag som sporede ændringer.',
    alt: 'Hent med alle bemærkninger',
    altHjaelp: 'Hele teksten og alles bemærkninger, også det lukkede. Kun til den, der må se det hele.',
    til: 'Til én af deltagerne',
    tilHjaelp: 'Kun det, de selv kan se gennem deres link.',
    hentTil: (navn: string) => `Hent udkastet til ${navn} i Word`,
    knap: 'Hent',
  },
  laes: {
    titel: 'Læs en kommenteret fil ind',
    tekst:
      'Hver kommentar bliver en bemærkning, og hver rettelse et forslag, hvad enten ændringerne er sporet eller ej. Det, der ikke kan placeres, bliver vist. Læses den samme fil ind igen, kommer intet med to gange.',
    hvem: 'Hvem har skrevet i filen?',
    mig: (navn: string) => `${navn} (dig selv)`,
    vaelg: 'Vælg',
    fil: 'Word-fil (.docx)',
    knap: 'Læs ind',
  },
  deltager: {
    tekst:
      'Hent udkastet, skriv kommentarer i margenen, og ret i teksten. Gem filen, og send den her. Du kan gøre det flere gange.',
    send: 'Send filen med det, du har skrevet',
    knap: 'Send filen',
  },
  resultat: {
    overskrift: (nye: number, navn: string) =>
      nye === 0 ? `Intet nyt i filen fra ${navn}` : `${ting(nye, 'ny ting', 'nye ting')} fra ${navn}`,
    overskriftDeltager: (nye: number) => (nye === 0 ? 'Der var intet nyt i filen' : 'Det, du har skrevet, er sendt'),
    talt: (bemaerkninger: number, forslag: number, svar: number) =>
      [
        ...(bemaerkninger > 0 ? [ting(bemaerkninger, 'bemærkning', 'bemærkninger')] : []),
        ...(forslag > 0 ? [ting(forslag, 'forslag', 'forslag')] : []),
        ...(svar > 0 ? [`${svar} svar`] : []),
      ].join(', '),
    kendte: (n: number) => (n === 1 ? 'En ting i filen var læst ind før.' : `${n} ting i filen var læst ind før.`),
    nye: 'Læst ind',
    uplaceret: 'Kunne ikke placeres',
    uplaceretTekst: 'Dette står i filen, men ikke i nogen bemærkning. Skriv det selv ind, hvor det hører til.',
    uplaceretDeltager: 'Dette står i filen, men er ikke sendt. Skriv det som en bemærkning til udkastet.',
    oplysninger: 'Værd at vide',
    gaaTil: 'Gå til bemærkningerne i teksten',
    igen: 'Læs en fil mere ind',
    art: { ret: 'Forslag', 'nyt-afsnit': 'Nyt afsnit', 'slet-afsnit': 'Afsnittet slettes' },
    bemaerkning: 'Bemærkning',
  },
  svarUdenTraad: 'Et svar på en bemærkning, der ikke kan findes',
  overSkjult: 'Rettelsen går hen over noget, der ikke vises i dette udkast.',
  aeldre: (nr: number) => `Filen er udkastet fra ${nr}. runde. Det, der er skrevet, er sat, hvor teksten står nu`,
  fejl: {
    ingenFil: 'Vælg en Word-fil først.',
    ingenValgt: 'Vælg, hvem der har skrevet i filen.',
    andetReferat: 'Filen er udkastet af et andet referat. Intet er læst ind.',
    andetUdkast: 'Filen er ikke det udkast, du har fået. Hent udkastet i Word her på siden, og skriv i den fil.',
    ukendtRunde: 'Filen er fra en runde, der ikke findes i dette referat. Intet er læst ind.',
    forMange: 'Det gik meget stærkt. Vent et øjeblik, og prøv igen.',
  },
} as const;
