// Text and elements as XML. Everything that is written as HTML or XML is escaped here.

/** Text between tags. */
export function undslip(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Text in a quoted attribute, on one line. */
export function attribut(text: string): string {
  return undslip(text)
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]+/g, ' ');
}

/** Attributes of an element; those without a value are left out. */
export type Attributter = Readonly<Record<string, string | number | null | undefined>>;

/** An element; `indhold` is XML already, "" gives an empty one. */
export function element(navn: string, attributter: Attributter, indhold = ''): string {
  const given = Object.entries(attributter)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([key, value]) => ` ${key}="${attribut(String(value))}"`)
    .join('');
  return indhold === '' ? `<${navn}${given}/>` : `<${navn}${given}>${indhold}</${navn}>`;
}

/** Bytes as an address of their own (RFC 2397). */
export function dataUrl(data: Uint8Array, type: string): string {
  return `data:${type};base64,${Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64')}`;
}
