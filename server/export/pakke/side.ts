// The sheet of a parcel as a page for people: what it is filed under, what may be published, and every file with its hash.
// One file that needs nothing else; its links lead into the parcel. Pure.
import { danskTid, datoTekst } from '../../../editor/model/dato.ts';
import type { Pakkelinje } from '../pakke.ts';
import { UDKAST_MAERKE } from '../udskrift.ts';
import { element, undslip } from '../xml.ts';
import type { Sagsoplysninger, Stand } from './oplysninger.ts';

const STAND: Readonly<Record<Stand, string>> = {
  udkast: UDKAST_MAERKE,
  godkendt: 'Godkendt',
  tilbagekaldt: 'TILBAGEKALDT – må ikke bruges',
  afloest: 'Afløst af en senere udgave',
};
const ART: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  docx: 'Word',
  txt: 'Ren tekst',
  akn: 'Akoma Ntoso',
  json: 'Data (JSON)',
  aendringer: 'Ændringer siden forrige udgave',
  kvittering: 'Kvittering for godkendelsen',
};
const MAPPE = { fuld: 'Fuld udgave', offentlig: 'Offentlig udgave' } as const;
const MILEPAELE: Readonly<Record<string, string>> = {
  udsendt: 'Udsendt',
  underskrevet: 'Underskrevet',
  journaliseret: 'Journaliseret',
  offentliggjort: 'Offentliggjort',
  rettet: 'Rettet',
};

const CSS = `html{font:1rem/1.5 "Source Sans 3",system-ui,sans-serif;color:#1b2021;background:#fff}
body{max-width:60rem;margin:0 auto;padding:2rem 1.25rem 3rem;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.15rem;margin:2rem 0 .5rem}
.stand{font-weight:600}.vigtig{padding:.5rem .75rem;border:2px solid #9c1c1c;color:#7a1414}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.5rem;margin:0}dt{color:#555f61}dd{margin:0}
table{width:100%;border-collapse:collapse}th,td{padding:.4rem .75rem .4rem 0;border-top:1px solid #d8dcdc;text-align:left;vertical-align:top}
code{font-size:.8rem}a{color:#0f5c6e}
@media(max-width:40rem){dl{display:block}dd{margin-bottom:.5rem}table,tbody,tr,th,td{display:block}thead{display:none}th,td{border:0;padding:0}tr{border-top:1px solid #d8dcdc;padding:.5rem 0}}`;

/** HTML with a final newline. */
export function oplysningsside(o: Sagsoplysninger, filer: readonly Pakkelinje[]): string {
  const name = o.titel || 'Referat';
  const vigtig = o.stand !== 'godkendt';
  const titel = vigtig ? `${STAND[o.stand]}: ${name}` : name;
  const fakta: readonly (readonly [string, string | null])[] = [
    ['Organ', o.organ],
    ['Møde', o.moededato && datoTekst(o.moededato)],
    ['Sagsnr.', o.sagsnr],
    ['KLE-nummer', o.journal.kle],
    ['Facet', o.journal.facet],
    ['Journaldato', o.journal.dato && datoTekst(o.journal.dato)],
    ['Fortrolighed', fortrolighed(o)],
    ...(o.udgave
      ? ([
          ['Udgave', `${o.udgave.udgave} (version ${o.udgave.version})`],
          ['Godkendt', `den ${tidspunkt(o.udgave.godkendt)} af ${o.udgave.godkendtAf}`],
          ...o.milepaele.map(({ art, dato }) => [MILEPAELE[art] ?? art, datoTekst(dato)] as const),
          ['Dokumentet (SHA-256)', o.udgave.sha256],
          ['Kædens hoved', o.udgave.hoved],
        ] as const)
      : []),
    ['Id', o.id],
  ];
  const dl = fakta
    .filter(([, value]) => value)
    .map(([key, value]) => `<dt>${key}</dt><dd>${undslip(value ?? '')}</dd>`)
    .join('\n');
  const mapper = (['fuld', 'offentlig'] as const)
    .map((udgave) => [udgave, filer.filter((one) => one.udgave === udgave)] as const)
    .filter(([, own]) => own.length > 0)
    .map(([udgave, own]) => `<h2>${MAPPE[udgave]}</h2>\n${tabel(own)}`)
    .join('\n');
  const tidligere =
    o.udgaver.length > 1
      ? `<h2>Godkendte udgaver</h2>\n<ul>${o.udgaver.map((one) => `<li>Udgave ${one.udgave}, godkendt den ${tidspunkt(one.godkendt)}<br/><code>${one.sha256}</code></li>`).join('')}</ul>\n`
      : '';
  return `<!DOCTYPE html>
<html lang="da">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<title>${undslip(titel)}</title>
<style>${CSS}</style>
</head>
<body>
<main>
<h1>${undslip(name)}</h1>
<p class="${vigtig ? 'stand vigtig' : 'stand'}">${STAND[o.stand]}</p>
<dl>
${dl}
</dl>
${mapper}
${tidligere}<p>Alle filer i pakken står med størrelse og SHA-256 i <a href="manifest.json">manifest.json</a>.</p>
</main>
</body>
</html>
`;
}

/** "9. marts 2027 kl. 14.32", wherever the clock of this machine stands. */
function tidspunkt(ms: number): string {
  const dag = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short' }).format(ms);
  return `${datoTekst(dag)} kl. ${danskTid(ms)}`;
}

function fortrolighed({ fortroligt }: Sagsoplysninger): string {
  return fortroligt
    ? 'Den fulde udgave har indhold, der er lukket eller udelades, eller bilag, der ikke må offentliggøres. Kun den offentlige udgave må offentliggøres.'
    : 'Intet er lukket eller udelades.';
}

/** What is read first comes first; bilag in their order last. */
function rang({ art }: Pakkelinje): number {
  const order = Object.keys(ART).indexOf(art);
  return order < 0 ? Number.MAX_SAFE_INTEGER : order;
}

function tabel(filer: readonly Pakkelinje[]): string {
  const rows = filer
    .toSorted((a, b) => rang(a) - rang(b))
    .map(({ sti, art, titel, offentlig, udgave, stoerrelse, sha256 }) => {
      const ikke = art === 'bilag' && udgave === 'fuld' && !offentlig ? '<br/>Må ikke offentliggøres' : '';
      const href = sti.split('/').map(encodeURIComponent).join('/');
      return `<tr><th scope="row">${element('a', { href }, undslip(titel === null ? (ART[art] ?? art) : `Bilag: ${titel}`))}${ikke}</th><td>${undslip(sti.split('/').at(-1) ?? '')}<br/><code>${sha256}</code></td><td>${stoerrelse} byte</td></tr>`;
    });
  return `<table><thead><tr><th scope="col">Hvad</th><th scope="col">Fil og SHA-256</th><th scope="col">Størrelse</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table>`;
}
