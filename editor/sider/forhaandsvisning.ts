// The pages of the PDF as they will be: drawn on canvases, each when it comes near the view. The library that draws
// them is fetched only where there is something to draw.

export function visForhaandsvisning(page: Document): void {
  const place = page.querySelector<HTMLElement>('[data-pdf]');
  const address = place?.dataset.pdf;
  if (!place || address === undefined) return;
  const status = page.querySelector<HTMLElement>('[data-antal]');
  if (status) status.textContent = place.dataset.henter ?? '';
  void draw(place, address).then(
    (text) => {
      if (status) status.textContent = text;
    },
    (cause: unknown) => {
      if (status) status.textContent = '';
      const sentence = page.createElement('p');
      sentence.setAttribute('role', 'alert');
      sentence.textContent = cause instanceof Refusal ? cause.message : (place.dataset.fejl ?? '');
      place.replaceChildren(sentence);
    },
  );
}

/** The server said why, in a sentence for people. */
class Refusal extends Error {}

/** Fetches and prepares the pages; resolves with how many there are, in words. */
async function draw(place: HTMLElement, address: string): Promise<string> {
  const [answer, { openPdf }] = await Promise.all([
    fetch(address, { headers: { accept: 'application/pdf, application/json' } }),
    import('./pdfsider.ts'),
  ]);
  if (!answer.ok) {
    const { message }: { message?: string } = await answer.json();
    throw new Refusal(message ?? place.dataset.fejl);
  }
  const pages = await openPdf(new Uint8Array(await answer.arrayBuffer()));
  const name = (n: number): string =>
    (place.dataset.side ?? '').replace('{n}', String(n)).replace('{af}', String(pages.antal));
  const canvases = Array.from({ length: pages.antal }, (_, i) => {
    const canvas = document.createElement('canvas');
    canvas.className = 'ark-a4';
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', name(i + 1));
    return canvas;
  });
  place.replaceChildren(...canvases);
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting || !(target instanceof HTMLCanvasElement)) continue;
        observer.unobserve(target);
        void pages.tegn(canvases.indexOf(target) + 1, target);
      }
    },
    { rootMargin: '1000px' },
  );
  for (const canvas of canvases) observer.observe(canvas);
  return pages.antal === 1 ? (place.dataset.en ?? '') : (place.dataset.flere ?? '').replace('{n}', String(pages.antal));
}
