// Drawings of a paragraph: images, the text of text boxes (once, whatever alternatives the file holds), and what is told of only.
import type { Billeder } from './billede.ts';
import type { Blok } from './blok.ts';
import type { Felter } from './felter.ts';
import type { Noter } from './noter.ts';
import { raatekst, valgt } from './raatekst.ts';
import type { Stilarter } from './stilarter.ts';
import { type Element, elementer } from './xml.ts';

/** What is known while one story (body, footnote) is read. */
export interface Laesning {
  readonly stilarter: Stilarter;
  readonly felter: Felter;
  readonly noter: Noter;
  readonly billeder: Billeder;
  /** The address of a link relationship, null where there is none. */
  adresse(id: string): string | null;
  /** The number and the text of a footnote or endnote; null where it is missing or in a note itself. */
  fodnote(slags: 'fod' | 'slut', id: string): { nr: string; blokke: readonly Blok[] } | null;
  /** The blocks of an element that holds paragraphs and tables. */
  blokke(element: Element): readonly Blok[];
}

/** The label of a conclusion in a file that Referat wrote: a picture of what its style says. */
export const MAERKAT = /^Mærkat \d+$/;

/** The blocks of a `w:drawing`, `w:pict` or `w:object`, in order. */
export function laesTegning(drawing: Element, laesning: Laesning): readonly Blok[] {
  const out: Blok[] = [];
  let alt = alternativ(drawing);
  let egen = false;
  const told = (what: string, why: string) => laesning.noter.tilfoej('udeladt', 'tegninger', `${what}${why}`, alt);

  const image = (id: string) => {
    const found = laesning.billeder.hent(id);
    if ('hvorfor' in found) return told('et billede, fordi ', found.hvorfor);
    const blok: Blok = { slags: 'figur', fil: found.fil, alt };
    out.push(blok);
    laesning.noter.tilfoej(
      alt === '' ? 'uroert' : 'genkendt',
      'billeder',
      alt === '' ? 'billede uden beskrivelse' : 'billede',
      alt,
      blok,
    );
  };

  const walk = (element: Element) => {
    for (const child of elementer(element)) {
      switch (child.navn) {
        case 'w:txbxContent': {
          const inside = laesning.blokke(child);
          out.push(...inside);
          const [first = null] = inside;
          if (first)
            laesning.noter.tilfoej(
              'gaettet',
              'tekstbokse',
              'tekstboks, sat efter det afsnit, den er fæstnet i',
              raatekst(child),
              first,
            );
          break;
        }
        case 'wp:docPr':
          alt = alternativ(child) || alt;
          egen = MAERKAT.test(child.attr.name ?? '');
          break;
        case 'a:blip':
          if (!egen) image(child.attr['r:embed'] ?? child.attr['r:link'] ?? '');
          break;
        case 'v:imagedata':
          alt = child.attr['o:title'] && alt === '' ? child.attr['o:title'] : alt;
          image(child.attr['r:id'] ?? child.attr['r:pict'] ?? '');
          break;
        case 'v:shape':
          alt = child.attr.alt ?? alt;
          walk(child);
          break;
        case 'c:chart':
          told('et diagram', '');
          break;
        case 'dgm:relIds':
          told('en SmartArt-tegning', '');
          break;
        case 'o:OLEObject':
          told(`et indlejret objekt (${child.attr.ProgID ?? 'ukendt'})`, '');
          break;
        case 'mc:AlternateContent': {
          const branch = valgt(child);
          if (branch) walk(branch);
          break;
        }
        default:
          walk(child);
      }
    }
  };
  walk(drawing);
  return out;
}

/** The alternative text of a drawing's properties. A title stands in where there is no description. */
function alternativ({ navn, attr }: Element): string {
  if (navn !== 'wp:docPr') return '';
  return (attr.descr || attr.title || '').replace(/\s+/g, ' ').trim().slice(0, 2000);
}
