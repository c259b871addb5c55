// Empties the outboxes: takes one letter after another, hands it to the mail server, writes down what came of it. Never two
// rounds at once. A letter whose fate is unknown is left to people (`DECISIONS.md` 43).
import type { Brevkoe, Post } from './brevkoeer.ts';
import type { Deps } from './deps.ts';
import { type Aflevering, Forbindelse, FRISTER, type Frister, Ingenforbindelse } from './mail/smtp.ts';
import { tekster } from './tekster.ts';

export interface Postbud {
  /** Something waits, and somebody wants it sent now: a round begins, or the one that runs sees it. */
  afsted(): void;
  /** One round, or the one that runs; resolves when nothing is due any more. */
  runde(): Promise<void>;
  /** Ends after the letter that is being handed over; `frist` ms later its connection is cut. */
  stop(frist: number): Promise<void>;
}

const MINUT = 60_000;
/** Between two attempts, in minutes; the last one again and again. About two days in all. */
const PAUSER = [1, 5, 15, 30, 60, 120, 240];
const FORSOEG = 17;
/** How long nothing is tried after the server could not be talked to. */
const FORBINDELSESPAUSE = MINUT;

export function createPostbud(
  { config, now, log }: Pick<Deps, 'config' | 'now' | 'log'>,
  koeer: readonly Brevkoe[],
  frister: Frister = FRISTER,
): Postbud {
  const { mail } = config;
  let running: Promise<void> | null = null;
  let igen = false;
  let stopping = false;
  let timer: NodeJS.Timeout | null = null;
  let forbindelse: Forbindelse | null = null;
  /** Nothing is tried before. */
  let tidligst = 0;

  /** What the letter's attempt led to. */
  const noter = async (brev: Post, { udfald, kode, svar }: Omit<Aflevering, 'aaben'>): Promise<void> => {
    const { forsoeg } = brev;
    const opgivet = udfald === 'senere' && forsoeg >= FORSOEG;
    const pause = (PAUSER[Math.min(forsoeg, PAUSER.length) - 1] ?? 1) * MINUT;
    const t = tekster.udsendelse.svar;
    const ord = svar ?? (udfald === 'uvist' ? t.uvist : t.afbrudt);
    await brev.noter({
      udfald: opgivet ? 'afvist' : udfald,
      kode,
      svar: opgivet ? t.opgivet(ord) : ord,
      naeste: udfald === 'senere' && !opgivet ? now() + pause : null,
    });
  };

  const aflever = async (brev: Post): Promise<void> => {
    if (!mail) return;
    try {
      forbindelse ??= await Forbindelse.aabn(mail.server, mail.hilsen, frister);
    } catch (cause) {
      if (!(cause instanceof Ingenforbindelse)) throw cause;
      tidligst = now() + FORBINDELSESPAUSE;
      log.info('mailserver', { svar: cause.svar });
      await noter(brev, { udfald: 'senere', kode: null, svar: tekster.udsendelse.svar.ingenServer(cause.svar) });
      return;
    }
    const { mail: til, bytes } = brev;
    const svar = await forbindelse.aflever({ fra: mail.fra.mail, til, bytes }, () => brev.afgivet());
    if (!svar.aaben) {
      forbindelse.farvel();
      forbindelse = null;
    }
    await noter(brev, svar);
  };

  /** The first queue that has something due is emptied before the next. */
  const tag = async (): Promise<Post | null> => {
    for (const koe of koeer) {
      const brev = await koe.tag();
      if (brev) return brev;
    }
    return null;
  };

  const omgang = async (): Promise<void> => {
    // What a crash or a fault left half done; in a round nothing else is on its way.
    let uvist = 0;
    for (const koe of koeer) uvist += await koe.genoptag();
    if (uvist > 0) log.info('breve-uvist', { uvist });
    try {
      while (mail && !stopping && now() >= tidligst) {
        const brev = await tag();
        if (!brev) break;
        await aflever(brev);
      }
    } finally {
      forbindelse?.farvel();
      forbindelse = null;
    }
  };

  /** Sets the alarm for the next letter that is due. */
  const vent = async (): Promise<void> => {
    if (timer) clearTimeout(timer);
    timer = null;
    const alle = mail && !stopping ? await Promise.all(koeer.map((koe) => koe.naeste())) : [];
    const due = alle.reduce((first, one) => (one === null || (first !== null && first <= one) ? first : one), null);
    if (due === null || stopping) return;
    timer = setTimeout(begynd, Math.min(Math.max(due, tidligst) - now(), 60 * MINUT));
    timer.unref();
  };

  const begynd = (): void => {
    if (stopping) return;
    void self.runde().catch((cause: unknown) => {
      log.error('postbud', cause);
      tidligst = now() + FORBINDELSESPAUSE;
      if (timer) clearTimeout(timer);
      timer = setTimeout(begynd, FORBINDELSESPAUSE);
      timer.unref();
    });
  };

  const self: Postbud = {
    afsted() {
      tidligst = 0;
      begynd();
    },
    runde() {
      if (running) {
        igen = true;
        return running;
      }
      running = (async () => {
        try {
          do {
            igen = false;
            await omgang();
          } while (igen && !stopping);
        } finally {
          running = null;
          await vent();
        }
      })();
      return running;
    },
    async stop(frist) {
      stopping = true;
      if (timer) clearTimeout(timer);
      const cut = setTimeout(() => forbindelse?.luk(), frist);
      await running?.catch(() => {});
      clearTimeout(cut);
    },
  };
  return self;
}
