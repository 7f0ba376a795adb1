import { describe, expect, it } from 'vitest';
import { withoutSecrets } from '../../../src/domain/withoutSecrets.ts';

describe('a text without secrets', () => {
  it.each([
    ['00D5g000001AbCdEAK!ARcAQK.C4N4RY_x', '[access token]'],
    ['/frontdoor.jsp?sid=00D5g000001AbCd%21C4N4RY', '/frontdoor.jsp?sid=[secret]'],
    ['5Aep861C4N4RYC4N4RYC4N4RYC4N4RY', '[refresh token]'],
    ['Authorization: Bearer C4N4RYC4', 'Authorization: Bearer [token]'],
    ['Authorization: OAuth C4N4RYC4N4RYC4N4RY', 'Authorization: OAuth [token]'],
    ['client_secret=C4N4RY&grant_type=x', 'client_secret=[secret]&grant_type=x'],
    ['{"refresh_token": "C4N4RY", "x": 1}', '{"refresh_token": "[secret]", "x": 1}'],
    ['"{\\"access_token\\":\\"C4N4RY\\"}"', '"{\\"access_token\\":\\"[secret]\\"}"'],
    // Encoded once more, behind a letter or a digit of the encoding.
    ['retURL=%2Ffrontdoor.jsp%3Fsid%3D00D5g000001AbCd%2521C4N4RY', 'retURL=%2Ffrontdoor.jsp%3Fsid%3D[secret]'],
    ['back%3D00D5g000001AbCdEAK%21C4N4RY', 'back%3D[access token]'],
    ['session_00D5g000001AbCdEAK!C4N4RY', 'session_[access token]'],
    ['back%3D5Aep861C4N4RYC4N4RYC4N4RYC4N4RY', 'back%3D[refresh token]'],
    ['x\\u003deyJhbGciOiJSUzI1NiJ9.C4N4RY.C4N4RY', 'x\\u003d[JSON Web Token]'],
    ['client_secret%3DC4N4RY%26x%3D1', 'client_secret%3D[secret]%26x%3D1'],
    ['client_assertion=C4N4RY', 'client_assertion=[secret]'],
    [
      '{"accessToken":"C4N4RY","clientSecret":"C4N4RY","refreshToken":"C4N4RY"}',
      '{"accessToken":"[secret]","clientSecret":"[secret]","refreshToken":"[secret]"}'
    ],
    ['<sessionId>C4N4RY</sessionId>', '<sessionId>[secret]</sessionId>'],
    ['Authorization: Basic QzRONFJZOkM0TjRSWQ==', 'Authorization: Basic [token]'],
    ['Cookie: sid=C4N4RY; BrowserId=x', 'Cookie: sid=[secret]; BrowserId=x'],
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
