// The personal link of somebody who was asked.
import type { RandomBytes } from '../../editor/model/id.ts';
import { nytToken } from '../access/sessioner.ts';
import type { Config } from '../config.ts';

/** The address people reach the server at; without one of its own, this machine's. */
export function adresse({ url, host, port }: Pick<Config, 'url' | 'host' | 'port'>): string {
  return url?.origin ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

export function deltagerlink(base: URL | string, token: string): string {
  return new URL(`/k/${token}`, base).href;
}

/** A new token and what the database keeps of it. */
export const nytLink = (random: RandomBytes) => nytToken(random);
