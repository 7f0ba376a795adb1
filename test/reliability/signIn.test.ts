import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openCompany, type Company } from './openCompany.ts';
import { newestRequest, requestsSince } from './requestsAsked.ts';
import { covers } from './rows.ts';

let company: Company;

beforeAll(async () => {
  company = await openCompany();
});
afterEach(() => company.noFaults());
afterAll(() => company.remove());

const countTokens = async (since: number): Promise<number> =>
  (await requestsSince(company, since)).filter(({ path }) => path.startsWith('/services/oauth2/token')).length;

describe('a session that ends in the middle of a run', () => {
  it('is renewed once, and the run ends as if nothing had happened', async () => {
    covers([24]);
    const since = await newestRequest(company);
    await company.fault('session_dies', { at: 5 });
    expect(await company.sync()).toMatchObject({ status: 'done', writtenTotal: 0 });
    expect(await countTokens(since)).toBe(2);
  });

  it('is renewed by one request for all that find it dead', async () => {
    covers([24, 25]);
    const client = await company.client();
    await company.fault('session_dies');
    const since = await newestRequest(company);
    await Promise.all([client.usage(), client.usage(), client.query('SELECT Id FROM User LIMIT 1'), client.describe('Account')]);
    expect(await countTokens(since)).toBe(1);
  });

  it('ends the run with a sentence when the new token is refused too', async () => {
    covers([24]);
    const client = await company.client();
    await company.fault('session_dies');
    await company.fault('refresh_gives_dead_token', { times: 'always' });
    const since = await newestRequest(company);
    await expect(client.usage()).rejects.toMatchObject({ name: 'SessionEnded', values: [company.org.url, expect.any(String)] });
    expect(await countTokens(since)).toBe(1);
  });

  it('ends the run with what the org says when it refuses the renewal', async () => {
    covers([24]);
    const client = await company.client();
    await company.fault('session_dies');
    await company.fault('refresh_refused');
    await expect(client.usage()).rejects.toMatchObject({
      name: 'SessionEnded',
      values: [company.org.url, expect.stringContaining('expired access/refresh token')]
    });
  });
});

describe('five tokens that the org keeps of a user and app', () => {
  it('are enough for any number of requests of one process', async () => {
    covers([25]);
    await company.fault('five_tokens');
    const since = await newestRequest(company);
    const client = await company.client();
    await Promise.all(Array.from({ length: 40 }, (_, index) => client.query(`SELECT Id FROM Account LIMIT ${index + 1}`)));
    await client.usage();
    expect(await countTokens(since)).toBe(1);
  });

  it('do not stop a client whose own was the oldest', async () => {
    covers([25]);
    await company.fault('five_tokens');
    const first = await company.client();
    for (let more = 0; more < 5; more += 1) await company.client();
    const since = await newestRequest(company);
    expect((await first.query('SELECT Id FROM Account LIMIT 1')).length).toBe(1);
    expect(await countTokens(since)).toBe(1);
  });
});

describe('an org that moved', () => {
  it.each([301, 404])('is followed by one sign-in, where its old address answers %i', async (status) => {
    covers([46]);
    const client = await company.client();
    const before = client.identity.instanceUrl;
    await company.fault('instance_moved', { status });
    const since = await newestRequest(company);
    expect((await client.query('SELECT Id FROM Account LIMIT 1')).length).toBe(1);
    expect(new URL(before).hostname).toBe('localhost');
    expect(await countTokens(since)).toBe(1);
  });

  it('is asked in vain by a token that cannot be renewed, and the error names the address', async () => {
    covers([46]);
    const { url, accessToken } = company.org;
    const client = await company.client({ signIn: { kind: 'token', instanceUrl: url, accessToken } });
    await company.fault('instance_moved', { status: 404 });
    await expect(client.usage()).rejects.toMatchObject({ name: 'OrgUnreachable', values: [url, expect.stringContaining('404')] });
  });

  it('is refused at an API version that it has retired, by name', async () => {
    covers([46]);
    const client = await company.client({ apiVersion: '62' });
    await company.fault('version_retired', { version: 62 });
    await expect(client.usage()).rejects.toMatchObject({ name: 'ApiVersionInvalid', values: ['62.0', expect.any(String)] });
  });
});

/** Each fault of the sign-in with the error that names its page in Setup. */
const refusals: readonly (readonly [words: string, fault: string, parameters: object, name: string])[] = [
  ['an app that nobody installed', 'app_blocked', {}, 'AppBlocked'],
  ['an app that is refused without a reason', 'app_blocked', { generic: true }, 'AppBlocked'],
  ['another address', 'ip_restricted', {}, 'AddressNotAllowed'],
  ['a frozen user', 'user_frozen', {}, 'UserNotActive'],
  ['login hours', 'login_hours', {}, 'OutsideLoginHours'],
  ['a second factor', 'mfa', {}, 'SecondFactorNeeded'],
  ['an org without API', 'api_disabled', {}, 'ApiDisabled'],
  ['a user without API', 'api_disabled', { forUser: true }, 'ApiDisabled'],
  ['a session that is not for REST', 'not_for_rest', {}, 'ApiDisabled'],
  ['a policy of transaction security', 'transaction_security', {}, 'PolicyRefused']
];

describe('a setting of the org that keeps the user out', () => {
  it.each(refusals)('is told by its name and never tried again: %s', async (_, fault, parameters, name) => {
    covers([47, 48]);
    await company.fault(fault, { ...parameters });
    const since = await newestRequest(company);
    await expect(company.sync()).rejects.toMatchObject({ name });
    expect(await countTokens(since)).toBe(1);
  });

  it('is told in the middle of a run, too', async () => {
    covers([48]);
    const client = await company.client();
    await company.fault('user_frozen');
    await expect(client.usage()).rejects.toMatchObject({ name: 'UserNotActive' });
  });
});
