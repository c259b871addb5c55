// What is true of the saving right now (rule C5). "Gemt" only when the server has acknowledged everything.
import type { Lokalt } from '../udbakke/udbakke.ts';

/** Whether this computer keeps what was written; "ingen": this tab writes nothing down. */
export type Her = Lokalt | 'ingen';

export type Gemt =
  /** `kl`: when the last acknowledgement came; null = nothing has been written since the page was opened. */
  | { readonly slags: 'gemt'; readonly kl: number | null }
  | { readonly slags: 'gemmer' }
  /** `usendt`: something waits for the network; `her`: whether this computer has it. */
  | { readonly slags: 'intet-net'; readonly usendt: boolean; readonly her: Her }
  /** The server answers, but does not save. `proever`: it is tried again by itself; `laast`: the text is approved. */
  | { readonly slags: 'kan-ikke'; readonly besked: string; readonly proever: boolean; readonly laast?: boolean }
  | { readonly slags: 'log-ind' }
  /** The document was replaced under the text (restored, raised): nothing more can be saved from here. */
  | { readonly slags: 'foraeldet' };
