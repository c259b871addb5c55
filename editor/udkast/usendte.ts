// The list of what was typed and not sent, above the draft: to go on with, or to throw away; and what waits for the network.
import type { Kladde, Kladder } from './kladder.ts';
import type { Side } from './side.ts';
import type { Sted } from './sted.ts';

export function visUsendte(side: Side, kladder: Kladder, fortsaet: (sted: Sted) => void): void {
  const gammel = document.querySelector('.usendte');
  // What is open in the sheet is in front of whoever types it.
  const aabent = document.querySelector<HTMLFormElement>('.ark form');
  const her = aabent ? new FormData(aabent).get('afsending') : null;
  const aaben = side.aaben();
  const begyndte = kladder.kladder.filter(
    ({ noegle, felter }) => !(aaben && noegle.startsWith('svar ')) && felter.afsending !== her,
  );
  const venter = kladder.udbakke;
  const vist = JSON.stringify([aaben, begyndte, venter]);
  if (gammel instanceof HTMLElement && gammel.dataset.vist === vist) return;
  if (begyndte.length + venter.length === 0) {
    gammel?.remove();
    return;
  }
  const box = document.createElement('div');
  box.className = 'usendte';
  box.dataset.vist = vist;
  const title = document.createElement('h2');
  title.textContent = side.ord(venter.length > 0 ? 'venter' : 'ikkeSendt');
  const list = document.createElement('ul');
  for (const { navn } of venter) list.append(linje(navn));
  for (const { noegle, felter, navn } of begyndte) {
    const { blok = '', fra = '0', til = '0' } = felter;
    // Where nothing can be sent any more all of it is shown: it can still be copied.
    const row = linje(aaben ? navn : helt(felter));
    if (aaben) row.append(knap(side.ord('fortsaet'), () => fortsaet({ blok, fra: Number(fra), til: Number(til) })));
    row.append(
      knap(side.ord('kasser'), () => {
        kladder.slet(noegle);
        visUsendte(side, kladder, fortsaet);
      }),
    );
    list.append(row);
  }
  box.append(title, list);
  if (gammel) gammel.replaceWith(box);
  else document.querySelector('.frist')?.append(box);
}

function helt({ hvad, tekst = '', forslag = '', nyt = '', hvorfor = '' }: Kladde['felter']): string {
  return hvad === 'forslag' ? [nyt || forslag, hvorfor].filter((one) => one !== '').join('\n') : tekst;
}

function linje(navn: string): HTMLLIElement {
  const row = document.createElement('li');
  const words = document.createElement('p');
  words.textContent = `»${navn}«`;
  row.append(words);
  return row;
}

function knap(words: string, gjort: () => void): HTMLButtonElement {
  const out = document.createElement('button');
  out.type = 'button';
  out.className = 'somlink';
  out.textContent = words;
  out.addEventListener('click', gjort);
  return out;
}
