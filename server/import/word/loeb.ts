// Reads the runs of one paragraph: text as it is shown when changes are accepted, with its emphasis and links.
// What is not shown (deleted, hidden, instructions) never becomes text; it is collected for the report.
import type { Blok, Stump } from './blok.ts';
import { hyperlink } from './felter.ts';
import { direkte, raatekst, valgt } from './raatekst.ts';
import type { Stil } from './stilarter.ts';
import { gaelder, tegnpraeg } from './stilarter.ts';
import { symbol } from './tegn.ts';
import { type Laesning, laesTegning } from './tegning.ts';
import { barn, type Element, elementer, taendt, val } from './xml.ts';

/** What one paragraph holds beside its text. */
export interface Afsnitslaesning {
  readonly stumper: Stump[];
  /** Text boxes and images, which stand in the paragraph in Word and after it here. */
  readonly efter: Blok[];
  readonly fodnoter: Blok[];
  slettet: string;
  skjult: string;
  indhold: string;
  pladsholder: string;
  flyttet: boolean;
  indsat: boolean;
  gennemstreget: boolean;
  understreget: boolean;
}

interface Praeg {
  readonly href: string | null;
}

/** Elements that hold no text of the document. */
const TAVSE = new Set([
  'w:pPr',
  'w:rPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:customXmlPr',
  'w:smartTagPr',
  'w:tblPr',
  'w:proofErr',
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:commentRangeStart',
  'w:commentRangeEnd',
  'w:commentReference',
  'w:annotationRef',
  'w:footnoteRef',
  'w:endnoteRef',
  'w:separator',
  'w:continuationSeparator',
  'w:lastRenderedPageBreak',
  'w:softHyphen',
  'w:instrText',
  'w:delInstrText',
  'w:permStart',
  'w:permEnd',
  'w:pgNum',
  'm:ctrlPr',
  'm:rPr',
  'w:rt',
  'w:rubyPr',
]);

