// How the writing page comes to its document: from the server, or from what a dead tab of the same person left on this
// computer, which goes before (rules C2, C2b, C3, A7). Knows no DOM: locks, medium and line are passed in.
import { rosterOf } from '../model/roster.ts';
import { SCHEMA_VERSION } from '../model/schema.ts';
import type { Opened } from '../model/wire.ts';
import { type Genskabt, genafspil } from '../udbakke/genafspil.ts';
import { instanslaas, type Laas, type Laase, skrivelaas } from '../udbakke/laase.ts';
import type { Fund, Medie } from '../udbakke/medie.ts';
import { indsatTekst, posttekst, raatekst } from '../udbakke/redning.ts';
import { type Hoved, type Stand, Udbakke } from '../udbakke/udbakke.ts';
import type { Ur } from '../udbakke/ur.ts';
import type { Hvem } from './skal.ts';

/** What opening needs of the world. */
export interface Omgivelser {
  readonly medie: Medie;
  readonly laase: Laase;
  readonly ur: Ur;
  /** An id that no other has. */
  nytId(): string;
  /** The document; null where there is no network. Throws where the server refuses. */
  hent(referat: string): Promise<Opened | null>;
}

/** An outbox that is ours now: what it holds, and the lock that says so. */
export interface Overtaget {
  readonly hoved: Hoved;
  readonly genskabt: Genskabt;
  readonly laas: Laas;
}

export interface Aabnet {
  readonly opened: Opened;
  readonly client: string;
  /** Written before and not yet sent, on top of `opened`. */
  readonly usendte: Genskabt['usendte'];
  /** "skriver"; "laeser": the person may not; "optaget": another tab of this browser writes (C3). */
  readonly rolle: 'skriver' | 'laeser' | 'optaget';
  /** What other dead tabs left: sent beside, each with its own client id. */
  readonly efterladte: readonly Overtaget[];
  /** The outbox of this tab; `stand` reads the editor. A tab that does not write while another does has none. */
  udbakke(stand: () => Stand): Udbakke | null;
  /** Lets go of the locks. */
  slip(): void;
  /** Resolves when another tab took over by force. */
  readonly tabt: Promise<unknown>;
}

/** A write lock that a tab holds already; `tvunget`: taken from one that did not answer. */
export interface Skriveret {
  readonly laas: Laas;
  readonly tvunget: boolean;
}

/** An outbox is looked for as long as the document is on its way, and so much longer at most. */
const LED_HOEJST = 1000;
const ALDRIG = new Promise<void>(() => undefined);

/** The server runs another release, whose documents this page cannot read: what was written waits for the page of that one. */
export class AndenUdgave extends Error {
  override readonly name = 'AndenUdgave';
}

/**
 * Opens the referat. Null where there is neither a network nor a copy; throws `AndenUdgave`, or where the server refuses.
 */
export async function aabn(hvem: Hvem, om: Omgivelser, skriveret?: Skriveret): Promise<Aabnet | null> {
  const maaSkrive = hvem.maa.split(' ').includes('skriv');
  const laas = maaSkrive ? (skriveret?.laas ?? om.laase.tag(skrivelaas(hvem.referat))) : null;
  const ledt = egne(hvem, om);
  const [opened, skriver] = await Promise.all([om.hent(hvem.referat), laas]);
  const fund = await Promise.race([ledt, frist(om.ur)]);
  const optaget = maaSkrive && skriver === null;
  const slip = () => skriver?.slip();
  try {
    if (opened && opened.schemaVersion !== SCHEMA_VERSION) throw new AndenUdgave();
    const own = skriver ? 'skriver' : 'laeser';
    const rolle = optaget ? 'optaget' : own;
    const tvunget = skriveret?.tvunget ?? false;
    const [valgt, ...efterladte] = optaget ? [] : await overtag(fund, hvem, opened, om, own, tvunget);
    if (valgt) return adopteret(valgt, efterladte, rolle, skriver, om);
    if (opened) return await frisk(hvem, opened, rolle, skriver, om);
    const copy = await kopi(fund, rolle, skriver, om);
    if (!copy) slip();
    return copy;
  } catch (cause) {
    slip();
    throw cause;
  }
}

/** The person's own outboxes of the referat, newest first (C2b: nobody else's). None where the browser keeps nothing. */
async function egne({ referat, bruger }: Hvem, { medie }: Omgivelser): Promise<readonly Fund[]> {
  try {
    const fund = await medie.listUdbakker(referat);
    return fund.filter(({ grundlag }) => grundlag.bruger === bruger).toSorted((a, b) => b.grundlag.at - a.grundlag.at);
  } catch {
    return [];
  }
}

function frist(ur: Ur): Promise<readonly Fund[]> {
  return new Promise((resolve) => ur.after(LED_HOEJST, () => resolve([])));
}

/**
 * Takes over what nobody has open: outboxes with unsent text, or, without a network, the newest base. What can no longer
 * be sent goes to the rescued texts instead.
 */
