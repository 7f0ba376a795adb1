import { describe, expect, it } from 'vitest';
import { Session } from '../../../src/org/session.ts';
import type { AccessToken } from '../../../src/org/session.ts';

const instanceUrl = 'https://acme--uat.sandbox.my.salesforce.com';
const before = '00D5g000001AbCdEAK';
const now = '00D5g000009ZyXwEAK';
const token = (accessToken: string, orgId?: string): AccessToken => ({
  accessToken,
  instanceUrl,
  ...(orgId === undefined ? {} : { orgId })
});
const renewed = async (first: AccessToken, second: AccessToken): Promise<string> => {
  const session = new Session(first, () => Promise.resolve(second));
  await session.renew(first.accessToken);
  return session.current.accessToken;
};

describe('a session that is renewed', () => {
  it.each([
    ['begin with the id of their org', token(`${before}!one`), token(`${now}!two`)],
    ['say nothing of their org, where the reply does', token('eyJone', before), token('eyJtwo', now)],
    ['are of both kinds', token(`${before}!one`), token('eyJtwo', now)]
  ])('refuses another org by both ids where tokens %s', async (_, first, second) => {
    await expect(renewed(first, second)).rejects.toMatchObject({
      name: 'OrgReplaced',
      values: [instanceUrl, before, now, expect.any(String)]
    });
  });

  it('goes on with the same org, by its id of 15 or 18 characters, and with an org that does not say', async () => {
    expect(await renewed(token('eyJone', before), token('eyJtwo', before.slice(0, 15)))).toBe('eyJtwo');
    expect(await renewed(token('eyJone'), token('eyJtwo'))).toBe('eyJtwo');
  });

  it('renews once for all that find the same token dead', async () => {
    let renewals = 0;
    const session = new Session(token(`${before}!one`), async () => token(`${before}!${(renewals += 1)}`));
    await Promise.all([1, 2, 3, 4].map(() => session.renew(`${before}!one`)));
    await session.renew(`${before}!one`);
    expect([renewals, session.current.accessToken]).toEqual([1, `${before}!1`]);
  });
});
