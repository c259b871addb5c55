// The text that lies only on this computer, as files: each referat as it would stand here, then what was rescued and noted.
import { indrykketTekst } from '../model/linjer.ts';
import { listUsendteNoter } from '../noter/lager.ts';
import { genafspil } from '../udbakke/genafspil.ts';
import { idb } from '../udbakke/idb.ts';
import { downloadFil } from './download.ts';
import { tekster } from './tekster.ts';

/** Lets the browser save what the person has not sent. */
export async function hentUsendt(bruger: string): Promise<void> {
  const rest = (await listUsendteNoter(bruger).catch(() => [])).map(({ tekst }) => tekst);
  const sager = new Set<string>();
  for (const { grundlag, usendt } of await idb.listUdbakker()) {
    if (grundlag.bruger !== bruger) continue;
    sager.add(grundlag.referat);
    const read = usendt > 0 ? await idb.laes(grundlag.instans) : null;
    if (read) downloadFil(indrykketTekst(genafspil(read.grundlag, read.poster).doc), grundlag.navn);
  }
  for (const referat of sager)
    for (const { tekst, sendt, fjernet } of await idb.listReddet(bruger, referat))
      if (!sendt && !fjernet) rest.push(tekst);
  if (rest.length > 0) downloadFil(rest.join('\n\n'), tekster.logUd.fil);
}
