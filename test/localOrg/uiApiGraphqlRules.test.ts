import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, openTestOrg, type TestOrg } from './testOrg.ts';

let org: TestOrg;
let accountId: string;

beforeAll(async () => {
  org = await openTestOrg();
  accountId = await org.create('Account', { Name: 'Quillhaven', Industry: 'Technology', AnnualRevenue: 1234 });
  const contacts = Array.from({ length: 450 }, (_, at) => ({
    attributes: { type: 'Contact' },
    LastName: `Contact ${String(at).padStart(3, '0')}`,
    AccountId: accountId
  }));
  for (let at = 0; at < contacts.length; at += 200) {
    const { status } = await org.call('POST', '/composite/sobjects', { records: contacts.slice(at, at + 200) });
    expect(status).toBe(200);
  }
});
afterAll(() => org.remove());

async function ask(query: string, more: object = {}): Promise<{ data: Json; errors: Json[] }> {
  return (await org.call('POST', '/graphql', { query, ...more })).body;
}

async function messages(query: string, more: object = {}): Promise<string> {
  const { data, errors } = await ask(query, more);
  expect(data).toBeNull();
  return errors.map(({ message }) => message).join('\n');
}

const inQuery = (selection: string): string => `query q { uiapi { query { ${selection} } } }`;

describe('upperBound', () => {
  it('ends a list however many records there are, in pages of 200 to 2,000', async () => {
    const page = 'edges { node { Id } } totalCount pageInfo { hasNextPage endCursor }';
    const first = (await ask(inQuery(`Contact(first: 200, upperBound: 300, orderBy: { LastName: {} }) { ${page} }`))).data.uiapi.query
      .Contact;
    expect([first.edges.length, first.totalCount, first.pageInfo.hasNextPage]).toEqual([200, 300, true]);
    const rest = await ask(
      inQuery(`Contact(first: 200, upperBound: 300, after: "${first.pageInfo.endCursor}", orderBy: { LastName: {} }) { ${page} }`)
    );
    expect([rest.data.uiapi.query.Contact.edges.length, rest.data.uiapi.query.Contact.pageInfo.hasNextPage]).toEqual([100, false]);
  });

  it('wants at least 200 records a page, and itself on children of a list that has it', async () => {
    expect(await messages(inQuery('Contact(first: 199, upperBound: 300) { totalCount }'))).toContain('from 200 to 2000');
    expect(await messages(inQuery('Contact(upperBound: 300) { totalCount }'))).toContain('from 200 to 2000');
    const children = (more: string): string =>
      inQuery(`Account(first: 200, upperBound: 300) { edges { node { Contacts(first: 200${more}) { totalCount } } } }`);
    expect(await messages(children(''))).toContain("needs an 'upperBound'");
    expect((await ask(children(', upperBound: 200'))).data.uiapi.query.Account.edges[0].node.Contacts.totalCount).toBe(200);
  });

  it('lets paging go beyond 4,000', async () => {
    const after = Buffer.from('v1:4000').toString('base64');
    expect(await messages(inQuery(`Contact(first: 200, after: "${after}") { totalCount }`))).toContain('paging reaches 4000');
    expect((await ask(inQuery(`Contact(first: 200, upperBound: 9000, after: "${after}") { totalCount }`))).errors).toEqual([]);
  });
});

