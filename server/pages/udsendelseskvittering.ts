// The receipt of a sending: how far it is, and what became of each letter, with the mail server's own words; then the
// hashes that prove it. The page keeps itself fresh where there is a script; without one a link does.
import type { Bruger } from '../../db/brugere.ts';
import type { Referat } from '../../db/referater.ts';
import { AFGJORT, type Brev, type Udsendelse } from '../../db/udsendelser.ts';
import { tekster } from '../tekster.ts';
import { glyf } from './glyffer.ts';
import { html, type Indhold } from './html.ts';
import { formatnavne } from './modtagergrupper.ts';
import { kaldes } from './overblik.ts';
import { besked, referattop, side } from './ramme.ts';
import { fuldTid, langTid } from './tid.ts';

const t = tekster.udsendelse;
const k = t.kvittering;

export interface Kvitteringsside {
  readonly bruger: Bruger;
  readonly referat: Referat;
  readonly udsendelse: Udsendelse;
  readonly breve: readonly Brev[];
  /** Whether the one who looks may decide about a letter. */
  readonly afgoer: boolean;
  /** There is no mail server any more. */
  readonly mangler: boolean;
  readonly besked: string | null;
  readonly fejl: string | null;
  readonly now: number;
}

/** How many letters are settled. */
export function afgjorte({ antal }: Udsendelse): number {
  return AFGJORT.reduce((sum, tilstand) => sum + (antal[tilstand] ?? 0), 0);
}

/** "28 modtaget af mailserveren, 1 afvist, 1 uvist" */
export function taelling({ antal, server }: Udsendelse): string {
  if (!server) return t.tilstand.fil;
  const venter = (antal.venter ?? 0) + (antal['i-gang'] ?? 0) + (antal.afgivet ?? 0);
  const counts = { ...antal, venter };
  return (['sendt', 'noteret', 'afvist', 'uvist', 'standset', 'senere', 'venter'] as const)
    .flatMap((tilstand) => (counts[tilstand] ? [t.tael[tilstand](counts[tilstand])] : []))
    .join(', ');
}

export function kvitteringsside(s: Kvitteringsside): string {
  const { referat, udsendelse: u, breve, now } = s;
  const sti = `/referater/${referat.id}`;
  const her = `${sti}/udsendelser/${u.id}`;
  const tid = langTid(u.frigivet ?? u.lavet, now);
  return side({
    titel: `${k.titel}: ${kaldes(referat)}`,
    main: 'side kvitteringsside',
    bruger: s.bruger,
    top: referattop(
      { navn: kaldes(referat), status: referat.status, tilbage: '/', sti: `/referater/${referat.id}` },
      html`<a class="button stille" href="${sti}/historik">${tekster.menu.historik}</a><a class="button" href="${sti}/godkendelse">${tekster.menu.godkendelse}</a>`,
    ),
    indhold: html`<h1>${u.udgave > 1 ? `${k.titel} – ${t.rettet(u.udgave).toLowerCase()}` : k.titel}</h1>
<p class="indledning">${u.server ? k.sendt(u.udgave, tid, u.navn) : k.lavet(u.udgave, tid, u.navn)}</p>
${s.besked !== null && besked(s.besked)}${s.fejl !== null && besked(s.fejl, 'fejl')}${s.mangler && u.server && u.afsluttet === null && besked(t.mangler, 'fejl')}
${
  u.server
    ? html`<div class="fremdrift" data-stand="${her}/stand"><p role="status" data-tekst>${fremdrift(u)}</p>
<progress max="${breve.length}" value="${afgjorte(u)}" aria-label="${t.status}"></progress>
${u.afsluttet === null && html`<noscript><p><a href="${her}">${t.opdater}</a></p></noscript>`}</div>`
    : besked(k.intetSendt(breve.length), 'agt')
}
<p class="handlinger"><a class="button" href="${her}/kvittering" download>${k.hentPdf}</a><a class="button${u.server && ' stille'}" href="${her}/breve.zip" download>${k.hentAlle}</a></p>
<section class="afsnit" aria-labelledby="m"><h2 id="m">${k.modtagere}</h2><div data-breve>${brevtavle(s)}</div></section>
<section class="afsnit" aria-labelledby="f"><h2 id="f">${k.filer}</h2>
<dl class="bevis">${u.filer.map(
      ({ format, navn, sha256, stoerrelse }) =>
        html`<dt><a href="${sti}/udgaver/${u.udgave}/${format}" download>${navn}</a> <span class="svag">${k.byte(stoerrelse)}</span></dt><dd>${sha256}</dd>`,
    )}</dl></section>
<section class="afsnit" aria-labelledby="b"><h2 id="b">${k.bevis}</h2>
<dl class="bevis"><dt>${k.hoved}</dt><dd>${u.hoved}</dd></dl><p class="hjaelp">${k.hovedTekst(`${(u.hoved ?? '').slice(0, 12)}…`)}</p></section>`,
  });
}

