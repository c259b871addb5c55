// What one participant is shown: their copy of the draft, and those threads that may be seen beside it, in the words of the
// copy. Everything that reaches a participant comes through here; what the accounts write among themselves does not.
import { Node } from 'prosemirror-model';
import type { Hoertsted, Inviteret } from '../../db/deltageradgang.ts';
import { erIGang, type Hoering } from '../../db/hoeringer.ts';
import { gennemgaa, skjulteDeltagere } from '../../editor/model/adgang.ts';
import type { Bemaerkningsstand, Forfatter, Traad } from '../../editor/model/bemaerkning.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { erLaast, type Tilstand } from '../../editor/model/forloeb.ts';
import { type Roster, rosterOf } from '../../editor/model/roster.ts';
import { loeft, schema } from '../../editor/model/schema.ts';
import { inlineTekst, tekst } from '../../editor/model/tekst.ts';
import type { Deps } from '../deps.ts';
import { tekster } from '../tekster.ts';
import { type Steder, type Stykke, tilKopi } from './kopi.ts';

const { deltager } = schema.nodes;

/** A copy as it was sent out. */
export interface Kopi {
  readonly doc: Node;
  readonly roster: Roster;
  readonly steder: Steder;
  /** The lines and figures of the copy by id. */
  readonly linjer: ReadonlyMap<string, Node>;
  /** The id in the copy of a participant of the document; null where they are not in it. */
  person(id: string | null): string | null;
  /** What the document withholds from the reader of the copy: passages and names. It is compared and never shown. */
  readonly skjult: ReadonlySet<string>;
  /** Whether this name must not be told to the reader of the copy. */
  erSkjult(forfatter: Forfatter): boolean;
}

export interface Vistsvar {
  readonly navn: string;
  readonly egen: boolean;
  readonly tekst: string;
  readonly at: number;
}

/** A thread as a participant may see it. */
export interface Visttraad extends Pick<Traad, 'id' | 'at' | 'slags' | 'tekst' | 'forslag' | 'begrundelse' | 'rev'> {
  readonly egen: boolean;
  readonly navn: string;
  readonly stand: Bemaerkningsstand;
  /** Where it stands in the copy; null = it speaks of the whole. */
  readonly sted: Stykke | null;
  /** The words there, as the copy has them; "" where it speaks of a block or of the whole. */
  readonly citat: string;
  readonly svar: readonly Vistsvar[];
}

export interface Visning {
  readonly inviteret: Inviteret;
  readonly kopi: Kopi;
  /** In the order they came in. */
  readonly traade: readonly Visttraad[];
  /** Ids of threads that were shown and are not any more. */
  readonly vaek: readonly string[];
  readonly rev: number;
  /** Whether anything can still be said. */
  readonly aaben: boolean;
}

/** One's own remark of an earlier round. */
export interface Tidligere extends Pick<Traad, 'id' | 'stand' | 'begrundelse'> {
  readonly runde: number;
  readonly ord: string;
}

/** So many copies are remembered; they never change. */
const HUSKES = 16;

export class Visninger {
  readonly #deps: Pick<Deps, 'store' | 'levende' | 'now'>;
  readonly #kopier = new Map<string, Promise<Kopi>>();

  constructor(deps: Pick<Deps, 'store' | 'levende' | 'now'>) {
    this.#deps = deps;
  }

  /** Throws AppError "findes-ikke". */
  async inviteret({ hoering, nr }: { readonly hoering: string; readonly nr: number }): Promise<Inviteret> {
    const found = await this.#deps.store.findInviteret(hoering, nr);
    if (!found) throw new AppError('findes-ikke', tekster.udkast.neutral.besked);
    return found;
  }

