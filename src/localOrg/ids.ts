const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const checksumAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const idShape = /^[0-9A-Za-z]{15}(?:[A-Za-z0-5]{3})?$/;
const instance = 'L0';

/**
 * Three characters that make a case-sensitive id of 15 characters safe where letter case gets lost.
 *
 * Each stands for five characters: bit n is set when the n-th of them is a capital letter.
 * Source: https://help.salesforce.com/s/articleView?id=000383751 (15 and 18 character ids).
 *
 * @example checksumOf('001000000000001') // 'AAA'
 */
export function checksumOf(id15: string): string {
  let checksum = '';
  for (let group = 0; group < 3; group++) {
    let bits = 0;
    for (let place = 0; place < 5; place++) {
      const code = id15.charCodeAt(group * 5 + place);
      if (code >= 65 && code <= 90) bits += 1 << place;
    }
    checksum += checksumAlphabet.charAt(bits);
  }
  return checksum;
}

/** Number in base 62 with leading zeros, most significant character first. */
export function base62(value: number, width: number): string {
  let rest = value;
  let text = '';
  while (text.length < width) {
    text = alphabet.charAt(rest % 62) + text;
    rest = Math.floor(rest / 62);
  }
  return text;
}

/**
 * Id of 18 characters: key prefix, instance, one reserved character, a counter of nine characters in base 62, checksum.
 *
 * @param keyPrefix  the object's three characters: `001`
 * @param sequence   counts up from 1 for each object
 */
export function makeId(keyPrefix: string, sequence: number): string {
  const id15 = `${keyPrefix}${instance}0${base62(sequence, 9)}`;
  return id15 + checksumOf(id15);
}

/**
 * The 18 characters of an id given with 15 or 18; undefined when the text is not an id or its checksum is wrong.
 *
 * An id of 18 characters is compared without regard to letter case, as the platform does: the checksum restores the case.
 */
export function toId18(text: string): string | undefined {
  if (!idShape.test(text)) return undefined;
  if (text.length === 15) return text + checksumOf(text);
  if (checksumOf(text) === text.slice(15)) return text;
  return restoreCase(text);
}

function restoreCase(text: string): string | undefined {
  let restored = '';
  for (let group = 0; group < 3; group++) {
    const bits = checksumAlphabet.indexOf(text.charAt(15 + group).toUpperCase());
    if (bits < 0) return undefined;
    for (let place = 0; place < 5; place++) {
      const character = text.charAt(group * 5 + place);
      restored += bits & (1 << place) ? character.toUpperCase() : character.toLowerCase();
    }
  }
  const checksum = checksumOf(restored);
  return checksum === text.slice(15).toUpperCase() ? restored + checksum : undefined;
}
