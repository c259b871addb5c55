// Text and alternatives of any element, whatever it is: what the report quotes, and which of two equal branches counts.
import { type Element, elementer, find } from './xml.ts';

/** Of alternatives that show the same thing the first that holds something; never two of them. */
export function valgt(alternate: Element): Element | null {
  const branches = elementer(alternate);
  const holds = (branch: Element) =>
    ['w:t', 'a:blip', 'v:imagedata', 'w:txbxContent', 'c:chart', 'w:sym', 'dgm:relIds'].some((navn) =>
      find(branch, navn),
    );
  const choices = branches.filter(({ navn }) => navn === 'mc:Choice');
  return choices.find(holds) ?? branches.find(({ navn }) => navn === 'mc:Fallback') ?? choices[0] ?? null;
}

/** The text directly in an element. */
export function direkte(element: Element): string {
  return element.boern.filter((child) => typeof child === 'string').join('');
}

/** All text below an element, deleted and hidden too: for the report, never for the document. */
export function raatekst(element: Element | null): string {
  let out = '';
  for (const child of elementer(element)) {
    if (['w:t', 'w:delText', 'm:t', 'a:t'].includes(child.navn)) out += direkte(child);
    else if (child.navn === 'w:tab' || child.navn === 'w:br' || child.navn === 'w:cr') out += ' ';
    else if (child.navn === 'w:p' && out !== '') out += ` ${raatekst(child)}`;
    else if (child.navn === 'mc:AlternateContent') out += raatekst(valgt(child));
    else out += raatekst(child);
  }
  return out;
}
