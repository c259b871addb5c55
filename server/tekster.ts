// Every word the server's pages say, in one place. Sentences with something in them are functions.
// Short, du-form, no jargon (domain.md's glossary); refusals of the rooms below the pages are sentences of their own.

import { bilagstekster } from './tekster/bilag.ts';
import { brevhovedtekster } from './tekster/brevhoveder.ts';
import { egenposttekster } from './tekster/egenpost.ts';
import { godkendelsestekster } from './tekster/godkendelse.ts';
import { haendelsestekster } from './tekster/haendelser.ts';
import { hoeringstekster } from './tekster/hoering.ts';
import { kontotekster } from './tekster/konto.ts';
import { kontroltekster } from './tekster/kontrol.ts';
import { noegletekster } from './tekster/noegler.ts';
import { pakketekster } from './tekster/pakke.ts';
import { taster } from './tekster/taster.ts';
import { udkasttekster } from './tekster/udkast.ts';
import { udsendelsestekster } from './tekster/udsendelse.ts';
import { wordtekster } from './tekster/word.ts';

export const tekster = {
  ...kontotekster,
  taster,
  bilag: bilagstekster,
  egenpost: egenposttekster,
  pakke: pakketekster,
  udkast: udkasttekster,
  word: wordtekster,
  noegler: noegletekster,
  ...brevhovedtekster,

  navn: 'Referat',
  uden: 'Uden titel',

  ramme: {
    spring: 'Spring til indholdet',
    hovedmenu: 'Hovedmenu',
    overblik: 'Overblik',
    teksten: 'Teksten',
    indstillinger: 'Indstillinger',
    dinKonto: 'Din konto',
    taster: 'Taster',
    logUd: 'Log ud',
  },

  status: {
    kladde: 'Kladde',
    kommentering: 'Til kommentering',
    godkendelse: 'Til godkendelse',
    godkendt: 'Godkendt',
    tilbagekaldt: 'Tilbagekaldt',
  },

  rolle: {
    referent: 'Referent',
    sekretariat: 'Sekretariat',
    administrator: 'Administrator',
  },
  rollehjaelp: {
    referent: 'Skriver referater og skriver med i kollegernes.',
    sekretariat: 'Kan alt med alle referater i sine organer.',
    administrator: 'Som sekretariatet, og styrer desuden brugere og organer.',
  },

  organtype: {
    dialogforum: 'Dialogforum',
    styregruppe: 'Styregruppe',
    byraad: 'Byråd',
    udvalg: 'Udvalg',
    raad: 'Råd',
    med: 'MED-udvalg',
    bestyrelse: 'Bestyrelse',
    uformel: 'Andre møder',
  },

  overblik: {
    titel: 'Dine referater',
    nyt: 'Nyt referat',
    soeg: 'Søg i referater',
    soegeord: 'Søg i titler, deltagere, organer, datoer og status',
    soegKnap: 'Søg',
    venterPaa: {
      kladde: 'Venter på referenten',
      kommentering: 'Venter på deltagerne',
      godkendelse: 'Venter på sekretariatet',
      godkendt: 'Venter ikke på nogen',
      tilbagekaldt: 'Må ikke bruges',
    },
    venterPaaDig: 'Venter på dig',
    huller: (n: number) => `${n === 1 ? '1 sted' : `${n} steder`} mangler tekst (???)`,
    skrivesAf: (navn: string) => `Skrives af ${navn}`,
    skrevet: (tid: string) => `Skrevet ${tid}`,
    aendret: (tid: string) => `Ændret ${tid}`,
    godkendt: (udgave: number, tid: string) => `${udgave > 1 ? `Udgave ${udgave} godkendt` : 'Godkendt'} ${tid}`,
    rettes: (udgave: number) => `Udgave ${udgave} rettes`,
    visAlle: (n: number, status: string) => `Vis alle ${n} ${status}`,
    flertal: {
      kladde: 'kladder',
      kommentering: 'til kommentering',
      godkendelse: 'til godkendelse',
      godkendt: 'godkendte',
      tilbagekaldt: 'tilbagekaldte',
    },
    fundet: (n: number, soeg: string) =>
      `${n === 0 ? 'Ingen referater passer' : n === 1 ? '1 referat passer' : `${n} referater passer`} på »${soeg}«`,
    intet: 'Prøv med færre eller kortere ord. Der søges i titler, deltagere, organer, datoer og status.',
    visAlt: 'Vis alle referater',
    papirkurv: 'Papirkurv',
    flere: (navn: string) => `Flere valg for ${navn}`,
    tom: {
      titel: 'Her er ikke noget endnu',
      tekst:
        'Begynd på dit første referat, eller se, hvordan et færdigt ser ud: et opdigtet dialogmøde, som du kan rette i, eksportere og slette igen.',
      eksempel: 'Se et eksempel',
    },
    udenOrgan: 'Du er ikke med i noget organ endnu. Bed en administrator om at give dig adgang.',
  },

  menu: {
    aabn: 'Åbn',
    historik: 'Historik',
    kontrol: 'Kontrol',
    godkendelse: 'Godkendelse',
    bilag: 'Bilag',
    eksport: 'Eksport',
    udsendelse: 'Udsendelse',
    omdoeb: 'Omdøb',
    dupliker: 'Dupliker',
    givVidere: 'Giv videre',
    slet: 'Læg i papirkurven',
  },

  beskeder: {
    slettet: 'Referatet ligger nu i papirkurven. Der bliver det i 30 dage.',
    fortryd: 'Fortryd',
    'hentet-op': 'Referatet er hentet op af papirkurven.',
    omdoebt: 'Referatet har fået nyt navn.',
    kopieret: 'Her er kopien. Den ligger øverst blandt kladderne.',
    'givet-videre': 'Referatet er givet videre.',
    gendannet: 'Den tidligere version er nu den gældende. Historikken er bevaret.',
    navngivet: 'Versionen har fået et navn.',
    gemt: 'Ændringerne er gemt.',
    'egen-mail': 'Din mailadresse er gemt.',
    logotekst: 'Ændringerne er gemt. Logoet er nyt, men teksten om det er den gamle: Passer den stadig?',
    kode: 'Din adgangskode er skiftet. Andre steder, hvor du var logget ind, er du nu logget ud.',
    'organ-slettet': 'Organet er slettet.',
    'brevhoved-lavet': 'Her er kopien. Ret den til, og gem.',
    'brevhoved-slettet': 'Brevhovedet er slettet.',
    'bilag-fjernet': 'Bilaget er fjernet.',
    'bilag-lagt-til': 'Filerne er lagt til. Tag stilling til, om de må offentliggøres.',
    journal: 'Journaloplysningerne er gemt.',
    'noegle-spaerret': 'Nøglen er spærret.',
    'logget-ud': 'Du er logget ud.',
    'til-kommentering': 'Referatet er sat til kommentering.',
    'til-godkendelse': 'Referatet er sendt til godkendelse.',
    'tag-tilbage': 'Referatet er en kladde igen.',
    'kald-tilbage': 'Referatet er kaldt tilbage.',
    kontrolleret: 'Kontrollen er gemt med versionen.',
    godkendt: 'Referatet er godkendt. Filerne er gemt med udgaven.',
    noteret: 'Det er noteret.',
    'liste-slettet': 'Listen er slettet.',
    'hoering-aabnet': 'Udkastet er sendt til kommentering. Du kan skrive videre imens.',
    'hoering-aabnet-selv': 'Runden er åbnet. Giv nu hver deltager sit link.',
    'hoering-paamindet': 'Påmindelsen er sendt.',
    'hoering-frist': 'Fristen er flyttet.',
    'hoering-tilfoejet': 'De er tilføjet.',
    'hoering-fjernet': 'Adgangen er fjernet. Linket virker ikke længere.',
    'hoering-lukket': 'Runden er slut. Deltagerne kan læse, men ikke skrive.',
    'hoering-igen': 'Brevet sendes igen.',
    'hoering-svar': 'Svarene er sendt.',
    'hoering-svar-selv': 'Svarene er lavet som filer. Hent hver enkelt under »Flere valg«.',
    'hoering-sat-ind': 'Opsummeringen står nu sidst i referatet.',
  },

  nyt: {
    titel: 'Nyt referat',
    hvordan: 'Begynd med',
    kopi: 'Som et tidligere møde',
    kopiHjaelp: 'Deltagere og overskrifter følger med, teksten ikke.',
    kopiAf: 'Hvilket møde?',
    emne: 'Hvad handler mødet om?',
    dato: 'Dato',
    start: 'Begynder kl.',
    slut: 'Slutter kl.',
    sted: 'Sted',
    organ: 'Organ',
    frivilligt: '(kan udfyldes senere)',
    knap: 'Begynd at skrive',
    hent: 'Hent et referat, der er skrevet et andet sted',
    hentTekst:
      'Fra Word (.docx) eller en tekstfil. Intet af teksten går tabt, og du får at vide, hvad der blev genkendt.',
    fil: 'Vælg en fil, eller slip den her',
    indsaet: 'Eller sæt teksten ind',
    hentKnap: 'Hent ind',
    intetValgt: 'Vælg en fil, eller sæt en tekst ind.',
    forMange: 'Vælg enten en fil eller en tekst, ikke begge dele.',
    ukendtSkabelon: 'Vælg, hvad referatet skal begynde med.',
    ukendtOrgan: 'Vælg et organ, som du er med i.',
    datoform: 'Skriv datoen som år-måned-dag, fx 2027-03-09.',
    tidform: 'Skriv klokkeslættet som time:minut, fx 14:30.',
    slutFoerst: 'Skriv også, hvornår mødet begynder.',
    forLang: (hvad: string, max: number) => `${hvad} må højst fylde ${max} tegn.`,
  },

  omdoeb: {
    titel: 'Omdøb referatet',
    navn: 'Navn i lister og filnavne',
    hjaelp: 'Titlen i selve referatet ændres ikke. Lad feltet være tomt for at bruge titlen.',
    knap: 'Gem navnet',
    forLangt: 'Navnet må højst fylde 200 tegn på én linje.',
    ulaeseligt: 'Navnet kan ikke læses. Skriv det igen.',
  },

  givVidere: {
    titel: 'Giv referatet videre',
    hvem: 'Hvem skal have det?',
    hjaelp: 'Kolleger i samme organ. Du kan stadig åbne det.',
    knap: 'Giv videre',
    ingen: 'Der er ingen andre i organet at give referatet til.',
    ukendt: 'Vælg en kollega, der er med i organet.',
  },

  slet: {
    titel: (navn: string) => `Læg »${navn}« i papirkurven?`,
    tekst: 'Det bliver i papirkurven i 30 dage og kan hentes op igen. Derefter slettes det for altid.',
    knap: 'Læg i papirkurven',
  },
  fortryd: 'Fortryd',
  annuller: 'Annuller',
  kopiAf: (navn: string) => `Kopi af ${navn}`,

  papirkurv: {
    titel: 'Papirkurv',
    indledning: 'Referater bliver her i 30 dage. Derefter slettes de for altid.',
    tom: 'Papirkurven er tom.',
    hentOp: 'Hent op',
    hentOpNavn: (navn: string) => `Hent op: ${navn}`,
    slettes: (tid: string) => `Slettes ${tid}`,
    lagt: (tid: string) => `Lagt i papirkurven ${tid}`,
  },

  skriv: {
    laast: {
      godkendt: (udgave: number) => `Udgave ${udgave}. Teksten kan ikke ændres.`,
      udenUdgave: 'Teksten er godkendt og kan ikke ændres.',
      tilbagekaldt: 'Kaldt tilbage: må ikke bruges.',
      laeser: 'Referatet er til godkendelse. Kun ejeren og sekretariatet kan skrive i det nu.',
      vis: 'Filer, bevis og rettelse',
    },
    tekst: 'Referatets tekst',
    venstre: 'Deltagere og indhold',
    hoejre: 'Ved siden af teksten',
    taster: 'Taster',
    udenScript: 'Referatet kan kun skrives med JavaScript slået til. Du kan læse og hente det under Eksport.',
  },

  udenNet: {
    titel: 'Der er ingen forbindelse',
    tekst:
      'Siden kan ikke hentes lige nu. Du kan skrive videre i de referater, du har haft åbne på denne computer. Det, du skriver, sendes, når der er forbindelse igen.',
    igen: 'Prøv igen',
  },

  historik: {
    titel: 'Historik',
    versioner: 'Versioner',
    slags: {
      oprettet: 'Oprettet',
      pause: 'Skrevet',
      navngivet: 'Navngivet',
      gendannet: 'Gendannet',
      godkendt: 'Godkendt',
      rettelse: 'Rettelse begyndt',
    },
    referenter: 'Referent',
    referentSiden: (fra: string) => `siden ${fra}`,
    referentFraTil: (fra: string, til: string) => `fra ${fra} til ${til}`,
    laest: (kl: string) => `Læst op ${kl}`,
    laestArt: { konklusion: 'Konklusion', beslutning: 'Beslutning' },
    nu: 'Som det er nu',
    af: (navne: string) => `af ${navne}`,
    ukendt: 'en tidligere bruger',
    forskelle: (fra: string, til: string) => `Fra ${fra} til ${til}`,
    nuet: 'nu',
    udgaven: (n: number) => `udgave ${n}`,
    oprettelsen: 'oprettelsen',
    foerste: 'Den første version',
    foersteTekst: 'Sådan begyndte referatet. Der er ikke noget at sammenligne med.',
    mod: 'Sammenlign med',
    forrige: 'Versionen før',
    nuvaerende: 'Som det er nu',
    ens: 'Der er ingen forskel på teksten i de to versioner.',
    uaendret: (n: number) => (n === 1 ? '1 linje uden ændringer' : `${n} linjer uden ændringer`),
    slettet: 'Slettet: ',
    tilfoejet: 'Tilføjet: ',
    slut: ' (slut)',
    gendan: 'Gendan denne version',
    gendanTekst:
      'Teksten bliver, som den var dengang. Det, der står nu, bliver liggende i historikken og kan gendannes på samme måde.',
    gendanKnap: 'Gendan',
    navngiv: 'Giv versionen et navn',
    navngivKnap: 'Gem navnet',
    navnPlads: 'Fx »Sendt til formanden«',
    ukendtVersion: 'Den version findes ikke.',
    aabn: 'Åbn teksten',
    optaget: 'Nogen skrev i referatet imens. Prøv igen.',
  },

  kontrol: kontroltekster,
  godkendelse: godkendelsestekster,
  haendelser: haendelsestekster,
  udsendelse: udsendelsestekster,
  hoering: hoeringstekster,

  eksport: {
    titel: 'Eksport',
    forhaandsvisning: 'Siderne, som de bliver',
    godkendteSider: 'Siderne, som de blev godkendt',
    spaerrer: (n: number) => `${n === 1 ? '1 sted' : `${n} steder`} skal rettes, før referatet sendes.`,
    seKontrol: 'Se kontrollen',
    henter: 'Siderne gøres klar …',
    /** Filled in by the script that draws the pages. */
    side: 'Side {n} af {af}',
    en: '1 side',
    flere: '{n} sider',
    fejl: 'Siderne kan ikke vises her. Hent PDF-filen i stedet.',
    udenScript: 'Siderne kan ikke vises uden JavaScript. Hent PDF-filen i stedet.',
    brevhoved: 'Brevhoved',
    vaelg: 'Vis',
    hentKort: 'Hent',
    hent: (format: string) => `Hent ${format}`,
    udkast: 'Filerne er mærket »UDKAST – ikke godkendt«, til referatet er godkendt.',
    tilGodkendelse: 'Gå til godkendelse',
    tilUdgaven: 'Udsendelse, rettelse og bevis',
    tilRettelse: 'Rettelse og bevis',
    godkendtUdgave: (udgave: number, tid: string) =>
      `Udgave ${udgave}, godkendt ${tid}. Filerne er dem, der blev gemt dengang, byte for byte.`,
    tilbagekaldt: 'Referatet er kaldt tilbage. Filerne er bevis for, hvad der var godkendt, og må ikke bruges.',
    udgave: 'Udgave',
    udgaver: { fuld: 'Fuld udgave', offentlig: 'Offentlig udgave' },
    udgaveforklaring: (udgave: 'fuld' | 'offentlig', skjult: boolean) =>
      !skjult
        ? 'Intet i referatet er lukket eller udelades. De to udgaver siger det samme.'
        : udgave === 'fuld'
          ? 'Med alt, også det, der er lukket eller udelades. Må ikke offentliggøres.'
          : 'Uden det, der er lukket eller udelades. Det er fjernet fra filerne, ikke dækket til.',
    kildetro: 'Tekst som i den hentede fil',
    kunGemte: 'Et godkendt referat hentes, som det blev gemt.',
    kildetroTekst: 'Uændrede afsnit står nøjagtigt som i den fil, referatet blev hentet fra.',
    aabn: 'Åbn teksten',
    /** What each format is good for, in the order of the page. */
    formater: {
      pdf: 'Til udsendelse og arkiv. Kan læses op af skærmlæsere.',
      docx: 'Til at arbejde videre i Word, med rigtige typografier.',
      html: 'Til en hjemmeside eller intranettet.',
      txt: 'Kun teksten, uden udseende.',
      json: 'Hele referatet som data, til andre systemer.',
      akn: 'Til systemer, der læser referater som XML: hvem der talte, punkter og beslutninger (Akoma Ntoso 3.0).',
      arkiv: 'De samme sider med referatet som data inden i filen (PDF/A-3a), til et arkiv, der tager imod begge dele.',
    },
  },

  fejl: {
    titel: {
      401: 'Du skal logge ind',
      403: 'Ikke tilladt',
      404: 'Ikke fundet',
      409: 'Det lod sig ikke gøre',
      413: 'For stort',
      429: 'Vent lidt',
    },
    andre: 'Det lod sig ikke gøre',
    intern: 'Noget gik galt',
    tilbage: 'Til overblikket',
  },
} as const;

export type Besked = Exclude<keyof typeof tekster.beskeder, 'fortryd'>;

/** The sentence behind `?besked=…`; only known ones are shown. */
export function findBesked(key: unknown): Besked | null {
  return typeof key === 'string' && key !== 'fortryd' && key in tekster.beskeder ? (key as Besked) : null;
}

/** Names as a Danish list: "A", "A og B", "A, B og C". */
export function opremsning(navne: readonly string[]): string {
  return navne.length < 2 ? (navne[0] ?? '') : `${navne.slice(0, -1).join(', ')} og ${navne.at(-1)}`;
}