async function overtag(
  fund: readonly Fund[],
  hvem: Hvem,
  opened: Opened | null,
  om: Omgivelser,
  rolle: 'skriver' | 'laeser',
  tvunget: boolean,
): Promise<readonly Overtaget[]> {
  const { medie, laase } = om;
  const found: Overtaget[] = [];
  for (const { grundlag, usendt } of fund) {
    if (usendt === 0 && (opened || found.length > 0)) continue;
    const navn = instanslaas(grundlag.instans);
    const laas = tvunget ? await laase.stjael(navn) : await laase.tag(navn);
    if (!laas) continue;
    // Where there is no room for the mark of the take-over it is read all the same: to send it is what helps.
    const read = await medie.overtag(grundlag.instans).catch(() => medie.laes(grundlag.instans));
    if (!read) {
      laas.slip();
      continue;
    }
    const genskabt = forsoeg(() => genafspil(read.grundlag, read.poster));
    if (!genskabt) {
      const tekst = raatekst(read.poster);
      const gemt = await gem(tekst === '' ? [] : [tekst], grundlag.instans, hvem, om);
      if (gemt && opened) await medie.slet(grundlag.instans);
      laas.slip();
      continue;
    }
    const { doc: _doc, version: _version, seq: _seq, at: _at, ...hoved } = read.grundlag;
    const foraeldet = genskabt.forladt || (opened !== null && opened.epoch !== genskabt.epoch);
    const kanSendes = !foraeldet && rolle === 'skriver';
    const reddet = await red(genskabt, kanSendes, hvem, om);
    if (kanSendes || (usendt === 0 && !opened)) found.push({ hoved: { ...hoved, ...hvem }, genskabt, laas });
    else {
      // Rescued, and shown from now on (A7). Where only the permission is gone it may come back.
      if (foraeldet && reddet) await medie.slet(grundlag.instans);
      laas.slip();
    }
  }
  return found;
}

/** Null where the copy was written by another release and cannot be read by this one. */
function forsoeg<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/**
 * Rescues the text of an outbox that cannot be sent, once: the same outbox gives the same ids. False where there is no room
 * for it: then the outbox must stay.
 */
function red(genskabt: Genskabt, kanSendes: boolean, hvem: Hvem, om: Omgivelser): Promise<boolean> {
  const { usendte, doc, ulaeselige, forladt, instans } = genskabt;
  const texts = kanSendes || forladt ? [] : [...indsatTekst(usendte.flat(), doc)];
  const rest = posttekst(ulaeselige, rosterOf(doc));
  if (rest !== '') texts.push(rest);
  return gem(texts, instans, hvem, om);
}

/** False where there is no room. */
async function gem(texts: readonly string[], instans: string, hvem: Hvem, { medie, ur }: Omgivelser): Promise<boolean> {
  if (texts.length === 0) return true;
  const reddet = texts.map((tekst, i) => ({
    id: `${instans}-rest-${i}`,
    bruger: hvem.bruger,
    referat: hvem.referat,
    tekst,
    at: ur.now(),
    sendt: false,
    fjernet: false,
  }));
  return medie.gemReddet(reddet).then(
    () => true,
    () => false,
  );
}

function adopteret(
  { hoved, genskabt, laas }: Overtaget,
  efterladte: readonly Overtaget[],
  rolle: Aabnet['rolle'],
  skriver: Laas | null,
  { medie, ur }: Omgivelser,
): Aabnet {
  return {
    ...udgangspunkt(hoved.referat, genskabt),
    rolle,
    efterladte,
    udbakke: (stand) => new Udbakke(medie, ur, hoved, stand, genskabt.seq),
    slip() {
      laas.slip();
      skriver?.slip();
    },
    tabt: Promise.race([laas.tabt, skriver?.tabt ?? ALDRIG]),
  };
}

function udgangspunkt(id: string, { version, epoch, bekraeftet, client, usendte }: Genskabt) {
  return { opened: { id, version, epoch, schemaVersion: SCHEMA_VERSION, doc: bekraeftet.toJSON() }, client, usendte };
}

/** A new instance with a client id of its own, on the document as the server gave it. */
async function frisk(
  hvem: Hvem,
  opened: Opened,
  rolle: Aabnet['rolle'],
  skriver: Laas | null,
  { medie, laase, ur, nytId }: Omgivelser,
): Promise<Aabnet> {
  const client = nytId();
  const hoved: Hoved = { ...hvem, instans: client, client, epoch: opened.epoch };
  const laas = rolle === 'optaget' ? null : await laase.tag(instanslaas(hoved.instans));
  return {
    opened,
    client,
    usendte: [],
    rolle,
    efterladte: [],
    udbakke(stand) {
      if (!laas) return null;
      const udbakke = new Udbakke(medie, ur, hoved, stand);
      udbakke.begynd(() => JSON.stringify(opened.doc), opened.version);
      return udbakke;
    },
    slip() {
      laas?.slip();
      skriver?.slip();
    },
    tabt: Promise.race([laas?.tabt ?? ALDRIG, skriver?.tabt ?? ALDRIG]),
  };
}

/** Without a network, and another tab has it open: what the server acknowledged of it, to read. The rest is that tab's. */
async function kopi(
  fund: readonly Fund[],
  rolle: Aabnet['rolle'],
  skriver: Laas | null,
  { medie, nytId }: Omgivelser,
): Promise<Aabnet | null> {
  const newest = fund[0] && (await medie.laes(fund[0].grundlag.instans));
  if (!newest) return null;
  const genskabt = forsoeg(() => genafspil(newest.grundlag, newest.poster));
  if (!genskabt) return null;
  return {
    ...udgangspunkt(newest.grundlag.referat, genskabt),
    client: nytId(),
    usendte: [],
    rolle: rolle === 'skriver' ? 'laeser' : rolle,
    efterladte: [],
    udbakke: () => null,
    slip: () => skriver?.slip(),
    tabt: skriver?.tabt ?? ALDRIG,
  };
}
