// The changes of a file as proposals: other wordings, new paragraphs, paragraphs that go. What no proposal can say (a
// paragraph that moved, was parted or joined) is a remark in plain words; what has no place at all is told of.
import type { Wordsted } from '../../../../editor/model/wordsteder.ts';
import { oensket, udenForan } from './aendringer.ts';
import type { Egne } from './egne.ts';
import { efter, ens, foer, type Led } from './led.ts';
import type { Parring } from './parring.ts';
import { AENDRING, type Udbytte } from './udbytte.ts';

interface Nyt {
  readonly tekst: string;
  readonly forfatter: string;
  readonly efter: Wordsted;
}

/** More missing paragraphs than this, and more than so much of the draft: part of it was cut away, not proposed to go. */
const MANGE = 12;
const ANDEL = 0.4;
/** Into so many paragraphs one may have been parted. */
const DELE = 4;

export function findForslag(
  led: readonly Led[],
  steder: readonly Wordsted[],
  parring: Parring,
  egne: Egne,
  udbytte: Udbytte,
): void {
  const { sted, flyttet, mangler } = parring;
  const godtaget = new Set<number>();
  const nye: Nyt[] = [];
  const tabeller = new Map<number, string[]>();
  const kendteRaekker = new Set(led.flatMap((one, i) => (sted[i] && one.tabel > 0 ? [one.raekke] : [])));
  /** Paragraphs that were read together with another. */
  const brugt = new Set<number>();
  /** What Word says was moved: where it stands now, and what it read where it stood. */
  const flyttetInd = new Map<string, number[]>();
  const flyttetUd = new Set<string>();
  for (const [i, one] of led.entries()) {
    const text = ens(efter(one)).trim();
    if (!sted[i] && one.stykker.some(({ ind }) => ind?.flyttet)) {
      const same = flyttetInd.get(text) ?? [];
      same.push(i);
      flyttetInd.set(text, same);
    }
    if (sted[i] && one.stykker.some(({ ud }) => ud?.flyttet)) flyttetUd.add(ens(foer(one)).trim());
  }
  let seneste: Wordsted | null = null;

  for (const [i, one] of led.entries()) {
    const own = sted[i];
    if (own) {
      if (!flyttet.has(i)) seneste = own;
      kendt(i, one, own);
    } else if (!brugt.has(i)) fremmed(i, one);
  }
  for (const one of mangler.filter((missing) => egne.slettet(missing.blok) !== null)) godtag(egne.slettet(one.blok));
  borte(mangler.filter((missing) => egne.slettet(missing.blok) === null));
  nyeAfsnit();
  for (const texts of tabeller.values()) udbytte.uplaceret('Ny tabel eller tabelrække', texts.join(' | '));
  for (const nr of [...godtaget].sort((a, b) => a - b)) udbytte.oplys(`Forslag ${nr} er skrevet ind i teksten`);

  function godtag(nr: number | null): void {
    if (nr !== null) godtaget.add(nr);
  }

  function bemaerk(own: Wordsted, forfatter: string, tekst: string): void {
    udbytte.ny({ nr: own.nr, blok: own.blok, fra: 0, til: own.tekst.length }, { forfatter, tekst });
  }

  function slet(own: Wordsted, forfatter: string): void {
    if (own.tabel > 0) bemaerk(own, forfatter, `${AENDRING}: teksten »${kort(own.tekst)}« er slettet i tabellen.`);
    else
      udbytte.ny(
        { nr: own.nr, blok: own.blok, fra: 0, til: own.tekst.length },
        { forfatter, forslag: { art: 'slet-afsnit', tekst: '' } },
      );
  }

  /** A paragraph that is a block of the draft. */
  function kendt(i: number, one: Led, own: Wordsted): void {
    if (!own.node.isTextblock) {
      if (efter(one).trim() !== '') udbytte.uplaceret('Tekst skrevet ved et billede', efter(one));
      return;
    }
    const stykker = udenForan(one.stykker, own);
    if (flyttet.has(i)) bemaerk(own, hvis(one), flyt(seneste));
    const before = led[i - 1];
    if (one.fra > 0 && before?.afsnit === one.afsnit && efter(one).trim() !== '' && efter(before).trim() !== '')
      bemaerk(own, hvis(one), `${AENDRING}: afsnittet er slået sammen med det foregående.`);
    const vores = one.stykker.every(({ ud, ind }) => egne.erEgen(ud) || egne.erEgen(ind));
    if (one.maerkeUd && !egne.erEgen(one.maerkeUd) && efter(one).trim() !== '')
      bemaerk(own, one.maerkeUd.forfatter, `${AENDRING}: afsnittet er slået sammen med det næste.`);
    if (own.tekst.trim() === '' || vores) {
      if (!vores && efter({ stykker }).trim() !== '')
        nye.push({ tekst: efter({ stykker }).trim(), forfatter: hvis(one), efter: own });
      return;
    }
    const wish = oensket(stykker, own, egne);
    for (const nr of wish.godtaget) godtag(nr);
    if (wish.tekst.trim() === '') {
      const ny = flyttetTil(one);
      if (ny >= 0) bemaerk(own, hvis(one), flyt(sted.slice(0, ny).findLast((known) => known !== null) ?? null));
      else if (egne.slettet(own.blok) === null) slet(own, hvis(one));
      else godtag(egne.slettet(own.blok));
      return;
    }
    if (wish.oensker.length > 0 && erDelt(i, own, wish.tekst)) return;
    for (const { fra, til, tekst, forfatter } of wish.oensker)
      udbytte.ny({ nr: own.nr, blok: own.blok, fra, til }, { forfatter, forslag: { art: 'ret', tekst } });
  }

  /** Where Word says that a paragraph was moved, the new one that reads the same. */
  function flyttetTil(one: Led): number {
    if (!one.stykker.some(({ ud }) => ud?.flyttet)) return -1;
    const at = flyttetInd.get(ens(foer(one)).trim())?.shift() ?? -1;
    if (at >= 0) brugt.add(at);
    return at;
  }

  /** One paragraph became several, and nothing else happened to it. */
  function erDelt(i: number, own: Wordsted, tekst: string): boolean {
    const bare = (text: string) => ens(text).replace(/\s+/g, '');
    const wanted = bare(own.tekst);
    let sum = bare(tekst);
    let second = '';
    for (let next = i + 1; next < i + DELE && led[next] && !sted[next]; next++) {
      const text = efter(led[next] ?? { stykker: [] });
      second ||= text.trim();
      sum += bare(text);
      if (sum !== wanted) continue;
      for (let k = i + 1; k <= next; k++) brugt.add(k);
      bemaerk(
        own,
        hvis(led[i]) || hvis(led[next]),
        `${AENDRING}: afsnittet er delt, så et nyt begynder ved »${kort(second)}«.`,
      );
      return true;
    }
    return false;
  }

  /** A paragraph that the draft does not have. */
  function fremmed(i: number, one: Led): void {
    const text = efter(one).trim();
    if (text === '') {
      if (one.billede) udbytte.uplaceret('Et billede, der er sat ind', '');
      return;
    }
    if (one.stykker.every(({ ind, tekst }) => egne.erUroert(ind, tekst))) return;
    // What goes at its old place is told of there.
    if (one.stykker.some(({ ind }) => ind?.flyttet) && flyttetUd.has(ens(text))) return;
    if (one.tabel > 0 && !kendteRaekker.has(one.raekke)) {
      tabeller.set(one.raekke, [...(tabeller.get(one.raekke) ?? []), text]);
      return;
    }
    if (one.billede) udbytte.uplaceret('Et billede, der er sat ind', '');
    const before = flyttet.has(i - 1) ? (sted[i - 1] ?? seneste) : seneste;
    if (before) nye.push({ tekst: text, forfatter: hvis(one), efter: before });
    else udbytte.uplaceret('Tekst foran titlen', text);
  }

  /** Paragraphs that follow each other are one proposal: taken in one by one they would stand in the wrong order. */
  function nyeAfsnit(): void {
    for (let i = 0; i < nye.length; ) {
      const first = nye[i];
      if (!first) break;
      let til = i + 1;
      while (nye[til]?.efter === first.efter && nye[til]?.forfatter === first.forfatter) til++;
      const tekst = nye
        .slice(i, til)
        .map((one) => one.tekst)
        .join('\n\n');
      i = til;
      const nr = egne.nyt(tekst);
      if (nr !== null) {
        godtag(nr);
        continue;
      }
      const { efter: own, forfatter } = first;
      const end = own.tekst.length;
      udbytte.ny(
        { nr: own.nr, blok: own.blok, fra: end, til: end },
        { forfatter, forslag: { art: 'nyt-afsnit', tekst } },
      );
    }
  }

  /** Blocks that are not in the file any more. */
  function borte(missing: readonly Wordsted[]): void {
    const all = steder.filter(({ tom }) => !tom).length;
    if (missing.length > MANGE && missing.length > ANDEL * all) {
      for (const one of missing) udbytte.uplaceret('Afsnit, der ikke er i filen', one.tekst);
      return;
    }
    const rows = new Map<number, Wordsted[]>();
    for (const one of missing) {
      if (one.tabel > 0) rows.set(one.tabel, [...(rows.get(one.tabel) ?? []), one]);
      else if (one.node.isTextblock) slet(one, '');
      else udbytte.uplaceret('Et billede, der er slettet', String(one.node.attrs.alt ?? ''));
    }
    for (const cells of rows.values()) {
      const [first] = cells;
      const text = cells.map(({ tekst }) => tekst).join(' | ');
      if (first) bemaerk(first, '', `${AENDRING}: dette er slettet i tabellen: »${kort(text)}«.`);
    }
  }
}

/** Who changed something in a paragraph; "" where nothing was tracked. */
function hvis(one: Led | undefined): string {
  const found =
    one?.stykker.find(({ ind, ud }) => (ind ?? ud)?.forfatter)?.ind ?? one?.stykker.find(({ ud }) => ud?.forfatter)?.ud;
  return found?.forfatter ?? '';
}

function flyt(foran: Wordsted | null): string {
  return foran
    ? `${AENDRING}: afsnittet er flyttet. Det står nu efter »${kort(foran.tekst)}«.`
    : `${AENDRING}: afsnittet er flyttet til begyndelsen.`;
}

function kort(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 80
    ? line
    : `${line
        .slice(0, 79)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()}…`;
}
