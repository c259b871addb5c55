// A real server and a real mail server for tests of comment rounds over HTTP, and what the referent does with them.
import { expect } from 'vitest';

const afkod = (text: string): string =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

export type Felter = Record<string, readonly string[]>;

/** The fields of the form of a page, as a browser would send them. */
export function felter(page: string, form = 'spoerg'): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  const add = (navn: string, value: string) => {
    found[navn] = [...(found[navn] ?? []), value];
  };
  const body = new RegExp(`<form class="${form}"[\\s\\S]*?</form>`).exec(page)?.[0] ?? '';
  expect(body, `the form ${form}`).not.toBe('');
  for (const [tag] of body.matchAll(/<input [^>]*>/g)) {
    const navn = /name="([^"]*)"/.exec(tag)?.[1] ?? '';
    const value = afkod(/value="([^"]*)"/.exec(tag)?.[1] ?? '');
    if (!tag.includes('type="checkbox"') || / checked/.test(tag)) add(navn, value);
  }
  for (const [, navn = '', options = ''] of body.matchAll(/<select [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    add(navn, afkod(/value="([^"]*)" selected/.exec(options)?.[1] ?? /value="([^"]*)"/.exec(options)?.[1] ?? ''));
  for (const [, navn = '', text = ''] of body.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g))
    add(navn, afkod(text));
  return found;
}
