// The configuration: environment variables in, one checked object out. Nothing else reads the environment.
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { AppError } from '../editor/model/fejl.ts';
import { type Mail, readMail } from './mail/config.ts';

export interface Config {
  readonly host: string;
  /** 0 = any free one. */
  readonly port: number;
  /** The data folder, absolute. */
  readonly data: string;
  /** Where people reach the server; null = at the loopback address it listens on. */
  readonly url: URL | null;
  /** True where people reach it over TLS: secure cookies, HSTS. */
  readonly sikker: boolean;
  /** Addresses and subnets of proxies whose X-Forwarded-For is believed; never guessed. */
  readonly proxies: readonly string[];
  /** The municipality's mail server; null = letters are files, and nothing is sent. */
  readonly mail: Mail | null;
  /** What Message-IDs end with. */
  readonly maildomaene: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Throws AppError "ugyldig" with one sentence for the first setting that makes no sense. */
export function readConfig(env: Env): Config {
  const host = env.HOST?.trim() || '127.0.0.1';
  const url = readUrl(env.REFERAT_URL?.trim() || null);
  if (!isLoopback(host) && url?.protocol !== 'https:')
    throw new AppError(
      'ugyldig',
      `Når HOST er ${host}, skal REFERAT_URL være den adresse med https, som brugerne når Referat på.`,
    );
  const mail = readMail(env, url?.hostname ?? null);
  return {
    host,
    port: readPort(env.PORT?.trim() || '3000'),
    data: resolve(env.REFERAT_DATA?.trim() || 'data'),
    url,
    sikker: url?.protocol === 'https:',
    proxies: readProxies(env.REFERAT_PROXY?.trim() || ''),
    mail,
    maildomaene: mail?.fra.mail.replace(/^.*@/, '') ?? url?.hostname ?? 'referat.invalid',
  };
}

/** Whether an address or a host name is this machine's own. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new AppError('ugyldig', `PORT skal være et tal mellem 0 og 65535, ikke »${text}«.`);
  return port;
}

function readUrl(text: string | null): URL | null {
  if (text === null) return null;
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username)
    throw new AppError(
      'ugyldig',
      `REFERAT_URL skal være en adresse uden sti, fx https://referat.kommune.dk, ikke »${text}«.`,
    );
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw new AppError('ugyldig', 'REFERAT_URL skal begynde med https, når den ikke er maskinens egen adresse.');
  return url;
}

/** Addresses, subnets ("10.0.0.0/8") or the names that Express knows ("loopback"), separated by commas. */
function readProxies(text: string): readonly string[] {
  const proxies = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  for (const proxy of proxies) {
    const [address = '', bits = '0'] = proxy.split('/');
    const named = ['loopback', 'linklocal', 'uniquelocal'].includes(proxy);
    if (!named && (isIP(address) === 0 || !/^\d{1,3}$/.test(bits)))
      throw new AppError('ugyldig', `REFERAT_PROXY skal være adresser eller net som 10.0.0.0/8, ikke »${proxy}«.`);
  }
  return proxies;
}
