// The remarks as they stand beside the text: what the server has, where it is in the text, the tab, the decisions and the
// walk through all that is open. Fetched when there is a remark, or when somebody wants to make one.
import { nothing } from 'lit-html';
import { getVersion, sendableSteps } from 'prosemirror-collab';
import { LAENGSTE, nytSvar, type Traad } from '../model/bemaerkning.ts';
import { ForslagStep } from '../model/forslagstep.ts';
import type { Fane, Rude } from '../rapport/rude.ts';
import { frisktId } from '../view/nytid.ts';
import type { Skriv } from '../view/skriv.ts';
import { Traadbog } from './bog.ts';
import { indhold } from './fane.ts';
import { fodlinje, tastegreb } from './gennemgang.ts';
import { afveg, Handlinger } from './handlinger.ts';
import { Kladder } from './kladder.ts';
import { traadkommandoer } from './kommandoer.ts';
import type { Kortets } from './kort.ts';
import { linje } from './linje.ts';
import { begynd, forankret, formular, NY, send } from './nybemaerkning.ts';
import { type Vist, vedMarkoer } from './opstilling.ts';
import { Stand } from './stand.ts';
import { tekster as t } from './tekster.ts';
import { Udfoer } from './udfoer.ts';
import { FANE, Visning } from './visning.ts';

export interface Bemaerkningsrude {
  readonly fane: Fane;
  tilsluttet(rude: Rude): void;
  /** The server told that a thread changed. */
  hoert(rev: number): void;
  gennemgaa(): void;
  nyBemaerkning(): void;
}

/** How soon what could not be fetched is asked for again. */
const IGEN = 15_000;

export function aabnBemaerkninger(skriv: Skriv): Bemaerkningsrude {
  const { view, flader, referatId } = skriv;
  const post = linje(referatId);
  const bog = new Traadbog(post, (traad, ventet) => {
    const said = afveg(traad, ventet);
    if (said) stand.sig(said);
  });
  const kladder = new Kladder({ bruger: skriv.bruger.id, referat: referatId });
  const stand = new Stand(skriv, bog, kladder);
  const visning = new Visning(stand);
  const handlinger = new Handlinger(stand, post);
  const udfoer = new Udfoer(stand, visning, handlinger);

  foelg(stand, visning, handlinger);
  tastegreb(flader.hoejre, {
    skridt: (retning) => visning.skridt(retning),
    goer: (maal) => void udfoer.goer(maal),
    ud: () => view.focus(),
    fortrydIText: () =>
      void skriv.kommandoer.find(({ id }) => id === 'fortryd')?.command(view.state, view.dispatch, view),
  });
  fodlinje(flader.hoejre, flader.taster);
  skriv.udvid([
    {
      kommandoer: traadkommandoer({
        kan: (maal) => (maal === 'fortryd' ? handlinger.kanFortryde : !!stand.valgt && udfoer.kan(maal, stand.valgt)),
        goer(maal) {
          visning.frem();
          udfoer.goer(maal);
        },
        skridt: (retning) => visning.skridt(retning),
        nogen: () => stand.alle.some(({ venter }) => venter),
      }),
    },
  ]);
  const ny = egen(stand, visning, post);
  void bog.hent();

  const kortets = (vist: Vist, nr: number, antal: number): Kortets => {
    const { id } = vist.traad;
    return {
      aktiv: id === stand.aktiv,
      nr,
      antal,
      maaAfgoere: stand.maaAfgoere,
      maaSvare: stand.maaSvare,
      kladde: kladder.find(id),
      begge: stand.begge.has(id),
      now: Date.now(),
      organisation: ({ deltager }) => (deltager && skriv.roster().find(deltager)?.organisation) || '',
      vaelg() {
        stand.sagt = null;
        visning.gaa(stand.find(id));
      },
      goer: (maal) => void udfoer.goer(maal, stand.find(id)),
      tag(anden) {
        const one = stand.find(anden.traad.id);
        if (one) udfoer.indarbejd(one);
      },
      skrevet: (felt, tekst) => kladder.skriv(id, felt, tekst.slice(0, LAENGSTE)),
    };
  };
  return {
    fane: {
      id: FANE,
      get navn() {
        return t.fane(stand.alle.filter(({ venter }) => venter).length);
      },
      vist() {
        void bog.hent();
        visning.juster();
      },
      indhold() {
        const { viste } = stand;
        return indhold({
          alle: stand.alle,
          viste,
          filter: stand.filter,
          tomt: bog.hentet === 'ja' ? t.ingen : bog.hentet === 'nej' ? t.henter : t.kanIkkeHentes,
          ny: ny.formular(),
          sagt: stand.sagt,
          fortryd: () => void udfoer.goer('fortryd'),
          filtrer(next) {
            stand.filter = next;
            visning.vis();
          },
          kortets: (vist, nr) => kortets(vist, nr, viste.length),
        });
      },
    },
    tilsluttet: (rude) => visning.tilsluttet(rude),
    hoert: (rev) => bog.hoert(rev),
    gennemgaa() {
      // What has not come yet is not settled.
      void (bog.hentet === 'ja' ? Promise.resolve() : bog.hent()).then(() => {
        const { valgt } = stand;
        visning.gaa(valgt?.venter ? valgt : stand.naeste(1));
      });
    },
    nyBemaerkning: () => ny.begynd(),
  };
}

