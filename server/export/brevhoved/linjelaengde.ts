// How many characters a line of running text holds on a letterhead. 70–75 are read most easily (export.md); fewer or more
// are allowed and told.
import type { Brevhoved } from '../brevhoved.ts';
import { fyldLinjer } from '../pdf/linjer.ts';
import { typografi } from '../pdf/typografi.ts';

/** The best lengths of a line, in characters. */
export const LINJE = { mindst: 70, hoejst: 75 } as const;

/** Ordinary Danish, so that letters come as often as they do. */
const PROEVE =
  'Formanden bød velkommen og gennemgik dagsordenen, som blev godkendt uden bemærkninger. Udvalget drøftede derefter, ' +
  'hvordan området ved havnen kan åbnes for flere, og hvad det vil betyde for dem, der bor og arbejder der i dag.';

/** Characters to the line, on an average. */
export function linjelaengde(brevhoved: Brevhoved): number {
  const { broed, spalte } = typografi(brevhoved);
  const [linje] = fyldLinjer([{ tekst: PROEVE, kaede: broed.kaeder.normal, link: null }], broed.stoerrelse, 1e6);
  return Math.round((spalte.bredde / (linje?.bredde ?? 1)) * PROEVE.length);
}
