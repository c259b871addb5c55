// What the log of events says in words, by kind; a kind without words is not shown.
import { standord } from '../../editor/model/bemaerkningsord.ts';

type Detaljer = Readonly<Partial<Record<string, string | number | boolean | null>>>;

const FORMATER: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  docx: 'Word',
  html: 'webside',
  txt: 'tekst',
  json: 'data',
  kildetro: 'den hentede fil',
  aendringer: 'ændringer',
  kvittering: 'kvittering for udsendelse',
  breve: 'breve',
  pakke: 'pakke til sagssystemet',
  bilag: 'bilag',
  mail: 'PDF i et brev til sig selv',
  'mail-offentlig': 'PDF (offentlig udgave) i et brev til sig selv',
};
const BREVE: Readonly<Record<string, string>> = {
  sendt: 'modtaget af mailserveren',
  senere: 'prøves igen',
  afvist: 'afvist',
  uvist: 'uvist',
  noteret: 'noteret som modtaget',
  standset: 'standset',
  venter: 'sendes igen',
};
const brev = (d: Detaljer): string =>
  `Udgave ${d.udgave}: brev ${d.nr} ${BREVE[String(d.tilstand)] ?? ''}${d.kode ? ` (${d.kode})` : ''}`;

/** Who made a remark or a proposal, by their number in the round; an account is not named twice. */
const deltager = (d: Detaljer, led: string): string =>
  d.inviteret === undefined || d.inviteret === null ? '' : ` ${led} deltager ${d.inviteret}`;
const stand = (d: Detaljer): string => Object.entries(standord).find(([navn]) => navn === d.til)?.[1] ?? '';
const gendannet = (d: Detaljer): string =>
  d.gendannet === undefined ? '' : ', da en tidligere version blev gendannet';

const HOERINGSBREVE: Readonly<Record<string, string>> = {
  paamindelse: 'påmindelser',
  svar: 'svar på bemærkninger',
};

const TILSTANDE: Readonly<Record<string, string>> = {
  kladde: 'Taget tilbage til kladde',
  kommentering: 'Sat til kommentering',
  godkendelse: 'Sendt til godkendelse',
  tilbagekaldt: 'Kaldt tilbage',
};
const MILEPAELE: Readonly<Record<string, string>> = {
  udsendt: 'Udsendt',
  underskrevet: 'Underskrevet',
  journaliseret: 'Journaliseret',
  offentliggjort: 'Offentliggjort',
  rettet: 'Rettet',
};

