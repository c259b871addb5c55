// The address that personal links begin with.
import type { Config } from '../config.ts';

/** Where people reach the server; without an address of its own, on this machine. */
export function adresse({ url, host, port }: Pick<Config, 'url' | 'host' | 'port'>): string {
  return url?.origin ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
