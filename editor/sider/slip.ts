// Dropping a file: the area around a file field takes it, and the field then holds it as if it had been chosen.

export function tagImodFiler(page: Document): void {
  const areaOf = (event: Event): HTMLElement | null =>
    event.target instanceof Element ? event.target.closest<HTMLElement>('[data-slip]') : null;
  page.addEventListener('dragover', (event) => {
    const area = areaOf(event);
    if (area) area.dataset.over = '';
  });
  for (const type of ['dragleave', 'drop'] as const)
    page.addEventListener(type, (event) => {
      const area = areaOf(event);
      if (area) delete area.dataset.over;
    });
  page.addEventListener('drop', (event) => {
    const input = areaOf(event)?.querySelector<HTMLInputElement>('input[type=file]');
    if (!input) return;
    input.focus();
    if (!event.dataTransfer?.files.length) return;
    input.files = event.dataTransfer.files;
    for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
  });
  // A file dropped beside the area would replace the page, and with it what has been typed.
  for (const type of ['dragover', 'drop'] as const)
    page.addEventListener(type, (event) => {
      if (page.querySelector('[data-slip]')) event.preventDefault();
    });
}