/** What happens in the text and at the server, as it comes. */
function foelg(stand: Stand, visning: Visning, handlinger: Handlinger): void {
  const { skriv, bog } = stand;
  const { view, flader } = skriv;
  let kendte: ReadonlySet<string> | null = null;
  /** Nothing is drawn under a word that is being composed. */
  const sammensat = (work: () => void): void => {
    if (view.composing) setTimeout(() => sammensat(work), 100);
    else work();
  };
  const kommet = (aendrede: readonly Traad[], version: number | null): void => {
    const { doc } = view.state;
    const samme = version === getVersion(view.state) && sendableSteps(view.state) === null;
    stand.saet(stand.steder.saet(doc, samme ? aendrede : aendrede.filter((one) => stand.steder.mangler(one))));
    const nye = aendrede.filter(({ id, af }) => kendte && !kendte.has(id) && af.navn !== skriv.bruger.navn);
    if (nye.length > 0) skriv.meld(t.meld.nye(nye.length));
    else if (aendrede.some((one) => kendte?.has(one.id) && nytSvar(one))) skriv.meld(t.meld.nytSvar);
    kendte = new Set(bog.traade.map(({ id }) => id));
    if (stand.aktiv === '') stand.aktiv = stand.naeste(1)?.traad.id ?? '';
    stand.marker();
    visning.vis();
  };
  bog.on((aendrede, version) => sammensat(() => kommet(aendrede, version)));
  // What was accepted before the page was loaded, and has not been sent.
  for (const step of sendableSteps(view.state)?.steps ?? []) handlinger.trin(step);
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
    if (docChanged || fremmed || old.selection.eq(state.selection) || !view.hasFocus()) return;
    const here = vedMarkoer(stand.alle, state.selection.head);
    if (here && here.traad.id !== stand.aktiv) visning.vaelg(here.traad.id);
  });
  flader.flade.addEventListener('scroll', () => visning.juster(), { passive: true });
  addEventListener('resize', () => visning.juster());
  const hent = (): void => {
    if (bog.bagefter) void bog.hent();
  };
  addEventListener('online', hent);
  setInterval(hent, IGEN);
}

/** The remark of one's own that is being written. */
function egen(stand: Stand, visning: Visning, post: ReturnType<typeof linje>) {
  const { skriv, bog, kladder } = stand;
  const { view, flader } = skriv;
  let fejl = '';
  const luk = (): void => {
    fejl = '';
    stand.saet(stand.steder.fjern(view.state.doc, NY));
    stand.marker();
    visning.vis();
    view.focus();
  };
  if (kladder.ny) {
    const begun = [forankret(kladder.ny)];
    stand.saet(stand.steder.saet(view.state.doc, begun));
  }
  return {
    begynd(): void {
      const old = kladder.ny;
      if (!old || (old.tekst.trim() === '' && old.forslag === null)) {
        const { kladde, sted } = begynd(skriv);
        kladder.saetNy(kladde);
        stand.saet(stand.steder.saet(view.state.doc, [sted]));
      }
      stand.marker();
      visning.frem();
      visning.vis();
      flader.hoejre.querySelector<HTMLElement>('#ny-tekst')?.focus();
    },
    formular() {
      const { ny } = kladder;
      if (!ny) return nothing;
      return formular({
        ny,
        fejl,
        skrevet(aendret) {
          const now = kladder.ny ?? ny;
          // What was sent without an answer may have arrived: with other words it is another one.
          const afsending = fejl === '' ? now.afsending : frisktId();
          kladder.saetNy({ ...now, ...aendret, afsending });
          if (now.forslag !== null || aendret.forslag === undefined) return;
          // The button has become a field.
          visning.vis();
          flader.hoejre.querySelector<HTMLElement>('#ny-forslag')?.focus();
        },
        send() {
          void send(skriv, { bog, linje: post, kladder }, () => stand.steder.steder.get(NY) ?? null).then((said) => {
            fejl = said ?? '';
            if (said !== null) {
              visning.vis();
              return;
            }
            luk();
            stand.sig(t.ny.sendt);
          });
        },
        annuller() {
          kladder.saetNy(null);
          luk();
        },
      });
    },
  };
}
