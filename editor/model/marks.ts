// Marks: emphasis, links, the distribution sentence, passages that are not for everybody. No mark changes what the text says.
import type { MarkSpec } from 'prosemirror-model';
import * as is from './attrs.ts';

export const marks = {
  link: {
    attrs: {
      href: { validate: is.href },
      titel: { default: null, validate: is.nullable(is.text(500)) },
    },
    inclusive: false,
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (dom) => {
          const href = dom.getAttribute('href') ?? '';
          try {
            is.href(href);
          } catch {
            return false;
          }
          return { href, titel: dom.getAttribute('title') };
        },
      },
    ],
    toDOM: (mark) => [
      'a',
      {
        href: mark.attrs.href,
        title: mark.attrs.titel,
        rel: 'noopener noreferrer nofollow',
      },
      0,
    ],
  },
  /** The sentence that says to whom the referat is sent; may be part of a paragraph (domain.md §1.1). */
  distribution: {
    inclusive: false,
    parseDOM: [{ tag: 'span[data-distribution]' }],
    toDOM: () => ['span', { 'data-distribution': '' }, 0],
  },
  /** A passage that is in no public edition: said behind closed doors, or left out (`adgang.ts`). */
  skjult: {
    attrs: { adgang: { validate: is.oneOf('lukket', 'udelades') } },
    parseDOM: [{ tag: 'span[data-skjult]', getAttrs: (dom) => ({ adgang: dom.getAttribute('data-skjult') }) }],
    toDOM: (mark) => ['span', { 'data-skjult': mark.attrs.adgang }, 0],
  },
  em: {
    parseDOM: [{ tag: 'i' }, { tag: 'em' }, { style: 'font-style=italic' }],
    toDOM: () => ['em', 0],
  },
  strong: {
    parseDOM: [
      { tag: 'strong' },
      // Google Docs wraps everything in <b style="font-weight: normal">
      {
        tag: 'b',
        getAttrs: (dom) => dom.style.fontWeight !== 'normal' && null,
      },
      {
        style: 'font-weight',
        getAttrs: (value) => /^(bold(er)?|[6-9]\d\d)$/.test(value) && null,
      },
    ],
    toDOM: () => ['strong', 0],
  },
} satisfies Record<string, MarkSpec>;
