// What is asked of the server about one's own notes and times.
import { type Privatsvar, privatlinje } from '../connection/privatlinje.ts';
import type { Indlaegstid, Note, Notegem, Noter } from '../model/note.ts';

export interface Linje {
  hent(): Promise<Privatsvar<Noter>>;
  gem(note: Notegem): Promise<Privatsvar<Note>>;
  slet(id: string, udgaver: readonly string[]): Promise<Privatsvar<null>>;
  tider(tider: readonly Indlaegstid[]): Promise<Privatsvar<null>>;
}

export function linje(referatId: string): Linje {
  const ask = privatlinje(referatId, [400, 404, 409, 413, 429]);
  const nothing = async (): Promise<null> => null;
  return {
    hent: () => ask('/noter', 'GET', undefined, async (answer): Promise<Noter> => answer.json()),
    gem: (note) => ask(`/noter/${note.id}`, 'PUT', note, async (answer): Promise<Note> => answer.json()),
    slet: (id, udgaver) =>
      ask(`/noter/${id}?${udgaver.map((one) => `udgave=${one}`).join('&')}`, 'DELETE', undefined, nothing),
    tider: (tider) => ask('/tider', 'PUT', tider, nothing),
  };
}
