// What paste, drop and figures say.
function antal(n: number, en: string, flere: string): string {
  return `${n} ${n === 1 ? en : flere}`;
}

export const tekster = {
  figur: {
    findesIkke: 'Billedet kan ikke vises.',
    gemmes: 'Billedet gemmes …',
    indsat: 'Billedet er sat ind. Skriv, hvad det viser.',
    slags: 'Billedet kan ikke læses. Brug PNG eller JPEG.',
    forStort: 'Billedet fylder mere end 5 MB, også når det gøres mindre. Vælg et andet.',
    kanIkke: 'Billedet kunne ikke gemmes. Prøv igen, når der er forbindelse.',
    ingenPlads: 'Her kan der ikke stå et billede. Sæt markøren i teksten, og prøv igen.',
  },
  tabte: (n: number) =>
    `${antal(n, 'billede', 'billeder')} kunne ikke følge med. Gem ${n === 1 ? 'det' : 'dem'} som fil, og træk filen hertil.`,
  deltagere: (n: number) => `${antal(n, 'deltager', 'deltagere')} tilføjet.`,
  referat: {
    spoerg: 'Det ligner et helt referat. Skal deltagere, indlæg og konklusion findes i det?',
    hent: 'Hent ind som referat',
    tekst: 'Indsæt som tekst',
    henter: 'Referatet læses …',
    laest: 'Referatet er hentet ind. Se under Import, hvad der er gættet.',
  },
  fil: {
    spoerg: (navn: string) => `»${navn}«: Skal filen hentes ind?`,
    nyt: 'Nyt referat af filen',
    her: 'Hent ind i dette referat',
    nej: 'Nej tak',
    slags: 'Træk et billede, en tekstfil (.txt), et Word-dokument (.docx) eller en mødeindkaldelse (.ics) hertil.',
    enAdGangen: 'Træk én tekstfil ad gangen hertil.',
  },
  kanIkke: 'Det kunne ikke læses. Prøv igen, når der er forbindelse.',
  udenRens: 'Indsat som ren tekst: resten af siden kunne ikke hentes.',
  luk: 'Luk',
} as const;
