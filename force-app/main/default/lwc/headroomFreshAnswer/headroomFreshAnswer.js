/**
 * The answer of a GraphQL wire as it is at this moment in the org. A wire may hand out what it has kept: whoever decides by an answer
 * whether to write asks for a fresh one.
 */
export class FreshAnswer {
  /** @type {{ data?: any, errors?: readonly any[], refresh?: () => Promise<unknown> }} */
  result = {};
  /** @type {() => void} */
  tell = () => {};
  first = new Promise((resolve) => {
    this.tell = () => resolve(undefined);
  });

  /**
   * Takes what the wire provisions; before there is data or errors it provisions neither.
   * @param {{ data?: any, errors?: readonly any[], refresh?: () => Promise<unknown> }} result
   */
  note(result) {
    if (result.data || result.errors) {
      this.result = result;
      this.tell();
    }
  }

  /** Waits for the first answer, then asks anew. */
  async read() {
    await this.first;
    await this.result.refresh?.();
    return this.result;
  }
}
