// Ties the editor, the connection, the outbox and the page's life together: what the browser tells (online, hidden,
// leaving), what other tabs ask, and what the one who writes is told.
import { collab } from 'prosemirror-collab';
import { Node } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { schema } from '../model/schema.ts';
import { tekster } from '../tekster.ts';
import { medUsendte } from '../udbakke/genafspil.ts';
import { instanslaas } from '../udbakke/laase.ts';
import { luk, lukOp } from '../udbakke/lukket.ts';
import type { Reddet } from '../udbakke/medie.ts';
import { indsatTekst } from '../udbakke/redning.ts';
import type { Udbakke } from '../udbakke/udbakke.ts';
import { ryd } from '../udbakke/usendt.ts';
import type { Skriv } from '../view/skriv.ts';
import { type Aabnet, aabn, type Omgivelser } from './aabning.ts';
import { bjaelke, knap } from './bjaelke.ts';
import { downloadTekst } from './download.ts';
import { Faner } from './fane.ts';
import { Forbindelse } from './forbindelse.ts';
import { gemtlinje } from './gemtlinje.ts';
import { INGEN_JOURNAL } from './journal.ts';
import { naarLoggetUd } from './kanal.ts';
import { httpLedning, spoergAftryk } from './ledning.ts';
import type { Hvem } from './skal.ts';
import { Stikproeve, webSha256 } from './stikproeve.ts';
import { Strom } from './strom.ts';

/** C6: the browser asks before leaving only when something has been unconfirmed this long. */
const SPOERG_EFTER = 2000;
/** C5: something unconfirmed for longer than this is said above the paper. */
const LAENGE = 10_000;
/** What could not be fetched is asked for again. */
const PROEV_IGEN = 5000;
/** The tab that was asked has everything of this one by then. */
const LAES_IGEN = 1500;

/** One opening of the document: replaced as a whole when another tab takes over, or this one from another. */
interface Opkobling {
  readonly aabnet: Aabnet;
  readonly forbindelse: Forbindelse;
  readonly strom: Strom;
  readonly udbakke: Udbakke | null;
  readonly stikproeve: Stikproeve;
}

/** What the page asks of it afterwards. */
export interface Tilsluttet {
  /** How long something has been unconfirmed, in milliseconds; 0 when everything is acknowledged. */
  ubekraeftet(): number;
  /** Rescued text that this computer has no room for. */
  iMindet(): readonly Reddet[];
  /** Calls back when text was rescued (C4). */
  onReddet(listener: () => void): void;
}

