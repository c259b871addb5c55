// What has become of a remark or a proposal. By itself, since the steps of a document know it, and the first load of the
// writing page knows those.

/** What has become of a thread. */
export const stande = [
  'aaben',
  /** The referent has seen it and decides later. */
  'holdt',
  /** It stands in the text now: as proposed, or (delvist) otherwise than proposed. */
  'indarbejdet',
  'delvist',
  'afvist',
  /** A remark that was answered and asks for no change. */
  'besvaret',
  /** Remarks that contradict each other: the next meeting decides. */
  'naeste-moede',
  /** Withdrawn by the one who made it. */
  'trukket',
] as const;
export type Bemaerkningsstand = (typeof stande)[number];
