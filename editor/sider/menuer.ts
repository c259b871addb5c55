// Menus are <details>: without a script they open and close by themselves. Here they also close on Esc, on a click
// beside them and when the focus leaves, and only one is open at a time.

export function lukMenuer(page: Document): void {
  const open = (): HTMLDetailsElement | null => page.querySelector<HTMLDetailsElement>('details.menu[open]');

  page.addEventListener('keydown', (event) => {
    const menu = open();
    if (event.key !== 'Escape' || !menu) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  for (const type of ['pointerdown', 'focusin'] as const)
    page.addEventListener(type, (event) => {
      const menu = open();
      if (menu && event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    });
  page.addEventListener(
    'toggle',
    (event) => {
      const menu = event.target;
      if (!(menu instanceof HTMLDetailsElement) || !menu.open || !menu.matches('.menu')) return;
      for (const other of page.querySelectorAll<HTMLDetailsElement>('details.menu[open]'))
        if (other !== menu) other.open = false;
    },
    true,
  );
}
