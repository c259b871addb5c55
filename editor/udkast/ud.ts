// Leaving a computer that others use: what is kept here goes, and whoever has typed something that is not sent is asked first.
import type { Kladder } from './kladder.ts';
import type { Side } from './side.ts';

/** Asks where there is something to lose; the form is sent when that is settled. */
export function spoergVedUd(side: Side, kladder: Kladder): void {
  document.addEventListener('submit', (event) => {
    const { target: form } = event;
    if (!(form instanceof HTMLFormElement) || form.dataset.ud === undefined) return;
    if (kladder.kladder.length + kladder.udbakke.length === 0) return;
    event.preventDefault();
    spoerg(side, () => {
      kladder.toem();
      form.submit();
    });
  });
}

function spoerg(side: Side, ja: () => void): void {
  const dialog = document.createElement('dialog');
  const words = document.createElement('p');
  words.textContent = side.ord('slettes');
  const knap = (navn: string, klasse: string, gjort: () => void): HTMLButtonElement => {
    const out = document.createElement('button');
    out.type = 'button';
    out.className = `button ${klasse}`;
    out.textContent = side.ord(navn);
    out.addEventListener('click', () => {
      dialog.close();
      gjort();
    });
    return out;
  };
  const row = document.createElement('p');
  row.className = 'handlinger';
  row.append(
    knap('bliv', 'button-primary', () => undefined),
    knap('luk', 'farlig', ja),
  );
  dialog.setAttribute('aria-label', side.ord('slettes'));
  dialog.append(words, row);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
