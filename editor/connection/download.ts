// The way out when nothing can be saved: the text as it stands here, as a file.
import type { Node } from 'prosemirror-model';
import { indrykketTekst } from '../model/linjer.ts';

/** Lets the browser save the text of `doc` as `<navn>.txt`. */
export function downloadTekst(doc: Node, navn: string): void {
  downloadFil(indrykketTekst(doc), navn);
}

/** Lets the browser save `tekst` as `<navn>.txt`. */
export function downloadFil(tekst: string, navn: string): void {
  const url = URL.createObjectURL(new Blob([tekst], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${navn.replace(/[\\/:*?"<>|]+/g, '-')}.txt`;
  link.click();
  // The browser has taken what it needs once the click is over; a minute is for slow ones.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
