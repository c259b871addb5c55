// The words of the way from draft to approved: states, the check with its reasons, approved versions, corrections.
import type { Milepael } from '../../editor/model/forloeb.ts';

const steder = (n: number): string => (n === 1 ? '1 sted' : `${n} steder`);

export const godkendelsestekster = {
  titel: 'Godkendelse',
  udgave: (n: number) => `Udgave ${n}`,

  /** What the state means and what comes next. */
  stand: {
    kladde: 'Referatet er en kladde. Send det til godkendelse, når teksten er færdig.',
    rettelse: (n: number) =>
      `Du retter et godkendt referat. Udgave ${n} gælder, til rettelsen er godkendt som udgave ${n + 1}.`,
    kommentering: 'Referatet er hos deltagerne. Send det til godkendelse, når bemærkningerne er behandlet.',
    godkendelse:
      'Læs referatet, som det står nu, og tag stilling til fundene. Når det er godkendt, kan det ikke ændres.',
    godkendt: 'Referatet er godkendt og kan ikke ændres. En rettelse bliver til en ny udgave.',
    tilbagekaldt: 'Referatet er kaldt tilbage og må ikke bruges. Ret det for at lave en ny udgave.',
  },

  handling: {
    'til-godkendelse': 'Send til godkendelse',
    'tag-tilbage': 'Tag tilbage til kladde',
    ret: 'Ret',
    'kald-tilbage': 'Kald tilbage',
  },
  ret: {
    tekst: (n: number) =>
      `Teksten åbnes igen som rettelse. Udgave ${n} bliver liggende, som den er, med alle sine filer, og udgave ${n + 1} viser, hvad der er ændret.`,
    knap: 'Begynd rettelsen',
  },
  kaldTilbage: {
    tekst: 'Referatet står derefter som tilbagekaldt. Det, der er sendt, bliver liggende som bevis.',
    knap: 'Kald referatet tilbage',
  },
  optaget: 'Referatet har en anden status nu. Her er det, som det står.',

  kontrol: {
    titel: 'Kontrol',
    spaerrer: (n: number) => `${steder(n)} skal rettes, før referatet kan godkendes.`,
    begrundelse: 'Begrundelse',
    begrundelseFor: (hvad: string) => `Begrundelse: ${hvad}`,
    plads: 'Hvorfor må det stå her?',
    mangler: (n: number) =>
      n === 1 ? 'Skriv en begrundelse ved det fund, der mangler den.' : `Skriv en begrundelse ved ${n} fund.`,
    forLang: 'En begrundelse må højst fylde 500 tegn.',
    af: (navn: string, tid: string) => `Kontrolleret af ${navn} ${tid}`,
    gem: 'Gem kontrollen',
    toPersoner: 'I dette organ skal to se på referatet: Den ene kontrollerer, den anden godkender.',
    andenMaaGodkende: (navn: string, tid: string) =>
      `${navn} kontrollerede teksten ${tid}. Nu skal en anden godkende den.`,
    foerst: 'Når teksten er kontrolleret, kan en anden godkende den.',
    foraeldet: 'Teksten er ændret siden den sidste kontrol. Dine begrundelser står der endnu.',
    resultat: (begrundet: number, oplyst: number) =>
      begrundet + oplyst === 0
        ? 'Ingen fund'
        : [begrundet > 0 && `${begrundet} begrundet`, oplyst > 0 && `${oplyst} til gennemlæsning`]
            .filter(Boolean)
            .join(', '),
  },

  godkend: {
    titel: 'Godkend',
    selv: 'Med din konto',
    selvTekst: (navn: string) => `Du godkender som ${navn}. Tidspunktet noteres af sig selv.`,
    knap: (n: number) => `Godkend udgave ${n}`,
    noteret: 'Godkendt et andet sted',
    noteretTekst: 'Sekretariatet noterer, hvem der godkendte, fx på et møde eller i en mail.',
    hvem: 'Hvem godkendte?',
    hvemEksempel: 'Fx formanden eller hele udvalget',
    hvor: 'Hvor?',
    hvorEksempel: 'Fx på mødet, pkt. 1, eller i en mail',
    hvornaar: 'Hvornår?',
    noterKnap: 'Noter godkendelsen',
    udenHvem: 'Skriv, hvem der godkendte.',
    udenHvor: 'Skriv, hvor det blev godkendt.',
    datoform: 'Skriv dagen som år-måned-dag, fx 2027-03-09.',
    fremtid: 'Dagen kan ikke ligge i fremtiden.',
    eksempel:
      'Organet har intet eget brevhoved. Det foreslåede er et eksempel med en opdigtet afsender: lav jeres eget under Indstillinger, før I godkender.',
    gemmes: 'Alle filer gemmes med udgaven, byte for byte.',
    gemt: 'Alle filer er gemt med udgaven, byte for byte.',
    aendringer: (n: number) => `Se, hvad der er ændret siden udgave ${n}`,
    laes: 'Se siderne, som de bliver',
    ikkeNu: 'Du kan se referatet, men ikke godkende det.',
    imens: 'Nogen skrev i referatet imens. Læs det igennem igen, før du godkender.',
  },

  udgaver: {
    titel: 'Godkendte udgaver',
    godkendt: (tid: string) => `Godkendt ${tid}`,
    af: (navn: string) => `af ${navn}`,
    noteret: (hvem: string, hvor: string, dag: string, navn: string, tid: string) =>
      `Godkendt af ${hvem} (${hvor}) ${dag}. Noteret af ${navn} ${tid}`,
    stand: { godkendt: 'Gælder', tilbagekaldt: 'Tilbagekaldt', tidligere: 'Tidligere udgave' },
    filer: 'Filer',
    formater: {
      pdf: 'PDF',
      docx: 'Word',
      html: 'Webside',
      txt: 'Tekst',
      arkiv: 'PDF til arkiv',
      akn: 'Akoma Ntoso',
      json: 'Data',
    },
    offentlig: ', offentlig udgave',
    offentligUdgave: 'Offentlig udgave',
    offentligTekst: 'De samme filer uden det, der er lukket eller udelades.',
    hent: (navn: string, udgave: number) => `Hent ${navn}, udgave ${udgave}`,
    kvittering: 'Kvittering',
    aendringer: (n: number) => `Ændringer siden udgave ${n}`,
    aftryk: 'Aftryk og bevis',
    dokument: 'Dokumentet (SHA-256)',
    hoved: 'Kædens hoved',
    hovedTekst: 'Skriv det ned. Med det kan enhver senere se, om loggen er skrevet om:',
  },

  milepaele: {
    titel: 'Sket med udgaven',
    navne: {
      udsendt: 'Udsendt',
      underskrevet: 'Underskrevet',
      journaliseret: 'Journaliseret',
      offentliggjort: 'Offentliggjort',
      rettet: 'Rettet',
    } satisfies Record<Milepael, string>,
    noter: 'Noter en dato',
    art: 'Hvad er sket?',
    dato: 'Hvilken dag?',
    note: 'Note (frivillig)',
    notePlads: 'Fx sagsnummer eller modtager',
    gem: 'Noter',
    fortryd: 'Fjern',
    fortrydNavn: (hvad: string) => `Fjern: ${hvad}`,
    ukendt: 'Vælg, hvad der er sket.',
    forLang: 'Noten må højst fylde 200 tegn på én linje.',
  },

  kvittering: {
    titel: 'KVITTERING FOR GODKENDELSE',
    referat: 'Referat',
    organ: 'Organ',
    id: 'Id',
    udgave: 'Udgave',
    udgaveVersion: (udgave: number, version: number) => `${udgave} (version ${version})`,
    godkendtAf: 'Godkendt af',
    hvor: 'Hvor',
    hvornaar: 'Hvornår',
    noteretAf: 'Noteret af',
    kontrolleretAf: 'Kontrolleret af',
    lavetMed: 'Lavet med',
    release: (release: string, brevhoved: string) => `Referat ${release}, brevhoved ${brevhoved}`,
    aftryk: 'Aftryk (SHA-256)',
    dokument: 'Dokumentet som kanonisk JSON (RFC 8785)',
    fil: (navn: string, byte: number) => `${navn} (${byte} byte)`,
    hoved: 'Kædens hoved ved godkendelsen',
    eftersyn: 'Sådan ser man, om noget er ændret siden:',
    filnavn: (navn: string, udgave: number) => `Kvittering – ${navn} – udgave ${udgave}.txt`,
  },

  aendringer: {
    titel: (fra: number, til: number) => `Ændringer fra udgave ${fra} til udgave ${til}`,
    ens: 'Teksten er den samme i de to udgaver.',
    fil: 'Ændringer',
  },

  /** Before the name of a file. */
  kaldtTilbage: 'TILBAGEKALDT',
  ukendtUdgave: 'Den udgave findes ikke.',
  skadet: 'Filen er ikke længere den, der blev godkendt. Den er ikke udleveret. Sig det til en administrator.',
} as const;
