// Which draft a Word file is, as it says itself: in the part that Referat put there, or in its properties.
import {
  KENDEMAERKE_EGENSKAB,
  KENDEMAERKE_NAVNERUM,
  type Kendemaerke,
  laesKendemaerke,
} from '../../../../editor/model/wordudkast.ts';
import type { Pakke } from '../pakke.ts';
import { direkte } from '../raatekst.ts';
import { elementer, laesXml } from '../xml.ts';

const MAX_PART = 2 ** 20;
/** Parts that are looked into; a file of ours has one. */
const MAX_PARTS = 20;

/** Null where the file does not say: it is none of ours, or a program dropped it. */
export function findKendemaerke(pakke: Pakke): Kendemaerke | null {
  const items = pakke.navne.filter((navn) => /^customxml\/item\d+\.xml$/.test(navn)).slice(0, MAX_PARTS);
  for (const navn of items) {
    if (pakke.fylder(navn) > MAX_PART) continue;
    const bytes = pakke.laes(navn, MAX_PART);
    // Other programs' parts may hold anything: only one that names our namespace is read.
    if (!bytes || !Buffer.from(bytes).includes(KENDEMAERKE_NAVNERUM)) continue;
    const { attr } = laesXml(bytes);
    const found = laesKendemaerke(`${attr.referat} ${attr.runde} ${attr.version} ${attr.udgave}`);
    if (found) return found;
  }
  const bytes = pakke.laes('docProps/custom.xml', MAX_PART);
  const property = bytes ? elementer(laesXml(bytes)).find(({ attr }) => attr.name === KENDEMAERKE_EGENSKAB) : undefined;
  return property ? laesKendemaerke(elementer(property).map(direkte).join('')) : null;
}
