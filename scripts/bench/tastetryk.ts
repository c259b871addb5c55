// `bench keystrokes`: the sample referat written anew through the keyboard grammar in the real writing page. Counts every
// key of a head (speaker and verb) beside the letters that Word needs, and every use of the mouse; times how soon a
// letter stands behind a new speaker. What comes out must be the sample to the letter.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { Node } from 'prosemirror-model';
import { alle } from '../../editor/model/indhold.ts';
import { type Roster, rosterOf } from '../../editor/model/roster.ts';
import { schema } from '../../editor/model/schema.ts';
import { inlineTekst, tekst } from '../../editor/model/tekst.ts';
import { findUdsagnsord } from '../../editor/model/udsagnsord.ts';
import { importText } from '../../server/import/text.ts';
import { launch } from './browser.ts';
import { median, print } from './maaling.ts';
import { startVaert, type Vaert } from './vaert.ts';

const EKSEMPEL = new URL('../../templates/eksempel/dialogmoede.txt', import.meta.url);
/** Letters of a verb before one looks at the list, and how far down one goes in it rather than type on. */
const BOGSTAVER = 2;
const PILE = 2;
const ROUNDS = 5;

/** One indlæg as somebody hears it. */
interface Indlaeg {
  /** A fronted adverb and its verb: "Afslutningsvis konkluderede". */
  readonly foran: readonly string[];
  readonly navn: string;
  readonly initialer: string;
  /** The verb phrase with what joins it to the rest (" for ", ", at "), or as much of it as the text has. */
  readonly verbum: string;
  /** What follows the head in the first paragraph, then the other paragraphs. */
  readonly rest: string;
  readonly afsnit: readonly string[];
}

/** The contributions of the sample that name a speaker, the conclusion last. */
function laesIndlaeg(doc: Node, roster: Roster): readonly Indlaeg[] {
  return [...alle(doc, 'indlaeg'), ...alle(doc, 'konklusion')].flatMap((node) => {
    const [first, ...others] = alle(node, 'afsnit');
    const at = first?.children.findIndex((one) => one.attrs.rolle === 'taler') ?? -1;
    const taler = roster.find(String(first?.children[at]?.attrs.deltager));
    if (!first || !taler) return [];
    const before = first.children
      .slice(0, at)
      .map((one) => inlineTekst(one, roster))
      .join('');
    const after = first.children
      .slice(at + 1)
      .map((one) => inlineTekst(one, roster))
      .join('');
    const verbum = before === '' ? hoved(after) : (/^, at |^ /.exec(after)?.[0] ?? '');
    return {
      foran: before.split(' ').filter(Boolean),
      navn: taler.navn,
      initialer: taler.initialer.toLocaleLowerCase('da'),
      verbum,
      rest: after.slice(verbum.length),
      afsnit: others.map((one) => tekst(one, roster)),
    };
  });
}

/** The verb at the start of the text with its longest complement, as the grammar can write it; with its spaces. */
function hoved(text: string): string {
  const found = findUdsagnsord(text.trimStart());
  if (!found) return ' ';
  const { ord, laengde } = found;
  const behind = text.trimStart().slice(laengde);
  const joints = ord.rammer.map((one) => one.ord).filter((joint) => behind.startsWith(joint));
  const joint = joints.toSorted((a, b) => b.length - a.length)[0] ?? '';
  return ` ${ord.tekst}${joint}`;
}

/** The sample without what was said: its people, and one empty paragraph below the heading. */
function begyndelse(doc: Node): Node {
  const { afsnit, overskrift, sektion } = schema.nodes;
  const kept = doc.children.filter((one) => ['titel', 'deltagere'].includes(one.type.name));
  const start = sektion.create({ id: 'start' }, [
    overskrift.create({ id: 'h' }, schema.text('Referat af mødet')),
    afsnit.create({ id: 'p' }),
  ]);
  return schema.node('doc', doc.attrs, [...kept, start]);
}

