// Everything that must be settled before a referat leaves the house, found in the document and the list of its bilag. Pure and in reading
// order: the same document gives the same findings, so that a reason once given can be kept with the version.
import type { Node } from 'prosemirror-model';
import { adgangHer, type Skjult } from '../../editor/model/adgang.ts';
import { findDato } from '../../editor/model/dato.ts';
import { haendelser, stilling } from '../../editor/model/fremmoede.ts';
import { oneLine } from '../../editor/model/indhold.ts';
import { type Roster, rosterOf } from '../../editor/model/roster.ts';
import { HUL, tekst } from '../../editor/model/tekst.ts';
import { findUdsagnsord } from '../../editor/model/udsagnsord.ts';
import { findDobbeltord } from './dobbeltord.ts';
import { type Kendte, kendteSteder } from './kendte.ts';
import { findUdenHandling } from './konklusioner.ts';
import { type Kontrollinje, kontrollinjer, roererNavn, type Stykke, staarI } from './linjer.ts';
import { findMoedefund } from './moedet.ts';
import { findFremmede, findNavneligheder } from './navneligheder.ts';
import { findTabelmangler } from './opgavetabeller.ts';
import { findAdresse, findCpr, findMail, findTelefon } from './personoplysninger.ts';
import { type Fund, REGLER, type Regel } from './regler.ts';
import { findAfsloeringer, kunLukkede } from './skjult.ts';
import { findUdenTaler } from './talere.ts';

/** What the check asks of a bilag. */
interface Kontrolbilag {
  readonly id: string;
  readonly titel: string;
  /** Whether it may be published; null = not decided. */
  readonly offentlig: boolean | null;
}

/** What is known outside the document. */
export interface Kontrolviden {
  readonly bilag: readonly Kontrolbilag[];
  /** The day it is (ISO); null = nobody says, and no day lies ahead. */
  readonly idag: string | null;
  /** The lines of the letterhead that the referat goes out on. */
  readonly brevhoved: readonly string[];
}

/** All findings, in the order of the text; those about the bilag last, in their order. */
export function kontroller(
  doc: Node,
  { bilag = [], idag = null, brevhoved = [] }: Partial<Kontrolviden> = {},
): readonly Fund[] {
  const roster = rosterOf(doc);
  const linjer = kontrollinjer(doc, roster);
  const kendte = kendteSteder(linjer, roster, brevhoved);
  const found: (Fund & { readonly pos: number })[] = [];
  const meld = (regel: Regel, linje: Kontrollinje, stykke: Stykke, om = ''): void => {
    const { fra, til } = stykke;
    const citat = oneLine(linje.tekst.slice(fra, til)).slice(0, 200);
    found.push({ regel, alvor: REGLER[regel], blok: linje.id, fra, til, citat, om, pos: linje.pos });
  };
  for (const { regel, linje, stykke, om } of findAfsloeringer(doc, linjer, roster)) meld(regel, linje, stykke, om);
  for (const linje of linjer) {
    iTeksten(linje, roster, kendte, meld);
    if (linje.node.type.name === 'opgave') opgave(linje, meld);
  }
  for (const { linje, stykke, mangler } of findUdenHandling(linjer, harFrist))
    meld('konklusion-uden-handling', linje, stykke, mangler);
  for (const { regel, linje, stykke } of findTabelmangler(linjer, roster, harFrist)) meld(regel, linje, stykke);
  for (const { slags, linje, navn, ...stykke } of findFremmede(linjer, roster)) meld(slags, linje, stykke, navn);
  for (const { linje, stykke } of findUdenTaler(linjer)) meld('uden-taler', linje, stykke);
  for (const { linje, stykke, navn } of borte(doc, linjer, roster)) meld('fravaerende-taler', linje, stykke, navn);
  const omtal = (regel: Regel, node: Node, pos: number, om = ''): void => {
    found.push({ regel, alvor: REGLER[regel], blok: node.attrs.id ?? '', fra: 0, til: 0, citat: '', om, pos });
  };
  iOpbygningen(doc, roster, omtal);
  for (const { node, pos } of kunLukkede(doc)) omtal('kun-lukket', node, pos);
  for (const { regel, node, pos, om } of findMoedefund(doc, roster, idag)) omtal(regel, node, pos, om);
  return [
    ...found.toSorted((a, b) => a.pos - b.pos || a.fra - b.fra).map(({ pos: _, ...fund }) => fund),
    ...iBilagene(bilag),
  ];
}

function iBilagene(bilag: readonly Kontrolbilag[]): readonly Fund[] {
  const regel = 'bilag-uafgjort';
  return bilag
    .filter(({ offentlig }) => offentlig === null)
    .map(({ id, titel }) => ({ regel, alvor: REGLER[regel], blok: id, fra: 0, til: 0, citat: '', om: titel }));
}

type Meld = (regel: Regel, linje: Kontrollinje, stykke: Stykke, om?: string) => void;

