// The remarks as they stand beside the text: what the server has, where it is in the text, the tab, the decisions and the
// walk through all that is open. Fetched when there is a remark, or when somebody wants to make one.

import { nothing } from 'lit-html';
import { sendableSteps } from 'prosemirror-collab';
import { LAENGSTE } from '../model/bemaerkning.ts';
import { ForslagStep } from '../model/forslagstep.ts';
import { gaaTil } from '../panels/gaatil.ts';
import { udskudt } from '../panels/udskudt.ts';
import type { Fane, Rude } from '../rapport/rude.ts';
import { frisktId } from '../view/nytid.ts';
import type { Skriv } from '../view/skriv.ts';
import { Traadbog } from './bog.ts';
import { indhold, juster } from './fane.ts';
import { fodlinje, tastegreb } from './gennemgang.ts';
import { afveg, Handlinger } from './handlinger.ts';
import { Kladder } from './kladder.ts';
import { traadkommandoer } from './kommandoer.ts';
import type { Goeremaal, Kortets } from './kort.ts';
import { linje } from './linje.ts';
import { begynd, forankret, formular, NY, send } from './nybemaerkning.ts';
import { type Filter, filtrer, INTET_FILTER, naeste, opstil, type Vist, vedMarkoer } from './opstilling.ts';
import { traadkey } from './plugin.ts';
import { Traadsteder } from './steder.ts';
import { tekster as t } from './tekster.ts';

export interface Bemaerkningsrude {
  readonly fane: Fane;
  tilsluttet(rude: Rude): void;
  /** The server told that a thread changed. */
  hoert(rev: number): void;
  /** The line was found again, or the page is looked at: something may have been missed. */
  hent(): void;
  gennemgaa(): void;
  nyBemaerkning(): void;
}

/** How often a page that is looked at asks by itself: where a proxy swallows the stream nothing is told. */
const SPOERG = 60_000;

