// The words of mailing a PDF to oneself.
const stand = (udkast: boolean): string => (udkast ? 'UDKAST – ikke godkendt: ' : '');

export const egenposttekster = {
  titel: 'Send mig en PDF',
  knap: 'Send mig en PDF',
  hjaelp: (mail: string) => `Den PDF, der er vist, sendes til ${mail}.`,
  ret: 'Ret din mailadresse',
  mail: 'Din mailadresse',
  mailHjaelp: 'Den PDF, der er vist, sendes dertil. Adressen gemmes på din konto.',
  ingenServer:
    'Der er ikke sat en mailserver op, så der kan ikke sendes noget herfra. Hent filen, eller hent den som et brev, du selv sender fra dit mailprogram.',
  hentPdf: 'Hent filen',
  hentBrev: 'Hent som brev (.eml)',
  ukendt: 'Siden er for gammel. Prøv igen herfra.',
  forStor: 'PDF-filen fylder for meget til et brev. Hent den i stedet.',

  emne: (titel: string, udkast: boolean) => `${stand(udkast)}${titel}`,
  tekst: (titel: string, udkast: boolean) =>
    `Her er »${titel}« som PDF.${udkast ? '\n\nDet er et udkast, der ikke er godkendt.' : ''}\n\nDu har selv bedt Referat om at sende den.`,

  status: {
    venter: (mail: string) => `På vej til ${mail}.`,
    sendt: (mail: string, tid: string) => `Sendt til ${mail} ${tid}. Mailserveren har taget imod den.`,
    senere: (mail: string, tid: string) => `Ikke sendt til ${mail} endnu. Prøves igen ${tid}.`,
    afvist: (mail: string) => `Ikke sendt: Mailserveren afviste brevet til ${mail}.`,
    uvist: (mail: string) =>
      `Det er uvist, om brevet nåede frem til ${mail}: Forbindelsen blev afbrudt. Send det igen, hvis det ikke er kommet.`,
    standset: (mail: string) => `Brevet til ${mail} er standset.`,
  },
  opdater: 'Se, hvordan det går nu',

  konto: {
    titel: 'Din mailadresse',
    mail: 'Mailadresse',
    hjaelp: 'Bruges, når du beder om at få en PDF sendt. Lad feltet stå tomt for at fjerne den.',
    gem: 'Gem',
  },
} as const;
