// What the page says of itself: where it sends to, whose it is, its words; and the line that is read aloud.

export interface Side {
  /** "/udkast/ID". */
  readonly sti: string;
  /** Whose page it is: what is kept on this computer is kept under it. */
  readonly mig: string;
  /** The highest `rev` that has been shown. */
  rev: number;
  /** What the panel shows. */
  stand: string;
  /** Whether anything can still be written. */
  aaben(): boolean;
  ord(navn: string): string;
  /** Says something to those who hear the page. */
  meld(words: string): void;
}

/** Null on a page that is none. */
export function laesSide(doc: Document): Side | null {
  const data = doc.querySelector<HTMLElement>('[data-udkast]');
  if (!data) return null;
  const melding = doc.querySelector('[data-melding]');
  return {
    sti: data.dataset.udkast ?? '',
    mig: data.dataset.mig ?? '',
    rev: Number(data.dataset.rev),
    stand: data.dataset.stand ?? '',
    aaben: () => doc.querySelector('#ark') !== null,
    ord: (navn) => data.getAttribute(`data-t-${navn.toLowerCase()}`) ?? '',
    meld(words) {
      if (!melding) return;
      // The same words twice are read twice.
      melding.replaceChildren();
      setTimeout(() => melding.replaceChildren(words), 50);
    },
  };
}
