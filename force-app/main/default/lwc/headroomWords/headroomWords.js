/** Sentences from labels: places {0}, {1} are filled, and a count chooses between the singular and the plural label. */

/**
 * A value that ends with a full stop, as a German "19. Okt." does, also ends the sentence.
 * @param {string} text  label with places {0}, {1}, ...
 * @param {...(string | number)} values
 */
export function fill(text, ...values) {
  return text.replace(/\{(\d+)\}(\.?)/g, (place, index, stop) => {
    const value = values[Number(index)];
    if (value === undefined || value === null) {
      return place;
    }
    return String(value).endsWith('.') ? String(value) : `${value}${stop}`;
  });
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
  /** @type {Headroom.Part[]} */
  const parts = [];
  text
    .split(/(\{\d+\})/)
    .filter((piece) => piece !== '')
    .forEach((piece) => {
      const place = /^\{(\d+)\}$/.exec(piece);
      const isEnded = parts.at(-1)?.text?.endsWith('.') && piece.startsWith('.');
      parts.push(place ? (values[Number(place[1])] ?? { text: '' }) : { text: isEnded ? piece.slice(1) : piece });
    });
  return parts;
}

/**
 * A name as it stands inside a sentence: with a small first letter.
 * @param {string} name
 */
export function inSentence(name) {
  return name.slice(0, 1).toLocaleLowerCase() + name.slice(1);
}
