// Images: drawn no larger than they are, each with its alternative text; a frame where the image is still missing.
import type { Node } from 'prosemirror-model';
import { AppError } from '../../../editor/model/fejl.ts';
import { laesBillede } from '../billede.ts';
import { tjekBillede } from './billedtjek.ts';
import { liggerNed } from './drejning.ts';
import type { Sted } from './sted.ts';

/** No image is drawn larger than it is at 96 dots to the inch, wider than the column, or taller than this of it. */
const MAX_HEIGHT = 0.6;

/** Sets a `figur`. Throws AppError where its image is unknown or cannot be shown. */
export function figur(node: Node, sted: Sted): void {
  const sha = String(node.attrs.fil);
  const alt = String(node.attrs.alt).trim() || 'Billede uden beskrivelse';
  const data = sha === '' ? null : sted.fil(sha);
  if (sha !== '' && !data) throw new AppError('ugyldig', `Billedet »${alt.slice(0, 60)}« mangler. Indsæt det igen.`);
  const stored = data ? laesBillede(data, alt.slice(0, 60)) : { bredde: 320, hoejde: 120 };
  const size = data && liggerNed(data) ? { bredde: stored.hoejde, hoejde: stored.bredde } : stored;
  if (data) tjekBillede(data, alt.slice(0, 60));
  const { spalte, rum } = sted.typografi;
  const scale = Math.min(0.75, sted.bredde / size.bredde, ((spalte.bund - spalte.top) * MAX_HEIGHT) / size.hoejde);
  sted.ud.push({
    slags: 'figur',
    element: sted.element.tilfoej('Figure', { alt }),
    data,
    x: sted.x,
    bredde: size.bredde * scale,
    hoejde: size.hoejde * scale,
    foer: rum * 0.6,
    efter: rum,
    medNaeste: false,
  });
}
