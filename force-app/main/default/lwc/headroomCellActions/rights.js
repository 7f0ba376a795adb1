/** What the viewer may do, from the platform's answer about the objects that the actions write: pure. */

const FOUND = 200;

/**
 * @param {{ results: readonly { statusCode: number, result: any }[] } | undefined} answer
 * @param {readonly [opportunity: string, lineItem: string, feedback: string]} names  as the org names the objects
 * @returns {Headroom.ActionRights}
 */
export function rightsIn(answer, [opportunity, lineItem, feedback]) {
  const found = (answer?.results ?? []).filter(({ statusCode }) => statusCode === FOUND).map(({ result }) => result);
  /** @param {string} name */
  const infoOf = (name) => found.find(({ apiName }) => apiName === name);
  return {
    canCreateOpportunity: infoOf(opportunity)?.createable === true,
    canAddProduct: infoOf(lineItem)?.createable === true,
    canAnswer: infoOf(feedback)?.createable === true,
    canEditAnswer: infoOf(feedback)?.updateable === true
  };
}