function iTeksten(linje: Kontrollinje, roster: Roster, kendte: Kendte, meld: Meld): void {
  const { tekst } = linje;
  const ord = ({ fra, til }: Stykke): string => tekst.slice(fra, til);
  for (let at = tekst.indexOf(HUL); at >= 0; at = tekst.indexOf(HUL, at + HUL.length))
    meld('parkeret', linje, { fra: at, til: at + HUL.length }, punktet(linje, roster));
  const cpr = findCpr(tekst);
  const overlaps = ({ fra, til }: Stykke) => cpr.some((one) => one.fra < til && one.til > fra);
  for (const one of cpr) meld('cpr', linje, one);
  for (const one of findTelefon(tekst)) if (!overlaps(one) && !kendte.telefon(ord(one))) meld('telefon', linje, one);
  for (const one of findAdresse(tekst))
    if (!kendte.adresse(ord(one)) && !roererNavn(linje, one)) meld('adresse', linje, one);
  for (const one of findMail(tekst)) if (!kendte.mail(ord(one))) meld('mail', linje, one);
  if (!staarI(linje, 'deltagere', 'underskrift')) {
    for (const one of findNavneligheder(linje, roster)) meld(one.slags, linje, one, one.navn);
    for (const one of findDobbeltord(linje)) meld('dobbelt-ord', linje, one, one.ord);
  }
  for (const one of linje.navne) {
    if (!one.taler) continue;
    const after = tekst.slice(one.til).replace(/^[\s,]+/, '');
    const verbum = findUdsagnsord(after);
    const fra = tekst.length - after.length;
    if (verbum?.ord.tone === 'fraraades')
      meld('vurderende-verbum', linje, { fra, til: fra + verbum.laengde }, verbum.ord.tekst);
  }
  if (
    linje.node.type.name === 'overskrift' &&
    !erSkjult(linje) &&
    /\(\s*lukket\s*\)|\blukket (?:punkt|dagsorden|sag|møde)\b/i.test(tekst)
  )
    meld('lukket-punkt', linje, { fra: 0, til: tekst.length });
}

/** The heading of the item that the line stands in; "" where it stands in none, or is the heading itself. */
function punktet({ over, node }: Kontrollinje, roster: Roster): string {
  const overskrift = over.findLast(({ type }) => type.name === 'punkt')?.firstChild;
  return overskrift && overskrift !== node ? oneLine(tekst(overskrift, roster)) : '';
}

/** Whether the line is in no public edition as it is. */
function erSkjult({ over, node }: Kontrollinje): boolean {
  return [...over, node].reduce<Skjult | null>(adgangHer, null) !== null;
}

/** A task says who and when; what its own fields say counts as well as its words. */
function opgave(linje: Kontrollinje, meld: Meld): void {
  const { tekst, node, navne } = linje;
  const whole = { fra: 0, til: tekst.length };
  if (tekst.trim() === '') return;
  if (node.attrs.ansvarlig === null && navne.length === 0 && !/\bansvarlig\b\s*:?\s*\p{L}/iu.test(tekst))
    meld('uden-ansvarlig', linje, whole);
  if (node.attrs.frist === null && !harFrist(tekst)) meld('uden-frist', linje, whole);
}

const FRIST =
  /\b(?:senest|inden|frist|primo|medio|ultimo|uge \d{1,2}|i morgen|næste møde|løbende|straks|snarest|(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)|\d{1,2}[./]\d{1,2}|[1-4]\. kvartal)/iu;

function harFrist(tekst: string): boolean {
  return FRIST.test(tekst) || findDato(tekst) !== null;
}

/** Those who speak where they were not there by then. How things stand is asked once between two events. */
function borte(
  doc: Node,
  linjer: readonly Kontrollinje[],
  roster: Roster,
): readonly { linje: Kontrollinje; stykke: Stykke; navn: string }[] {
  const steder = haendelser(doc, roster).map(({ pos }) => pos);
  let foer = -1;
  let { tilstede } = stilling(doc, roster, 0);
  return linjer.flatMap((linje) => {
    const talere = linje.navne.filter(({ taler }) => taler);
    if (talere.length === 0) return [];
    const nu = steder.filter((pos) => pos < linje.pos).length;
    if (nu !== foer) {
      foer = nu;
      tilstede = stilling(doc, roster, linje.pos).tilstede;
    }
    return talere.flatMap((stykke) => {
      const one = roster.find(stykke.deltager);
      return one && tilstede.get(one.id) === false ? [{ linje, stykke, navn: one.navn }] : [];
    });
  });
}

/** What is seen in the nodes, not in their words. */
function iOpbygningen(
  doc: Node,
  roster: Roster,
  meld: (regel: Regel, node: Node, pos: number, om?: string) => void,
): void {
  const linjetekst = (node: Node): string =>
    kontrollinjer(node, roster)
      .map(({ tekst }) => tekst)
      .join('');
  doc.descendants((node, pos) => {
    switch (node.type.name) {
      case 'titel':
        if (node.content.size === 0) meld('uden-titel', node, pos);
        return false;
      case 'figur':
        if (node.attrs.alt.trim() === '') meld('alttekst', node, pos);
        return false;
      case 'tabel': {
        const first = node.firstChild;
        let head = false;
        first?.forEach((cell) => {
          if (cell.type.name === 'hovedcelle') head = true;
        });
        if (!head) meld('tabel-uden-hoved', node, pos);
        return true;
      }
      case 'sektion':
      case 'punkt': {
        const heading = node.firstChild;
        const titel = heading ? oneLine(linjetekst(node.type.create(null, heading))) : '';
        if (titel === '' && linjetekst(node) !== '') meld('tom-overskrift', heading ?? node, pos + 1);
        else if (titel !== '' && node.childCount > 0 && erTom(node, linjetekst))
          meld('tom-sektion', heading ?? node, pos + 1, titel);
        return true;
      }
      case 'oevrige':
        return false;
      default:
        return !node.isTextblock;
    }
  });
}

/** Whether nothing stands below the heading: no line with text, no figure. */
function erTom(node: Node, linjetekst: (node: Node) => string): boolean {
  let tom = true;
  node.forEach((child, _offset, index) => {
    if (index === 0 || !tom) return;
    let figur = child.type.name === 'figur';
    child.descendants((inner) => {
      if (inner.type.name === 'figur') figur = true;
      return !figur;
    });
    const holder = child.isTextblock ? node.type.create(null, child) : child;
    if (figur || linjetekst(holder).trim() !== '') tom = false;
  });
  return tom;
}
