// What nobody saw in the other program goes before anything is read: comments, tracked deletions, hidden text, page
// headers and footers, form fields, scripts.
import { stilAf } from './element.ts';

const VAEK =
  'script,style,template,noscript,iframe,object,embed,svg,math,head,meta,link,title,input,select,textarea,button,audio,video,canvas,map,del,xml,base,dialog,datalist,progress,meter';
const SKJULT =
  /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0+(?:\.0+)?(?:p[tx]|r?em|%)?\s*(?:[;!]|$)|mso-hide\s*:\s*all|mso-element\s*:\s*(?:comment|header|footer|frame-footer)/i;
const SKJULT_KLASSE = /(?:^|\s)(?:MsoComment|MsoHeader|MsoFooter|msocom|sr-only|visually-hidden|screen-reader-text)/i;

/** Takes it out of `body`. */
export function fjernUsynligt(body: HTMLElement): void {
  const comments: Comment[] = [];
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node instanceof Comment) comments.push(node);
  for (const comment of comments) comment.remove();
  for (const one of body.querySelectorAll('*')) if (erUsynligt(one)) one.remove();
}

function erUsynligt(one: Element): boolean {
  if (one.matches(VAEK) || one.hasAttribute('hidden')) return true;
  if (SKJULT.test(stilAf(one)) || SKJULT_KLASSE.test(one.getAttribute('class') ?? '')) return true;
  // The mark in the text of a comment in the margin.
  if (
    one.localName === 'a' &&
    /^#_msocom|^_msoanchor/i.test(one.getAttribute('href') ?? one.getAttribute('name') ?? '')
  )
    return true;
  // Word's drawings; `o:p` is a paragraph's text.
  return /^[vw]:|^o:(?!p$)/.test(one.localName);
}
