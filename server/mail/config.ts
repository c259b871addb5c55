// The municipality's mail server as the environment names it. What would let a password or a letter go in clear is
// refused at the start, with one sentence.
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { AppError } from '../../editor/model/fejl.ts';
import { type Adresseret, laesAdresse } from './adresse.ts';
import type { Mailserver } from './smtp.ts';

export interface Mail {
  readonly server: Mailserver;
  readonly fra: Adresseret;
  /** Where answers go; null = to the sender. */
  readonly svarTil: string | null;
  /** What this computer calls itself in EHLO. */
  readonly hilsen: string;
}

/** Null where REFERAT_SMTP is not set. `vaert`: the name people reach Referat by. Throws AppError "ugyldig". */
export function readMail(env: Readonly<Record<string, string | undefined>>, vaert: string | null): Mail | null {
  const text = env.REFERAT_SMTP?.trim() ?? '';
  if (text === '') return null;
  const fra = env.REFERAT_MAIL_FRA?.trim() ?? '';
  if (fra === '')
    throw new AppError('ugyldig', 'REFERAT_MAIL_FRA skal være afsenderens adresse, når REFERAT_SMTP er sat.');
  const svarTil = env.REFERAT_MAIL_SVAR?.trim() ?? '';
  return {
    server: readServer(text, env.REFERAT_SMTP_CA?.trim() ?? ''),
    fra: navngivet('REFERAT_MAIL_FRA', () => laesAdresse(fra)),
    svarTil: svarTil === '' ? null : navngivet('REFERAT_MAIL_SVAR', () => laesAdresse(svarTil).mail),
    hilsen: vaert !== null && isIP(vaert) === 0 && vaert.includes('.') ? vaert : '[127.0.0.1]',
  };
}

function readServer(text: string, caFile: string): Mailserver {
  const url = URL.parse(text);
  const vaert = url?.hostname.replace(/^\[|\]$/g, '') ?? '';
  if (!url || !/^smtps?:$/.test(url.protocol) || vaert === '' || !/^\/?$/.test(url.pathname) || url.search || url.hash)
    // The text may hold a password: it is not repeated.
    throw new AppError('ugyldig', 'REFERAT_SMTP skal være en adresse som smtp://bruger:kode@mail.kommune.dk:587.');
  const her = vaert === 'localhost' || vaert === '::1' || /^127\.\d+\.\d+\.\d+$/.test(vaert);
  const straks = url.protocol === 'smtps:';
  const ca = caFile === '' ? null : readCa(caFile);
  return {
    vaert,
    port: Number(url.port) || (straks ? 465 : 587),
    tls: straks ? 'straks' : her ? 'mulig' : 'kraevet',
    certifikat: !her || ca !== null,
    ca,
    login: url.username === '' ? null : { navn: decoded(url.username), kode: decoded(url.password) },
  };
}

function readCa(path: string): string {
  try {
    const pem = readFileSync(path, 'utf8');
    if (pem.includes('-----BEGIN CERTIFICATE-----')) return pem;
  } catch {
    // The sentence below says it.
  }
  throw new AppError('ugyldig', `REFERAT_SMTP_CA skal være en fil med certifikater (PEM), og det er »${path}« ikke.`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new AppError('ugyldig', 'REFERAT_SMTP har et %-tegn, der ikke kan læses. Skriv % som %25.');
  }
}

function navngivet<T>(navn: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof AppError) throw new AppError('ugyldig', `${navn}: ${cause.message}`, { cause });
    throw cause;
  }
}