describe('calls of the day', () => {
  it('are counted by the subquery', async () => {
    const used = async (query: string): Promise<number> => {
      const { headers } = await org.call('POST', '/graphql', { query });
      return Number(/^api-usage=(\d+)\//.exec(headers.get('sforce-limit-info') ?? '')?.[1]);
    };
    const before = await used(inQuery('Account { totalCount }'));
    const three = await used(inQuery('Account { edges { node { Contacts { totalCount } Cases { totalCount } } } }'));
    expect(three - before).toBe(3);
  });
});

describe('values', () => {
  it('have a label where they are picklists, and a format where they are numbers or dates', async () => {
    const { data } = await ask(inQuery('Account { edges { node { Industry { value label __typename } AnnualRevenue { format } } } }'));
    expect(data.uiapi.query.Account.edges[0].node).toEqual({
      Industry: { value: 'Technology', label: 'Technology', __typename: 'PicklistValue' },
      AnnualRevenue: { format: '$1,234' }
    });
    expect(await messages(inQuery('Account { edges { node { Name { label } } } }'))).toContain(
      "Field 'label' in type 'StringValue' is undefined"
    );
  });

  it('want their parts named, and leaves none', async () => {
    const text = await messages(inQuery('Account { edges { node { Name Id { value } } } }'));
    expect(text).toContain("(SubselectionRequired@[uiapi/query/Account/edges/node/Name]) : Subselection required for type 'StringValue'");
    expect(text).toContain('(SubselectionNotAllowed@[uiapi/query/Account/edges/node/Id])');
  });
});

describe('scopes', () => {
  it('limit a list to what is mine, and are not for children', async () => {
    expect((await ask(inQuery('Account(scope: MINE) { totalCount }'))).data.uiapi.query.Account.totalCount).toBe(1);
    expect(await messages(inQuery('Account { edges { node { Contacts(scope: MINE) { totalCount } } } }'))).toContain(
      "Unknown field argument 'scope'"
    );
  });
});

describe('joins', () => {
  it('filter by the records of another object, or their absence', async () => {
    const lonely = await org.create('Account', { Name: 'Lonely' });
    const ids = async (where: string): Promise<string[]> => {
      const { data, errors } = await ask(inQuery(`Account(where: ${where}) { edges { node { Id } } }`));
      expect(errors).toEqual([]);
      return data.uiapi.query.Account.edges.map(({ node }: Json) => node.Id);
    };
    expect(await ids('{ Id: { inq: { Contact: { LastName: { eq: "Contact 007" } }, ApiName: "AccountId" } } }')).toEqual([accountId]);
    expect(await ids('{ Id: { inq: { Contact: {}, ApiName: "AccountId" } } }')).toEqual([accountId]);
    expect(await ids('{ Id: { ninq: { Contact: { AccountId: { ne: null } }, ApiName: "AccountId" } } }')).toEqual([lonely]);
    expect(await messages(inQuery('Account(where: { Id: { inq: { Contact: {} } } }) { totalCount }'))).toContain("the join of 'Id'");
    await org.call('DELETE', `/sobjects/Account/${lonely}`);
  });
});

describe('a document', () => {
  it('defines nothing that it does not use', async () => {
    const unused = `query q($n: Int) { uiapi { query { Account { totalCount } } } } fragment F on Account { Id }`;
    const text = await messages(unused);
    expect(text).toContain("Validation error (UnusedFragment) : Unused fragment 'F'");
    expect(text).toContain("Validation error (UnusedVariable) : Unused variable 'n'");
  });

  it('tells its operations apart by name', async () => {
    const body = '{ uiapi { query { Account { totalCount } } } }';
    expect(await messages(`query a ${body} query b ${body}`)).toContain('name one operation of the document');
    expect((await ask(`query a ${body} query b ${body}`, { operationName: 'b' })).errors).toEqual([]);
    expect(await messages(`query a ${body} ${body}`, { operationName: 'a' })).toContain('LoneAnonymousOperationViolation');
    expect(await messages(`query a ${body} query a ${body}`, { operationName: 'a' })).toMatch(
      /only one operation named|name one operation/
    );
  });

  it('does not give two fields one key', async () => {
    const text = await messages(inQuery('Account { edges { node { same: Name { value } same: Industry { value } } } }'));
    expect(text).toContain("Validation error (FieldsConflict) : 'same'");
  });

  it('follows at most five parents', async () => {
    const nested = (levels: number): string => (levels === 0 ? 'Id' : `ReportsTo { ${nested(levels - 1)} }`);
    expect(await messages(inQuery(`Contact(first: 1) { edges { node { ${nested(6)} } } }`))).toBe(
      'A query can follow at most 5 levels of parents.'
    );
    expect((await ask(inQuery(`Contact(first: 1) { edges { node { ${nested(5)} } } }`))).errors).toEqual([]);
  });

  it('cannot ask for the schema', async () => {
    const { data, errors } = await ask('query { __schema { types { name } } }');
    expect([data, errors[0].extensions.ErrorType]).toEqual([null, 'OperationNotSupported']);
  });

  it('may ask for the names of types', async () => {
    const { data } = await ask('query { __typename uiapi { __typename query { __typename } } }');
    expect(data).toEqual({ __typename: 'Query', uiapi: { __typename: 'UIAPI', query: { __typename: 'RecordQuery' } } });
  });
});

describe('an error', () => {
  it('says what, where in the request and where in the answer', async () => {
    const { errors } = await ask('query q {\n  uiapi { query { Nope { totalCount } } } }');
    expect(errors).toEqual([
      {
        message: "Validation error (FieldUndefined@[uiapi/query/Nope]) : Field 'Nope' in type 'RecordQuery' is undefined",
        locations: [{ line: 2, column: 19 }],
        paths: [],
        extensions: { ErrorType: 'ValidationError' }
      }
    ]);
    const failed = await ask('mutation m { uiapi { made: AccountCreate(input: { Account: { Site: "x" } }) { Record { Id } } } }');
    expect(failed.errors[0].paths).toEqual(['uiapi', 'made']);
  });
});

describe('a mutation', () => {
  it('names only fields that the object has', async () => {
    const text = await messages('mutation { uiapi { AccountCreate(input: { Account: { Nope: 1 } }) { Record { Id } } } }');
    expect(text).toContain("contains a field not in 'AccountCreateRepresentation': 'Nope'");
  });

  it('fails with what it refers to, and leaves the rest, where allOrNone is false', async () => {
    const { data, errors } = await ask(`mutation { uiapi(input: { allOrNone: false }) {
      parent: AccountCreate(input: { Account: { Site: "No name" } }) { Record { Id } }
      child: ContactCreate(input: { Contact: { LastName: "Orphan", AccountId: "@{parent}" } }) { Record { Id } }
      other: AccountUpdate(input: { Id: "${accountId}", Account: { Site: "Kept" } }) { success } } }`);
    expect([data.uiapi.parent, data.uiapi.child, data.uiapi.other]).toEqual([null, null, { success: true }]);
    expect(errors.map(({ paths }) => paths[1])).toEqual(['parent', 'child']);
    expect((await org.query("SELECT Id FROM Contact WHERE LastName = 'Orphan'")).length).toBe(0);
  });
});
