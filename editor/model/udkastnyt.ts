// What the participant's page is told between server and browser: what has changed since it last asked, as mark-up that the
// server has filtered for this person.

export interface Udkastnyt {
  /** To be given with the next question. */
  readonly rev: number;
  /** Threads that are new or changed, in the order they came in. */
  readonly kort: readonly Udkastkort[];
  /** Ids of threads that are not shown any more. */
  readonly vaek: readonly string[];
  /** What the answer's panel shows beside the threads; to be given with the next question. */
  readonly stand: string;
  /** The participant's answer and what can be done now, as mark-up; null = as it was. */
  readonly panel: string | null;
}

export interface Udkastkort {
  readonly id: string;
  /** The block of the copy it stands beside; null = it speaks of the whole, or of nothing that is shown. */
  readonly blok: string | null;
  readonly html: string;
}
