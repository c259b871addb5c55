// What could give away what is withheld: its names and titles in text that anybody may read, and items that are open in
// name only. The public edition removes what is marked; what is told elsewhere only a reader can judge.
import type { Node } from 'prosemirror-model';
import { adgangHer, gennemgaa, passagensAdgang, type Skjult, skjulteDeltagere } from '../../editor/model/adgang.ts';
import { oneLine } from '../../editor/model/indhold.ts';
import { efternavn } from '../../editor/model/navn.ts';
import { nummereret } from '../../editor/model/nummer.ts';
import type { Roster } from '../../editor/model/roster.ts';
import { inlineTekst, tekst } from '../../editor/model/tekst.ts';
import { type Kontrollinje, roererNavn, type Stykke } from './linjer.ts';

/** A name or a title that stands openly. `om` is whose or what it is. */
export interface Afsloering {
  readonly regel: 'skjult-navn' | 'skjult-titel';
  readonly linje: Kontrollinje;
  readonly stykke: Stykke;
  readonly om: string;
}

/** Shorter titles are ordinary words. */
const KORTESTE_TITEL = 8;

export function findAfsloeringer(doc: Node, linjer: readonly Kontrollinje[], roster: Roster): readonly Afsloering[] {
  const hidden = skjulteDeltagere(doc);
  const titler = skjulteTitler(doc, roster);
  if (hidden.size === 0 && titler.length === 0) return [];
  const navne = roster.deltagere
    .filter(({ id }) => hidden.has(id))
    .map(({ id, navn }) => ({ navn, ord: kendeord(navn, id, roster) }));
  const lukkede = new Set<number>();
  gennemgaa(doc, (node, skjult, pos) => {
    if (skjult && node.isTextblock) lukkede.add(pos);
  });
  return linjer
    .filter(({ pos, node }) => !lukkede.has(pos) && !node.children.some(({ attrs }) => hidden.has(attrs.id)))
    .flatMap((linje) => {
      const text = aabenTekst(linje.node, roster);
      const found: Afsloering[] = [];
      for (const { navn, ord } of navne)
        for (const stykke of steder(text, ord))
          if (!roererNavn(linje, stykke)) found.push({ regel: 'skjult-navn', linje, stykke, om: navn });
      for (const titel of titler) {
        const at = text.toLocaleLowerCase('da').indexOf(titel.toLocaleLowerCase('da'));
        if (at >= 0 && linje.node.type.name !== 'dagsordenspunkt')
          found.push({ regel: 'skjult-titel', linje, stykke: { fra: at, til: at + titel.length }, om: titel });
      }
      return found;
    });
}

/** The text of the line with hidden passages as blanks, so that places stay where they are. */
function aabenTekst(block: Node, roster: Roster): string {
  return block.children
    .map((child) => {
      const text = inlineTekst(child, roster);
      return passagensAdgang(child.marks) ? ' '.repeat(text.length) : text;
    })
    .join('');
}

/** What somebody is known by: the whole name, and those of its parts that nobody else on the list has. */
function kendeord(navn: string, id: string, roster: Roster): RegExp {
  const others = new Set(roster.deltagere.filter((one) => one.id !== id).flatMap((one) => one.navn.split(/\s+/)));
  const parts = [efternavn(navn), navn.split(/\s+/)[0] ?? ''].filter((part) => part.length > 1 && !others.has(part));
  // A name of two letters is told from a word by standing within a sentence.
  const all = [navn, ...parts].map(
    (one) => (one.length < 3 ? '(?<=[\\p{L},;(] ?)' : '') + one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  );
  return new RegExp(`(?<![\\p{L}\\d-])(?:${all.join('|')})(?=s?(?![\\p{L}\\d]))`, 'gu');
}

function steder(text: string, ord: RegExp): readonly Stykke[] {
  return [...text.matchAll(ord)].map((found) => ({ fra: found.index, til: found.index + found[0].length }));
}

/** The titles of items that are withheld, without their numbers. */
function skjulteTitler(doc: Node, roster: Roster): readonly string[] {
  const found: string[] = [];
  const walk = (parent: Node, omkring: Skjult | null): void => {
    for (const child of parent.children) {
      const skjult = adgangHer(omkring, child);
      const heading = child.type.name === 'punkt' ? child.firstChild : null;
      if (heading && (skjult ?? adgangHer(null, heading))) {
        const { titel } = nummereret(oneLine(tekst(heading, roster)));
        if (titel.length >= KORTESTE_TITEL) found.push(titel);
      }
      if (!child.isTextblock) walk(child, skjult);
    }
  };
  walk(doc, null);
  return found;
}

/** The open items below whose heading everything is withheld. */
export function kunLukkede(doc: Node): readonly { readonly node: Node; readonly pos: number }[] {
  const found: { node: Node; pos: number }[] = [];
  gennemgaa(doc, (node, skjult, pos) => {
    if (node.type.name !== 'punkt' || skjult) return;
    let [open, said] = [false, false];
    gennemgaa(node, (inner, adgang, _at, parent) => {
      const words = inner.isText ? inner.text?.trim() !== '' : inner.isInline || inner.type.name === 'figur';
      if (!words || parent === node.firstChild) return;
      said = true;
      open ||= adgang === null;
    });
    if (said && !open) found.push({ node: node.firstChild ?? node, pos: pos + 1 });
  });
  return found;
}
