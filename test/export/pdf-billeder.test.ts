// Images in the PDF: each kind that can be shown is shown the right way up, each that cannot is refused by name.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { liggerNed } from '../../server/export/pdf/drejning.ts';
import { renderPdf } from '../../server/export/pdf.ts';
import { BILLEDE, dokument, n, png, udskrift } from './proever.ts';

/** A grey JPEG of 16 by 8 pixels. */
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/wAALCAAIABABAREA/8QAFQABAQAAAAAAAAAAAAAAAAAAAAH/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AIP/2Q==',
  'base64',
);

async function render(data: Uint8Array): Promise<string> {
  const fil = createHash('sha256').update(data).digest('hex');
  const doc = dokument(n('titel', 'T'), n('figur', { fil, alt: 'Kortet' }));
  return Buffer.from(await renderPdf({ ...udskrift(doc), fil: () => data })).toString('latin1');
}

/** The JPEG with a note of the camera: which way up it is (1–8). */
function turned(orientation: number): Uint8Array {
  const tiff = Buffer.from('4d4d002a0000000800010112000300000001000000000000', 'hex');
  tiff[19] = orientation;
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, body.length + 2]);
  return Buffer.concat([JPEG.subarray(0, 2), head, body, JPEG.subarray(2)]);
}

function changed(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const out = Uint8Array.from(bytes);
  out[at] = value;
  return out;
}

describe('images', () => {
  it('PNG and JPEG are embedded', async () => {
    expect(await render(png(30, 20))).toMatch(/\/Subtype \/Image\n[^>]*\/Width 30\n\/Height 20/);
    expect(await render(JPEG)).toMatch(/\/Filter \/DCTDecode/);
  });

  it('a photograph taken on its side is given room as it is seen', async () => {
    for (const [orientation, upright] of [
      [1, false],
      [3, false],
      [6, true],
      [8, true],
    ] as const) {
      const rendered = await render(turned(orientation));
      expect(rendered).toContain('/DCTDecode');
      expect(liggerNed(turned(orientation))).toBe(upright);
    }
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['a PNG cut short', BILLEDE.subarray(0, BILLEDE.length - 30), /^Billedet »Kortet« er beskadiget\./],
    ['a PNG with broken pixels', changed(png(30, 20), 45, 0xff), /er beskadiget/],
    ['a PNG of an unknown colour type', changed(png(30, 20), 25, 5), /er beskadiget/],
    ['a PNG with transparency and too few pixels', changed(png(30, 20), 25, 6), /er beskadiget/],
    ['a PNG that claims to be enormous', changed(changed(png(30, 20), 16, 0x7f), 20, 0x7f), /er for stort/],
    ['a JPEG in printing colours', changed(JPEG, sof(JPEG) + 9, 4), /trykfarver \(CMYK\)/],
    ['a JPEG cut short', JPEG.subarray(0, 30), /PNG|beskadiget/],
  ])('%s is refused with a sentence', async (_name, data, message) => {
    await expect(render(data)).rejects.toMatchObject({ code: 'ugyldig', message: expect.stringMatching(message) });
  });
});

/** Where the frame header begins. */
function sof(jpeg: Uint8Array): number {
  return jpeg.findIndex((byte, i) => byte === 0xff && jpeg[i + 1] === 0xc0);
}
