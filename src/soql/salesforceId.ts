const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The three last characters of an 18-character id: which of each five characters are capitals, as one letter. */
function suffixOf(id15: string): string {
  let suffix = '';
  for (let chunk = 0; chunk < 3; chunk++) {
    let bits = 0;
    for (let at = 0; at < 5; at++) {
      if (/[A-Z]/.test(id15[chunk * 5 + at] ?? '')) bits |= 1 << at;
    }
    suffix += letters[bits] ?? '';
  }
  return suffix;
}

/** Capitals of a 15-character id put back from its suffix, for ids that went through a system that loses letter case. */
function restoreCase(id18: string): string {
  let restored = '';
  for (let at = 0; at < 15; at++) {
    const bits = letters.indexOf((id18[15 + Math.floor(at / 5)] ?? '').toUpperCase());
    const character = id18[at] ?? '';
    restored += (bits >> (at % 5)) & 1 ? character.toUpperCase() : character.toLowerCase();
  }
  return restored;
}

/**
 * An id with 18 characters; undefined for what cannot be an id.
 *
 * Source: Salesforce's 15-to-18 conversion, three suffix letters for three groups of five characters.
 *
 * @example  longId('001000000000001') // '001000000000001AAA'
 */
export function longId(id: string): string | undefined {
  if (/^[A-Za-z0-9]{15}$/.test(id)) return id + suffixOf(id);
  if (!/^[A-Za-z0-9]{15}[A-Za-z0-5]{3}$/.test(id)) return undefined;
  const restored = restoreCase(id);
  return restored + suffixOf(restored);
}
