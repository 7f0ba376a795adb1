import { describe, expect, it } from 'vitest';
import { withoutSecrets } from '../../../src/domain/withoutSecrets.ts';

describe('a text without secrets', () => {
  it.each([
    ['00D5g000001AbCdEAK!ARcAQK.C4N4RY_x', '[access token]'],
    ['/frontdoor.jsp?sid=00D5g000001AbCd%21C4N4RY', '/frontdoor.jsp?sid=[secret]'],
    ['5Aep861C4N4RYC4N4RYC4N4RYC4N4RY', '[refresh token]'],
    ['Authorization: Bearer C4N4RYC4', 'Authorization: Bearer [token]'],
    ['client_secret=C4N4RY&grant_type=x', 'client_secret=[secret]&grant_type=x'],
    ['{"refresh_token": "C4N4RY", "x": 1}', '{"refresh_token": "[secret]", "x": 1}'],
    ['"{\\"access_token\\":\\"C4N4RY\\"}"', '"{\\"access_token\\":\\"[secret]\\"}"'],
    ['-----BEGIN RSA PRIVATE KEY-----\nC4N4RY\n-----END RSA PRIVATE KEY-----\n', '[private key]\n'],
    ['-----BEGIN PRIVATE KEY-----\nC4N4RY that was cut', '[private key]']
  ])('of %j is %j', (text, clean) => {
    expect(withoutSecrets(text)).toBe(clean);
  });

  it('keeps every other word', () => {
    const text = 'See Setup > Connected Apps OAuth Usage of 00D5g000001AbCdEAK! Passwords are none of ours; the bearer is Ann.';
    expect(withoutSecrets(text)).toBe(text);
  });
});