const slags: Readonly<Partial<Record<string, (d: Detaljer) => string>>> = {
  'referat-oprettet': () => 'Oprettet',
  'referat-importeret': () => 'Hentet ind fra en fil',
  'referat-omdoebt': () => 'Fik et andet navn',
  'referat-givet-videre': () => 'Givet videre',
  'referat-i-papirkurv': () => 'Lagt i papirkurven',
  'referat-hentet-op': () => 'Hentet op af papirkurven',
  'referat-loeftet': () => 'Teksten overført til en ny udgave af programmet',
  'referent-skiftet': () => 'Ny referent',
  'version-navngivet': () => 'En version fik et navn',
  'version-gendannet': () => 'En tidligere version gendannet',
  'status-skiftet': (d) => TILSTANDE[String(d.til)] ?? 'Ny status',
  kontrolleret: () => 'Kontrolleret',
  'referat-godkendt': (d) =>
    d.handling === 'noter-godkendelse' ? `Udgave ${d.udgave}: godkendelsen noteret` : `Udgave ${d.udgave} godkendt`,
  'rettelse-begyndt': (d) => `Rettelsen til udgave ${d.udgave} begyndt`,
  milepael: (d) =>
    d.dato === null
      ? `Udgave ${d.udgave}: »${MILEPAELE[String(d.art)] ?? ''}« fjernet`
      : `Udgave ${d.udgave}: ${MILEPAELE[String(d.art)] ?? ''}`,
  'fil-hentet': (d) =>
    `Hentet som ${FORMATER[String(d.format)] ?? String(d.format)}${d.udgave === null ? ' (udkast)' : `, udgave ${d.udgave}`}${d.noegle === undefined ? '' : ' af et andet system'}`,
  'journal-rettet': (d) => (d.dato === null ? 'Journaloplysninger rettet' : `Journaldato: ${d.dato}`),
  oplaest: () => 'Læst op',
  'udsendelse-begyndt': (d) =>
    d.sendes
      ? `Udgave ${d.udgave} sendt i ${d.breve} breve`
      : `Udgave ${d.udgave}: ${d.breve} breve lavet som filer, intet sendt`,
  'brev-svar': brev,
  'brev-afgjort': brev,
  'hoering-aabnet': (d) =>
    `${d.runde}. runde: ${d.sendes ? 'sendt' : 'åbnet'} til ${d.inviterede === 1 ? '1 deltager' : `${d.inviterede} deltagere`}`,
  'hoering-frist': (d) => `${d.runde}. runde: fristen flyttet${d.genaabnet ? ', åbnet igen' : ''}`,
  'hoering-lukket': (d) => `${d.runde}. runde slut`,
  'hoering-inviteret': (d) => `${d.runde}. runde: deltager ${d.nr} tilføjet`,
  'hoering-tilbagekaldt': (d) => `${d.runde}. runde: deltager ${d.nr} har ikke adgang længere`,
  'hoering-besvaret': (d) =>
    `${d.runde}. runde: deltager ${d.nr} ${d.svar === 'ingen' ? 'har ingen bemærkninger' : d.svar === 'faerdig' ? 'er færdig' : 'tog sit svar tilbage'}`,
  'hoering-link': (d) => `${d.runde}. runde: et link til deltager ${d.nr} vist`,
  'hoering-breve': (d) =>
    `${d.runde}. runde: ${HOERINGSBREVE[String(d.art)] ?? 'breve'} ${d.sendes ? 'sendt' : 'lavet som filer'} (${d.breve})`,
  hoeringsbrev: (d) =>
    `${d.runde}. runde: brev til deltager ${d.nr} ${BREVE[String(d.tilstand)] ?? ''}${d.kode ? ` (${d.kode})` : ''}`,
  'bemaerkning-modtaget': (d) =>
    `${d.forslag === null ? 'Bemærkning' : 'Forslag'} ${d.nr} modtaget${deltager(d, 'fra')}`,
  'bemaerkning-afgjort': (d) => `Bemærkning ${d.nr}: ${stand(d)}`,
  'bemaerkning-trukket': (d) => `Bemærkning ${d.nr} trukket tilbage${deltager(d, 'af')}`,
  'forslag-indarbejdet': (d) => `Forslag ${d.nr}${deltager(d, 'fra')} rettet i referatet${gendannet(d)}`,
  'forslag-fortrudt': (d) => `Forslag ${d.nr}${deltager(d, 'fra')} taget ud af referatet igen${gendannet(d)}`,
  'word-hentet': (d) =>
    `${d.runde}. runde: udkastet hentet i Word${d.nr === null ? '' : ` til deltager ${d.nr}`}${d.udgave === 'fuld' ? '' : ' uden det lukkede'}`,
  'word-laest': (d) =>
    `${d.runde}. runde: Word-fil${d.nr === null ? '' : ` fra deltager ${d.nr}`} læst ind (${d.bemaerkninger} bemærkninger, ${d.svar} svar)`,
  'udsendelse-afsluttet': (d) => `Udgave ${d.udgave}: udsendelsen afsluttet`,
};

export const haendelsestekster = {
  titel: 'Hændelser',
  vis: (n: number) => (n === 1 ? 'Vis hændelsen' : `Vis ${n} hændelser`),
  /** Null for a kind that has no words. */
  sagt: (navn: string, detaljer: Detaljer): string | null => slags[navn]?.(detaljer) ?? null,
  hoved: 'Kædens hoved lige nu',
} as const;
