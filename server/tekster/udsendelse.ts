// The words of sending: recipients, letters, what became of each, the receipt.
import type { Brevtilstand } from '../../db/udsendelser.ts';

const modtagere = (n: number): string => (n === 1 ? '1 modtager' : `${n} modtagere`);
const breve = (n: number): string => (n === 1 ? '1 brev' : `${n} breve`);

const hermed = (selv: boolean, dato: boolean): string =>
  selv ? 'Hermed »{titel}«' : `Hermed referatet »{titel}«${dato ? ' fra mødet {dato}' : ''}`;

export const udsendelsestekster = {
  titel: 'Udsendelse',
  modtagere,
  breve,

  // -- who, with what ---------------------------------------------------------------------------------------------
  rettet: (n: number) => `Rettet udgave ${n}`,
  rettetIndledning: (udgave: number, foer: number) =>
    `Dette er rettet udgave ${udgave}. De samme, der fik udgave ${foer}, er foreslået.`,
  detSendes: 'Det, der sendes',
  ingenServer:
    'Der er ikke sat en mailserver op. Referat kan lave brevene som filer, som du selv sender. Intet bliver sendt herfra.',
  gruppe: { modtagere: 'Modtagere', andre: 'Andre', deltagere: 'Deltagerne' },
  ikkeMed: 'Ikke med',
  formater: {
    pdf: 'PDF',
    docx: 'Word',
    aendringer: 'Ændringer',
  } as Readonly<Record<string, string>>,
  offentlig: ' (offentlig udgave)',
  skjult: 'Noget i referatet er lukket eller udelades. Vælg for hver, om de får den fulde eller den offentlige udgave.',
  faarSom: (navn: string) => `${navn} får`,
  personer: (n: number) => (n === 1 ? '1 person' : `${n} personer`),
  udenAdresse: (n: number) => (n === 1 ? '1 uden adresse' : `${n} uden adresse`),
  seNavnene: 'se navnene',
  skrivAdresse: (navn: string) => `Mailadresse til ${navn}`,
  adressePlads: 'Ingen adresse endnu',
  husk: 'Husk adresserne til næste gang',
  huskHjaelp: 'De gemmes i organets liste over deltagere, aldrig i referatet.',
  samme: (udgave: number, formater: string) => `Fik udgave ${udgave} som ${formater}`,
  valgte: (formater: string) => `Valgt: ${formater}`,
  harFaaet: 'har fået udgaven',
  ingenLister: 'Der er ingen modtagerlister endnu.',
  retLister: 'Ret modtagerlisterne',
  tilfoej: 'Tilføj modtagere',
  tilfoejHjaelp: 'Én på hver linje: Navn <navn@kommune.dk>.',
  tilfoejPlads: 'Navn <navn@kommune.dk>',
  emne: 'Emne',
  foelgebrev: 'Følgebrev',
  felterHjaelp: 'Kan udfyldes for hver modtager:',
  aendringer: 'Vedlæg listen over ændringer',
  aendringerHjaelp: (foer: number, udgaver: boolean) =>
    `Viser ord for ord, hvad der er ændret siden udgave ${foer}.${udgaver ? ' Kommer kun med i breve med den fulde udgave.' : ''}`,
  filer: 'Filer',
  bilag: {
    titel: 'Bilag',
    med: (filer: string, numre: string) => `${filer} med bilag ${numre}`,
    navn: (nr: number, titel: string) => `Bilag ${nr}: ${titel}`,
    hjaelp: 'Vælg dem, der skal med. Filerne i et brev må højst fylde 18 MB.',
    lukketHjaelp:
      'Et bilag, der ikke må offentliggøres, kommer kun med i breve med den fulde udgave. Hvem der får hvilken udgave, vælges ovenfor.',
    maa: 'må offentliggøres',
    maaIkke: 'må ikke offentliggøres',
    tilIngen: (nr: number) =>
      `Bilag ${nr} må ikke offentliggøres, og ingen af modtagerne får den fulde udgave. Vælg bilaget fra, eller giv nogen den fulde udgave.`,
  },
  fylder: (stoerrelse: string) => `Brevet fylder ${stoerrelse}.`,
  ser: 'Se brevene, før de sendes',
  serHjaelp: 'Du ser hvert brev, som det bliver, før noget sendes.',

  /** `selv`: the title says already that it is a referat, and of which day. */
  standard: {
    emne: (selv: boolean) => (selv ? '{titel}' : 'Referat: {titel}'),
    emneRettet: 'Rettet udgave {udgave}: {titel}',
    brev: (selv: boolean, dato: boolean) => `Kære {navn}\n\n${hermed(selv, dato)}.\n\nMed venlig hilsen\n{afsender}`,
    brevRettet: (selv: boolean, dato: boolean, foer: number) =>
      `Kære {navn}\n\n${hermed(selv, dato)} i rettet udgave {udgave}. Den afløser udgave ${foer}, som ikke længere gælder.\n\n{ændringer}\n\nMed venlig hilsen\n{afsender}`,
    /** What the field {ændringer} says where the list goes along; else nothing. */
    vedlagtListe: (foer: number) => `Det, der er ændret siden udgave ${foer}, er vist i den vedlagte liste.`,
    modtager: 'modtager',
  },

  udenModtagere: 'Vælg mindst én modtager.',
  udenEmne: 'Skriv et emne på højst 200 tegn.',
  emneUdenRettet: 'Skriv i emnet, at det er en rettet udgave, så modtagerne kan kende den fra den første.',
  udenBrev: 'Skriv et følgebrev.',
  forLangtBrev: 'Følgebrevet må højst fylde 20.000 tegn.',
  forMange: 'Der kan højst sendes til 500 modtagere på én gang.',
  forStort: (fylder: string) =>
    `Filerne i et af brevene fylder ${fylder}. De må højst fylde 18 MB, for mere tager de fleste mailservere ikke imod. Vælg færre bilag.`,
  andenServer:
    'Mailserveren er sat op på en anden måde, end da brevene blev lavet. Gå tilbage med »Ret«, og lav dem igen.',
  ukendtFil: 'Den fil findes ikke i udgaven.',
  ikkeGodkendt: 'Kun et godkendt referat kan udsendes.',

  // -- the letters before they go ---------------------------------------------------------------------------------
  gennemse: 'Gennemse brevene',
  gennemseTekst: (n: number) => `${breve(n)} er klar. Intet er sendt endnu.`,
  brevetTil: (navn: string) => `Se brevet til ${navn}`,
  via: (lister: string) => `via ${lister}`,
  send: (n: number) => `Send til ${modtagere(n)}`,
  lavFiler: (n: number) => `Gør ${breve(n)} klar som filer`,
  ret: 'Ret',
  annuller: 'Annuller udsendelsen',
  foraeldet: 'Brevene er lavet en anden dag og bærer den dato. Gå tilbage med »Ret«, og lav dem igen.',
  imens: 'Udgaven er sendt til nogle af de samme imens. Se modtagerne igen, før du sender.',
  faarIntet: (navne: readonly string[]) =>
    navne.length === 1
      ? `${navne[0]} får intet brev.`
      : `${navne.length} deltagere får intet brev: ${navne.join(', ')}.`,
  dobbelt: (n: number, udgave: number) =>
    n === 1
      ? `1 af modtagerne har allerede fået udgave ${udgave} og får den igen.`
      : `${n} af modtagerne har allerede fået udgave ${udgave} og får den igen.`,

  // -- one letter --------------------------------------------------------------------------------------------------
  brev: {
    titel: (navn: string) => `Brev til ${navn}`,
    fra: 'Fra',
    fraUkendt: 'Dit mailprogram sætter din adresse ind',
    svarTil: 'Svar til',
    til: 'Til',
    emne: 'Emne',
    vedhaeftet: 'Vedhæftet',
    raat: 'Brevet, præcis som det sendes',
    raatTekst:
      'Vedhæftede filer er kodet som base64 og vises her med deres aftryk. Hent brevet for at få alle tegn med.',
    indsat: (navn: string, kB: string, sha: string) => `[${navn}: ${kB} som base64, SHA-256 ${sha}]`,
    aftryk: 'Brevets aftryk (SHA-256)',
    hent: 'Hent brevet (.eml)',
    tilbage: 'Alle brevene',
  },

  // -- while and after --------------------------------------------------------------------------------------------
  undervejs: (faerdige: number, alle: number) => `${faerdige} af ${alle} er afgjort`,
  status: 'Udsendelsens fremdrift',
  mangler: 'Der er ikke længere sat en mailserver op, så brevene kan ikke sendes. De venter, til der er.',
  opdater: 'Se, hvordan det går nu',
  tilstand: {
    venter: 'Venter',
    'i-gang': 'Sendes nu',
    afgivet: 'Sendes nu',
    sendt: 'Modtaget af mailserveren',
    senere: 'Prøves igen',
    afvist: 'Afvist',
    uvist: 'Uvist',
    noteret: 'Noteret som modtaget',
    standset: 'Standset',
    fil: 'Lavet som fil, ikke sendt',
  } satisfies Record<Brevtilstand, string>,
  tael: {
    sendt: (n: number) => `${n} modtaget af mailserveren`,
    noteret: (n: number) => `${n} noteret som modtaget`,
    afvist: (n: number) => `${n} afvist`,
    uvist: (n: number) => `${n} uvist`,
    senere: (n: number) => (n === 1 ? '1 prøves igen' : `${n} prøves igen`),
    venter: (n: number) => `${n} venter`,
    standset: (n: number) => `${n} standset`,
  },
  igenKl: (tid: string) => `Prøves igen ${tid}`,
  forsoeg: (n: number) => `${n}. forsøg`,
  svar: {
    afbrudt: 'Forbindelsen blev afbrudt, før hele brevet var afleveret. Mailserveren har ikke taget imod det.',
    uvist: 'Forbindelsen blev afbrudt, efter at hele brevet var afleveret, og før mailserveren svarede.',
    ingenServer: (kode: string) => `Mailserveren kunne ikke nås: ${kode}`,
    opgivet: (svar: string) => `Opgivet efter mange forsøg. Det sidste svar: ${svar}`,
  },
  uvist:
    'Hele brevet var afleveret, men svaret kom aldrig. Mailserveren har måske sendt det. Referat sender det ikke igen af sig selv: Spørg modtageren, eller se i mailserverens log.',
  standsetTekst: 'Udgaven gjaldt ikke længere, da brevet skulle sendes. Det er ikke sendt.',
  afvistTekst: 'Brevet er ikke sendt.',
  sendIgen: 'Send igen',
  sendIgenTil: (navn: string) => `Send igen til ${navn}`,
  proevNu: 'Prøv nu',
  proevNuTil: (navn: string) => `Prøv nu at sende til ${navn}`,
  erModtaget: 'Den er modtaget',
  erModtagetAf: (navn: string) => `Den er modtaget af ${navn}`,
  noteretAf: (navn: string) => `Noteret af ${navn}`,
  alleredeAfgjort: 'Brevet er afgjort i mellemtiden. Her er det, som det står.',

  // -- the receipt ------------------------------------------------------------------------------------------------
  kvittering: {
    titel: 'Kvittering for udsendelse',
    sendt: (udgave: number, tid: string, navn: string) => `Udgave ${udgave}, sendt ${tid} af ${navn}`,
    lavet: (udgave: number, tid: string, navn: string) => `Udgave ${udgave}, lavet som filer ${tid} af ${navn}`,
    intetSendt: (n: number) =>
      `Intet er sendt. Der er ikke sat en mailserver op. ${breve(n)} ligger klar som filer (.eml), som du selv kan sende fra dit mailprogram. Noter bagefter datoen under Godkendelse.`,
    hentAlle: 'Hent alle breve (.eml) i én zip-fil',
    hentPdf: 'Hent kvitteringen (PDF)',
    referat: 'Referat',
    organ: 'Organ',
    udgave: 'Udgave',
    emne: 'Emne',
    frigivet: 'Sendt',
    frigivetFil: 'Lavet',
    af: 'Af',
    afsluttet: 'Afsluttet',
    ikkeAfsluttet: 'Ikke afsluttet endnu',
    resultat: 'Resultat',
    filer: 'Filer',
    fil: 'Fil',
    stoerrelse: 'Størrelse',
    aftryk: 'Aftryk (SHA-256)',
    modtagere: 'Modtagere',
    nr: 'Nr.',
    modtager: 'Modtager',
    fik: 'Fik',
    brevaftryk: 'Brevenes aftryk',
    bevis: 'Bevis',
    hoved: 'Kædens hoved ved udsendelsens sidste hændelse',
    hovedTekst: (hoved: string) =>
      `Med det kan enhver senere se, om noget er ændret siden: npm run --silent referat -- verify --head ${hoved}`,
    filnavn: (navn: string, udgave: number) => `Kvittering for udsendelse – ${navn} – udgave ${udgave}.pdf`,
    zipnavn: (navn: string, udgave: number) => `Breve – ${navn} – udgave ${udgave}.zip`,
    byte: (n: number) => `${n.toLocaleString('da-DK')} byte`,
  },
  tidligere: 'Udsendelser',
  kvitteringAf: (tid: string) => `Kvittering, ${tid}`,
  tidligereLinje: (udgave: number, tid: string) => `Udgave ${udgave}, ${tid}`,
  ingenTidligere: 'Ingen endnu.',
  udsend: (udgave: number) => (udgave > 1 ? `Udsend rettet udgave ${udgave}` : 'Udsend'),
  ukendt: 'Udsendelsen findes ikke.',

  // -- the lists --------------------------------------------------------------------------------------------------
  lister: {
    titel: 'Modtagerlister',
    indledning: 'Dem, der får referaterne. En liste hører til et organ eller er fælles for alle organer.',
    navn: 'Navn',
    hvem: 'Modtagere',
    hjaelp: 'Én på hver linje: Navn <navn@kommune.dk>. Du kan også sætte en liste ind fra dit mailprogram.',
    eksempel: 'Bo Eksempel <bo.eksempel@aeroested.example>',
    organ: 'Hører til',
    alle: 'Alle organer',
    antal: 'Antal',
    ny: 'Ny liste',
    opret: 'Opret listen',
    gem: 'Gem',
    ret: (navn: string) => `Ret ${navn}`,
    retKort: 'Ret',
    slet: 'Slet listen',
    tilbage: 'Alle modtagerlister',
    udenNavn: 'Skriv, hvad listen hedder (højst 100 tegn).',
    ukendt: 'Listen findes ikke, eller du har ikke adgang til den.',
    ukendtOrgan: 'Vælg et organ, som du er med i.',
    ingen: 'Der er ingen lister endnu.',
    deltagere: 'Adresser på deltagere, husket fra udsendelser',
    forMange: 'En liste kan højst have 1000 modtagere.',
  },
} as const;
