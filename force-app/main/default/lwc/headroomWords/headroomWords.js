/** Sentences from labels: places {0}, {1} are filled, and a count chooses between the singular and the plural label. */

/**
 * @param {string} text  label with places {0}, {1}, ...
 * @param {...(string | number)} values
 */
export function fill(text, ...values) {
  return text.replace(/\{(\d+)\}/g, (place, index) => String(values[Number(index)] ?? place));
}

/**
 * @param {number} count
 * @param {{ one: string, many: string }} labels
 * @param {...(string | number)} values  the count as shown comes first
 */
export function counted(count, labels, ...values) {
  return fill(count === 1 ? labels.one : labels.many, ...values);
}

/**
 * First sentence of an admin's text; what follows is for the admin.
 * @param {string} text
 */
export function firstSentence(text) {
  const end = /[.!?](?=\s)/.exec(text);
  return end ? text.slice(0, end.index + 1) : text;
}

/**
 * Parts of a sentence of which one place holds something that is no plain text.
 * @param {string} text  label with places {0}, {1}, ...
 * @param {readonly Headroom.Part[]} values  part for each place
 * @returns {Headroom.Part[]}
 */
export function sentence(text, values) {
  return text
    .split(/(\{\d+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const place = /^\{(\d+)\}$/.exec(piece);
      return place ? (values[Number(place[1])] ?? { text: '' }) : { text: piece };
    });
}

/**
 * A name as it stands inside a sentence: with a small first letter.
 * @param {string} name
 */
export function inSentence(name) {
  return name.slice(0, 1).toLocaleLowerCase() + name.slice(1);
}
