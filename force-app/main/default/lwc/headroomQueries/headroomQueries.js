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
export { MATRIX_ALL_QUERY } from './matrixAllQuery';
export { MATRIX_CELLS_QUERY, MATRIX_NEXT_QUERY } from './matrixCellsQuery';
export { MATRIX_QUERY } from './matrixQuery';
export { ADD_PRODUCT, CREATE_OPPORTUNITY, CREATE_WITH_PRODUCT, LINES_QUERY, MADE_QUERY, PRICES_QUERY } from './opportunityQuery';
export { SHAREABLE_QUERY } from './shareableQuery';
export { VERSIONS_QUERY } from './versionsQuery';
export { WHITESPACE_QUERY } from './whitespaceQuery';

/**
 * @param {{ edges?: readonly { node: Record<string, any> }[] } | null | undefined} connection
 * @returns {any[]}
 */
function nodesOf(connection) {
  return (connection?.edges ?? []).map(({ node }) => unwrap(node));
}

/**
 * A node without its wrappers: `{ score: { value: 1 } }` becomes `{ score: 1 }`, a displayed value is kept as `scoreShown`, children
 * become a list of such nodes.
 * @param {Record<string, any>} node
 * @returns {Record<string, any>}
 */
function unwrap(node) {
  /** @type {Record<string, any>} */
  const row = {};
  Object.entries(node).forEach(([name, field]) => {
    if (field === null || typeof field !== 'object') {
      row[name] = field;
    } else if ('edges' in field) {
      row[name] = nodesOf(field);
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
  return nodesOf(data?.uiapi?.query?.[alias]);
}
