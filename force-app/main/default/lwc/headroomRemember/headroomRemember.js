/** Work that is done once: a template asks a getter for each of its parts anew. */

/**
 * Gives a function that remembers its last answer and gives it again while it is asked the same.
 * @template {readonly unknown[]} Asked
 * @template Answer
 * @param {(...asked: Asked) => Answer} work  answers the same whenever it is asked the same; what it is given is not changed afterwards
 * @returns {(...asked: Asked) => Answer}
 */
export function remembering(work) {
  /** @type {{ asked: Asked, answer: Answer } | undefined} */
  let last;
  return (...asked) => {
    if (!last || asked.some((value, index) => value !== last?.asked[index])) {
      last = { asked, answer: work(...asked) };
    }
    return last.answer;
  };
}
