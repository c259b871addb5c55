// Meeting templates: what a referat starts as. Each is a JSON file in this folder, checked when it is read; a new kind
// of meeting is a new file. `{emne}` in its text and in `kaldes` stands for what the meeting is about.
import { readdirSync, readFileSync } from 'node:fs';
import type { Node } from 'prosemirror-model';
import { AppError } from '../../editor/model/fejl.ts';
import { laesDokument } from '../../editor/model/referatfil.ts';

export interface Skabelon {
  readonly id: string;
  readonly navn: string;
  /** One sentence for those who choose. */
  readonly beskrivelse: string;
  /** Types of organs whose meetings it is meant for: it is offered first there. */
  readonly organtyper: readonly string[];
  /** What lists call the referat: "Dialogmøde om {emne}". */
  readonly kaldes: string;
  /** Without ids; they are issued when a referat begins. */
  readonly doc: Node;
}

const folder = new URL('./', import.meta.url);

/** Checks one template. Throws AppError "ugyldig" naming the first thing that is wrong. */
export function laesSkabelon(json: unknown): Skabelon {
  const value = json as Partial<Record<keyof Skabelon, unknown>> | null;
  const { id, navn, beskrivelse, organtyper, kaldes } = value ?? {};
  const ord = (one: unknown): one is string => typeof one === 'string' && one.trim() !== '';
  if (!ord(id) || !/^[a-z-]{1,60}$/.test(id) || !ord(navn) || !ord(beskrivelse) || !ord(kaldes))
    throw new AppError('ugyldig', 'En mødeskabelon skal have id, navn, beskrivelse og kaldes.');
  if (!Array.isArray(organtyper) || !organtyper.every(ord))
    throw new AppError('ugyldig', `Mødeskabelonen ${id} skal have en liste over organtyper.`);
  const doc = laesDokument(value?.doc);
  if (doc.attrs.skabelon !== id)
    throw new AppError('ugyldig', `Mødeskabelonen ${id} skal nævne sig selv i dokumentet.`);
  return { id, navn, beskrivelse, organtyper, kaldes, doc };
}

let kendte: readonly Skabelon[] | null = null;

/** Every template, by its Danish name. */
export function listSkabeloner(): readonly Skabelon[] {
  kendte ??= readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => laesSkabelon(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))))
    .sort((a, b) => a.navn.localeCompare(b.navn, 'da'));
  return kendte;
}
