// What has been read out and whether its words still stand: known from the server, hashed here, shown on the paper. A
// reading that cannot be told the server yet waits in the browser.
import './oplaes.css';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { danskTid } from '../model/dato.ts';
import { oplaesninger, oplaestTekst } from '../model/oplaesning.ts';
import { udskudt } from '../panels/udskudt.ts';
import { erLukket } from '../udbakke/lukket.ts';
import type { Skriv } from '../view/skriv.ts';
import { maerkenoegle } from './maerker.ts';
import { tekster as t } from './tekster.ts';
import { ventendeNoegle } from './ventende.ts';

interface Laest {
  readonly del: string;
  readonly sha256: string;
  readonly laest: number;
  readonly navn: string;
}

/** What is said of one conclusion. */
interface Besked {
  readonly tekst: string;
  readonly aendret: boolean;
}

export interface Stand {
  /** The word on each conclusion that was read, by id. */
  beskeder(): ReadonlyMap<string, Besked>;
  /** Notes that a conclusion was read out just now, in the words that stand there. */
  noter(id: string): Promise<void>;
  /** Calls back when what is said has changed. */
  on(listener: () => void): () => void;
}

export function stand(skriv: Skriv): Stand {
  const path = `/referater/${encodeURIComponent(skriv.referatId)}/oplaesninger`;
  const noegle = `${ventendeNoegle(skriv.bruger.id)}${skriv.referatId}`;
  const listeners = new Set<() => void>();
  let kendte: readonly Laest[] = [];
  let ventende: readonly Laest[] = laesVentende(noegle);
  let beskeder: ReadonlyMap<string, Besked> = new Map();

  const gem = (): void => {
    if (erLukket()) return;
    try {
      localStorage.setItem(noegle, JSON.stringify(ventende));
    } catch {
      // Without room it is told the server as long as the page is open.
    }
  };
  const beregn = async (): Promise<void> => {
    const { doc } = skriv.view.state;
    const roster = skriv.roster();
    const last = new Map([...kendte, ...ventende].map((one) => [one.del, one]));
    const next = new Map<string, Besked>();
    for (const { id, node } of oplaesninger(doc, roster)) {
      const read = last.get(id);
      if (!read) continue;
      const aendret = (await sha256(oplaestTekst(node, roster))) !== read.sha256;
      const kl = tid(read.laest);
      const venter = ventende.includes(read) ? ` (${t.venter})` : '';
      next.set(id, { tekst: aendret ? t.aendret(kl) : `${t.oplaest(kl, read.navn)}${venter}`, aendret });
    }
    if (JSON.stringify([...next]) === JSON.stringify([...beskeder])) return;
    for (const [id, { aendret, tekst }] of next) if (aendret && beskeder.get(id)?.aendret === false) skriv.meld(tekst);
    beskeder = next;
    vis();
    for (const listener of listeners) listener();
  };
  const vis = (): void => {
    const { state } = skriv.view;
    const all = oplaesninger(state.doc, skriv.roster()).flatMap(({ id, pos, node }) => {
      const said = beskeder.get(id);
      if (!said) return [];
      // Below its last line: the part itself has its marks in the margin.
      let last: { at: number; size: number } | null = null;
      node.descendants((child, offset) => {
        if (child.isTextblock) last = { at: pos + 1 + offset, size: child.nodeSize };
        return !child.isTextblock;
      });
      const { at, size } = last ?? { at: pos, size: node.nodeSize };
      const attrs = { class: said.aendret ? 'oplaest aendret' : 'oplaest', 'data-oplaest': said.tekst };
      return Decoration.node(at, at + size, attrs);
    });
    const { tr } = state;
    skriv.view.dispatch(tr.setMeta(maerkenoegle, DecorationSet.create(state.doc, all)).setMeta('addToHistory', false));
  };

  let sender = false;
  /** Tells the server what waits, once it has the words. */
  const send = async (): Promise<void> => {
    const [first] = ventende;
    if (!first || sender || skriv.gemt.dataset.slags !== 'gemt') return;
    sender = true;
    try {
      const { del, sha256: hash, laest } = first;
      const answer = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ del, sha256: hash, laest }),
      });
      // Refused for good: nobody is helped by asking again.
      if (!answer.ok && (answer.status < 400 || answer.status >= 500 || answer.status === 401)) return;
      if (answer.ok) kendte = laesLaeste(await answer.json());
      ventende = ventende.filter((one) => one !== first);
      gem();
      void beregn();
    } catch {
      return;
    } finally {
      sender = false;
    }
    void send();
  };
  new MutationObserver(() => void send()).observe(skriv.gemt, { attributes: true });
  addEventListener('online', () => void send());

  const senere = udskudt(() => void beregn(), 400, 3000);
  skriv.on(({ docChanged }) => {
    if (docChanged && (kendte.length > 0 || ventende.length > 0)) senere();
  });
  const hent = (): Promise<void> =>
    fetch(path, { headers: { accept: 'application/json' } })
      .then(async (answer) => {
        if (answer.ok) kendte = laesLaeste(await answer.json());
        await beregn();
        await send();
      })
      .catch(() => void beregn());
  void hent();
  skriv.onHoert((event) => {
    if (event === 'oplaest') void hent();
  });

  return {
    beskeder: () => beskeder,
    async noter(id) {
      const found = oplaesninger(skriv.view.state.doc, skriv.roster()).find((one) => one.id === id);
      if (!found) return;
      const hash = await sha256(oplaestTekst(found.node, skriv.roster()));
      ventende = [...ventende, { del: id, sha256: hash, laest: Date.now(), navn: skriv.bruger.navn }];
      gem();
      await beregn();
      await send();
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function sha256(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** "kl. 14.32" of today, else "den 9. marts kl. 14.32", in Danish time. */
function tid(ms: number): string {
  const kl = `kl. ${danskTid(ms)}`;
  const day = new Intl.DateTimeFormat('da-DK', { timeZone: 'Europe/Copenhagen', day: 'numeric', month: 'long' });
  return day.format(ms) === day.format(Date.now()) ? kl : `den ${day.format(ms)} ${kl}`;
}

function laesLaeste(value: unknown): readonly Laest[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: Partial<Laest> | null) =>
    typeof one?.del === 'string' && typeof one.sha256 === 'string' && typeof one.laest === 'number'
      ? { del: one.del, sha256: one.sha256, laest: one.laest, navn: String(one.navn ?? '') }
      : [],
  );
}

function laesVentende(noegle: string): readonly Laest[] {
  try {
    return laesLaeste(JSON.parse(localStorage.getItem(noegle) ?? '[]'));
  } catch {
    return [];
  }
}
