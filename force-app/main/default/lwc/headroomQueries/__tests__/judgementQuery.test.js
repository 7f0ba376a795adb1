jest.mock('lightning/graphql', () => ({ gql: jest.fn((parts) => parts.join('')) }));

const { OVERRIDE_QUERY, PULSE_QUERY, SHAREABLE_QUERY } = require('c/headroomQueries');

describe('the requests about what people say, and of the copy for a customer', () => {
  it.each([
    ['pulses', PULSE_QUERY, 5],
    ['overrides', OVERRIDE_QUERY, 16],
    ['the copy', SHAREABLE_QUERY, 4]
  ])('of %s put every custom object and field that is read under an alias, and say how many rows they want', (_, query, count) => {
    const selected = query.replace(/\([^()]*(\([^()]*\)[^()]*)*\)/g, '').match(/\S*\s*\b\w+__[cr]\b/g);
    expect(selected).toHaveLength(count);
    selected.forEach((field) => expect(field).toMatch(/^\w+:\s*\w+__[cr]$/));
    expect(query.match(/first:/g)).toHaveLength(query.match(/edges/g).length);
  });

  it('of the copy read nothing but the shareable detail', () => {
    expect(SHAREABLE_QUERY).toContain('Shareable_Detail__c');
    expect(SHAREABLE_QUERY.replaceAll('Shareable_Detail__c', '')).not.toMatch(/Detail__c|Reason|Value__c|Settings/);
  });
});
