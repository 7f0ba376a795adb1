import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, openTestOrg, type TestOrg } from './testOrg.ts';

let org: TestOrg;
let northId: string;

beforeAll(async () => {
  org = await openTestOrg();
  const account = async (values: object): Promise<string> => (await org.call('POST', '/sobjects/Account', values)).body.id;
  northId = await account({ Name: "O'Neill \\ North", Industry: 'Technology', NumberOfEmployees: 240, AnnualRevenue: 5_000_000 });
  await account({ Name: 'South', Industry: 'Banking', NumberOfEmployees: 12 });
  for (let at = 1; at <= 12; at++) {
    const LastName = `Contact ${String(at).padStart(2, '0')}`;
    await org.call('POST', '/sobjects/Contact', { LastName, AccountId: northId, Title: at % 2 === 0 ? 'Even' : 'Odd' });
  }
});
afterAll(() => org.remove());

async function ask(query: string, variables?: object): Promise<{ data: Json; errors: Json[] }> {
  const { status, body } = await org.call('POST', '/graphql', { query, variables });
  expect(status).toBe(200);
  return body;
}

async function select(selection: string, variables?: { types: string; values: object }): Promise<Json> {
  const { data, errors } = await ask(`query q${variables?.types ?? ''} { uiapi { query { ${selection} } } }`, variables?.values);
  expect(errors).toEqual([]);
  return data.uiapi.query;
}

const names = (connection: Json): string[] => connection.edges.map(({ node }: Json) => (node.Name ?? node.LastName).value);

