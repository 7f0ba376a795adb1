/** What the viewer may do with pulses and overrides: pure, from the platform's answer about both objects. */

const FOUND = 200;

/**
 * Rights by object; an object that the viewer may not see has none.
 * @param {{ results: readonly { statusCode: number, result: any }[] }} answer
 * @param {readonly [pulse: string, override: string]} names  as the org names the objects
 * @returns {Headroom.JudgementRights}
 */
export function rightsIn(answer, [pulse, override]) {
  const found = answer.results.filter(({ statusCode }) => statusCode === FOUND).map(({ result }) => result);
  return { pulse: rightsOf(found, pulse), override: rightsOf(found, override) };
}

/**
 * @param {readonly any[]} infos
 * @param {string} name
 * @returns {Headroom.ObjectRights | undefined}
 */
function rightsOf(infos, name) {
  const info = infos.find(({ apiName }) => apiName === name);
  return info && { canCreate: info.createable === true, canEdit: info.updateable === true };
}
