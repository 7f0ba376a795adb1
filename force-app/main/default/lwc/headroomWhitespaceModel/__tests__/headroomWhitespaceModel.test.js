import { readWhitespace } from 'c/headroomWhitespaceModel';
import { accountId, today, whitespaceView } from '../../__tests__/samples';

const data = require('../../headroomWhitespace/__tests__/data/graphqlData.json');
const notSetUp = require('../../headroomWhitespace/__tests__/data/graphqlNotSetUp.json');

const withPart = (name, edges) => ({ uiapi: { query: { ...data.uiapi.query, [name]: { edges } } } });
const words = (parts) =>
  parts
    .map((part) => part.text)
    .join('')
    .replace(/\u00a0/g, ' ');

describe('the answer of the whitespace request', () => {
  it('is one sentence with one number', () => {
    expect(words(whitespaceView.lead)).toBe('3 product lines open · about EUR 84,000 a year at list price · 1 on hold');
  });

  it('counts what is folded away', () => {
    expect(whitespaceView.foldedText).toBe('1 fully covered, 1 not eligible, 1 no rule');
  });

  it('has a state for every lack', () => {
    const stateOf = (answer) => readWhitespace(answer, accountId, { today }).state;
    expect(stateOf(data)).toBe('data');
    expect(stateOf(notSetUp)).toBe('notSetUp');
    expect(stateOf(withPart('summaries', []))).toBe('notCustomer');
    expect(stateOf({ uiapi: { query: {} } })).toBe('notSetUp');
    expect(stateOf({ uiapi: { query: { lastRuns: data.uiapi.query.lastRuns } } })).toBe('firstRun');
    const [{ node }] = data.uiapi.query.summaries.edges;
    expect(stateOf(withPart('summaries', [{ node: { ...node, cells: { value: '{' } } }]))).toBe('broken');
  });

  it('leaves out the amount where nothing is open, and says what is unknown', () => {
    const [{ node }] = data.uiapi.query.summaries.edges;
    const answer = withPart('summaries', [{ node: { ...node, openCount: { value: 0 }, holdCount: { value: 0 } } }]);
    expect(words(readWhitespace(answer, accountId, { today }).lead)).toBe('No product line open · 1 unknown');
  });
});
