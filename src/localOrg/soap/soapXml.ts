/** What a SOAP reply may hold: `undefined` leaves the element out, `null` is `xsi:nil`, lists repeat the element. */
export type SoapValue =
  string | number | boolean | null | undefined | RawXml | readonly SoapValue[] | { readonly [name: string]: SoapValue };

/** XML that goes into a reply as it is. */
export class RawXml {
  readonly xml: string;
  readonly type: string | undefined;

  /** @param type  value of `xsi:type` on the element around it */
  constructor(xml: string, type?: string) {
    this.xml = xml;
    this.type = type;
  }
}

/** Text with the five characters of XML escaped, and without the control characters that XML 1.0 cannot hold. */
export function escapeXml(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- these are the characters that XML 1.0 forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}

/**
 * An element with a value.
 *
 * @example writeElement('result', { done: true, ids: ['a', 'b'] })
 * // '<result><done>true</done><ids>a</ids><ids>b</ids></result>'
 */
export function writeElement(name: string, value: SoapValue): string {
  if (value === undefined) return '';
  if (value === null) return `<${name} xsi:nil="true"/>`;
  if (Array.isArray(value)) return (value as readonly SoapValue[]).map((each) => writeElement(name, each)).join('');
  if (value instanceof RawXml) return `<${name}${value.type ? ` xsi:type="${value.type}"` : ''}>${value.xml}</${name}>`;
  if (typeof value === 'object') return `<${name}>${writeChildren(value as { readonly [name: string]: SoapValue })}</${name}>`;
  return `<${name}>${escapeXml(String(value))}</${name}>`;
}

/** The elements of an object, in its order. */
function writeChildren(value: { readonly [name: string]: SoapValue }): string {
  return Object.entries(value)
    .map(([name, child]) => writeElement(name, child))
    .join('');
}

/** The same value with the names of every object in alphabetical order, as the Metadata API's WSDL lists them. */
export function alphabetical(value: SoapValue): SoapValue {
  if (value === null || typeof value !== 'object' || value instanceof RawXml) return value;
  if (Array.isArray(value)) return (value as readonly SoapValue[]).map(alphabetical);
  const entries = Object.entries(value as { readonly [name: string]: SoapValue });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, child]) => [name, alphabetical(child)]));
}
