// Canonical JSON: the examples of RFC 8785 itself, and that the order of keys and the way a value was made leave no trace.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kanoniskJson } from '../../editor/model/kanoniskjson.ts';

it('writes the example of RFC 8785 §3.2.2 as §3.2.3 does', () => {
  const given = JSON.parse(
    String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
  );
  expect(kanoniskJson(given)).toBe(
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  );
});

it('orders keys by their UTF-16 units, as the example of §3.2.3', () => {
  const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6'];
  const given = Object.fromEntries(keys.map((key) => [key, 0]));
  const order = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33'];
  expect(Object.keys(JSON.parse(kanoniskJson(given)))).toEqual(
    // JavaScript puts keys that are whole numbers first.
    order.toSorted((a, b) => Number(b === '1') - Number(a === '1')),
  );
  expect(kanoniskJson(given)).toBe(`{${order.map((key) => `${JSON.stringify(key)}:0`).join(',')}}`);
});

it('is the same text for the same value, however its keys came about, and reads back as that value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = kanoniskJson(value);
      expect(kanoniskJson(JSON.parse(text))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(kanoniskJson(bagvendt(value))).toBe(text);
    }),
    { seed: 8785, numRuns: 300 },
  );
});

it.each([[Number.NaN], [Number.POSITIVE_INFINITY], ['\ud800'], [1n], [() => 1]])('refuses %s', (value) => {
  expect(() => kanoniskJson({ value })).toThrow(TypeError);
});

/** The same value with its keys put in the other way round. */
function bagvendt(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bagvendt);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, bagvendt(one)]),
  );
}
