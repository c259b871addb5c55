// Signing out (C2b): asks first where something of the person's lies only on this computer, naming what; afterwards nothing
// of theirs is left here. Other people's unsent text is not touched.
import { glemKladder } from '../bemaerkninger/kladder.ts';
import { glemNoter, listUsendteNoter } from '../noter/lager.ts';
import { glemVentende } from '../oplaes/ventende.ts';
import { luk } from '../udbakke/lukket.ts';
import { glem, listEgneUsendte } from '../udbakke/usendt.ts';
import { knap } from './bjaelke.ts';
import { fortaelLoggetUd } from './kanal.ts';
import { tekster } from './tekster.ts';

/** What was written a moment ago may be on its way: so long it may take to arrive before anybody is asked. */
const ANKOMST = 2000;
/** The other tabs have heard of it by then. */
const HOERT = 250;
const t = tekster.logUd;

export interface Udlogning {
  readonly bruger: string;
  /** Whether this page has something unsent that the computer does not keep. */
  readonly usendtHer?: () => boolean;
  /** The person is signed out: this page keeps nothing from here on. */
  readonly ude?: () => void;
}

/** Signs out and goes to the login page; resolves where the person stays. */
export async function logUd({ bruger, usendtHer = () => false, ude }: Udlogning): Promise<void> {
  let usendt = await listAlt(bruger, usendtHer);
  for (const until = Date.now() + ANKOMST; usendt.length > 0 && Date.now() < until; ) {
    await pause(200);
    usendt = await listAlt(bruger, usendtHer);
  }
  if (usendt.length > 0 && !(await spoerg(bruger, usendt))) return;
  const answer = await slutSession();
  if (!answer) {
    await vis(t.titel, [afsnit(t.intetNet)], [[t.bliv, 'bliv']]);
    return;
  }
  luk();
  ude?.();
  fortaelLoggetUd(bruger);
  await pause(HOERT);
  // One that fails is no reason to leave the others.
  await Promise.allSettled([glem(bruger), glemNoter(bruger)]);
  try {
    glemVentende(bruger);
    glemKladder(bruger);
    sessionStorage.clear();
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
  location.assign('/login?besked=logget-ud');
}

/** Names of what has not been sent. */
async function listAlt(bruger: string, usendtHer: () => boolean): Promise<readonly string[]> {
  const [sager, noter] = await Promise.all([listEgneUsendte(bruger), listUsendteNoter(bruger).catch(() => [])]);
  const navne = sager.map(({ navn }) => navn);
  const known = new Set(sager.map(({ referat }) => referat));
  if (noter.some(({ referat }) => !known.has(referat))) navne.push(t.ukendt);
  if (navne.length === 0 && usendtHer()) navne.push(t.her);
  return navne;
}

async function spoerg(bruger: string, usendt: readonly string[]): Promise<boolean> {
  const list = document.createElement('ul');
  for (const navn of usendt) {
    const line = document.createElement('li');
    line.textContent = navn;
    list.append(line);
  }
  const hent = knap(t.hent, async () => (await import('./hentusendt.ts')).hentUsendt(bruger));
  const svar = await vis(
    t.titel,
    [afsnit(t.tekst), list, hent],
    [
      [t.bliv, 'bliv'],
      [t.kasser, 'kasser'],
    ],
  );
  return svar === 'kasser';
}

/** Shows a dialog; its first button is the one that Enter and Esc mean. */
function vis(
  titel: string,
  indhold: readonly HTMLElement[],
  svar: readonly (readonly [tekst: string, svar: string])[],
): Promise<string> {
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog';
  const title = document.createElement('h2');
  title.id = 'logud-titel';
  title.textContent = titel;
  dialog.setAttribute('aria-labelledby', title.id);
  const actions = document.createElement('p');
  actions.className = 'handlinger';
  const knapper = svar.map(([tekst, value]) => knap(tekst, () => dialog.close(value)));
  for (const [i, one] of knapper.entries()) one.className = i === 0 ? 'button button-primary' : 'button farlig';
  actions.append(...knapper);
  dialog.append(title, ...indhold, actions);
  document.body.append(dialog);
  dialog.showModal();
  knapper[0]?.focus();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
}

function afsnit(tekst: string): HTMLElement {
  const made = document.createElement('p');
  made.textContent = tekst;
  return made;
}

async function slutSession(): Promise<boolean> {
  try {
    const answer = await fetch('/session/slut', {
      method: 'POST',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(10_000),
    });
    // 401: the session had ended already.
    return answer.ok || answer.status === 401;
  } catch {
    return false;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
