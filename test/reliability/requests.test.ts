import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OrgClient } from '../../src/org/orgClient.ts';
import { connectOrg } from '../../src/org/connect.ts';
import { openTestOrg } from '../localOrg/testOrg.ts';
import { openCompany, type Company } from './openCompany.ts';
import { covers } from './rows.ts';

let company: Company;
let client: OrgClient;

/** How many of the next requests nothing will answer. These alone are given up soon: how long an answer takes is up to the machine. */
let unanswered = 0;
const patience = {
  get answerMs(): number {
    unanswered -= 1;
    return unanswered >= 0 ? 1000 : 300_000;
  },
  silenceMs: 120_000
};

/** Switches a fault on; of one that leaves requests without an answer, says for how many it does. */
async function begin(fault: string, parameters: object, tries = 1): Promise<void> {
  await company.fault(fault, { ...parameters });
  unanswered = fault === 'half_open' ? tries : 0;
}

beforeAll(async () => {
  company = await openCompany();
});
beforeEach(async () => {
  client = await company.client({ wire: { patience } });
});
afterEach(() => company.noFaults());
afterAll(() => company.remove());

const accounts = 'SELECT Id FROM Account ORDER BY Id';

/** How often the switches of a name have fired. */
async function fired(): Promise<number> {
  const { body } = await company.org.call('GET', '/services/headroom-local/faults');
  return (body.faults as readonly { readonly fired: number }[]).reduce((sum, fault) => sum + fault.fired, 0);
}

/** Whatever happens to a request once, the next try is answered. */
const passing: readonly (readonly [words: string, fault: string, parameters: object])[] = [
  ['the status 406', 'server_error', { status: 406 }],
  ['the status 420', 'server_error', { status: 420 }],
  ['the status 500', 'server_error', { status: 500 }],
  ['the status 502', 'server_error', { status: 502 }],
  ['the status 503', 'server_error', { status: 503 }],
  ['the status 504', 'server_error', { status: 504 }],
  ['the status 429', 'throttle', { status: 429 }],
  ['the status 429 with a time to wait', 'throttle', { status: 429, retryAfterSeconds: 2 }],
  ['the status 503 as one request too many', 'throttle', { status: 503 }],
  ['a page of HTML', 'html_body', {}],
  ['a way to a page of HTML', 'html_body', { redirects: true }],
  ['an empty answer', 'empty_body', {}],
  ['JSON that ends too early', 'truncated_json', {}],
  ['a connection that breaks before the org acts', 'reset_before', {}],
  ['a connection that breaks after the org acted', 'reset_after', {}],
  ['a connection on which nothing comes', 'half_open', {}],
  ['25 long calls of others', 'long_calls_busy', {}]
];

describe('a read', () => {
  it.each(passing)('gives what it gives without a fault after %s', async (_, fault, parameters) => {
    covers([26, 27]);
    const whole = await client.query(accounts);
    await begin(fault, parameters);
    expect(await client.query(accounts)).toEqual(whole);
    expect(await fired()).toBe(1);
  });

  it.each(passing)('among others in a call gives what it gives without a fault after %s', async (_, fault, parameters) => {
    covers([26, 27]);
    const whole = await client.query(accounts);
    await begin(fault, parameters);
    const [rows, count, contacts] = await Promise.all([
      client.query(accounts),
      client.count('SELECT COUNT() FROM Account'),
      client.describe('Contact')
    ]);
    expect([rows, count, contacts.name]).toEqual([whole, whole.length, 'Contact']);
    expect(await fired()).toBe(1);
  });

  it('gives all rows of an answer that drips', async () => {
    covers([27]);
    const whole = await client.query(accounts);
    await company.fault('slow_drip', { bytes: 400, everyMs: 20 });
    expect(await client.query(accounts)).toEqual(whole);
  });

  it.each(passing)('ends with the address where every try meets %s', async (_, fault, parameters) => {
    covers([26, 27]);
    // Of silence there are two tries; of a redirect the read itself, and a sign-in that would tell a new address.
    const tries = fault === 'half_open' ? 2 : 'redirects' in parameters ? 6 : 5;
    await begin(fault, { ...parameters, times: 'always' }, tries);
    await expect(client.query(accounts)).rejects.toMatchObject({ name: 'OrgUnreachable' });
    expect(await fired()).toBe(tries);
  });

  it('of which one in a call fails is asked again alone', async () => {
    covers([27]);
    await company.fault('subrequest_fails', { status: 503 });
    const before = client.budget.callsThisRun;
    const [account, contact] = await Promise.all([client.describe('Account'), client.describe('Contact')]);
    expect([account.name, contact.name]).toEqual(['Account', 'Contact']);
    expect(client.budget.callsThisRun - before).toBe(2);
  });

  it('waits as long as the org asks', async () => {
    covers([27]);
    const pauses: number[] = [];
    const patient = await company.client({ wire: { pause: (ms) => (pauses.push(ms), Promise.resolve()) } });
    await company.fault('throttle', { status: 429, retryAfterSeconds: 7 });
    await patient.count('SELECT COUNT() FROM Account');
    expect(pauses).toEqual([7000]);
  });

  it('is told by name when the org finds it too complicated', async () => {
    covers([22]);
    await company.fault('query_too_complicated');
    await expect(client.query(accounts)).rejects.toMatchObject({ name: 'QueryTooComplicated' });
  });
});

describe('a query of many pages', () => {
  it('begins anew once when the org loses its place, and says so when it does again', async () => {
    covers([52]);
    const org = await openTestOrg({ limits: { queryPageSize: 200 } });
    try {
      const { url: instanceUrl, accessToken } = org;
      const reader = await connectOrg({ signIn: { kind: 'token', instanceUrl, accessToken } });
      const rows = Array.from({ length: 450 }, (_, index) => ({ Name: `Account ${index}` }));
      await reader.saveRows({ object: 'Account', operation: 'insert', rows });
      const lose = (times: number): Promise<unknown> =>
        org.call('POST', '/services/headroom-local/faults', { fault: 'locator_expired', at: 2, times });
      await lose(1);
      expect((await reader.query(accounts)).length).toBe(450);
      await org.call('DELETE', '/services/headroom-local/faults');
      await lose(3);
      await expect(reader.query(accounts)).rejects.toMatchObject({ name: 'CursorLost' });
    } finally {
      await org.remove();
    }
  });
});
