// Asks the server now and then whether both have the same document (rule C9). No rule of collaboration should ever let them
// differ; where one does all the same, it is found out within minutes and not when the referat is sent.
import type { EditorState } from 'prosemirror-state';
import { kanonisk } from '../model/kanonisk.ts';
import { SCHEMA_VERSION } from '../model/schema.ts';
import type { Aftryk, Aftrykssvar } from '../model/wire.ts';
import type { Ur } from '../udbakke/ur.ts';
import type { Forbindelse } from './forbindelse.ts';

const HVER = 3 * 60_000;
/** Somebody writes right now, or the network is gone: a little later. */
const SNART = 15_000;

export interface Proevested {
  readonly editor: { readonly state: EditorState; readonly composing: boolean };
  readonly forbindelse: Pick<Forbindelse, 'usendt' | 'version' | 'epoch' | 'stoppet'>;
  readonly ur: Ur;
  /** SHA-256, hexadecimal; null where the browser has none. */
  sha256(text: string): Promise<string | null>;
  /** Null where nobody answered. */
  spoerg(aftryk: Aftryk): Promise<Aftrykssvar | null>;
  /** They differ. */
  afviger(): void;
}

export class Stikproeve {
  readonly #sted: Proevested;
  #cancel: (() => void) | null = null;

  constructor(sted: Proevested) {
    this.#sted = sted;
  }

  start(): void {
    this.#om(HVER);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  /** One question now; null where it could not be asked or answered. */
  async spoerg(): Promise<Aftrykssvar['svar'] | null> {
    const { editor, forbindelse, sha256, spoerg } = this.#sted;
    if (forbindelse.stoppet || forbindelse.usendt > 0 || editor.composing) return null;
    const { version, epoch } = forbindelse;
    const hash = await sha256([...kanonisk(editor.state.doc)].join(''));
    if (hash === null) return null;
    return (await spoerg({ version, epoch, schemaVersion: SCHEMA_VERSION, sha256: hash }))?.svar ?? null;
  }

  #om(ms: number): void {
    const { ur } = this.#sted;
    this.#cancel = ur.after(ms * (0.8 + 0.4 * ur.random()), () => ur.ledig(() => void this.#tjek()));
  }

  async #tjek(): Promise<void> {
    const svar = await this.spoerg().catch(() => null);
    // Stopped meanwhile.
    if (!this.#cancel) return;
    if (svar === 'andet') this.#sted.afviger();
    this.#om(svar === null || svar === 'ukendt' ? SNART : HVER);
  }
}

/** By the browser's own cryptography, which it has in a secure context only. */
export async function webSha256(text: string): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