export function fremdrift(u: Udsendelse): string {
  const alle = Object.values(u.antal).reduce((sum, n) => sum + n, 0);
  return u.afsluttet === null ? `${t.undervejs(afgjorte(u), alle)}: ${taelling(u)}` : `${taelling(u)}.`;
}

/** The letters, the ones that need somebody first where there are any. */
export function brevtavle({ referat, udsendelse, breve, afgoer, now }: Omit<Kvitteringsside, 'bruger'>): Indhold {
  const her = `/referater/${referat.id}/udsendelser/${udsendelse.id}`;
  const rang = ({ tilstand }: Brev): number => ['uvist', 'afvist', 'senere'].indexOf(tilstand) + 1 || 9;
  const order = [...breve].sort((a, b) => rang(a) - rang(b) || a.nr - b.nr);
  return html`<ul class="breve afgjorte">${order.map((brev) => raekke(brev, her, afgoer, now))}</ul>`;
}

const TEGN = {
  sendt: 'flueben',
  noteret: 'flueben',
  afvist: 'stop',
  uvist: 'se',
  senere: 'se',
  standset: 'tilbagekaldt',
} as const;

function raekke(brev: Brev, her: string, afgoer: boolean, now: number): Indhold {
  const { nr, navn, mail, tilstand, svar, formater, via, forsoeg } = brev;
  const hvem = navn || mail;
  const tegn = tilstand in TEGN ? TEGN[tilstand as keyof typeof TEGN] : null;
  const knap = (valg: string, tekst: string, label: string) =>
    html`<form method="post" action="${her}/breve/${nr}"><input type="hidden" name="valg" value="${valg}"><button class="button lav" type="submit" aria-label="${label}">${tekst}</button></form>`;
  return html`<li data-t="${tilstand}"><a href="${her}/breve/${nr}" aria-label="${t.brevetTil(hvem)}"><b>${hvem}</b></a><span class="faar">${tegn && glyf(tegn)}${t.tilstand[tilstand]}</span>
<p>${navn !== '' && html`${mail} · `}${formatnavne(formater)}${via.length > 0 && html` · ${t.via(via.join(' og '))}`}${brev.afgjort !== null && html` · ${langTid(brev.afgjort, now)}`}${forsoeg > 1 && html` · ${t.forsoeg(forsoeg)}`}</p>
${tilstand === 'uvist' && html`<p class="forklaring">${t.uvist}</p>`}${tilstand === 'afvist' && html`<p class="forklaring">${t.afvistTekst}</p>`}${tilstand === 'standset' && html`<p class="forklaring">${t.standsetTekst}</p>`}
${tilstand === 'senere' && brev.naeste !== null && html`<p class="forklaring">${t.igenKl(langTid(brev.naeste, now))}</p>`}
${svar !== null && svar !== '' && html`<p class="svar">${/^\d{3} /.test(svar) ? html`<q>${svar}</q>` : svar}</p>`}
${afgoer && ['uvist', 'afvist', 'senere'].includes(tilstand) && html`<div class="handlinger">${tilstand === 'uvist' && knap('modtaget', t.erModtaget, t.erModtagetAf(hvem))}${tilstand === 'senere' ? knap('igen', t.proevNu, t.proevNuTil(hvem)) : knap('igen', t.sendIgen, t.sendIgenTil(hvem))}</div>`}</li>`;
}

