// What is true of the saving right now (rule C5). "Gemt" only when the server has acknowledged everything.

export type Gemt =
  /** `kl`: when the last acknowledgement came; null = nothing has been written since the page was opened. */
  | { readonly slags: 'gemt'; readonly kl: number | null }
  | { readonly slags: 'gemmer' }
  | { readonly slags: 'intet-net' }
  /** The server answers, but does not save. `proever`: it is tried again by itself. */
  | { readonly slags: 'kan-ikke'; readonly besked: string; readonly proever: boolean }
  | { readonly slags: 'log-ind' }
  /** The document was replaced under the text (restored, raised): nothing more can be saved from here. */
  | { readonly slags: 'foraeldet' };
