// The receipt of a sending stays fresh while letters are on their way: asks now and then, sooner while something moves.
// Without it the page is right at the moment it was opened, and a link asks again.

interface Stand {
  readonly tekst: string;
  readonly afgjorte: number;
  /** The list of letters as the server writes it. */
  readonly breve: string;
  readonly igang: boolean;
  readonly afsluttet: boolean;
}

const SNART = 1000;
const SENERE = 15_000;

export function foelgUdsendelse(page: Document): void {
  const place = page.querySelector<HTMLElement>('[data-stand]');
  const address = place?.dataset.stand;
  const bar = place?.querySelector('progress');
  const said = place?.querySelector<HTMLElement>('[data-tekst]');
  const letters = page.querySelector<HTMLElement>('[data-breve]');
  if (!place || address === undefined || !bar || !said || !letters || bar.value >= bar.max) return;
  let shown = '';
  const show = ({ tekst, afgjorte, breve }: Stand): void => {
    bar.value = afgjorte;
    // A screen reader hears it again only where it says something else.
    if (said.textContent !== tekst) said.textContent = tekst;
    // Nothing is drawn anew under somebody's fingers.
    if (breve === shown || letters.contains(page.activeElement)) return;
    shown = breve;
    const drawn = page.createElement('template');
    drawn.innerHTML = breve;
    letters.replaceChildren(drawn.content);
  };
  const ask = async (): Promise<void> => {
    let again = SENERE;
    try {
      const answer = await fetch(address, { headers: { accept: 'application/json' } });
      if (answer.status === 401 || answer.status === 403 || answer.status === 404) return;
      if (answer.ok) {
        const stand: Stand = await answer.json();
        show(stand);
        // The head of the chain and the files belong to the end: the page as a whole is fetched once more.
        if (stand.afsluttet) {
          location.replace(location.pathname);
          return;
        }
        if (stand.igang) again = SNART;
      }
    } catch {
      // The server does not answer: what stands here still holds, and it is asked again.
    }
    setTimeout(() => void ask(), again);
  };
  setTimeout(() => void ask(), SNART / 2);
}