/** The receipt as a document, to be set as pages by the same renderer as the referater. */
export function kvitteringsdokument(
  referat: Pick<Referat, 'navn' | 'titel' | 'organnavn'>,
  u: Udsendelse,
  breve: readonly Brev[],
): unknown {
  const tekst = (value: string) => (value === '' ? [] : [{ type: 'text', text: value }]);
  const afsnit = (value: string) => ({ type: 'afsnit', content: tekst(value) });
  const par = (navn: string, value: string) => ({
    type: 'faktum',
    content: [{ type: 'text', text: `${navn}: `, marks: [{ type: 'strong' }] }, ...tekst(value)],
  });
  /** What it is of, and the hash on a line of its own. */
  const aftryk = (navn: string, value: string) => ({
    type: 'afsnit',
    content: [{ type: 'text', text: navn, marks: [{ type: 'strong' }] }, { type: 'linjeskift' }, ...tekst(value)],
  });
  const del = (overskrift: string, ...content: object[]) => ({
    type: 'sektion',
    content: [{ type: 'overskrift', content: tekst(overskrift) }, ...content],
  });
  const celle = (type: string) => (value: string) => ({ type, content: [afsnit(value)] });
  const tabel = (hoved: readonly string[], rows: readonly (readonly string[])[]) => ({
    type: 'tabel',
    content: [
      { type: 'raekke', content: hoved.map(celle('hovedcelle')) },
      ...rows.map((row) => ({ type: 'raekke', content: row.map(celle('celle')) })),
    ],
  });
  const udfald = ({ tilstand, svar, afgjort }: Brev): string =>
    `${t.tilstand[tilstand]}${afgjort === null ? '' : ` ${fuldTid(afgjort)}`}${svar ? `: ${svar}` : ''}`;
  return {
    type: 'doc',
    content: [
      { type: 'titel', content: tekst(k.titel) },
      {
        type: 'moedefakta',
        content: [
          par(k.referat, kaldes(referat)),
          par(k.organ, referat.organnavn),
          par(k.udgave, u.udgave > 1 ? `${u.udgave} (${t.rettet(u.udgave).toLowerCase()})` : String(u.udgave)),
          par(k.emne, breve[0]?.emne ?? u.emne),
          par(u.server ? k.frigivet : k.frigivetFil, `${fuldTid(u.frigivet ?? u.lavet)} af ${u.navn}`),
          par(k.afsluttet, u.afsluttet === null ? k.ikkeAfsluttet : fuldTid(u.afsluttet)),
          par(k.resultat, u.server ? `${taelling(u)}.` : k.intetSendt(breve.length)),
        ],
      },
      del(
        k.modtagere,
        tabel(
          [k.nr, k.modtager, k.fik, k.resultat],
          breve.map((brev) => [
            String(brev.nr),
            brev.navn === '' ? brev.mail : `${brev.navn}, ${brev.mail}`,
            formatnavne(brev.formater),
            udfald(brev),
          ]),
        ),
      ),
      del(k.filer, ...u.filer.map((fil) => aftryk(`${fil.navn} (${k.byte(fil.stoerrelse)})`, fil.sha256))),
      del(k.brevaftryk, ...breve.map(({ nr, navn, mail, sha256 }) => aftryk(`${nr}. ${navn || mail}`, sha256))),
      del(k.bevis, aftryk(k.hoved, u.hoved ?? ''), afsnit(k.hovedTekst(u.hoved ?? ''))),
    ],
  };
}
