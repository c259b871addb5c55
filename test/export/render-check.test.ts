// The check that every format says what the document says: equal where it does, and a place where it does not.
import { describe, expect, it } from 'vitest';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { FORMATER } from '../../server/export/formater.ts';
import { afvigelse, foldet, sammenlign, udtrukketTekst } from '../../server/export/udtraek/sammenlign.ts';
import { altDokument, dokument, n, p, udskrift } from './proever.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('comparing a rendered file with its document', () => {
  it('finds every format equal, for a document with every node and for an empty one', async () => {
    for (const doc of [altDokument(), dokument(n('titel'))]) {
      const found = await sammenlign(udskrift(doc));
      expect(Object.entries(found).filter(([, difference]) => difference !== null)).toEqual([]);
    }
  });

  it('does not count white space, but everything else', () => {
    expect(afvigelse('a\n\nb\tc ', 'a b c')).toBeNull();
    expect(afvigelse('en to tre', 'en to  fire')).toEqual({ efter: 6, ventet: 'en to tre', fundet: 'en to fire' });
    expect(afvigelse('ab', 'a b')).not.toBeNull();
    expect(afvigelse('a', '')).toEqual({ efter: 0, ventet: 'a', fundet: '' });
  });

  it('tells where a format leaves something out', async () => {
    const doc = dokument(n('titel', 'Titel'), p('Første afsnit.'), p('Andet afsnit.'));
    const less = dokument(n('titel', 'Titel'), p('Første afsnit.'));
    const found = await sammenlign(udskrift(doc), {
      ...FORMATER,
      docx: { render: () => FORMATER.docx.render(udskrift(less)) },
      txt: { render: async () => bytes('Titel Første afsnit. Andet afsnit!') },
    });
    expect(found.docx?.fundet).toBe('Titel Første afsnit.');
    expect(found.txt?.ventet).toContain('Andet afsnit.');
    expect(found.html).toBeNull();
  });

  it('reads the text of each format from nothing but its bytes', async () => {
    const expected = foldet(logiskTekst(altDokument()));
    for (const format of ['docx', 'txt', 'html', 'json'] as const) {
      const written = await FORMATER[format].render(udskrift(altDokument()));
      expect(foldet(await udtrukketTekst(format, written)), format).toBe(expected);
    }
  });
});