/** Starts saving and receiving. Puts the state of saving into the top bar and the bar above the paper. */
export function tilslut(skriv: Skriv, aabnet: Aabnet, hvem: Hvem, om: Omgivelser): Tilsluttet {
  const { view } = skriv;
  const ledning = httpLedning(skriv.referatId, skriv.vindue);
  const editor = {
    get state() {
      return view.state;
    },
    get composing() {
      return view.composing;
    },
    dispatch: skriv.dispatch,
  };
  const linje = gemtlinje(
    skriv.gemt,
    skriv.meld,
    () => downloadTekst(view.state.doc, skriv.navn),
    () => location.reload(),
  );
  const overtag = knap(tekster.fane.her, () => void skrivHer());
  const fanelinje = bjaelke(overtag);
  const afvigelinje = bjaelke(knap(tekster.gemt.luk, () => afvigelinje.vis(null)));
  skriv.flader.top.append(skriv.gemt, linje.bjaelke, fanelinje.dom, afvigelinje.dom);

  let asking = false;
  let afveget = false;
  const reddere = new Set<() => void>();
  const reddet = (): void => {
    for (const listener of reddere) listener();
  };
  const sluppet = new WeakSet<Opkobling>();
  const vis = (): void => {
    const { forbindelse, udbakke } = nu;
    linje.vis(forbindelse.gemt, udbakke?.lokalt ?? 'ingen', forbindelse.ubekraeftet > LAENGE);
  };
  const logInd = (): void => {
    if (asking) return;
    asking = true;
    const igen = (): void => {
      asking = false;
      nu.forbindelse.straks();
      nu.strom.straks();
    };
    // Fetched when it is asked for, as the service worker has it; a network that is gone just now comes back.
    void import('./login.ts')
      .then(({ logIndIgen }) => logIndIgen(skriv.bruger))
      .then(
        () => {
          lukOp();
          igen();
          view.focus();
        },
        () => om.ur.after(PROEV_IGEN, igen),
      );
  };

  const begynd = (aabnet: Aabnet): Opkobling => {
    const stand = () => ({ doc: view.state.doc, version: forbindelse.version, usendt: forbindelse.usendt });
    const udbakke = aabnet.udbakke(stand);
    const start = { epoch: aabnet.opened.epoch, client: aabnet.client };
    const forbindelse = new Forbindelse(editor, ledning, om.ur, start, udbakke ?? INGEN_JOURNAL);
    const strom = new Strom(forbindelse, ledning, (navn) => skriv.omdoebt(navn), undefined, skriv.hoert);
    forbindelse.on((gemt) => {
      vis();
      if (gemt.slags === 'foraeldet' || (gemt.slags === 'kan-ikke' && gemt.laast)) {
        strom.stop();
        skriv.laas(true);
      }
      if (gemt.slags === 'log-ind') logInd();
    });
    udbakke?.onReddet(reddet);
    udbakke?.on((lokalt) => {
      forbindelse.journalfoert();
      if (lokalt === 'overtaget') slip(opkobling);
      else if (lokalt === 'fejl' || linje.bjaelke.hidden === false) vis();
    });
    const stikproeve = new Stikproeve({
      editor,
      forbindelse,
      ur: om.ur,
      sha256: webSha256,
      spoerg: (aftryk) => spoergAftryk(skriv.referatId, aftryk),
      afviger: () => void afviger(opkobling),
    });
    const opkobling = { aabnet, forbindelse, strom, udbakke, stikproeve };
    void aabnet.tabt.then(() => slip(opkobling));
    skriv.laas(aabnet.rolle === 'optaget');
    fanelinje.vis(aabnet.rolle === 'optaget' ? tekster.fane.optaget : null);
    for (const one of aabnet.efterladte)
      void import('./efterladt.ts')
        .then(({ sendEfterladt }) => sendEfterladt(one, ledning, om))
        // What could not be fetched lies where it lay, for the next tab.
        .then(reddet, () => one.laas.slip());
    return opkobling;
  };

  /** C9: fetches the server's document, once in a page's life; where that does not help the page must be loaded anew. */
  const afviger = async (opkobling: Opkobling): Promise<void> => {
    if (opkobling !== nu || view.composing) return;
    if (afveget) {
      opkobling.forbindelse.afvig();
      return;
    }
    const { forbindelse, udbakke, aabnet } = opkobling;
    const fundet = await import('./genhent.ts').then(
      ({ genhent }) => genhent({ doc: view.state.doc, forbindelse, udbakke, aabnet }, hvem, om),
      () => ({ slags: 'senere' }) as const,
    );
    if (fundet.slags === 'senere') return;
    afveget = true;
    if (fundet.slags === 'staar') return;
    skift(fundet.aabnet);
    afvigelinje.vis(tekster.gemt.genhentet(fundet.reddet));
    skriv.meld(tekster.gemt.genhentet(fundet.reddet));
  };

  /** Another tab writes from here on; this one goes on reading. */
  const slip = async (opkobling: Opkobling): Promise<void> => {
    if (opkobling !== nu || opkobling.aabnet.rolle !== 'skriver' || sluppet.has(opkobling)) return;
    sluppet.add(opkobling);
    skriv.laas(true);
    fanelinje.vis(tekster.fane.optaget);
    opkobling.forbindelse.slut();
    opkobling.strom.stop();
    opkobling.stikproeve.stop();
    const { udbakke, forbindelse } = opkobling;
    if (udbakke?.lokalt === 'fejl' && forbindelse.usendt > 0) {
      // Nobody else can take over what only this tab has.
      const tekst = indsatTekst(forbindelse.egne, view.state.doc);
      udbakke.noter({ slags: 'forladt' }, forbindelse.usendt, tekst);
    }
    await udbakke?.haerd();
    udbakke?.slut();
    opkobling.aabnet.slip();
    om.ur.after(LAES_IGEN, () => void igen(opkobling));
  };

  /** Reads on while another tab writes; writes again where that one is gone already. */
  const igen = async (opkobling: Opkobling): Promise<void> => {
    try {
      const next = await aabn(hvem, om);
      if (next && opkobling === nu) skift(next);
      else next?.slip();
    } catch {
      // No network: what was written stands there, and the bar says who writes.
    }
  };

  const skrivHer = async (): Promise<void> => {
    overtag.disabled = true;
    try {
      const skriveret = await faner.bed(om.laase);
      const next = await aabn(hvem, om, skriveret);
      if (!next) throw new Error(tekster.fane.kunneIkke);
      skift(next);
      skriv.meld(tekster.fane.flyttet);
      view.focus();
    } catch {
      fanelinje.vis(tekster.fane.kunneIkke);
    }
    overtag.disabled = false;
  };

  /** Goes on with another opening of the document in the same editor. */
  const skift = (next: Aabnet): void => {
    nu.forbindelse.slut();
    nu.strom.stop();
    nu.stikproeve.stop();
    nu.udbakke?.slut();
    skriv.erstat(tilstandFra(view.state, next));
    nu = begynd(next);
    vis();
    reddet();
    nu.strom.start();
    nu.stikproeve.start();
    nu.forbindelse.straks();
  };

  const faner = new Faner(hvem.referat, () => void slip(nu));
  let nu = begynd(aabnet);
  vis();
  skriv.on(({ docChanged, transactions }) => {
    if (docChanged) nu.forbindelse.skrevet(transactions);
  });
  view.dom.addEventListener('compositionend', () => setTimeout(() => nu.forbindelse.sammensat(), 50));
  /** The person signed out: what stands here waits for them, and nothing of it is written down (C2b, C7). */
  const loggetUd = (): void => {
    luk();
    nu.udbakke?.glemt();
    nu.forbindelse.linjen({ slags: 'afvist', status: 401, besked: '' });
  };
  naarLoggetUd(hvem.bruger, loggetUd);
  let gaaet = false;
  skriv.onLogUd(async () => {
    nu.forbindelse.straks();
    const { logUd } = await import('./logud.ts');
    await logUd({
      bruger: hvem.bruger,
      usendtHer: () => nu.forbindelse.usendt > 0,
      ude() {
        gaaet = true;
        luk();
        nu.udbakke?.glemt();
        nu.forbindelse.slut();
        nu.strom.stop();
        skriv.laas(true);
      },
    });
  });
  addEventListener('online', () => {
    // Somebody else may be signed in by now.
    if (asking) return;
    nu.forbindelse.straks();
    nu.strom.straks();
  });
  document.addEventListener('visibilitychange', () => {
    const visible = document.visibilityState === 'visible';
    nu.strom.synlig(visible);
    if (visible) return;
    if (!asking) nu.forbindelse.straks();
    void nu.udbakke?.haerd();
  });
  addEventListener('beforeunload', (event) => {
    const { forbindelse, udbakke } = nu;
    if (gaaet) return;
    if (forbindelse.ubekraeftet > SPOERG_EFTER || (udbakke?.iMindet.length ?? 0) > 0) event.preventDefault();
  });
  setInterval(() => {
    if (nu.forbindelse.ubekraeftet > LAENGE || !linje.bjaelke.hidden) vis();
  }, 1000);
  // What others write can wait for the first frame; a page that nobody sees yet begins when it is seen.
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      setTimeout(() => {
        nu.strom.start();
        nu.stikproeve.start();
        nu.forbindelse.straks();
        // So that the browser does not drop what is unsent when others need room. It may say no.
        if (aabnet.rolle === 'skriver' && isSecureContext) void navigator.storage.persist().catch(() => false);
        om.ur.ledig(() => void ryd(hvem.bruger, iBrug(om), om.medie).catch(() => undefined));
      }),
    ),
  );
  return {
    ubekraeftet: () => nu.forbindelse.ubekraeftet,
    iMindet: () => nu.udbakke?.iMindet ?? [],
    onReddet: (listener) => void reddere.add(listener),
  };
}

/** Whether some tab has the instance open. */
function iBrug({ laase }: Omgivelser) {
  return async (instans: string): Promise<boolean> => {
    const laas = await laase.tag(instanslaas(instans));
    laas?.slip();
    return laas === null;
  };
}

/** `state` with another document: the same plugins, but for the one that counts versions. */
function tilstandFra(state: EditorState, { opened, client, usendte }: Aabnet): EditorState {
  const mit = collab({ version: opened.version, clientID: client });
  const plugins = state.plugins.map((plugin) => (plugin.spec.key === mit.spec.key ? mit : plugin));
  return medUsendte(EditorState.create({ doc: Node.fromJSON(schema, opened.doc), plugins }), usendte);
}
