// The versions that remarks are written on: each built once and kept a while, with what the steps since then do to places,
// so that a round in which everybody answers at once reads the log once.
import type { Node } from 'prosemirror-model';
import { Step } from 'prosemirror-transform';
import { type Fastsat, flyt, type Kort, kortAf, laegUd } from '../../editor/model/anker.ts';
import { Bloktekster, fastgoer, saetIgen } from '../../editor/model/ankertekst.ts';
import type { Citat, Fastgjort, NyBemaerkning } from '../../editor/model/bemaerkning.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { schema } from '../../editor/model/schema.ts';
import type { Ankerrad, Arkiv, Stand } from './arkiv.ts';
import { genopbyg } from './genopbyg.ts';

interface Kendt {
  readonly doc: Node;
  readonly epoch: number;
  readonly kort: Kort[];
  /** The version that `kort` leads to. */
  naaet: number;
}

/** Versions kept. */
const MAX_KENDTE = 8;

export class Udkast {
  readonly #arkiv: Arkiv;
  /** In the order of last use. */
  readonly #kendte = new Map<string, Kendt>();

  constructor(arkiv: Arkiv) {
    this.#arkiv = arkiv;
  }

  /**
   * The words that a new thread speaks of, and where they are in the document as it is now. Throws AppError "ugyldig",
   * "findes-ikke".
   */
  async fastgoer(
    id: string,
    ny: NyBemaerkning,
    nu: Stand & { readonly doc: Node },
  ): Promise<{ readonly citat: Citat; readonly anker: Fastgjort }> {
    if (ny.version > nu.version) throw new AppError('findes-ikke', 'Den version findes ikke.');
    const udkast = await this.#find(id, ny.version);
    const { blok, fra, til, stand, ...citat } = fastgoer(udkast.doc, rosterOf(udkast.doc), ny);
    const traad: Fastsat = { traad: '', citat, egen: blok, anker: { blok, fra, til, stand } };
    if (await this.#frem(id, udkast, nu)) {
      const [sted] = flyt(laegUd(udkast.doc, [traad]), udkast.doc, udkast.kort, nu.doc);
      if (sted) return { citat, anker: sted.anker };
    }
    // A restore lies between: no steps lead from there to here.
    return { citat, anker: saetIgen(nu.doc, new Bloktekster(rosterOf(nu.doc)), traad) };
  }

  async #find(id: string, version: number): Promise<Kendt> {
    const key = `${id} ${version}`;
    let kendt = this.#kendte.get(key);
    if (!kendt) {
      const found = await this.#arkiv.findGenopbygning(id, version);
      if (!found) throw new AppError('findes-ikke', 'Den version findes ikke.');
      kendt = { doc: genopbyg(found), epoch: found.epoch, kort: [], naaet: version };
    }
    this.#kendte.delete(key);
    this.#kendte.set(key, kendt);
    for (const [oldest] of this.#kendte) if (this.#kendte.size > MAX_KENDTE) this.#kendte.delete(oldest);
    return kendt;
  }

  /** Reads the log on to `nu`; false where it does not lead there. */
  async #frem(id: string, kendt: Kendt, nu: Stand): Promise<boolean> {
    if (kendt.epoch !== nu.epoch) return false;
    while (kendt.naaet < nu.version) {
      const { steps } = await this.#arkiv.stepsSince(id, kendt.naaet);
      if (steps.length === 0) return false;
      for (const json of steps) kendt.kort.push(kortAf(Step.fromJSON(schema, JSON.parse(json))));
      kendt.naaet += steps.length;
    }
    return kendt.naaet === nu.version;
  }
}

/** Rows of the store as the model has them. */
export function fastsatte(rader: readonly Ankerrad[]): readonly Fastsat[] {
  return rader.map(({ traad, anker, blok, citat, foer, efter }) => ({
    ...{ traad, anker, egen: blok },
    citat: { citat, foer, efter },
  }));
}