export function aabnBemaerkninger(skriv: Skriv): Bemaerkningsrude {
  const { view, flader, referatId } = skriv;
  const post = linje(referatId);
  const bog = new Traadbog(post, (traad, ventet) => {
    const said = afveg(traad, ventet);
    if (said) skriv.meld(said);
  });
  const kladder = new Kladder({ bruger: skriv.bruger.id, referat: referatId });
  const handlinger = new Handlinger(skriv, bog, post, kladder);
  let rude: Rude | null = null;
  let filter: Filter = INTET_FILTER;
  let aktiv = '';
  let fejl = '';
  const begge = new Set<string>();
  let opstillet: { readonly noegle: readonly unknown[]; readonly alle: readonly Vist[] } | null = null;

  const steder = (): Traadsteder => {
    const held = traadkey.getState(view.state);
    return held instanceof Traadsteder ? held : Traadsteder.ingen;
  };
  const saet = (next: Traadsteder): void => {
    if (next !== steder()) view.dispatch(view.state.tr.setMeta(traadkey, next).setMeta('addToHistory', false));
  };
  let udgave = 0;
  const alle = (): readonly Vist[] => {
    const { doc } = view.state;
    const noegle = [doc, steder(), udgave];
    if (opstillet?.noegle.every((one, i) => one === noegle[i])) return opstillet.alle;
    const found = opstil({
      doc,
      roster: skriv.roster(),
      traade: bog.traade,
      steder: steder().steder,
      stand: (id) => bog.stand(id),
    });
    opstillet = { noegle, alle: found };
    return found;
  };
  const find = (id: string): Vist | null => alle().find(({ traad }) => traad.id === id) ?? null;
  const viste = (): readonly Vist[] => {
    const shown = filtrer(alle(), filter);
    const here = find(aktiv);
    // What was just decided stays where one looks until one goes on.
    return here && !shown.includes(here) ? alle().filter((one) => one === here || shown.includes(one)) : shown;
  };

  const passage = (): Element | null =>
    aktiv === '' ? null : view.dom.querySelector(`[data-traad="${CSS.escape(aktiv)}"]`);
  let jev = false;
  const ved = (): void => {
    if (jev) return;
    jev = true;
    requestAnimationFrame(() => {
      jev = false;
      if (flader.hoejre.querySelector('#rude-bemaerkninger')) juster(flader.hoejre, flader.flade, passage());
    });
  };
  const vis = (): void => {
    const before = document.activeElement;
    const inCard = before instanceof HTMLElement && before.closest('.traad') !== null;
    rude?.vis();
    // A button that is gone takes the focus with it: the card has it then.
    if (inCard && !before.isConnected) kortet()?.focus({ preventScroll: true });
    ved();
  };
  const marker = (): void => {
    const vist = new Set(alle().flatMap(({ traad, aaben }) => (aaben ? [traad.id] : [])));
    if (kladder.ny) vist.add(NY);
    saet(steder().vis(view.state.doc, { vist, aktiv }));
  };
  const vaelg = (id: string): void => {
    if (id !== aktiv) {
      aktiv = id;
      marker();
    }
    vis();
  };
  const kortet = (): HTMLElement | null => flader.hoejre.querySelector('.traad[data-aktiv] article');
  const visStedet = (vist: Vist | null): void => {
    if (!vist?.sted || vist.sted.pos < 0) return;
    const { node } = view.domAtPos(vist.sted.from);
    const place = passage() ?? (node instanceof Element ? node : node.parentElement);
    const there = (): void => place?.scrollIntoView({ block: 'center', inline: 'nearest' });
    const { top, bottom } = place?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
    const box = flader.flade.getBoundingClientRect();
    if (top >= Math.max(0, box.top) + 40 && bottom <= Math.min(innerHeight, box.bottom) - 40) return;
    there();
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        there();
        ved();
      }),
    );
  };
  /** Opens a card, shows its passage and gives it the focus, so that it is read aloud. */
  const gaa = (vist: Vist | null): void => {
    if (!vist) {
      skriv.meld(t.alleAfgjort);
      return;
    }
    rude?.vaelg('bemaerkninger');
    vaelg(vist.traad.id);
    visStedet(vist);
    kortet()?.focus({ preventScroll: true });
    if (innerWidth < 1100) kortet()?.scrollIntoView({ block: 'nearest' });
  };
  const skridt = (retning: 1 | -1): void =>
    gaa(naeste(filtrer(alle(), { ...filter, stand: 'aabne' }), aktiv, retning) ?? find(aktiv));
  /** After a decision: on to the next one that waits, where the keys are in the cards. */
  const videre = (): void => {
    const open = filtrer(alle(), { ...filter, stand: 'aabne' });
    const order = alle();
    const next = naeste(
      order.filter((one) => open.includes(one) || one.traad.id === aktiv),
      aktiv,
      1,
    );
    if (next) gaa(next);
    else {
      vis();
      kortet()?.focus({ preventScroll: true });
      if (open.length === 0) skriv.meld(t.alleAfgjort);
    }
  };
  const fokusFelt = (id: string): void => {
    vis();
    const field = flader.hoejre.querySelector<HTMLTextAreaElement>(`#felt-${CSS.escape(id)}`);
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  };
  const indarbejd = (vist: Vist, ordlyd?: string): void => {
    if (handlinger.indarbejd(vist, ordlyd)) videre();
    else if (vist.foraeldet) {
      begge.add(vist.traad.id);
      vis();
    }
  };
  const afsend = async (vist: Vist, afslut = true): Promise<void> => {
    const { id, forslag } = vist.traad;
    const felt = kladder.find(id)?.aaben;
    const tekst = (felt && kladder.find(id)?.tekster[felt]) ?? '';
    if (!felt) return;
    if (tekst.trim() === '' && !(felt === 'ret' && forslag?.art === 'ret')) {
      skriv.meld(felt === 'afvis' ? t.meld.begrundelseMangler : t.meld.ordlydMangler);
      return;
    }
    if (felt === 'ret') {
      indarbejd(vist, tekst);
      return;
    }
    const done =
      felt === 'afvis'
        ? await handlinger.afgoer(vist, 'afvist', tekst.trim())
        : await handlinger.svar(vist, tekst, afslut && forslag === null && vist.aaben);
    if (!done) return;
    if (felt === 'afvis') kladder.sendt(id, 'afvis');
    const settled = !(find(id)?.aaben ?? true);
    if (aktiv === id && settled) videre();
    else {
      vis();
      if (aktiv === id) kortet()?.focus({ preventScroll: true });
    }
  };
  const afgoer = async (
    vist: Vist,
    ...hvad: Parameters<Handlinger['afgoer']> extends [Vist, ...infer R] ? R : never
  ) => {
    if (await handlinger.afgoer(vist, ...hvad)) {
      if (aktiv === vist.traad.id && hvad[0] !== 'aaben') videre();
      else vis();
    }
  };
  const goer = (maal: Goeremaal, vist = find(aktiv)): boolean => {
    if (maal === 'fortryd') {
      void handlinger.fortryd().then((id) => {
        if (id !== null) gaa(find(id));
      });
      return true;
    }
    if (!vist || !kan(maal, vist)) return false;
    const { id } = vist.traad;
    switch (maal) {
      case 'indarbejd':
        indarbejd(vist);
        break;
      case 'ret':
        kladder.aabn(id, 'ret', frisktId(), vist.traad.forslag?.tekst ?? '');
        fokusFelt(id);
        break;
      case 'afvis':
      case 'svar':
        kladder.aabn(id, maal, frisktId());
        fokusFelt(id);
        break;
      case 'vent':
        void afgoer(vist, 'holdt');
        break;
      case 'naesteMoede':
        void afgoer(vist, 'naeste-moede');
        break;
      case 'genaabn':
        void afgoer(vist, 'aaben');
        break;
      case 'gaaTil':
        visStedet(vist);
        if (vist.sted) gaaTil(skriv, vist.sted.blok);
        break;
      case 'visBegge':
        if (!begge.delete(id)) begge.add(id);
        vis();
        break;
      case 'annuller':
        kladder.luk(id);
        vis();
        kortet()?.focus({ preventScroll: true });
        break;
      case 'send':
        void afsend(vist);
        break;
      case 'kunSvar':
        void afsend(vist, false);
        break;
    }
    return true;
  };
  const kan = (maal: Goeremaal, vist: Vist): boolean => {
    const maaAfgoere = skriv.maa('afgoer-bemaerkning');
    switch (maal) {
      case 'indarbejd':
      case 'afvis':
        return maaAfgoere && vist.aaben;
      case 'vent':
        return maaAfgoere && vist.stand === 'aaben';
      case 'ret':
        return (
          maaAfgoere &&
          vist.aaben &&
          vist.hvor === 'tekst' &&
          vist.traad.forslag !== null &&
          vist.traad.forslag.art !== 'slet-afsnit'
        );
      case 'naesteMoede':
        return maaAfgoere && vist.aaben;
      case 'genaabn':
        return maaAfgoere && vist.stand !== 'aaben' && vist.stand !== 'trukket';
      case 'svar':
        return skriv.maa('bemaerk');
      default:
        return true;
    }
  };

  const organisation: Kortets['organisation'] = ({ deltager }) =>
    (deltager && skriv.roster().find(deltager)?.organisation) || '';
  const kortets = (vist: Vist, nr: number, antal: number): Kortets => {
    const { id } = vist.traad;
    return {
      aktiv: id === aktiv,
      nr,
      antal,
      maaAfgoere: skriv.maa('afgoer-bemaerkning'),
      maaSvare: skriv.maa('bemaerk'),
      kladde: kladder.find(id),
      begge: begge.has(id),
      now: Date.now(),
      organisation,
      vaelg: () => gaa(find(id)),
      goer: (maal) => void goer(maal, find(id)),
      tag: (anden) => {
        const one = find(anden.traad.id);
        if (one) indarbejd(one);
      },
      skrevet: (felt, tekst) => {
        kladder.skriv(id, felt, tekst.slice(0, LAENGSTE));
      },
    };
  };
  const ny = () => {
    const now = kladder.ny;
    if (!now) return nothing;
    return formular({
      ny: now,
      fejl,
      skrevet(next) {
        const drawn = next.slags !== now.slags || (next.forslag === null) !== (now.forslag === null);
        kladder.saetNy(next);
        if (drawn) vis();
      },
      send() {
        void send(skriv, { bog, linje: post, kladder }, () => steder().steder.get(NY) ?? null).then((said) => {
          fejl = said ?? '';
          if (said === null) {
            skriv.meld(t.ny.sendt);
            luknNy();
          } else vis();
        });
      },
      annuller() {
        kladder.saetNy(null);
        luknNy();
      },
    });
  };
  const luknNy = (): void => {
    fejl = '';
    saet(steder().fjern(view.state.doc, NY));
    marker();
    vis();
    view.focus();
  };
  const fane: Fane = {
    id: 'bemaerkninger',
    get navn() {
      return t.fane(alle().filter(({ aaben }) => aaben).length);
    },
    vist: () => {
      void bog.hent();
      ved();
    },
    indhold: () => {
      const shown = viste();
      const tomt = bog.hentet === 'ja' ? t.ingen : bog.hentet === 'nej' ? t.henter : t.kanIkkeHentes;
      return indhold({
        alle: alle(),
        viste: shown,
        filter,
        tomt,
        ny: ny(),
        filtrer(next) {
          filter = next;
          vis();
        },
        kortets: (vist, nr) => kortets(vist, nr, shown.length),
      });
    },
  };

  let kendte: ReadonlySet<string> | null = null;
  bog.on((aendrede) => {
    udgave++;
    // Composing: nothing is drawn in the text until the word stands.
    if (aendrede.length > 0) saet(steder().saet(view.state.doc, aendrede));
    marker();
    const nye = kendte ? aendrede.filter(({ id }) => !kendte?.has(id)) : [];
    if (nye.length > 0) skriv.meld(t.meld.nye(nye.length));
    kendte = new Set(bog.traade.map(({ id }) => id));
    if (aktiv === '') aktiv = naeste(alle(), '', 1)?.traad.id ?? '';
    marker();
    vis();
  });
  const genfind = udskudt(
    () => {
      if (view.composing) {
        genfind();
        return;
      }
      saet(steder().genfind(view.state.doc, bog.traade));
      vis();
    },
    400,
    3000,
  );
  skriv.on(({ old, state, docChanged, transactions, fremmed }) => {
    if (docChanged && transactions.length === 0) {
      bog.forfra();
      return;
    }
    for (const tr of transactions)
      if (tr.docChanged && tr.getMeta('rebased') === undefined) for (const step of tr.steps) handlinger.trin(step);
    if (bog.paavej) {
      const waiting = sendableSteps(state)?.steps ?? [];
      bog.venter(new Set(waiting.flatMap((step) => (step instanceof ForslagStep ? [step.skift.traad] : []))));
    }
    if (docChanged && steder().vildfarne) genfind();
    if (docChanged || fremmed || old.selection.eq(state.selection) || !view.hasFocus()) return;
    const here = vedMarkoer(alle(), state.selection.head);
    if (here && here.traad.id !== aktiv && !flader.hoejre.contains(document.activeElement)) vaelg(here.traad.id);
  });
  if (kladder.ny) {
    const begun = forankret(kladder.ny);
    saet(steder().saet(view.state.doc, [begun]).genfind(view.state.doc, [begun]));
  }

  flader.flade.addEventListener('scroll', ved, { passive: true });
  addEventListener('resize', ved);
  addEventListener('online', () => void bog.hent());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void bog.hent();
  });
  setInterval(() => {
    if (document.visibilityState === 'visible') void bog.hent();
  }, SPOERG);
  tastegreb(flader.hoejre, {
    skridt,
    goer: (maal) => goer(maal),
    ud: () => view.focus(),
    fortrydIText: () => {
      const undo = skriv.kommandoer.find(({ id }) => id === 'fortryd');
      undo?.command(view.state, view.dispatch, view);
    },
  });
  fodlinje(flader.hoejre, flader.taster);
  skriv.udvid([
    {
      kommandoer: traadkommandoer({
        kan: (maal) => {
          const here = find(aktiv);
          if (maal === 'fortryd') return handlinger.kanFortryde;
          return here !== null && kan(maal, here);
        },
        goer: (maal) => {
          rude?.vaelg('bemaerkninger');
          goer(maal);
        },
        skridt,
        nogen: () => alle().some(({ aaben }) => aaben),
      }),
    },
  ]);
  void bog.hent();

  return {
    fane,
    tilsluttet(stands) {
      rude = stands;
    },
    hoert: (rev) => bog.hoert(rev),
    hent: () => void bog.hent(),
    gennemgaa() {
      const here = find(aktiv);
      gaa(here?.aaben ? here : naeste(alle(), aktiv, 1));
    },
    nyBemaerkning() {
      if (!kladder.ny || (kladder.ny.tekst.trim() === '' && kladder.ny.forslag === null)) {
        const { kladde, sted } = begynd(skriv);
        kladder.saetNy(kladde);
        saet(steder().saet(view.state.doc, [sted]));
      }
      marker();
      rude?.vaelg('bemaerkninger');
      vis();
      flader.hoejre.querySelector<HTMLElement>('#ny-tekst')?.focus();
    },
  };
}
