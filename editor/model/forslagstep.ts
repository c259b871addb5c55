// Accepting a proposal: a step that replaces text and says which proposal it settles, so that the log, undo and a rebase
// carry both together (rule K3). Where anything in what it replaces was changed meanwhile it maps to nothing: a proposal
// never lands twice, nor in text it did not speak of.
import type { Node, Schema } from 'prosemirror-model';
import { type Mappable, ReplaceStep, Step, type StepMap, type StepResult } from 'prosemirror-transform';
import type { Bemaerkningsstand } from './bemaerkningsstand.ts';

/** What the step says of the proposal. `fra` is the stand it expects. */
export interface Forslagsskift {
  /** Id of the thread. */
  readonly traad: string;
  readonly fra: Bemaerkningsstand;
  readonly til: Bemaerkningsstand;
}

/** With the version of the document that its step makes. */
export interface Trinskift extends Forslagsskift {
  readonly version: number;
}

interface Json {
  readonly stepType: string;
  readonly [key: string]: unknown;
}

export class ForslagStep extends Step {
  readonly inner: ReplaceStep;
  /** The stretch that must be untouched: the replaced text, and for an insertion the block it follows. */
  readonly vagtFra: number;
  readonly vagtTil: number;
  readonly skift: Forslagsskift;

  constructor(inner: ReplaceStep, vagtFra: number, vagtTil: number, skift: Forslagsskift) {
    super();
    this.inner = inner;
    this.vagtFra = vagtFra;
    this.vagtTil = vagtTil;
    this.skift = skift;
  }

  apply(doc: Node): StepResult {
    return this.inner.apply(doc);
  }

  override getMap(): StepMap {
    return this.inner.getMap();
  }

  invert(doc: Node): Step {
    const { traad, fra, til } = this.skift;
    const inner = this.inner.invert(doc);
    const grown = this.inner.slice.size - (this.inner.to - this.inner.from);
    return new ForslagStep(inner, this.vagtFra, this.vagtTil + grown, { traad, fra: til, til: fra });
  }

  map(mapping: Mappable): Step | null {
    const from = mapping.mapResult(this.vagtFra, 1);
    const to = mapping.mapResult(this.vagtTil, -1);
    if (from.deletedAfter || to.deletedBefore || to.pos - from.pos !== this.vagtTil - this.vagtFra) return null;
    // What another put in exactly there may be this very proposal.
    const { from: at } = this.inner;
    if (at === this.inner.to && mapping.map(at, 1) !== mapping.map(at, -1)) return null;
    // Text of the same length may stand in place of what was there: each position in it must have stayed.
    for (let pos = this.vagtFra + 1; pos < this.vagtTil; pos++) {
      const now = mapping.mapResult(pos);
      if (now.deletedAcross || now.pos !== from.pos + pos - this.vagtFra) return null;
    }
    const moved = from.pos - this.vagtFra;
    const inner = new ReplaceStep(this.inner.from + moved, this.inner.to + moved, this.inner.slice);
    return new ForslagStep(inner, from.pos, to.pos, this.skift);
  }

  override toJSON(): Json {
    const { stepType: _, ...inner } = this.inner.toJSON();
    return { ...inner, stepType: 'forslag', vagt: [this.vagtFra, this.vagtTil], skift: this.skift };
  }

  /** Of JSON that the server has checked (`server/collab/batch.ts`). */
  static override fromJSON(schema: Schema, json: Json): ForslagStep {
    const { vagt, skift } = json as Json & { vagt: readonly [number, number]; skift: Forslagsskift };
    const { traad, fra, til } = skift;
    return new ForslagStep(ReplaceStep.fromJSON(schema, json) as ReplaceStep, vagt[0], vagt[1], { traad, fra, til });
  }
}

Step.jsonID('forslag', ForslagStep);
