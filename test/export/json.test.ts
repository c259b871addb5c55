// The JSON form: what it writes can be read again as the same referat, with its images and its source.
import { describe, expect, it } from 'vitest';
import { laesReferatfil } from '../../editor/model/referatfil.ts';
import { renderJson } from '../../server/export/json.ts';
import { altDokument, BILLEDE, BILLEDE_SHA, udskrift } from './proever.ts';

describe('JSON', () => {
  it('is read again as the same document, with the bytes of its images', () => {
    const fil = laesReferatfil(renderJson(udskrift(altDokument())));
    expect(fil.doc.eq(altDokument())).toBe(true);
    expect(fil.kilde).toBeNull();
    expect(Object.keys(fil.filer)).toEqual([BILLEDE_SHA]);
    expect(Buffer.from(fil.filer[BILLEDE_SHA] ?? '', 'base64').equals(BILLEDE)).toBe(true);
  });

  it('carries the source where there is one', () => {
    const kilde = { filnavn: 'a.txt', kodning: 'utf-8', linjeskift: '\n', data: 'YQ==', blokke: [] } as const;
    expect(laesReferatfil(renderJson(udskrift(altDokument()), kilde)).kilde).toEqual(kilde);
  });

  it('is written also where an image is gone', () => {
    const fil = laesReferatfil(renderJson({ doc: altDokument(), fil: () => null }));
    expect(fil.filer).toEqual({});
  });
});
