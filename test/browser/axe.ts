// What axe finds wrong with a page: the one place that calls it. In legacy mode, which is for pages without frames, as
// ours are: the other mode opens a page more for each look.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** A line per broken rule; `regler`: those alone, else all of them. */
export async function axe(page: Page, regler?: readonly string[]): Promise<string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (regler ? builder.withRules([...regler]) : builder).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

/** The same on a desk, in the dark and on a phone, and whether the page is wider than its screen; a line per fault. */
export async function paaSkaerme(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme });
    found.push(...(await axe(page)).map((one) => `${width} ${colorScheme} ${one}`));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) found.push(`${width}: ${wide} px too wide`);
  }
  return found;
}
