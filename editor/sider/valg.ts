// Choices that change the page at once: a part that belongs to one answer, a list whose choice is the whole form.

/** Shows `[data-naar=x]` only while the answer `x` is chosen. */
export function visNaar(page: Document): void {
  for (const part of page.querySelectorAll<HTMLElement>('[data-naar]')) {
    const form = part.closest('form');
    if (!form) continue;
    const update = (): void => {
      const answers = [...form.querySelectorAll<HTMLInputElement>('input[type=radio]:checked')];
      part.hidden = !answers.some(({ value }) => value === part.dataset.naar);
    };
    form.addEventListener('change', update);
    update();
  }
}

/** Sends `form[data-straks]` as soon as its list changes; the button for it goes. */
export function sendStraks(page: Document): void {
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-straks]')) {
    for (const button of form.querySelectorAll<HTMLElement>('[data-uden-script]')) button.hidden = true;
    form.addEventListener('change', () => form.requestSubmit());
  }
}
