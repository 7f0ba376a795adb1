/** Values of a form's fields by the fields' API names. */
export type DefaultFieldValues = Readonly<Record<string, unknown>>;

/**
 * Field values as one text for `state.defaultFieldValues` of a page reference to a new record.
 *
 * Source: https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/lightning-page-reference-utils.html
 *
 * @example encodeDefaultFieldValues({ Subject: 'Call back', WhatId: '001' }) // 'Subject=Call%20back,WhatId=001'
 */
export function encodeDefaultFieldValues(defaultFieldValues: DefaultFieldValues): string {
  return Object.entries(defaultFieldValues)
    .map(([field, value]) => `${field}=${encodeURIComponent(String(value))}`)
    .join(',');
}

/**
 * Field values from such a text. All of them are texts: the field's type is not kept, as on the platform.
 *
 * @example decodeDefaultFieldValues('NumberOfEmployees=35000') // { NumberOfEmployees: '35000' }
 */
export function decodeDefaultFieldValues(encoded: string): Record<string, string> {
  const pairs = encoded.split(',').filter((pair) => pair.includes('='));
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
    })
  );
}