  /** With the threads that have changed after `siden`. */
  async vis(inviteret: Inviteret, siden = 0): Promise<Visning> {
    const { store } = this.#deps;
    const kopi = await this.kopi(inviteret);
    const { rev, traade } = await store.listTraade(inviteret.runde.referat, siden);
    const steder = new Map(
      traade.length === 0 ? [] : (await store.listHoertesteder(inviteret.hoering)).map((one) => [one.traad, one]),
    );
    const udgaver = await store.listLaesteUdgaver(inviteret.hoering);
    const shown: Visttraad[] = [];
    const vaek: string[] = [];
    for (const traad of traade) {
      const sted = steder.get(traad.id);
      const vist = sted ? vistTraad(traad, sted, inviteret, kopi, udgaver) : null;
      if (!vist) continue;
      if (traad.stand === 'trukket' && !vist.egen) vaek.push(traad.id);
      else shown.push(vist);
    }
    return { inviteret, kopi, traade: shown, vaek, rev, aaben: this.erAaben(inviteret) };
  }

  /** The draft of the round before in the same edition; null where there was none, or the reader was not asked then. */
  async foer(inviteret: Inviteret): Promise<{ readonly nr: number; readonly kopi: Kopi } | null> {
    const { referat, nr } = inviteret.runde;
    const runde = nr > 1 ? await this.#deps.store.findHoering(referat, nr - 1) : null;
    const same = runde && samme(runde, inviteret);
    if (!runde || !same || same.udgave !== inviteret.udgave) return null;
    const then = await this.#deps.store.findInviteret(runde.id, same.nr);
    return then && { nr: runde.nr, kopi: await this.kopi(then) };
  }

  /** What the reader wrote in earlier rounds, the newest round first, and what came of it: their own words alone. */
  async tidligere(inviteret: Inviteret): Promise<readonly Tidligere[]> {
    const { referat, nr } = inviteret.runde;
    if (nr === 1) return [];
    const { store } = this.#deps;
    const { traade } = await store.listTraade(referat);
    return (await store.listHoeringer(referat)).flatMap((runde) => {
      const same = runde.nr < nr ? samme(runde, inviteret) : null;
      const mine = traade.filter(
        ({ runde: i, af, stand }) => same && i === runde.nr && af.inviteret === same.nr && stand !== 'trukket',
      );
      return mine.map(({ id, tekst: said, forslag, stand, begrundelse }) => ({
        ...{ id, runde: runde.nr, ord: said || forslag?.tekst || '', stand, begrundelse },
      }));
    });
  }

