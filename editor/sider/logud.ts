// "Log ud" on the pages: the form works without a script; with one, what lies on this computer is asked about and removed.
// The overview tells of what somebody else has not sent from here, by name alone (C2b).
import { tekster } from '../connection/tekster.ts';

const formular = (page: Document) => page.querySelector<HTMLFormElement>('form[data-log-ud]');

export function spoergVedLogUd(page: Document): void {
  const form = formular(page);
  const bruger = form?.dataset.logUd;
  if (!form || bruger === undefined) return;
  let busy = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    try {
      const { logUd } = await import('../connection/logud.ts');
      await logUd({ bruger });
    } catch (cause) {
      console.error(cause);
      form.submit();
    }
    busy = false;
  });
}

/** Fills `#usendt` where the page has it. */
export async function visAndresUsendte(page: Document): Promise<void> {
  const place = page.getElementById('usendt');
  const bruger = formular(page)?.dataset.logUd;
  if (!place || bruger === undefined) return;
  const { listUsendt } = await import('../udbakke/usendt.ts');
  const andre = (await listUsendt()).filter((one) => one.bruger !== bruger);
  const t = tekster.logUd;
  for (const { navn } of andre) {
    const line = page.createElement('p');
    line.textContent = `${t.andre(navn)}. ${t.andreHjaelp}`;
    place.append(line);
  }
  place.hidden = andre.length === 0;
}
