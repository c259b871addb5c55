// What the tests of panels, paste and search share: a page per test, the clipboard, the accessibility of what stands.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Node } from 'prosemirror-model';
import { aabnReferat, nyPerson, startBrowser } from './browser.ts';
import { fjern, type Grundlag, nytGrundlag, startServer, type Testserver } from './server.ts';

export interface Vaerksted {
  readonly grundlag: Grundlag;
  readonly server: Testserver;
  readonly context: BrowserContext;
  /** A page with the n-th document. */
  side(n: number): Promise<Page>;
  luk(): Promise<void>;
}

/** A server with these documents and somebody at a computer. */
export async function vaerksted(
  docs: readonly Node[],
  viewport?: { width: number; height: number },
): Promise<Vaerksted> {
  const grundlag = await nytGrundlag(['signe'], docs);
  const server = await startServer(grundlag.data);
  const browser: Browser = await startBrowser();
  const context = await nyPerson(browser, server, grundlag.personer.signe?.token ?? '', viewport);
  return {
    grundlag,
    server,
    context,
    async side(n) {
      const page = await aabnReferat(context, server, grundlag.referater[n] ?? '');
      await page.waitForSelector('#taster .tal');
      return page;
    },
    async luk() {
      await browser.close();
      await server.stop();
      fjern(grundlag);
    },
  };
}

/** Pastes into the editor as the clipboard would. */
export async function indsaet(page: Page, data: { html?: string; text?: string }): Promise<void> {
  await page.waitForTimeout(50);
  await page.evaluate(({ html, text }) => {
    const transfer = new DataTransfer();
    if (html !== undefined) transfer.setData('text/html', html);
    transfer.setData('text/plain', text ?? '');
    const event = new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true });
    document.querySelector('.ProseMirror')?.dispatchEvent(event);
  }, data);
  await page.waitForTimeout(100);
}

/** The document as the server has it once everything is saved: structure in one line. */
export async function opbygning(page: Page, selector = '.ProseMirror'): Promise<string> {
  return page.evaluate((root) => {
    const show = (element: Element): string => {
      const name = (element.getAttribute('data-node') ?? element.localName).replace(/^(p|h\d)$/, '');
      if (/^(P|H\d)$/.test(element.tagName)) return `${name === 'afsnit' ? '' : name}"${element.textContent}"`;
      const inside = [...element.children].filter(
        (one) => !one.matches('.ProseMirror-widget, .ProseMirror-gapcursor, colgroup'),
      );
      return `${name}(${inside.map(show).join(' ')})`;
    };
    const found = document.querySelector(root);
    return found ? show(found) : '';
  }, selector);
}
