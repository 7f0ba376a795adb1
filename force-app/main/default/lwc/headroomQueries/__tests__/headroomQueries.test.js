import { rowsOf } from 'c/headroomQueries';

jest.mock('lightning/graphql', () => ({ gql: jest.fn((parts) => parts.join('')) }));

const {
  BOOK_QUERY,
  DEPARTMENT_QUERY,
  HEALTH_QUERY,
  MATRIX_ALL_QUERY,
  MATRIX_QUERY,
  VERSIONS_QUERY,
  WHITESPACE_QUERY
} = require('c/headroomQueries');

describe('the requests', () => {
  it.each([
    ['book', BOOK_QUERY],
    ['departments', DEPARTMENT_QUERY],
    ['health', HEALTH_QUERY],
    ['matrix', MATRIX_QUERY],
    ['whitespace', WHITESPACE_QUERY]
  ])('%s put every custom object and field that is read under an alias', (_, query) => {
    const selected = query.replace(/\([^()]*(\([^()]*\)[^()]*)*\)/g, '').match(/\S*\s*\b\w+__[cr]\b/g);
    expect(selected.length).toBeGreaterThan(10);
    selected.forEach((field) => expect(field).toMatch(/^\w+:\s*\w+__[cr]$/));
  });

  it('always say how many rows they want', () => {
    [BOOK_QUERY, DEPARTMENT_QUERY, HEALTH_QUERY, VERSIONS_QUERY, WHITESPACE_QUERY].forEach((query) => {
      expect((query.match(/first:/g) ?? []).length).toBe((query.match(/edges/g) ?? []).length);
    });
  });

  it('of book and departments read the same of an account', () => {
    const nodeOf = (query, alias) => /node \{([^]*?)\n {12}\}/.exec(query.slice(query.indexOf(`${alias}:`)))?.[1];
    expect(nodeOf(BOOK_QUERY, 'accounts')).toContain('headline: Headline__r');
    expect(nodeOf(DEPARTMENT_QUERY, 'atRisk')).toBe(nodeOf(BOOK_QUERY, 'accounts'));
  });

  it('of the matrix read the same of own accounts and of all', () => {
    const nodeOf = (query) => /node \{([^]*?)\n {12}\}/.exec(query.slice(query.indexOf('accounts:')))?.[1];
    expect(nodeOf(MATRIX_QUERY)).toContain('cells: Cells__c');
    expect(nodeOf(MATRIX_ALL_QUERY)).toBe(nodeOf(MATRIX_QUERY));
  });
});

describe('rows of an answer', () => {
  it('lose their wrappers and keep what is displayed', () => {
    const node = { Id: 'a', amount: { value: 5, displayValue: 'EUR 5' }, empty: null, owner: { Id: 'b', Name: { value: 'Ann' } } };
    const data = { uiapi: { query: { cells: { edges: [{ node }] } } } };
    expect(rowsOf(data, 'cells')).toEqual([
      { Id: 'a', amount: 5, amountShown: 'EUR 5', empty: null, owner: { Id: 'b', Name: 'Ann', NameShown: undefined } }
    ]);
  });

  it('keep their children as rows', () => {
    const answers = { edges: [{ node: { Id: 'f', answer: { value: 'Later' } } }] };
    const data = { uiapi: { query: { accounts: { edges: [{ node: { Id: 'a', answers, none: { edges: [] } } }] } } } };
    expect(rowsOf(data, 'accounts')).toEqual([{ Id: 'a', answers: [{ Id: 'f', answer: 'Later', answerShown: undefined }], none: [] }]);
  });

  it('are none where the part is missing', () => {
    expect(rowsOf(undefined, 'cells')).toEqual([]);
    expect(rowsOf({ uiapi: { query: {} } }, 'cells')).toEqual([]);
  });
});
