// The name and the colour that every page wears. A process serves one municipality: main reads them at the start, and the
// page that changes them says so here. Of the colour the rest is derived, so that everything stays readable in light and dark.
import type { Udseende } from '../db/udseende.ts';
import { AppError } from '../editor/model/fejl.ts';
import { kontrast } from './export/brevhoved/farve.ts';
import { tekster } from './tekster.ts';

let nu: Udseende = { navn: null, accent: null };

export function udseendeNu(): Udseende {
  return nu;
}

export function tagUdseende(udseende: Udseende): void {
  nu = udseende;
}

/** WCAG 2.2, 1.4.3. */
const LAESELIG = 4.5;

/** The grounds of `editor/style/tokens.css` and `omgivelser.css` that the accent stands on: paper, desk, pressed. */
const LYS = { papir: '#ffffff', bord: '#f5f5f2', paa: '#ffffff' } as const;
const MOERK = { papir: '#171c1d', bord: '#1f2526', trykket: '#2b3233', paa: '#10191b' } as const;

interface Kuloer {
  readonly accent: string;
  readonly svag: string;
  readonly paa: string;
}

/** Throws AppError "ugyldig" where text in this colour cannot be read on our pages. */
export function tjekAccent(accent: string): void {
  if (!/^#[0-9a-f]{6}$/.test(accent)) throw new AppError('ugyldig', tekster.udseende.farveform);
  for (const ground of [LYS.papir, LYS.bord, lys(accent).svag]) {
    const ratio = kontrast(accent, ground);
    if (ratio < LAESELIG)
      throw new AppError(
        'ugyldig',
        tekster.udseende.ulaeselig(String(Math.floor(ratio * 10) / 10).replace('.', ','), ground),
      );
  }
}

export function lys(accent: string): Kuloer {
  return { accent, svag: bland(accent, LYS.papir, 0.08), paa: LYS.paa };
}

/** The same hue, made as light as the dark grounds need. */
export function moerk(accent: string): Kuloer {
  const svag = bland(accent, MOERK.papir, 0.3);
  for (let hvidt = 0; ; hvidt += 0.02) {
    const one = bland(accent, '#ffffff', 1 - Math.min(1, hvidt));
    const grounds = [MOERK.papir, MOERK.bord, MOERK.trykket, MOERK.paa, svag];
    if (hvidt >= 1 || grounds.every((ground) => kontrast(one, ground) >= LAESELIG))
      return { accent: one, svag, paa: MOERK.paa };
  }
}

/** The style sheet that lays the colour over the tokens; print keeps its black. Throws as `tjekAccent` does. */
export function udseendeCss(accent: string): string {
  tjekAccent(accent);
  const root = ({ accent, svag, paa }: Kuloer): string =>
    `:root{--accent:${accent};--accent-svag:${svag};--paa-accent:${paa}}`;
  return `@media screen{${root(lys(accent))}}\n@media screen and (prefers-color-scheme:dark){${root(moerk(accent))}}\n`;
}

/** `andel` of one colour in another. */
function bland(farve: string, i: string, andel: number): string {
  const part = (color: string, at: number): number => Number.parseInt(color.slice(at, at + 2), 16);
  return `#${[1, 3, 5]
    .map((at) => Math.round(part(farve, at) * andel + part(i, at) * (1 - andel)))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
}
