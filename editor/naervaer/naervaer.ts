// Who else is here, attached to the writing page: their carets over the paper, the line in the top bar, who is the
// referent; and this window's caret told to them, at most twice a second and only when it moved (rule C10: nothing of the
// others moves what is written here).
import type { Command } from 'prosemirror-state';
import type { Naervaer, Naervaerende, Referentskifte } from '../model/wire.ts';
import type { Kommando } from '../view/kommando.ts';
import type { Skriv, Udvidelse } from '../view/skriv.ts';
import { type Anden, Andre } from './andre.ts';
import { bekraeftet, bekraeftetSted } from './bekraeftet.ts';
import { carets } from './carets.ts';
import { fordrevet } from './fordrevet.ts';
import { visLinje } from './linje.ts';
import { blivReferent, laesReferent } from './referent.ts';
import { tekster as t } from './tekster.ts';

/** One's own caret is told of at most so often. Milliseconds. */
const TAETTEST = 500;

/** The extension. */
export function naervaer(): Udvidelse {
  let her: Skriv | null = null;
  const bliv = async (skriv: Skriv): Promise<void> => {
    if (!(await blivReferent(skriv.referatId))) skriv.meld(t.kanIkke);
  };
  const command: Command = (_state, dispatch) => {
    if (!her?.maa('skriv')) return false;
    if (dispatch) void bliv(her);
    return true;
  };
  const kommando: Kommando = {
    id: 'referent',
    navn: t.blivReferent,
    ord: ['referent', 'jeg er referent nu'],
    gruppe: t.gruppe,
    command,
  };
  return {
    kommandoer: [kommando],
    plugins: [bekraeftet(), fordrevet(() => her?.meld(t.fordrevet))],
    mount(skriv) {
      her = skriv;
      tilslut(skriv, () => void bliv(skriv));
    },
  };
}

function tilslut(skriv: Skriv, bliv: () => void): void {
  const { view } = skriv;
  const andre = new Andre(skriv.vindue);
  const now = (): number => Date.now();
  const lag = carets(view, skriv.flader.flade, () => andre.alle, now);
  let referent: Referentskifte | null = null;

  const gaaTil = ({ pos }: Anden): void => {
    const { node } = view.domAtPos(Math.min(pos ?? 0, view.state.doc.content.size));
    const element = node instanceof Element ? node : node.parentElement;
    const there = (): void => element?.scrollIntoView({ block: 'center' });
    there();
    requestAnimationFrame(() => requestAnimationFrame(there));
  };
  const linje = visLinje(skriv, { bliv, gaaTil });
  const vis = (): void => {
    linje({ andre: andre.alle, referent, now: now() });
    lag.vis();
  };
  const kommet = (besked: Naervaer): void => {
    const ny = andre.hoert(besked, view.state, skriv.epoch, now());
    if (ny && ny.bruger !== skriv.bruger.id) skriv.meld(t.kom(ny.navn));
  };
  const skiftet = (data: string): void => {
    const nu = laesReferent(data);
    if (!nu || (referent && nu.fra <= referent.fra)) return;
    const before = referent;
    referent = nu;
    if (before) skriv.meld(nu.bruger === skriv.bruger.id ? t.duErNy : t.nyReferent(nu.navn));
  };
  skriv.onHoert((event, data) => {
    if (event === 'naervaer') kommet(JSON.parse(data));
    else if (event === 'her') {
      const alle: readonly Naervaerende[] = JSON.parse(data);
      andre.alene(alle);
      for (const one of alle) kommet(one);
    } else if (event === 'referent') skiftet(data);
    else return;
    vis();
  });

  const fortael = fortaeller(skriv);
  /** Who only opened the page stands nowhere yet. */
  let rykket = false;
  skriv.on(({ old, state, docChanged, fremmed, transactions }) => {
    if (docChanged && transactions.length === 0) andre.erstattet(old.doc, state.doc);
    if (andre.alle.length > 0) andre.foelg(transactions, state);
    if (docChanged && andre.alle.length > 0) lag.vis();
    if (!fremmed) rykket ||= docChanged || !old.selection.eq(state.selection);
    if (!fremmed && rykket) fortael();
  });
  addEventListener('focus', () => rykket && fortael(true));
  // Who has fallen silent is said so, also when nothing happens.
  setInterval(() => andre.alle.length > 0 && vis(), 10_000);
}

/** Tells the others where the caret is: soon after it moved, never twice within `TAETTEST`, and not what they know. */
function fortaeller({ view, vindue, referatId, epoch }: Skriv): (igen?: boolean) => void {
  let planned = false;
  let last = 0;
  let told = '';
  const send = (): void => {
    planned = false;
    if (document.visibilityState === 'hidden' || !view.hasFocus()) return;
    const { version, head } = bekraeftetSted(view.state);
    if (told === `${version} ${head}`) return;
    told = `${version} ${head}`;
    last = Date.now();
    void fetch(`/referater/${encodeURIComponent(referatId)}/naervaer`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({ vindue, version, epoch, head }),
    }).catch(() => {
      told = '';
    });
  };
  return (igen = false) => {
    if (igen) told = '';
    if (planned) return;
    planned = true;
    setTimeout(send, Math.max(80, last + TAETTEST - Date.now()));
  };
}
