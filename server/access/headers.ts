// Headers of every answer. The policy is `'self'` only: no inline script or style, no other host, no frame around us.
// `style=` attributes are refused too; a script may set `element.style`, which the policy does not concern.

const CSP = [
  "default-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "img-src 'self' blob:",
  "object-src 'none'",
].join('; ');

/** Name and value of each header. `sikker`: reached over TLS, so that HSTS has a meaning. */
export function sikkerhedsheaders(sikker: boolean): readonly (readonly [string, string])[] {
  return [
    ['Content-Security-Policy', CSP],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
    ...(sikker ? ([['Strict-Transport-Security', 'max-age=31536000']] as const) : []),
  ];
}
