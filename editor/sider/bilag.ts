// The page of a referat's bilag without leaving it: forms are sent as soon as something in them changes, and a row can be
// dragged by its handle. The buttons do the same for everybody.
import { Bilagsliste } from './bilagsliste.ts';

export function bilagPaaStedet(page: Document): void {
  const start = page.getElementById('bilag');
  if (!start) return;
  const liste = new Bilagsliste(page, start);

  page.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !liste.plads.contains(form)) return;
    event.preventDefault();
    const filer = [...(form.querySelector<HTMLInputElement>('input[type=file]')?.files ?? [])];
    if (filer.length > 0) liste.sendFiler(form.action, filer);
    else {
      const body = new URLSearchParams([...new FormData(form)].map(([navn, value]) => [navn, `${value}`]));
      liste.send(form.action, body, form.dataset.sagt);
    }
  });
  page.addEventListener('change', (event) => {
    const field = event.target;
    if (!(field instanceof HTMLElement) || !liste.plads.contains(field)) return;
    field.closest<HTMLFormElement>('form[data-selv]')?.requestSubmit();
  });
  dragning(page, liste);
}

function dragning(page: Document, liste: Bilagsliste): void {
  let dragged: HTMLElement | null = null;
  const row = (target: EventTarget | null): HTMLElement | null =>
    target instanceof Element ? target.closest<HTMLElement>('[data-bilag]') : null;
  const mark = (over: HTMLElement | null): void => {
    for (const one of liste.plads.querySelectorAll<HTMLElement>('[data-bilag]')) delete one.dataset.over;
    if (over && over !== dragged) over.dataset.over = '';
  };

  page.addEventListener('dragstart', (event) => {
    dragged = event.target instanceof Element && event.target.matches('.greb') ? row(event.target) : null;
    if (!dragged || !event.dataTransfer) return;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setDragImage(dragged, 0, 0);
  });
  page.addEventListener('dragover', (event) => {
    if (!dragged) return;
    mark(row(event.target));
    event.preventDefault();
  });
  page.addEventListener('drop', (event) => {
    const over = row(event.target);
    if (!dragged || !over || over === dragged) return;
    liste.send(`${dragged.dataset.bilag}/plads`, new URLSearchParams({ til: over.dataset.plads ?? '0' }));
  });
  page.addEventListener('dragend', () => {
    mark(null);
    dragged = null;
  });
}
