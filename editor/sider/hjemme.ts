// The page that stands where a page cannot be got: the referater that can be opened on this computer, and the way on when
// the server answers again.
import { type Hjemme, listHjemme } from '../connection/hjemme.ts';
import { naarServerenSvarer } from '../connection/svarer.ts';
import { tekster } from '../connection/tekster.ts';

/** Fills `#hjemme` where the page has it. */
export async function visHjemme(page: Document): Promise<void> {
  const place = page.getElementById('hjemme');
  if (!place) return;
  const reload = (): void => location.reload();
  page.getElementById('igen')?.addEventListener('click', reload);
  naarServerenSvarer(reload);
  const found = await listHjemme();
  const t = tekster.hjemme;
  const title = page.createElement('h2');
  title.textContent = t.titel;
  const none = page.createElement('p');
  none.className = 'svag';
  none.textContent = t.ingen;
  place.replaceChildren(title, ...(found.length === 0 ? [none] : found.map((one) => raekke(page, one))));
}

function raekke(page: Document, { referat, navn, usendt }: Hjemme): HTMLElement {
  const row = page.createElement('div');
  row.className = 'raekke';
  const link = page.createElement('a');
  link.className = 'navn';
  link.href = `/referater/${encodeURIComponent(referat)}`;
  link.textContent = navn;
  const state = page.createElement('p');
  state.className = 'venter';
  state.textContent = usendt ? tekster.hjemme.usendt : '';
  row.append(link, state);
  return row;
}
