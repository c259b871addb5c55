// A self-signed certificate made on the spot, for tests of encrypted connections: X.509 v3 in DER (RFC 5280), signed with
// a new P-256 key, good for 127.0.0.1 and localhost. Valid 2020–2049.
import { generateKeyPairSync, sign } from 'node:crypto';

const der = (tag: number, ...parts: readonly (Uint8Array | readonly number[])[]): Buffer => {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const n = body.length;
  const length = n < 128 ? [n] : n < 256 ? [0x81, n] : [0x82, n >> 8, n & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
};
const seq = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const ECDSA_SHA256 = seq(der(0x06, [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]));
const COMMON_NAME = der(0x06, [0x55, 0x04, 0x03]);
const SUBJECT_ALT_NAME = der(0x06, [0x55, 0x1d, 0x11]);
const BASIC_CONSTRAINTS = der(0x06, [0x55, 0x1d, 0x13]);
const text = (value: string): Buffer => Buffer.from(value, 'latin1');

/** PEM of the key and of the certificate, which is its own authority. */
export function certifikat(): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = seq(der(0x31, seq(COMMON_NAME, der(0x0c, text('postkasse')))));
  const names = seq(der(0x82, text('localhost')), der(0x87, [127, 0, 0, 1]));
  const extensions = seq(
    seq(SUBJECT_ALT_NAME, der(0x04, names)),
    seq(BASIC_CONSTRAINTS, der(0x01, [0xff]), der(0x04, seq(der(0x01, [0xff])))),
  );
  const body = seq(
    der(0xa0, der(0x02, [2])),
    der(0x02, [1]),
    ECDSA_SHA256,
    name,
    seq(der(0x17, text('200101000000Z')), der(0x17, text('491231235959Z'))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = sign('sha256', body, privateKey);
  const whole = seq(body, ECDSA_SHA256, der(0x03, [0], signature));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  };
}