  erAaben({ runde }: Inviteret): boolean {
    return erIGang(runde, this.#deps.now()) && !erLaast(runde.status as Tilstand);
  }

  /** The copy of their edition. */
  kopi({ hoering, udgave, runde }: Inviteret): Promise<Kopi> {
    const key = `${hoering} ${udgave}`;
    const known = this.#kopier.get(key);
    if (known) return known;
    const made = this.#laes(hoering, udgave, runde);
    this.#kopier.set(key, made);
    made.catch(() => this.#kopier.delete(key));
    for (const oldest of this.#kopier.keys()) if (this.#kopier.size > HUSKES) this.#kopier.delete(oldest);
    return made;
  }

  async #laes(hoering: string, udgave: Inviteret['udgave'], runde: Inviteret['runde']): Promise<Kopi> {
    const { store, levende } = this.#deps;
    const stored = await store.findUdkast(hoering, udgave);
    if (!stored) throw new AppError('findes-ikke', tekster.udkast.neutral.besked);
    const doc = Node.fromJSON(schema, loeft(JSON.parse(stored.json), stored.schemaVersion));
    const original = (await levende.dokument(runde.referat, runde.version)).doc;
    return laesKopi(doc, JSON.parse(stored.steder) as Steder, udgave === 'fuld' ? null : original);
  }
}

/** The reader as they were asked in another round; null where they were not, or their link was revoked. */
function samme({ inviterede }: Hoering, { mail, deltager: id }: Inviteret): Hoering['inviterede'][number] | null {
  const found = inviterede.find((one) =>
    id === null ? mail !== null && one.mail?.toLowerCase() === mail.toLowerCase() : one.deltager === id,
  );
  return found && found.tilbagekaldt === null ? found : null;
}

/** `original`: the document that a public copy was made from; null for a full one. */
function laesKopi(doc: Node, steder: Steder, original: Node | null): Kopi {
  const roster = rosterOf(doc);
  const linjer = new Map<string, Node>();
  doc.descendants((node) => {
    if (!node.isInline && (node.isTextblock || node.isAtom)) linjer.set(node.attrs.id, node);
    return !node.isTextblock;
  });
  const skjulte = original ? skjulteDeltagere(original) : new Set<string>();
  const navne = new Set(
    original ? [...skjulte].flatMap((id) => rosterOf(original).find(id)?.navn.toLocaleLowerCase('da') ?? []) : [],
  );
  return {
    ...{ doc, roster, steder, linjer },
    skjult: new Set([...navne, ...(original ? skjulteOrd(original) : [])]),
    person(id) {
      if (id === null || !original) return id !== null && roster.find(id) ? id : null;
      if (skjulte.has(id)) return null;
      return navnebroder(original, doc, id, skjulte);
    },
    erSkjult: ({ navn, deltager: id }) =>
      (id !== null && skjulte.has(id)) || navne.has(navn.trim().toLocaleLowerCase('da')),
  };
}

function skjulteOrd(original: Node): readonly string[] {
  const found: string[] = [];
  gennemgaa(original, (node, skjult) => {
    if (skjult !== null && node.isInline) found.push(inlineTekst(node, rosterOf(original)));
  });
  return found;
}

/** The copy gives ids anew: among those of the same name, the one that stands at the same place. */
function navnebroder(original: Node, copy: Node, id: string, skjulte: ReadonlySet<string>): string | null {
  const navn = rosterOf(original).find(id)?.navn;
  const there = deltagere(original).filter((one) => one.attrs.navn === navn && !skjulte.has(one.attrs.id));
  const here = deltagere(copy).filter((one) => one.attrs.navn === navn);
  const place = there.findIndex((one) => one.attrs.id === id);
  return here.length === there.length ? ((here[place]?.attrs.id as string | undefined) ?? null) : null;
}

function deltagere(doc: Node): readonly Node[] {
  const found: Node[] = [];
  doc.descendants((node) => {
    if (node.type === deltager) found.push(node);
  });
  return found;
}

/** The thread for this reader; null where they may not see it. Withdrawn ones are the caller's. */
function vistTraad(
  traad: Traad,
  sted: Hoertsted,
  me: Inviteret,
  kopi: Kopi,
  udgaver: ReadonlyMap<number, Inviteret['udgave']>,
): Visttraad | null {
  const egen = sted.inviteret === me.nr;
  // Whoever has read what is withheld may write of it.
  const maaLaese = (nr: number): boolean => me.udgave === 'fuld' || nr === me.nr || udgaver.get(nr) === 'offentlig';
  if (!egen && (!me.runde.seHinanden || !maaLaese(sted.inviteret))) return null;
  const here = sted.blok === '' ? null : tilKopi(kopi.steder, sted);
  if (!egen && sted.blok !== '' && !here) return null;
  const line = here && kopi.linjer.get(here.blok);
  const words = here && line?.isTextblock ? tekst(line, kopi.roster).slice(here.fra, here.til) : '';
  const { id, at, slags, tekst: said, forslag, begrundelse, rev, stand } = traad;
  return {
    ...{ id, at, slags, tekst: said, forslag, begrundelse, rev, stand, egen },
    navn: navnet(traad.af, kopi),
    sted: here,
    citat: words,
    svar: traad.svar
      .filter(({ af }) => af.inviteret === null || maaLaese(af.inviteret))
      .map(({ af, tekst: words, at: when }) => ({
        navn: af.inviteret === null ? tekster.udkast.traad.referenten : navnet(af, kopi),
        egen: af.inviteret === me.nr,
        tekst: words,
        at: when,
      })),
  };
}

function navnet(af: Forfatter, kopi: Kopi): string {
  return kopi.erSkjult(af) ? tekster.udkast.traad.enDeltager : af.navn;
}
