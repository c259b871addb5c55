// The words of the comment round: who is asked, the letters, how far it is, what comes of it.
import type { Hoeringsbrevslags, Hoeringsbrevtilstand } from '../../db/hoeringsbreve.ts';
import type { Svarstand } from '../hoering/svarstand.ts';

const deltagere = (n: number): string => (n === 1 ? '1 deltager' : `${n} deltagere`);
const bemaerkninger = (n: number): string => (n === 1 ? '1 bemærkning' : `${n} bemærkninger`);
const steder = (n: number): string => (n === 1 ? '1 sted' : `${n} steder`);

const slut = 'Med venlig hilsen\n{afsender}';

const harSvaret = ({ spurgte, mangler }: Pick<Svarstand, 'spurgte' | 'mangler'>): string => {
  const svar = spurgte - mangler;
  if (spurgte === 0) return 'Ingen er spurgt';
  if (spurgte === 1)
    return svar === 1 ? 'Den ene, der er spurgt, har svaret' : 'Den ene, der er spurgt, har ikke svaret';
  if (svar === 0) return `Ingen af ${spurgte} har svaret`;
  return svar === spurgte ? `Alle ${spurgte} har svaret` : `${svar} af ${spurgte} har svaret`;
};

export const hoeringstekster = {
  titel: 'Til kommentering',
  svarene: 'Deltagernes svar',
  send: 'Send til kommentering',
  runde: (nr: number) => `${nr}. runde`,
  deltagere,
  bemaerkninger,
  ukendt: 'Den runde findes ikke.',
  ukendtDeltager: 'Den deltager findes ikke i runden, eller adgangen er fjernet.',
  filnavn: (navn: string) => `Brev til ${navn.slice(0, 80).replace(/[/\\:*?"<>|]/g, ' ')}.eml`,

  // -- who is asked ------------------------------------------------------------------------------------------------
  ny: {
    titel: 'Send udkastet til kommentering',
    titelIgen: (nr: number) => `Send til kommentering igen: ${nr}. runde`,
    indledning:
      'Hver får sit eget link, læser udkastet, som det står nu, og skriver bemærkninger ved teksten. Du kan skrive videre imens.',
    igen: (nr: number) =>
      `De samme som i ${nr - 1}. runde er foreslået. De ser, hvad der er ændret siden, og hvad der blev af deres bemærkninger.`,
    hvem: 'Hvem skal have det?',
    mailTil: (navn: string) => `Mailadresse til ${navn}`,
    mailPlads: 'Ingen adresse',
    udgave: 'Ser',
    udgaveTil: (navn: string) => `Hvad ${navn} ser`,
    udgaver: { offentlig: 'Uden det lukkede', fuld: 'Alt, også det lukkede' },
    udefra: 'Uden for kommunen',
    udefraTil: (navn: string) => `${navn} er uden for kommunen`,
    uden: 'Uden en adresse får de intet brev. Du kan give dem deres link på en anden måde bagefter.',
    skjult: 'Noget i referatet er lukket eller udelades. Det ser ingen, med mindre du vælger det for den enkelte.',
    andre: 'Andre',
    tilfoej: 'Tilføj andre',
    tilfoejHjaelp: 'Én på hver linje: Navn <navn@kommune.dk>.',
    tilfoejPlads: 'Navn <navn@kommune.dk>',
    husk: 'Husk adresserne til næste gang',
    huskHjaelp: 'De gemmes i organets liste over deltagere, aldrig i referatet.',
    ingenDeltagere: 'Der er ingen navne på deltagerlisten endnu. Du kan skrive modtagerne her.',
    fristTitel: 'Frist',
    dag: 'Dag',
    kl: 'Klokken',
    dagenFoer: 'Send en påmindelse sidste hverdag før',
    dagenFoerHjaelp: 'Kl. 9, kun til dem, der ikke har svaret.',
    saadan: 'Sådan foregår det',
    seHinanden: 'Deltagerne ser hinandens bemærkninger',
    seHinandenHjaelp:
      'Så behøver ingen at skrive det samme to gange. Ingen ser noget, der ikke er med i det, de selv ser.',
    kode: 'Bed også om en kode, der sendes med mail',
    kodeHjaelp: 'Til fortrolige møder. Et link, der er havnet hos en anden, åbner så ingenting.',
    brevet: 'Brevet',
    emne: 'Emne',
    besked: 'Tekst',
    felterHjaelp: 'Udfyldes for hver modtager:',
    ser: 'Se brevene, før de sendes',
    serHjaelp: 'Du ser hvert brev, som det bliver, før noget sendes.',
    kunStatus: 'Udkastet bliver delt på en anden måde',
    kunStatusHjaelp: 'Referatet får status »Til kommentering«, og der sendes intet herfra.',
    kunStatusKnap: 'Skift kun status',
  },
  kontrol: {
    titel: 'Kontrol',
    intet: 'Kontrollen fandt intet, der skal afklares, før udkastet vises for andre.',
    spaerrer: (n: number) =>
      `${steder(n)} er parkeret (???). Gennemgå ${n === 1 ? 'det' : 'dem'}, før du sender til kommentering.`,
    resten: (n: number) => `Tag stilling til ${steder(n)}`,
    altid: 'Private noter, tider og parkeringer kommer aldrig med.',
    skjult: 'Det, der er lukket eller udelades, er fjernet fra det, deltagerne får.',
    fuld: 'Det, der er lukket eller udelades, kommer med for dem, du har valgt det for.',
    ret: 'Vend tilbage hertil, når det er rettet. Kontrollen læser teksten igen.',
  },
  standard: {
    emne: 'Udkast til kommentering: {titel}',
    brev: (igen: boolean) =>
      `Kære {navn}\n\n${
        igen
          ? 'Udkastet til »{titel}« er rettet efter bemærkningerne. Du kan se, hvad der er ændret.'
          : 'Her er udkastet til »{titel}«.'
      } Læs det igennem, og skriv dine bemærkninger senest {frist}:\n\n{link}\n\nHar du ingen bemærkninger, kan du svare det med ét tryk. Linket er dit eget, så send det ikke videre.\n\n${slut}`,
    paamindelseEmne: 'Påmindelse: {titel}',
    paamindelse: `Kære {navn}\n\nDu har ikke svaret på udkastet til »{titel}« endnu. Fristen er {frist}.\n\n{link}\n\nHar du ingen bemærkninger, kan du svare det med ét tryk.\n\n${slut}`,
    fristEmne: 'Ny frist: {titel}',
    frist: `Kære {navn}\n\nFristen for bemærkninger til udkastet til »{titel}« er flyttet til {frist}.\n\n{link}\n\n${slut}`,
    svarEmne: 'Svar på dine bemærkninger: {titel}',
    svarFoer: 'Kære {navn}\n\nTak for dine bemærkninger til udkastet til »{titel}«. Her er, hvad der blev af dem.',
    svarEfter: `Du kan se det samme ved teksten her:\n\n{link}\n\n${slut}`,
    modtager: 'deltager',
  },
  svarbrev: {
    om: (citat: string) => `Om »${citat}«`,
    helheden: 'Om referatet som helhed',
    skrev: 'Du skrev',
    foreslog: 'Du foreslog',
    sletning: 'Du foreslog at slette afsnittet.',
    forslag: (ord: string) => `Forslag: »${ord}«`,
    slet: 'Forslag om at slette afsnittet',
    svar: (navn: string) => `${navn} svarede`,
  },
  indsat: {
    overskrift: 'Bemærkninger til referatet',
    saetning: (frist: string, opsummering: string) =>
      `Udkastet til referatet var til kommentering til ${frist}. ${opsummering}.`,
  },
  linkVises: 'et personligt link, der laves, når brevet sendes',

  fejl: {
    udenModtagere: 'Vælg mindst én, der skal have udkastet.',
    forMange: 'Der kan højst spørges 300 i én runde.',
    sammeAdresse: (mail: string) => `Adressen ${mail} står ved to deltagere. Hver skal have sin egen.`,
    udenEmne: 'Skriv et emne på højst 200 tegn.',
    udenBrev: 'Skriv et brev.',
    forLangt: 'Brevet må højst fylde 20.000 tegn.',
    udenLink: 'Brevet skal have {link} et sted. Det bliver til den enkeltes personlige link.',
    kodeUdenMail: 'En kode med mail kræver, at der er sat en mailserver op, og at alle har en mailadresse.',
    parkeret: (n: number) =>
      `${steder(n)} er parkeret (???). Gennemgå ${n === 1 ? 'det' : 'dem'}, før du sender til kommentering.`,
    udenUdefra: 'Sæt kryds ved, at du sender udkastet til personer uden for kommunen.',
    udenFuld: 'Sæt kryds ved, at det lukkede må sendes til dem, der er valgt.',
    udenFund: 'Sæt kryds ved, at de fundne steder må vises.',
    alleredeMed: (navn: string) => `${navn} er med i runden allerede.`,
    slut: 'Runden er slut. Flyt fristen for at åbne den igen.',
    svarFoer: 'Runden er i gang endnu. Vent til fristen, eller slut den nu.',
    ingenAtMinde: 'Der er ingen at minde om det: alle med en adresse har svaret, eller der er ingen mailserver.',
    ingenAtSvare: 'Der er ingen, der mangler svar og har en adresse.',
    andenEpoch: 'Referatet er ført tilbage til en tidligere version. Begynd forfra, så du ser det, der sendes.',
    andenUdgave: 'Den fulde udgave kan ikke vælges: runden blev åbnet uden den.',
  },
  frist: {
    form: 'Skriv fristen som en dag og et klokkeslæt, fx 4-12-2026 kl. 12.00.',
    forbi: 'Fristen skal ligge efter nu.',
    forSen: 'Fristen må højst ligge et år fremme.',
  },

  // -- before it goes ----------------------------------------------------------------------------------------------
  gennemsyn: {
    titel: 'Gennemse brevene',
    detSker: 'Det sker, når du sender',
    frist: (frist: string) => `De kan skrive bemærkninger til ${frist}.`,
    version: (tid: string) => `De ser udkastet, som det stod ${tid}.`,
    paamindelse: (tid: string) => `De, der ikke har svaret, får en påmindelse ${tid}.`,
    seHinanden: 'De ser hinandens bemærkninger.',
    seIkkeHinanden: 'De ser kun deres egne bemærkninger.',
    kode: 'De skal bruge linket og en kode, de får med mail.',
    udenBrev: (navne: readonly string[]) =>
      navne.length === 1
        ? `${navne[0]} har ingen adresse og får intet brev.`
        : `${navne.length} har ingen adresse og får intet brev: ${navne.join(', ')}.`,
    udefra:
      'Du sender et udkast til personer uden for kommunen. Udkastet kan dermed blive omfattet af aktindsigt. Send alligevel?',
    udefraKryds: (navne: string) => `Ja, send til ${navne}`,
    fuld: (navne: string) => `${navne} får også det, der er lukket eller udelades.`,
    fuldKryds: 'Ja, det må de se',
    fund: (n: number) => `Kontrollen fandt ${steder(n)}, som deltagerne kommer til at se.`,
    fundKryds: 'Jeg har set dem. De må vises',
    ingenServer:
      'Der er ikke sat en mailserver op, så der bliver ikke sendt noget. Bagefter kan du hente hvert brev som en fil eller kopiere den enkeltes link og selv sende det.',
    udenAdresse: 'Referat har ingen adresse, som andre kan nå (REFERAT_URL). Linkene virker kun på denne maskine.',
    send: (breve: number, n: number) =>
      breve === n ? `Send til ${deltagere(n)}` : `Send til ${breve}, og åbn for alle ${n}`,
    aabn: (n: number) => `Åbn for ${deltagere(n)}`,
    klar: (n: number) => `${n === 1 ? '1 brev' : `${n} breve`} er klar. Intet er sendt endnu.`,
    intetBrev: 'Ingen får brev. Du giver dem selv deres link.',
    ret: 'Ret',
    brevetTil: (navn: string) => `Se brevet til ${navn}`,
    intet: 'Intet brev',
  },

  // -- while it runs -----------------------------------------------------------------------------------------------
  side: {
    sendt: (tid: string, navn: string) => `Sendt ${tid}${navn === '' ? '' : ` af ${navn}`}`,
    fristen: (frist: string) => `Fristen er ${frist}.`,
    fristenVar: (frist: string) => `Fristen var ${frist}.`,
    lukket: (tid: string) => `Lukket ${tid}.`,
    deltagere: 'Deltagere',
    intetSendt:
      'Der er ikke sendt noget. Hent den enkeltes brev som en fil, eller kopiér linket, og send det selv. Brug »Flere valg« ud for navnet.',
    kommenteret: bemaerkninger,
    ingen: 'Ingen bemærkninger',
    mangler: 'Har ikke svaret',
    taget: 'Adgangen er fjernet',
    aabnet: (tid: string) => `Åbnede udkastet ${tid}`,
    ikkeAabnet: 'Har ikke åbnet udkastet',
    svarede: (tid: string) => `Svarede ${tid}`,
    faerdig: (tid: string) => `Færdig ${tid}`,
    venterPaaDig: (n: number) => `${n} venter på dig`,
    udefra: 'uden for kommunen',
    fuld: 'ser også det lukkede',
    valg: (navn: string) => `Flere valg for ${navn}`,
    mind: 'Mind om det',
    link: 'Vis et link',
    eml: 'Hent brevet (.eml)',
    fjern: 'Fjern adgangen',
    sendIgen: 'Send igen',
    sendIgenTil: (navn: string) => `Send brevet til ${navn} igen`,
    runden: 'Runden',
    staarI: 'Opsummeringen står i referatet.',
    tilfoejHjaelp: 'Én på hver linje: Navn <navn@kommune.dk>. De får det samme brev som de andre.',
    tidligere: 'Runder',
    mindAlle: (n: number) => (n === 1 ? 'Mind den ene, der mangler' : `Mind de ${n}, der mangler`),
    flyt: 'Flyt fristen',
    aabnIgen: 'Åbn igen med en ny frist',
    flytKnap: 'Flyt fristen',
    givBesked: 'Giv alle besked med mail',
    tilfoej: 'Tilføj deltagere',
    tilfoejKnap: 'Tilføj og send',
    tilfoejUdefra: 'De er uden for kommunen. Udkastet kan dermed blive omfattet af aktindsigt.',
    tilfoejKryds: 'Send alligevel, også hvis nogen af dem er uden for kommunen',
    luk: 'Slut nu',
    lukTekst: 'Deltagerne kan stadig læse udkastet, men ikke skrive mere. Du kan åbne igen ved at flytte fristen.',
    lukKnap: 'Slut runden nu',
    bemaerkningerne: 'Bemærkningerne',
    stand: (alle: number, aabne: number) => {
      if (alle === 0) return 'Der er ingen bemærkninger endnu.';
      if (aabne === alle) return `${bemaerkninger(alle)} venter på dig.`;
      return `${bemaerkninger(alle)}. ${aabne === 0 ? 'Alle er afgjort.' : `${aabne} venter på dig.`}`;
    },
    gaaTil: 'Gå til bemærkningerne i teksten',
    opsummering: 'Opsummering',
    saetInd: 'Sæt opsummeringen ind i referatet',
    saetIndTekst:
      'Den kommer sidst i teksten som et afsnit, du kan rette i. Den står også her, så længe referatet findes.',
    svar: 'Svar til deltagerne',
    svarTekst: (n: number) =>
      n === 1
        ? 'Den, der har kommenteret, får et brev med, hvad der blev af hver bemærkning.'
        : `De ${n}, der har kommenteret, får hver et brev med, hvad der blev af deres bemærkninger.`,
    svarUdenAdresse: 'De, der har kommenteret, har ingen adresse. De kan se svarene gennem deres link.',
    svarVenter: (n: number) => `Afgør først ${n === 1 ? 'den bemærkning' : `de ${n} bemærkninger`}, der venter.`,
    sendSvar: (n: number) => `Send svar til ${deltagere(n)}`,
    lavSvar: (n: number) => `Lav svar til ${deltagere(n)} som filer`,
    nyRunde: (nr: number) => `Send til kommentering igen (${nr}. runde)`,
    ingenRunde: 'Referatet er ikke sendt til kommentering herfra.',
    tilNaeste: 'Tages op på næste møde',
    naesteMoede: (n: number) => `${bemaerkninger(n)} tages op på næste møde.`,
  },
  linkside: {
    titel: (navn: string) => `Link til ${navn}`,
    tekst:
      'Linket er personligt. Det er ikke sendt til nogen; giv det kun til den, det er til. Det vises kun denne ene gang, men du kan lave et nyt.',
    tilbage: 'Tilbage til runden',
  },
  brev: {
    slags: {
      invitation: 'Brevet',
      paamindelse: 'Påmindelsen',
      frist: 'Brevet om ny frist',
      kode: 'Koden',
      svar: 'Svaret',
    } satisfies Record<Hoeringsbrevslags, string>,
    tilstand: {
      venter: 'venter på at blive sendt',
      'i-gang': 'sendes nu',
      afgivet: 'sendes nu',
      sendt: 'modtaget af mailserveren',
      senere: 'prøves igen',
      afvist: 'blev afvist',
      uvist: 'er måske sendt',
      standset: 'blev ikke sendt',
      fil: 'er ikke sendt herfra',
    } satisfies Record<Hoeringsbrevtilstand, string>,
    uvist:
      'Hele brevet var afleveret, men svaret fra mailserveren kom aldrig. Referat sender det ikke igen af sig selv.',
  },

  // -- how far it is -----------------------------------------------------------------------------------------------
  harSvaret,
  opsummering: ({ spurgte, kommenteret, ingen, mangler }: Svarstand): string => {
    if (spurgte === 0) return 'Ingen blev spurgt';
    if (spurgte === 1) {
      if (kommenteret === 1) return 'Den ene, der blev spurgt, har kommenteret';
      return ingen === 1
        ? 'Den ene, der blev spurgt, har ingen bemærkninger'
        : 'Den ene, der blev spurgt, har ikke svaret';
    }
    if (mangler === spurgte) return `Ingen af ${spurgte} har svaret`;
    if (ingen === spurgte) return `Alle ${spurgte} har svaret uden bemærkninger`;
    if (kommenteret === spurgte) return `Alle ${spurgte} har kommenteret`;
    return [
      kommenteret === 0 ? `Ingen af ${spurgte} har kommenteret` : `${kommenteret} af ${spurgte} har kommenteret`,
      ...(ingen > 0 ? [`${ingen} uden bemærkninger`] : []),
      ...(mangler > 0 ? [`${mangler} har ikke svaret`] : []),
    ].join(', ');
  },
  /** In lists; `frist` null = it is over. */
  stand: ({ spurgte, mangler }: Pick<Svarstand, 'spurgte' | 'mangler'>, frist: string | null): string => {
    const sagt = harSvaret({ spurgte, mangler });
    return frist === null ? `Slut: ${sagt.replace(/^./, (first) => first.toLowerCase())}` : `${sagt} · frist ${frist}`;
  },
} as const;
