// Dropping a file: the area around a file field takes it, and the field then holds it as if it had been chosen.

export function tagImodFiler(page: Document): void {
  for (const area of page.querySelectorAll<HTMLElement>('[data-slip]')) {
    const input = area.querySelector<HTMLInputElement>('input[type=file]');
    if (!input) continue;
    area.addEventListener('dragover', (event) => {
      event.preventDefault();
      area.dataset.over = '';
    });
    for (const type of ['dragleave', 'drop'] as const)
      area.addEventListener(type, () => {
        delete area.dataset.over;
      });
    area.addEventListener('drop', (event) => {
      event.preventDefault();
      if (event.dataTransfer?.files.length) {
        input.files = event.dataTransfer.files;
        input.dispatchEvent(new Event('input', { bubbles: true }));
        input.dispatchEvent(new Event('change', { bubbles: true }));
      }
      input.focus();
    });
  }
  // A file dropped beside the area would replace the page, and with it what has been typed.
  if (page.querySelector('[data-slip]'))
    for (const type of ['dragover', 'drop'] as const)
      page.addEventListener(type, (event) => {
        event.preventDefault();
      });
}
