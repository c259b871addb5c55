// The page that edits one letterhead: the form, and beside it the first page of a referat as it will be.
import type { Brevhoved } from '../export/brevhoved.ts';
import { tekster } from '../tekster.ts';
import { felt, kryds, linjefelt, vaelg } from './felter.ts';
import { html, type Indhold } from './html.ts';
import { ramme, type Svar } from './indstillinger.ts';

const t = tekster.brevhoveder;

/** The names of the form's fields. */
export const FELTER = [
  'navn',
  'afsender',
  'linjer',
  'logo-alt',
  'logo-bredde',
  'logo-sted',
  'streg',
  'accent',
  'tekst',
  'svag',
  'flade',
  'broed',
  'overskrift',
  'stoerrelse',
  'linjeafstand',
  'top',
  'hoejre',
  'bund',
  'venstre',
  'sagsnr',
  'dato',
  'adresse',
  'sidefod',
] as const;

/** What the form shows: what was typed, where something of it was refused. */
export type Brevhovedformular = Readonly<Record<(typeof FELTER)[number], string>>;

/** A letterhead as the form shows it. */
export function somFormular(b: Brevhoved): Brevhovedformular {
  const tal = (value: number): string => String(value).replace('.', ',');
  const { margen } = b.side;
  return {
    navn: b.navn,
    afsender: b.afsender.navn,
    linjer: b.afsender.linjer.join('\n'),
    'logo-alt': b.logo?.alt ?? '',
    'logo-bredde': b.logo ? tal(b.logo.bredde) : '20',
    'logo-sted': b.hoved.logo,
    streg: b.hoved.streg ? 'ja' : '',
    accent: b.farver.accent,
    tekst: b.farver.tekst,
    svag: b.farver.svag,
    flade: b.farver.flade,
    broed: b.skrift.broed.familie,
    overskrift: b.skrift.overskrift.familie,
    stoerrelse: tal(b.skrift.stoerrelse),
    linjeafstand: tal(b.skrift.linjeafstand),
    top: tal(margen.top),
    hoejre: tal(margen.hoejre),
    bund: tal(margen.bund),
    venstre: tal(margen.venstre),
    sagsnr: b.hoved.sagsnr,
    dato: b.hoved.dato ? 'ja' : '',
    adresse: b.adresse.join('\n'),
    sidefod: b.sidefod.join('\n'),
  };
}

export interface Retteside {
  readonly id: string;
  readonly form: Brevhovedformular;
  readonly harLogo: boolean;
  readonly skrifter: Readonly<Record<'broed' | 'overskrift', readonly string[]>>;
  /** What is to be said of the length of the lines; "" where it is not known. */
  readonly linje: string;
}

export function brevhovedside(svar: Svar, { id, form, harLogo, skrifter, linje }: Retteside): string {
  const sti = `/indstillinger/brevhoveder/${id}`;
  return ramme(
    svar,
    'brevhoveder',
    html`<p class="afsnit"><a href="/indstillinger/brevhoveder">${t.tilbage}</a></p>
<div class="brevhoved-ret">
<form id="brevhoved" method="post" action="${sti}" enctype="multipart/form-data">
${enkelt('navn', t.navn, form, { max: 80, paakraevet: true })}
${afsnit(t.afsender, [
  enkelt('afsender', t.afsendernavn, form, { max: 80, paakraevet: true }),
  linjefelt({ navn: 'linjer', label: t.afsenderlinjer, vaerdi: form.linjer, linjer: 3, hjaelp: t.afsenderHjaelp }),
])}
${afsnit(t.logo, logodel(form, harLogo))}
${afsnit(t.farver, html`<div class="felter">${(['accent', 'tekst', 'svag', 'flade'] as const).map((navn) => felt({ navn, label: t[navn], type: 'color', vaerdi: form[navn] }))}</div>`)}
${afsnit(
  t.skrift,
  html`<div class="felter">${(['broed', 'overskrift'] as const).map((navn) =>
    vaelg(
      navn,
      t[navn],
      [...new Set([...skrifter[navn], form[navn]])].map((one) => ({ vaerdi: one, tekst: one })),
      form[navn],
    ),
  )}${tal('stoerrelse', t.stoerrelse, form)}${tal('linjeafstand', t.linjeafstand, form)}</div>`,
)}
${afsnit(
  t.margener,
  html`<div class="felter">${(['top', 'hoejre', 'bund', 'venstre'] as const).map((navn) => tal(navn, t[navn], form))}</div>
<p class="hjaelp" data-linje>${linje}</p>`,
)}
${afsnit(t.sag, [
  enkelt('sagsnr', t.sagsnr, form, { max: 30, hjaelp: t.sagsnrHjaelp }),
  kryds('dato', t.dato, form.dato === 'ja'),
  linjefelt({ navn: 'adresse', label: t.adresse, vaerdi: form.adresse, linjer: 3, hjaelp: t.adresseHjaelp }),
  linjefelt({ navn: 'sidefod', label: t.sidefod, vaerdi: form.sidefod, linjer: 3, hjaelp: t.sidefodHjaelp }),
])}
<p class="handlinger"><button class="button button-primary" type="submit">${t.gem}</button><button class="button" type="submit" formaction="${sti}/proeve" formtarget="_blank">${t.vis}</button></p>
</form>
<section class="proeve" aria-labelledby="proeve"><h2 id="proeve">${t.side}</h2>
<p class="svag" role="status" data-status></p>
<div class="sider" data-proeve="${sti}/proeve" data-tegner="${t.tegner}" data-tegnet="${t.tegnet}" data-fejl="${t.kanIkke}" data-billede="${t.billede}"><noscript><p>${t.udenScript}</p></noscript></div></section>
</div>
<form class="afsnit" method="post" action="${sti}/slet"><p class="handlinger"><button class="button farlig" type="submit">${t.slet}</button></p></form>`,
  );
}

function afsnit(titel: string, indhold: Indhold): Indhold {
  return html`<fieldset class="afsnit"><legend class="legende">${titel}</legend>${indhold}</fieldset>`;
}

type Feltnavn = keyof Brevhovedformular;

function enkelt(
  navn: Feltnavn,
  label: string,
  form: Brevhovedformular,
  rest: { max: number; paakraevet?: boolean; hjaelp?: string },
): Indhold {
  return felt({ navn, label, vaerdi: form[navn], autocomplete: 'off', ...rest });
}

function tal(navn: Feltnavn, label: string, form: Brevhovedformular): Indhold {
  return felt({ navn, label, vaerdi: form[navn], max: 8, tal: true, autocomplete: 'off' });
}

function logodel(form: Brevhovedformular, harLogo: boolean): Indhold {
  return [
    html`<div class="slip" data-slip><label class="form-label" for="f-logo">${t.logofil}</label><input id="f-logo" name="logo" type="file" accept="image/png,image/jpeg" aria-describedby="f-logo-h"><p class="hjaelp" id="f-logo-h">${harLogo && `${t.logoNu} `}${t.logoHjaelp}</p></div>`,
    harLogo && kryds('logo-vaek', t.logoVaek, false),
    enkelt('logo-alt', t.logoAlt, form, { max: 300, hjaelp: t.logoAltHjaelp }),
    html`<div class="felter">${tal('logo-bredde', t.logoBredde, form)}${vaelg(
      'logo-sted',
      t.logoSted,
      (['venstre', 'hoejre'] as const).map((vaerdi) => ({ vaerdi, tekst: t.logoSteder[vaerdi] })),
      form['logo-sted'],
    )}</div>`,
    kryds('streg', t.streg, form.streg === 'ja'),
  ];
}