export interface Tastetryk {
  /** Keys per head, without the one that begins an indlæg (as Enter does in Word), and with it. */
  readonly hoveder: readonly number[];
  readonly medNyt: readonly number[];
  /** Letters per head typed in full. */
  readonly word: readonly number[];
  readonly mus: number;
  /** Milliseconds from the Tab that takes the speaker to the frame that shows the next letter; of a letter alone. */
  readonly skift: readonly number[];
  readonly tast: readonly number[];
  /** Lines that came out otherwise than they stand in the sample. */
  readonly forskelle: readonly string[];
}

/** Writes the sample in a page of `vaert`'s first referat. */
async function skriv(page: Page, indlaeg: readonly Indlaeg[]): Promise<Tastetryk> {
  await page.evaluate(maalITeksten);
  let keys = 0;
  const press = async (key: string): Promise<void> => {
    keys++;
    await page.keyboard.press(key);
  };
  const type = async (text: string): Promise<void> => {
    for (const letter of text) {
      keys++;
      await page.keyboard.type(letter);
    }
  };
  const offered = (): Promise<string[]> => page.locator('.forslag:visible [role=option] .ord').allTextContents();
  /** Letters, a look at the list, and Tab; in full where the list has it not. */
  const take = async (wanted: string): Promise<boolean> => {
    const shown = `${wanted.trim()} …`;
    const letters = wanted.trimStart();
    for (let n = 0; n < letters.trimEnd().length; n++) {
      if (n >= BOGSTAVER) {
        const down = (await offered()).indexOf(shown);
        if (down >= 0 && down <= PILE) {
          for (let i = 0; i < down; i++) await press('ArrowDown');
          await press('Tab');
          return true;
        }
      }
      await type(letters[n] ?? '');
    }
    return false;
  };
  const hoveder: number[] = [];
  const medNyt: number[] = [];
  for (const [i, one] of indlaeg.entries()) {
    const start = keys;
    if (i > 0) await press('Control+Enter');
    const nyt = keys;
    for (const [n, ord] of one.foran.entries()) {
      if (n > 0 || ord.length > BOGSTAVER) {
        if (!(await take(ord))) await press(' ');
      }
    }
    const seneste = one.foran.length === 0 ? (await offered()).indexOf(one.navn) : -1;
    if (seneste >= 0) {
      // Those who spoke last: one key, or the same key again.
      for (let n = 0; n <= seneste; n++) await press('Tab');
    } else {
      await type(one.initialer);
      keys++;
      // Without waiting for the page: the next letter follows at once, as from a hand that knows where it goes.
      const next = one.foran.length === 0 ? (one.verbum.trim()[0] ?? '') : '';
      if (next === '') await page.keyboard.press('Tab');
      else {
        await page.evaluate(() => dispatchEvent(new Event('taler-nu')));
        await Promise.all([page.keyboard.press('Tab'), page.keyboard.type(next)]);
        await page.keyboard.press('Backspace');
      }
    }
    if (one.foran.length > 0) {
      if ((await offered())[0] === `${one.verbum.trim()} …`) await press('Tab');
      else await type(one.verbum.trimStart());
    } else if (!(await take(one.verbum)) && /\s$/.test(one.verbum)) await press(' ');
    hoveder.push(keys - nyt);
    medNyt.push(keys - start);
    // The head is what is measured; of the rest one letter is typed, and timed.
    const [letter = '', ...more] = one.rest;
    await page.keyboard.type(letter);
    await skrivRest(page, more.join(''));
    for (const line of one.afsnit) {
      await page.keyboard.press('Enter');
      await skrivRest(page, line);
    }
  }
  const maalt = await page.evaluate(() => {
    dispatchEvent(new Event('laes-maalt'));
    return document.documentElement.dataset.maalt ?? '{}';
  });
  const { mus, skift, tast } = JSON.parse(maalt);
  const linjer = await page.locator('.ProseMirror section[data-node=indlaeg] p').evaluateAll((lines) =>
    lines.map((line) => {
      // A copy is not drawn: its innerText is all of its text, whatever the screen shows of the line itself.
      const copy = document.createElement('div');
      copy.append(line.cloneNode(true));
      for (const shift of copy.querySelectorAll('br:not(.ProseMirror-trailingBreak)')) shift.replaceWith('\n');
      return copy.innerText;
    }),
  );
  const wanted = indlaeg.flatMap(({ foran, navn, verbum, rest, afsnit }) => [
    [...foran, navn].join(' ') + verbum + rest,
    ...afsnit,
  ]);
  const forskelle = wanted.flatMap((line, i) =>
    line === linjer[i] ? [] : [`»${line.slice(0, 80)}« blev »${String(linjer[i]).slice(0, 80)}«`],
  );
  const word = indlaeg.map(({ foran, navn, verbum }) => ([...foran, navn].join(' ') + verbum).length);
  return { hoveder, medNyt, word, mus, skift, tast, forskelle };
}

