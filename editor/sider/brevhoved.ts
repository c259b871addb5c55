// The page of a letterhead while it is edited: a moment after the last change the first page is set anew by the server and
// drawn beside the form. The picture before stays until the new one is there, and where the form is refused.

/** Milliseconds without a change before the page is asked for. */
const RO = 400;

export function visBrevhoved(page: Document): void {
  const place = page.querySelector<HTMLElement>('[data-proeve]');
  const form = page.querySelector<HTMLFormElement>('form#brevhoved');
  const status = page.querySelector<HTMLElement>('[data-status]');
  const address = place?.dataset.proeve;
  if (!place || !form || !status || address === undefined) return;
  const linje = page.querySelector<HTMLElement>('[data-linje]');
  let timer = 0;
  let asking: AbortController | null = null;

  const ask = async (init: RequestInit): Promise<void> => {
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    status.textContent = place.dataset.tegner ?? '';
    delete status.dataset.fejl;
    try {
      const answer = await fetch(address, {
        ...init,
        headers: { accept: 'application/pdf, application/json' },
        signal: mine.signal,
      });
      if (!answer.ok) {
        const { message }: { message?: string } = await answer.json();
        throw new Refusal(message ?? place.dataset.fejl);
      }
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const canvas = await draw(page, bytes, place);
      if (mine.signal.aborted) return;
      place.replaceChildren(canvas);
      status.textContent = place.dataset.tegnet ?? '';
      if (linje) linje.textContent = decodeURIComponent(answer.headers.get('referat-linje') ?? '');
    } catch (cause) {
      if (mine.signal.aborted) return;
      status.dataset.fejl = '';
      status.textContent = cause instanceof Refusal ? cause.message : (place.dataset.fejl ?? '');
    }
  };

  beskrivNytLogo(form);
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void ask({ method: 'POST', body: new FormData(form) }), RO);
  });
  // A form that was refused, or that the browser filled in again, may differ from what is stored.
  void ask({ method: 'POST', body: new FormData(form) });
}

/** What the old logo showed is not what a new one shows: its words go when another file is chosen, and come back with it. */
function beskrivNytLogo(form: HTMLFormElement): void {
  const logo = form.querySelector<HTMLInputElement>('input[name=logo]');
  const alt = form.querySelector<HTMLInputElement>('input[name=logo-alt]');
  logo?.addEventListener('change', () => {
    if (!alt) return;
    const chosen = (logo.files?.length ?? 0) > 0;
    if (chosen && alt.value === alt.defaultValue) alt.value = '';
    else if (!chosen && alt.value === '') alt.value = alt.defaultValue;
  });
}

/** The server said why, in a sentence for people. */
class Refusal extends Error {}

async function draw(page: Document, bytes: Uint8Array, place: HTMLElement): Promise<HTMLCanvasElement> {
  const { openPdf } = await import('./pdfsider.ts');
  const pdf = await openPdf(bytes);
  try {
    const canvas = page.createElement('canvas');
    canvas.className = 'ark-a4';
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', place.dataset.billede ?? '');
    await pdf.tegn(1, canvas, place.clientWidth);
    return canvas;
  } finally {
    await pdf.luk();
  }
}
