// The writing page without a referat: says why, and opens it as soon as that is possible.
import { naarServerenSvarer } from './svarer.ts';
import { tekster } from './tekster.ts';

/** Puts the reason in the place of the paper. */
export function visIkkeAabnet(flade: HTMLElement): void {
  vis(flade, tekster.ikkeAabnet);
  naarServerenSvarer(() => location.reload());
}

/** The server runs another release than this page: it must be loaded anew, by the one who reads it. */
export function visAndenUdgave(flade: HTMLElement): void {
  vis(flade, tekster.andenUdgave);
}

function vis(flade: HTMLElement, t: { titel: string; tekst: string; igen: string }): void {
  const box = document.createElement('div');
  box.className = 'papir ikke-aabnet';
  box.setAttribute('role', 'alert');
  const title = document.createElement('h1');
  title.textContent = t.titel;
  const text = document.createElement('p');
  text.textContent = t.tekst;
  const again = document.createElement('button');
  again.type = 'button';
  again.className = 'button';
  again.textContent = t.igen;
  again.addEventListener('click', () => location.reload());
  box.append(title, text, again);
  flade.replaceChildren(box);
}
