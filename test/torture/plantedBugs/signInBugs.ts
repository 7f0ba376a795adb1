import type { PlantedBug } from './plantedBug.ts';

const pattern = (name: string, says: string, search: string): PlantedBug => ({
  name: `shown-${name}`,
  says: `shows ${says}`,
  file: 'src/domain/withoutSecrets.ts',
  search,
  replace: '',
  tests: ['unit/domain/withoutSecrets', 'unit/org/pure', 'reliability/secrets']
});

/** Tokens, secrets and the addresses that they are sent to. */
export const signInBugs: readonly PlantedBug[] = [
  {
    name: 'one-renewal-each',
    says: 'renews a dead token once for each request that finds it',
    file: 'src/org/session.ts',
    search: 'this.renewal ??= this.replaceToken()',
    replace: 'this.renewal = this.replaceToken()',
    tests: ['unit/org/session', 'reliability/signIn']
  },
  {
    name: 'fresh-token-renewed',
    says: 'renews a token that another request has renewed already',
    file: 'src/org/session.ts',
    search: '    if (this.token.accessToken !== deadToken) return;\n',
    replace: '    void deadToken;\n',
    tests: ['unit/org/session', 'reliability/signIn']
  },
  {
    name: 'renewals-without-end',
    says: 'renews a token without end where the org refuses the new one too',
    file: 'src/org/wire.ts',
    search: 'this.options.session.canRenew)) && !renewed) {',
    replace: 'this.options.session.canRenew)) && attempt < 1000) {',
    tests: ['unit/org/wire', 'reliability/signIn > when the new token is refused too']
  },
  {
    name: 'renewed-in-another-org',
    says: 'goes on with the token of another org after a renewal',
    file: 'src/org/session.ts',
    search: '      refuseOtherOrg(this.token, renewed);\n',
    replace: '      void refuseOtherOrg;\n',
    tests: ['unit/org/session', 'reliability/otherOrg']
  },
  {
    name: 'sign-in-follows-redirect',
    says: 'sends a secret to wherever the token address leads',
    file: 'src/org/tokenRequest.ts',
    search: "redirect: 'manual',",
    replace: "redirect: 'follow',",
    tests: ['unit/org/tokenRequest', 'unit/org/connect', 'reliability/signIn']
  },
  {
    name: 'secret-repeated-in-error',
    says: 'shows a secret that the org repeats in its refusal',
    file: 'src/org/tokenRequest.ts',
    search: 'redact(withoutValues(`${answer.code} ${answer.message}`, form))',
    replace: 'redact(`${answer.code} ${answer.message}`)',
    tests: ['unit/org/tokenRequest', 'reliability/secrets > when the org refuses the sign-in and repeats it']
  },
  {
    name: 'host-by-part-of-its-name',
    says: 'sends a token to any host whose name holds a domain of Salesforce',
    file: 'src/org/instanceUrl.ts',
    search: 'url.hostname.endsWith(domain)',
    replace: 'url.hostname.includes(domain)',
    tests: ['unit/org/pure', 'badConfig/onCommandLine']
  },
  {
    name: 'host-by-suffix-without-dot',
    says: 'sends a token to a host such as evilsalesforce.com',
    file: 'src/org/instanceUrl.ts',
    search: "const salesforceDomains = ['.salesforce.com',",
    replace: "const salesforceDomains = ['salesforce.com',",
    tests: ['unit/org/pure', 'badConfig/onCommandLine']
  },
  {
    name: 'token-over-http',
    says: 'sends a token without encryption',
    file: 'src/org/instanceUrl.ts',
    search: "  if (url.protocol !== 'https:') throw forbidden(url.host, 'it is not https');\n",
    replace: '',
    tests: ['unit/org/pure', 'badConfig/onCommandLine']
  },
  {
    name: 'real-token-to-this-machine',
    says: 'sends the token of a real org to a program of this machine',
    file: 'src/org/instanceUrl.ts',
    search: 'if (orgIdOrToken !== undefined && !isLocalOrgId(orgIdOrToken)) throw',
    replace: "if (orgIdOrToken === '') throw",
    tests: ['unit/org/pure', 'badConfig/onCommandLine']
  },
  {
    name: 'replaced-org-not-seen',
    says: 'mixes the copy of an org with the one that has its address now',
    file: 'src/operations/knownOrg.ts',
    search: 'if (before !== undefined && existsSync(',
    replace: "if (before === '' && existsSync(",
    tests: ['reliability/otherOrg > stops the next run with both ids']
  },
  pattern(
    'secrets-by-name',
    'values of fields such as client_secret',
    "  [new RegExp(`(${names})(${quote}${sign}${quote})${value}`, 'gi'), '$1$2[secret]'],\n"
  ),
  pattern('access-token', 'access tokens', "  [/00D[A-Za-z0-9]{12,15}(?:!|%(?:25)*21)[A-Za-z0-9._-]+/g, '[access token]'],\n"),
  pattern('refresh-token', 'refresh tokens', "  [/5Aep[A-Za-z0-9._-]{20,}/g, '[refresh token]'],\n"),
  pattern('json-web-token', 'JSON Web Tokens', "  [/eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*/g, '[JSON Web Token]'],\n"),
  pattern(
    'private-key',
    'private keys',
    "  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, '[private key]'],\n"
  ),
  pattern('bearer', 'Bearer headers', "  [/\\bBearer\\s+[^\\s\"',]+/g, 'Bearer [token]'],\n"),
  pattern(
    'basic',
    'Basic headers',
    "  [/(\\bauthorization(?:\\\\?[\"'])?\\s*[:=]\\s*(?:\\\\?[\"'])?Basic\\s+)[^\\s\"',]+/gi, '$1[token]'],\n"
  ),
  pattern('oauth', 'OAuth headers', "  [/\\b(OAuth)\\s+[A-Za-z0-9!._~+/=%-]{16,}/gi, '$1 [token]']\n")
];
