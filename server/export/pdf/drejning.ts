// Which way up a JPEG is meant to be seen: the orientation that cameras write (Exif 2.3, tag 0x0112). pdfkit turns the
// picture by it; whoever gives it room must know that width and height change places.

/** True when the picture lies on its side: its width is seen as its height. */
export function liggerNed(data: Uint8Array): boolean {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return view.byteLength > 4 && view.getUint16(0) === 0xffd8 && orientation(view) > 4;
}

function orientation(view: DataView): number {
  for (let at = 2; at + 18 < view.byteLength && view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1);
    const length = view.getUint16(at + 2);
    if (marker === 0xda) return 1;
    if (marker === 0xe1 && view.getUint32(at + 4) === 0x45786966) return fromTiff(view, at + 10, at + 2 + length);
    at += 2 + length;
  }
  return 1;
}

function fromTiff(view: DataView, start: number, segmentEnd: number): number {
  const end = Math.min(segmentEnd, view.byteLength);
  const little = view.getUint16(start) === 0x4949;
  const first = start + (start + 8 <= end ? view.getUint32(start + 4, little) : 0);
  if (first + 2 > end) return 1;
  for (let i = 0; i < view.getUint16(first, little); i++) {
    const entry = first + 2 + i * 12;
    if (entry + 12 > end) return 1;
    if (view.getUint16(entry, little) === 0x0112) return view.getUint16(entry + 8, little);
  }
  return 1;
}
