import HeadroomWhitespace from 'c/headroomWhitespace';
import { orgNow } from 'c/headroomNow';
import { graphql } from 'lightning/graphql';
import { createElement } from 'lwc';
import { draw, settle, textOf } from '../../__tests__/reading';

const notSetUp = require('./data/graphqlNotSetUp.json');

jest.mock('c/headroomNow', () => ({ orgNow: jest.fn() }));
jest.mock('@salesforce/userPermission/CustomizeApplication', () => ({ __esModule: true, default: true }), { virtual: true });

async function show(families) {
  orgNow.mockResolvedValue(Date.parse('2027-03-18T08:00:00Z'));
  const report = { value: JSON.stringify({ v: 1, ...(families === undefined ? {} : { families }) }) };
  const goodRuns = { edges: [{ node: { Id: 'a04000000000001AAA', asOf: { value: '2027-03-18T02:10:00Z' }, report } }] };
  const element = await draw(createElement, ['c-headroom-whitespace', HeadroomWhitespace], { recordId: '001000000000001AAA' });
  graphql.emit({ uiapi: { query: { ...notSetUp.uiapi.query, goodRuns } } });
  await settle();
  return element;
}

describe('c-headroom-whitespace for an admin without product lines', () => {
  it('says how many product families were found, and where to review them', async () => {
    const element = await show(14);
    expect(textOf(element)).toContain('14 product families found. Review the proposals: sf headroom setup.');
    await expect(element).toBeAccessible();
  });

  it('names one family as one', async () => {
    expect(textOf(await show(1))).toContain('1 product family found.');
  });

  it('says what to do where no run has counted any', async () => {
    expect(textOf(await show())).toContain('No product line is accepted yet. Review the proposals: sf headroom setup.');
  });
});
