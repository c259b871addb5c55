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
