import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/commands/checkEnvironment.ts';
import { serviceSignIn } from '../../../src/commands/serviceSignIn.ts';

const login = { HEADROOM_LOGIN_URL: 'https://acme.my.salesforce.com', HEADROOM_CLIENT_ID: 'client' };

describe('the sign-in of a service', () => {
  it('is none where no variable is given', () => {
    expect(serviceSignIn({ HOME: '/root' })).toBeUndefined();
  });
  it('is by a key where user and key file are given, even beside a secret', () => {
    const env = { ...login, HEADROOM_USERNAME: 'sync@acme.example', HEADROOM_KEY_FILE: 'server.key', HEADROOM_CLIENT_SECRET: 'hush' };
    expect(serviceSignIn(env)).toEqual({
      kind: 'jwt',
      loginUrl: 'https://acme.my.salesforce.com',
      clientId: 'client',
      username: 'sync@acme.example',
      keyFile: 'server.key'
    });
  });
  it('is by a secret else', () => {
    expect(serviceSignIn({ ...login, HEADROOM_CLIENT_SECRET: 'hush' })).toMatchObject({ kind: 'client_credentials', clientSecret: 'hush' });
  });
  it.each([
    [{ HEADROOM_LOGIN_URL: 'https://acme.my.salesforce.com' }, 'HEADROOM_CLIENT_ID, HEADROOM_CLIENT_SECRET'],
    [{ ...login, HEADROOM_USERNAME: 'sync@acme.example' }, 'HEADROOM_KEY_FILE'],
    [{ ...login, HEADROOM_CLIENT_SECRET: ' ' }, 'HEADROOM_CLIENT_SECRET']
  ])('that is not whole names what is missing: %o', (env, missing) => {
    expect(() => serviceSignIn(env)).toThrow(expect.objectContaining({ name: 'SignInIncomplete', values: [expect.any(String), missing] }));
  });
});

describe('the environment', () => {
  it.each(['HEADROOM_ORGG', 'HEADROOM_LOGIN_URI', 'HEADROOM_PASSWORD', 'HEADROOM_SECURITY_TOKEN'])('refuses %s', (name) => {
    expect(() => checkEnvironment({ [name]: 'x' }, ['HEADROOM_ORG'])).toThrow(expect.objectContaining({ name: 'VariableUnknown' }));
  });
  it.each(['HEADROOM_ORG', 'HEADROOM_LOGIN_URL', 'HEADROOM_TEST_DATA', 'HEADROOM_PAGE_URL', 'HEADROOM_FULL', 'HOME'])(
    'lets %s be',
    (name) => {
      expect(() => checkEnvironment({ [name]: 'x' }, ['HEADROOM_ORG'])).not.toThrow();
    }
  );
});