/** Reads the children of a `w:p`. */
export function laesLoeb(p: Element, stil: Stil, laesning: Laesning): Afsnitslaesning {
  const out: Afsnitslaesning = {
    stumper: [],
    efter: [],
    fodnoter: [],
    slettet: '',
    skjult: '',
    indhold: '',
    pladsholder: '',
    flyttet: false,
    indsat: false,
    gennemstreget: false,
    understreget: false,
  };
  for (const child of elementer(p)) led(child, { href: null });
  laesning.felter.slutAfsnit();
  return out;

  /** A child of the paragraph or of something in it that holds runs. */
  function led(element: Element, praeg: Praeg): void {
    switch (element.navn) {
      case 'w:r':
        run(element, praeg);
        return;
      case 'w:del':
      case 'w:moveFrom':
        out.slettet += `${out.slettet === '' ? '' : ' '}${raatekst(element)}`;
        out.flyttet ||= element.navn === 'w:moveFrom';
        return;
      case 'w:ins':
      case 'w:moveTo':
        out.indsat = true;
        alle(element, praeg);
        return;
      case 'w:hyperlink':
        alle(element, { href: laesning.adresse(element.attr['r:id'] ?? '') ?? praeg.href });
        return;
      case 'w:fldSimple':
        alle(element, { href: hyperlink(element.attr['w:instr'] ?? '') ?? praeg.href });
        return;
      case 'w:sdt':
        styret(element, praeg);
        return;
      case 'mc:AlternateContent':
        alle(valgt(element), praeg);
        return;
      case 'm:oMath':
      case 'm:oMathPara':
        laesning.noter.tilfoej('gaettet', 'formler', 'en formel står som almindelig tekst', raatekst(element));
        skriv(raatekst(element), false, false, praeg);
        return;
      default:
        if (!TAVSE.has(element.navn)) alle(element, praeg);
    }
  }

  function alle(element: Element | null, praeg: Praeg): void {
    for (const child of elementer(element)) led(child, praeg);
  }

  /** A content control; one that only shows its prompt has no content yet. */
  function styret(sdt: Element, praeg: Praeg): void {
    if (taendt(barn(sdt, 'w:sdtPr'), 'w:showingPlcHdr')) out.pladsholder += raatekst(sdt);
    else alle(barn(sdt, 'w:sdtContent'), praeg);
  }

  function run(r: Element, praeg: Praeg): void {
    const rPr = barn(r, 'w:rPr');
    const own = tegnpraeg(rPr);
    const tegn = laesning.stilarter.stil(val(rPr, 'w:rStyle'), 'tegn');
    if (gaelder(own.skjult, tegn.skjult, stil.skjult)) {
      out.skjult += raatekst(r);
      for (const child of elementer(r))
        if (child.navn.startsWith('w:fldChar') || child.navn === 'w:instrText') felt(child);
      return;
    }
    const strong = gaelder(own.strong, tegn.strong, stil.strong) && !stil.strong;
    const em = gaelder(own.em, tegn.em, stil.em) && !stil.em;
    if (taendt(rPr, 'w:strike') || taendt(rPr, 'w:dstrike')) out.gennemstreget ||= raatekst(r).trim() !== '';
    // Links are underlined by themselves.
    if (taendt(rPr, 'w:u') && (laesning.felter.href ?? praeg.href) === null)
      out.understreget ||= raatekst(r).trim() !== '';
    const fonts = barn(rPr, 'w:rFonts');
    const skrift = fonts?.attr['w:ascii'] ?? fonts?.attr['w:hAnsi'] ?? '';
    for (const child of elementer(r)) tegnled(child, { ...praeg, strong, em, skrift });
  }

  function felt(element: Element): string {
    if (element.navn === 'w:fldChar') return laesning.felter.skift(element);
    laesning.felter.instruktion(direkte(element));
    return '';
  }

  /** A child of a run. */
  function tegnled(element: Element, praeg: Praeg & { strong: boolean; em: boolean; skrift: string }): void {
    const write = (text: string) => skriv(text, praeg.em, praeg.strong, praeg);
    switch (element.navn) {
      case 'w:t':
        write(iSkrift(direkte(element).replace(/[\r\n\t]+/g, ' '), praeg.skrift));
        return;
      case 'w:tab':
      case 'w:ptab':
        write('\t');
        return;
      case 'w:br':
      case 'w:cr':
        write('\n');
        return;
      case 'w:noBreakHyphen':
        write('-');
        return;
      case 'w:sym': {
        const code = Number.parseInt(element.attr['w:char'] ?? '', 16);
        const shown = code > 0 && code <= 0xffff ? String.fromCharCode(code) : '';
        const read = symbol(shown, element.attr['w:font'] ?? '') ?? shown;
        if (read === '□')
          laesning.noter.tilfoej('gaettet', 'tegn uden læselig form', 'et tegn fra en symbolskrift vises som □', read);
        write(read);
        return;
      }
      case 'w:fldChar':
      case 'w:instrText':
        write(felt(element));
        return;
      case 'w:footnoteReference':
      case 'w:endnoteReference': {
        const note = laesning.fodnote(
          element.navn === 'w:footnoteReference' ? 'fod' : 'slut',
          element.attr['w:id'] ?? '',
        );
        if (!note) return;
        out.fodnoter.push(...note.blokke);
        write(`[${note.nr}]`);
        return;
      }
      case 'w:ruby':
        laesning.noter.tilfoej(
          'udeladt',
          'udtaleangivelser',
          'udtale over teksten (ruby)',
          raatekst(barn(element, 'w:rt')),
        );
        for (const r of elementer(barn(element, 'w:rubyBase'))) led(r, praeg);
        return;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        if (laesning.felter.synlig) out.efter.push(...laesTegning(element, laesning));
        return;
      case 'mc:AlternateContent':
        for (const child of elementer(valgt(element))) tegnled(child, praeg);
        return;
      default:
        if (!TAVSE.has(element.navn)) for (const child of elementer(element)) tegnled(child, praeg);
    }
  }

  function skriv(text: string, em: boolean, strong: boolean, praeg: Praeg): void {
    if (text === '' || !laesning.felter.synlig) return;
    laesning.felter.vist();
    if (laesning.felter.indholdsfortegnelse) out.indhold += text;
    const href = laesning.felter.href ?? praeg.href;
    const last = out.stumper.at(-1);
    if (last && last.em === em && last.strong === strong && last.href === href)
      out.stumper[out.stumper.length - 1] = { ...last, tekst: last.tekst + text };
    else out.stumper.push({ tekst: text, em, strong, href });
  }
}

function iSkrift(text: string, skrift: string): string {
  return /[\uf000-\uf0ff]/.test(text) || /^(symbol|wingdings|webdings)/i.test(skrift)
    ? [...text].map((one) => symbol(one, skrift) ?? one).join('')
    : text;
}
