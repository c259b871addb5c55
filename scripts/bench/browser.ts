// What happens in Chromium: mounts a page, types in the middle of the document, measures key to frame.
// Frame rate limits are off, so that a figure is work and not waiting for the next screen refresh.
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../chromium.mjs';

/** Chromium for measuring; close it when done. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium() ?? 'chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-frame-rate-limit',
      '--disable-gpu-vsync',
    ],
  });
}

/** Milliseconds from each of `keys` keydown events to the frame that shows it. The caret must stand where typing goes. */
export async function keyToFrame(page: Page, keys: number): Promise<number[]> {
  await page.evaluate(() => {
    const samples: number[] = [];
    const channel = new MessageChannel();
    let start = 0;
    channel.port1.onmessage = () => samples.push(performance.now() - start);
    addEventListener(
      'keydown',
      () => {
        start = performance.now();
        requestAnimationFrame(() => channel.port2.postMessage(0));
      },
      { capture: true },
    );
    // Read back below; an attribute is the one place both calls can reach without a global of our own.
    addEventListener('read-samples', () => {
      document.documentElement.dataset.samples = JSON.stringify(samples);
    });
  });
  const letters = 'etnårdemøder';
  for (let i = 0; i < keys; i++) {
    await page.keyboard.type(letters[i % letters.length] ?? 'e');
    await page.waitForTimeout(8);
  }
  await page.waitForTimeout(50);
  const samples = await page.evaluate(() => {
    dispatchEvent(new Event('read-samples'));
    return document.documentElement.dataset.samples ?? '[]';
  });
  return JSON.parse(samples);
}

/** Puts the caret at the end of the middle block that `selector` finds, scrolled into view. */
export async function caretInTheMiddle(page: Page, selector: string): Promise<void> {
  await page.evaluate((found) => {
    const blocks = document.querySelectorAll<HTMLElement>(found);
    const block = blocks[Math.floor(blocks.length / 2)];
    if (!block) throw new Error(`Ingen blok passer på ${found}`);
    block.scrollIntoView({ block: 'center' });
    block.closest<HTMLElement>('[contenteditable=true]')?.focus();
    const range = document.createRange();
    range.selectNodeContents(block);
    range.collapse(false);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
  }, selector);
  await page.waitForTimeout(300);
}