describe('a GraphQL query', () => {
  it('gives fields as value and shown value, under aliases', async () => {
    const { accounts } = await select(`accounts: Account(where: { NumberOfEmployees: { eq: 240 } }) {
      edges { node { Id ApiName title: Name { value } AnnualRevenue { value displayValue } Type { value displayValue } } } }`);
    expect(accounts.edges).toEqual([
      {
        node: {
          Id: northId,
          ApiName: 'Account',
          title: { value: "O'Neill \\ North" },
          AnnualRevenue: { value: 5_000_000, displayValue: '$5,000,000' },
          Type: { value: null, displayValue: null }
        }
      }
    ]);
  });

  it('gives ten records where the request names no number', async () => {
    const { Contact } = await select('Contact { edges { node { Id } } totalCount pageResultCount pageInfo { hasNextPage } }');
    expect([Contact.edges.length, Contact.totalCount, Contact.pageResultCount]).toEqual([10, 12, 10]);
    expect(Contact.pageInfo.hasNextPage).toBe(true);
  });

  it('goes on after a cursor without gap or overlap', async () => {
    const page = 'orderBy: { LastName: { order: DESC } }) { edges { node { LastName { value } } } pageInfo { endCursor hasNextPage } }';
    const first = (await select(`Contact(first: 7, ${page}`)).Contact;
    const rest = (await select(`Contact(first: 7, after: "${first.pageInfo.endCursor}", ${page}`)).Contact;
    const numbers = [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((at) => `Contact ${String(at).padStart(2, '0')}`);
    expect([...names(first), ...names(rest)]).toEqual(numbers);
    expect(rest.pageInfo.hasNextPage).toBe(false);
  });

  it('follows parents and children, with arguments of their own', async () => {
    const { Account } = await select(`Account(where: { Name: { like: "O'Neill%" } }) { edges { node {
      Owner { Name { value } }
      Contacts(first: 2, where: { Title: { eq: "Even" } }, orderBy: { LastName: { order: ASC } }) {
        edges { node { LastName { value } Account { Name { value } } } } totalCount } } } }`);
    const [{ node }] = Account.edges;
    expect(node.Owner.Name.value).toBe('Ada Admin');
    expect(names(node.Contacts)).toEqual(['Contact 02', 'Contact 04']);
    expect(node.Contacts.totalCount).toBe(6);
    expect(node.Contacts.edges[0].node.Account.Name.value).toBe("O'Neill \\ North");
  });

  it.each([
    ['eq null', '{ Type: { eq: null } }', 2],
    ['in', '{ Industry: { in: ["Banking", "Energy"] } }', 1],
    ['nin', '{ Industry: { nin: ["Banking"] } }', 1],
    ['gt and lte together', '{ NumberOfEmployees: { gt: 12, lte: 240 } }', 1],
    ['or', '{ or: [{ Name: { eq: "South" } }, { NumberOfEmployees: { eq: 240 } }] }', 2],
    ['not', '{ not: { Name: { eq: "South" } } }', 1],
    ['a parent', '{ Owner: { Name: { eq: "Ada Admin" } } }', 2],
    ['a date literal', '{ CreatedDate: { gte: { literal: TODAY } } }', 2],
    ['a date range, today included', '{ CreatedDate: { eq: { range: { last_n_days: 3 } } } }', 2],
    ['an apostrophe and a backslash', String.raw`{ Name: { eq: "O'Neill \\ North" } }`, 1]
  ])('filters by %s', async (_name, where, count) => {
    expect((await select(`Account(where: ${where}) { totalCount }`)).Account.totalCount).toBe(count);
  });

  it('takes variables, and treats one without value as not written', async () => {
    const selection = 'Account(where: { Name: { eq: $name } }) { totalCount }';
    const types = '($name: String)';
    expect((await select(selection, { types, values: { name: 'South' } })).Account.totalCount).toBe(1);
    expect((await select(selection, { types, values: {} })).Account.totalCount).toBe(2);
  });

  it('puts fragments in', async () => {
    const text = `query q { uiapi { query { Account(where: { Name: { eq: "South" } }) { edges { node { ...Names ... on Account { Id } } } } } } }
      fragment Names on Account { Name { value } }`;
    const { data } = await ask(text);
    expect(Object.keys(data.uiapi.query.Account.edges[0].node)).toEqual(['Name', 'Id']);
  });

  it('describes objects', async () => {
    const { data } = await ask('query { uiapi { objectInfos(apiNames: ["Account"]) { ApiName label keyPrefix } } }');
    expect(data.uiapi.objectInfos).toEqual([{ ApiName: 'Account', label: 'Account', keyPrefix: '001' }]);
  });
});

describe('a wrong GraphQL request', () => {
  async function refused(query: string, variables?: object): Promise<{ types: string[]; text: string }> {
    const { data, errors } = await ask(query, variables);
    expect(data).toBeNull();
    return {
      types: errors.map(({ extensions }) => extensions.ErrorType),
      text: errors.map(({ message }) => message).join('\n')
    };
  }

  it('names every field and object that is not there, at once', async () => {
    const { types, text } = await refused(
      'query { uiapi { query { Account { edges { node { Nope { value } } } } Task { edges { node { Id } } } } } }'
    );
    expect(types).toEqual(['ValidationError', 'ValidationError']);
    expect(text).toContain("(FieldUndefined@[uiapi/query/Account/edges/node/Nope]) : Field 'Nope' in type 'Account' is undefined");
    expect(text).toContain("Field 'Task' in type 'RecordQuery' is undefined");
  });

  it('is refused for syntax, unknown operators, wrong values and unknown arguments', async () => {
    expect((await refused('query { uiapi {')).types).toEqual(['InvalidSyntax']);
    const inAccount = (rest: string) => refused(`query { uiapi { query { Account(${rest}) { totalCount } } } }`);
    expect((await inAccount('where: { Name: { nearly: "x" } }')).types).toEqual(['ValidationError']);
    expect((await inAccount('where: { NumberOfEmployees: { eq: "many" } }')).types).toEqual(['ValidationError']);
    expect((await inAccount('where: { Nope: { eq: "x" } }')).types).toEqual(['ValidationError']);
    expect((await inAccount('limit: 5')).types).toEqual(['ValidationError']);
  });

  it('is refused beyond the limits: 2,000 records, ten subqueries, paging to 4,000', async () => {
    expect((await refused('query { uiapi { query { Account(first: 2001) { totalCount } } } }')).text).toContain('from 1 to 2000');
    const eleven = Array.from({ length: 11 }, (_, at) => `a${at}: Account { totalCount }`).join(' ');
    expect((await refused(`query { uiapi { query { ${eleven} } } }`)).text).toContain('at most 10 subqueries');
    const after = Buffer.from('v1:3000').toString('base64');
    const far = await refused(`query { uiapi { query { Account(first: 1500, after: "${after}") { totalCount } } } }`);
    expect(far.text).toContain('paging reaches 4000 records');
  });

  it('is refused for a variable that is missing or not declared', async () => {
    const query = 'query q($name: String!) { uiapi { query { Account(where: { Name: { eq: $name } }) { totalCount } } } }';
    expect((await refused(query, {})).types).toEqual(['ValidationError']);
    expect((await refused('query { uiapi { query { Account(first: $n) { totalCount } } } }')).text).toContain("Undefined variable 'n'");
  });

  it('leaves out what is marked optional', async () => {
    const { Account } = await select('Account(first: 1) { edges { node { Id Nope @optional { value } Missing__r @optional { Id } } } }');
    expect(Object.keys(Account.edges[0].node)).toEqual(['Id']);
  });
});

describe('a GraphQL mutation', () => {
  const count = async (): Promise<number> => (await select('Account { totalCount }')).Account.totalCount;

  it('creates records that refer to one another', async () => {
    const { data, errors } = await ask(`mutation m { uiapi {
      AccountCreate(input: { Account: { Name: "Made" } }) { Record { Id Name { value } } }
      contact: ContactCreate(input: { Contact: { LastName: "Child", AccountId: "@{AccountCreate}" } }) { Record { AccountId { value } } } } }`);
    expect(errors).toEqual([]);
    expect(data.uiapi.contact.Record.AccountId.value).toBe(data.uiapi.AccountCreate.Record.Id);
  });

  it('changes and deletes by id', async () => {
    const made = await ask('mutation { uiapi { AccountCreate(input: { Account: { Name: "Short-lived" } }) { Record { Id } } } }');
    const { Id } = made.data.uiapi.AccountCreate.Record;
    const input = { Id, Account: { Name: 'Renamed' } };
    const changed = await ask(
      'mutation m($input: AccountUpdateInput!) { uiapi { AccountUpdate(input: $input) { Record { Name { value } } } } }',
      {
        input
      }
    );
    expect(changed.data.uiapi.AccountUpdate.Record.Name.value).toBe('Renamed');
    const gone = await ask(`mutation { uiapi { AccountDelete(input: { Id: "${Id}" }) { Id } } }`);
    expect(gone.data.uiapi.AccountDelete.Id).toBe(Id);
    expect((await select('Account(where: { Name: { eq: "Renamed" } }) { totalCount }')).Account.totalCount).toBe(0);
  });

  it('undoes everything when one part fails', async () => {
    const before = await count();
    const { data, errors } = await ask(`mutation { uiapi {
      AccountCreate(input: { Account: { Name: "Undone" } }) { Record { Id } }
      ContactCreate(input: { Contact: { FirstName: "No last name" } }) { Record { Id } } } }`);
    expect(data.uiapi).toEqual({ AccountCreate: null, ContactCreate: null });
    expect(errors[0]?.extensions).toMatchObject({ ErrorType: 'DataFetchingException', errorCode: 'REQUIRED_FIELD_MISSING' });
    expect(await count()).toBe(before);
  });

  it('keeps what succeeded where allOrNone is false', async () => {
    const before = await count();
    const { data, errors } = await ask(`mutation { uiapi(input: { allOrNone: false }) {
      AccountCreate(input: { Account: { Name: "Kept" } }) { Record { Name { value } } }
      ContactCreate(input: { Contact: { FirstName: "No last name" } }) { Record { Id } } } }`);
    expect(data.uiapi.AccountCreate.Record.Name.value).toBe('Kept');
    expect(data.uiapi.ContactCreate).toBeNull();
    expect(errors).toHaveLength(1);
    expect(await count()).toBe(before + 1);
  });

  it('refuses a reference to an operation that comes later', async () => {
    const { errors } = await ask(`mutation { uiapi {
      ContactCreate(input: { Contact: { LastName: "Early", AccountId: "@{AccountCreate}" } }) { Record { Id } }
      AccountCreate(input: { Account: { Name: "Late" } }) { Record { Id } } } }`);
    expect(errors[0]?.message).toContain('names no operation before this one');
  });
});
