/**
 * The one request that each widget makes for its first screen, and the reading of its answer.
 *
 * Every custom object and field stands under an alias: with a package namespace the platform would change the result keys.
 * Fields that a permission may hide are optional, so that the rest still arrives. What the viewer may see is the platform's.
 */
export { BOOK_QUERY } from './bookQuery';
export { DEPARTMENT_QUERY } from './departmentQuery';
export { HEALTH_QUERY } from './healthQuery';
export { HISTORY_QUERY } from './historyQuery';
export { OVERRIDE_QUERY, PULSE_QUERY } from './judgementQuery';
export { SHAREABLE_QUERY } from './shareableQuery';
export { VERSIONS_QUERY } from './versionsQuery';
export { WHITESPACE_QUERY } from './whitespaceQuery';

/**
 * A node without its wrappers: `{ score: { value: 1 } }` becomes `{ score: 1 }`, a displayed value is kept as `scoreShown`.
 * @param {Record<string, any>} node
 * @returns {Record<string, any>}
 */
function unwrap(node) {
  /** @type {Record<string, any>} */
  const row = {};
  Object.entries(node).forEach(([name, field]) => {
    if (field === null || typeof field !== 'object') {
      row[name] = field;
    } else if ('value' in field) {
      row[name] = field.value;
      row[`${name}Shown`] = field.displayValue ?? undefined;
    } else {
      row[name] = unwrap(field);
    }
  });
  return row;
}

/**
 * Rows of one part of the answer.
 * @param {any} data  `data` of the wire
 * @param {string} alias
 * @returns {any[]}
 */
export function rowsOf(data, alias) {
  const edges = data?.uiapi?.query?.[alias]?.edges ?? [];
  return edges.map((/** @type {{ node: Record<string, any> }} */ edge) => unwrap(edge.node));
}