/** What was said, at once; a break within a paragraph by its key. */
async function skrivRest(page: Page, text: string): Promise<void> {
  for (const [i, line] of text.split('\n').entries()) {
    if (i > 0) await page.keyboard.press('Shift+Enter');
    await page.keyboard.insertText(line);
  }
}

/** Runs in the page: what is pressed, and when its frame was drawn. */
function maalITeksten(): void {
  const skift: number[] = [];
  const tast: number[] = [];
  let mus = 0;
  let naeste = false;
  let taget = 0;
  const frame = new MessageChannel();
  const waiting: (() => void)[] = [];
  frame.port1.onmessage = () => waiting.shift()?.();
  addEventListener('taler-nu', () => {
    naeste = true;
  });
  addEventListener('pointerdown', () => mus++, true);
  addEventListener(
    'keydown',
    ({ key }) => {
      const now = performance.now();
      const list = [taget > 0 && key.length === 1 ? skift : tast, taget > 0 ? taget : now] as const;
      taget = key === 'Tab' && naeste ? now : 0;
      if (key === 'Tab') naeste = false;
      if (key.length > 1) return;
      waiting.push(() => list[0].push(performance.now() - list[1]));
      requestAnimationFrame(() => frame.port2.postMessage(0));
    },
    { capture: true },
  );
  addEventListener('laes-maalt', () => {
    document.documentElement.dataset.maalt = JSON.stringify({ mus, skift, tast });
  });
}

/** Writes the sample once; the counts are the same every time. */
export async function maalTastetryk(): Promise<Tastetryk> {
  const { doc } = importText(readFileSync(EKSEMPEL), { filnavn: 'dialogmoede.txt' });
  const vaert: Vaert = await startVaert([begyndelse(doc)]);
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const [name = '', value = ''] = vaert.cookie.split('=');
    await context.addCookies([{ name, value, url: vaert.url }]);
    const page = await context.newPage();
    await page.goto(`${vaert.url}/referater/${vaert.referater[0]}`);
    await page.waitForSelector('.ProseMirror');
    await page.keyboard.press('Control+End');
    return await skriv(page, laesIndlaeg(doc, rosterOf(doc)));
  } finally {
    await browser.close();
    await vaert.stop();
  }
}

const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length;

export async function keystrokes(): Promise<void> {
  const rounds: Tastetryk[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await maalTastetryk());
  const all = <K extends keyof Tastetryk>(key: K) => rounds.map((one) => one[key]);
  const forskelle = all('forskelle').flat();
  if (forskelle.length > 0) throw new Error(`The sample came out otherwise: ${forskelle.join('; ')}`);
  const full = mean(all('word').flat());
  const versus = `Word: navn og udsagnsord skrevet helt ud (${full.toFixed(1)})`;
  for (const [name, keys] of [
    ['keystrokes indlæggets hoved', all('hoveder').flat()],
    ['keystrokes indlæggets hoved med Ctrl + Enter', all('medNyt').flat()],
  ] as const)
    print({ name, value: mean(keys), unit: 'tastetryk', versus, ratio: mean(keys) / full, n: keys.length });
  print({
    name: 'keystrokes med musen',
    value: Math.max(...all('mus')),
    unit: 'gange',
    versus: null,
    ratio: null,
    n: ROUNDS,
  });
  const skift = all('skift').flat();
  const one = median(all('tast').flat());
  print({
    name: 'keystrokes fra taler til første bogstav',
    value: median(skift),
    unit: 'ms',
    versus: `én tast (${one.toFixed(1)} ms)`,
    ratio: median(skift) / one,
    n: skift.length,
  });
}
