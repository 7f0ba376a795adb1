import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { classifyRow, missingColumn } from '../../../src/org/classifyError.ts';
import { CsvRowCounter } from '../../../src/org/csvRowCounter.ts';
import { csvHeader, csvLine } from '../../../src/org/csvWriter.ts';
import { checkInstanceUrl } from '../../../src/org/instanceUrl.ts';
import { jwtAudience } from '../../../src/org/jwtAssertion.ts';
import { isLocalOrgId, toId18 } from '../../../src/org/orgId.ts';
import { redact } from '../../../src/org/redact.ts';
import { soqlAnd, soqlCount, soqlName, soqlSelect, soqlText } from '../../../src/org/soqlText.ts';

describe('checkInstanceUrl', () => {
  it.each([
    ['https://acme.my.salesforce.com/', 'https://acme.my.salesforce.com'],
    ['https://acme--dev.sandbox.my.salesforce.com', 'https://acme--dev.sandbox.my.salesforce.com'],
    ['https://login.salesforce.com', 'https://login.salesforce.com'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
    ['http://localhost:8080', 'http://localhost:8080']
  ])('allows %s', (address, origin) => {
    expect(checkInstanceUrl(address)).toBe(origin);
  });

  it.each([
    'http://acme.my.salesforce.com',
    'https://x.salesforce.com.evil.com',
    'https://a.internal.b.com',
    'https://evilsalesforce.com',
    'https://salesforce.com',
    'https://user:pass@acme.my.salesforce.com',
    'https://acme.my.salesforce.com:8443',
    'https://169.254.169.254',
    'https://10.0.0.1',
    'ftp://acme.my.salesforce.com',
    'http://127.0.0.1.nip.io',
    'not an address'
  ])('refuses %s', (address) => {
    expect(() => checkInstanceUrl(address)).toThrow(expect.objectContaining({ name: 'ForbiddenHost' }));
  });

  it('allows this machine only for a local org, and a local org only on this machine', () => {
    expect(() => checkInstanceUrl('http://127.0.0.1:1', '00D5g000001AbCdEAK!x')).toThrow();
    expect(checkInstanceUrl('http://127.0.0.1:1', '00DLOCAL0000001!x')).toBe('http://127.0.0.1:1');
    expect(() => checkInstanceUrl('https://acme.my.salesforce.com', '00DLOCAL0000001!x')).toThrow();
  });
});

describe('ids', () => {
  it.each([
    ['001D000000IRFma', '001D000000IRFmaIAH'],
    ['00DLOCAL0000001', '00DLOCAL00000012HA'],
    ['001D000000IRFmaIAH', '001D000000IRFmaIAH'],
    ['', '']
  ])('have 18 characters: %s is %s', (id, id18) => {
    expect(toId18(id)).toBe(id18);
  });

  it('of local orgs are told by their beginning', () => {
    expect(isLocalOrgId('00DLOCAL0000001!abc')).toBe(true);
    expect(isLocalOrgId('00D5g000001AbCd')).toBe(false);
  });
});

describe('redact', () => {
  it.each([
    '00D5g000001AbCdEAK!ARcAQK.secretpart_x',
    '5Aep861TSESvWeug_xvFHRBTTbf_YrTWgEyjBJrZcnLvXXj',
    'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJzZWNyZXRwYXJ0In0.c2VjcmV0cGFydA',
    'Authorization: Bearer secretpart',
    'client_secret=secretpart&grant_type=x',
    '{"access_token":"secretpart","x":1}'
  ])('hides the secret in %s', (text) => {
    const shown = redact(`before ${text} after`);
    expect(shown).not.toMatch(/secretpart|c2VjcmV0cGFydA|SESvWeug/);
  });

  it('takes out terminal escapes and cuts long text', () => {
    expect(redact('a\u001b[31mred')).toBe('a [31mred');
    expect(redact('x'.repeat(900))).toHaveLength(503);
  });
});

/** Reads a SOQL text literal as Salesforce does: a backslash takes the next character with it. */
function readLiteral(literal: string): string {
  const plain: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  expect(literal.startsWith("'") && literal.endsWith("'")).toBe(true);
  const inner = literal.slice(1, -1);
  let value = '';
  for (let index = 0; index < inner.length; index += 1) {
    const character = inner[index]!;
    if (character === "'") throw new Error('the quote ends early');
    if (character !== '\\') {
      value += character;
      continue;
    }
    index += 1;
    value += plain[inner[index]!] ?? inner[index]!;
  }
  return value;
}

describe('SOQL text', () => {
  it('keeps every value inside its quotes', () => {
    const nasty = fc.string({ unit: fc.constantFrom("'", '\\', '\n', '\r', '\t', 'a', ' OR Id != null', '%', '_', '汉') });
    fc.assert(
      fc.property(fc.oneof(fc.string(), nasty), (value) => readLiteral(soqlText(value)) === value),
      { numRuns: 2000 }
    );
  });

  it('refuses names that are none', () => {
    for (const name of ['Id FROM Account', "x'", '', '1a', 'a..b', 'a;b', 'Ä']) expect(() => soqlName(name)).toThrow();
    expect(soqlName('Contact.Account.Name__c')).toBe('Contact.Account.Name__c');
  });

  it('writes select and count', () => {
    expect(soqlSelect({ object: 'Account', fields: ['Id', 'Name'] })).toBe('SELECT Id, Name FROM Account');
    expect(soqlSelect({ object: 'Event', fields: ['Id'], where: 'IsDeleted = false' })).toBe(
      'SELECT Id FROM Event WHERE IsDeleted = false'
    );
    expect(soqlCount('Event', 'IsDeleted = false')).toBe('SELECT COUNT() FROM Event WHERE IsDeleted = false');
  });
});

describe('CSV', () => {
  const text = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', '=', '汉', ' ', 'NULL') });

  it('gives back what was written, and counts its rows wherever the stream is cut', () => {
    fc.assert(
      fc.property(
        fc.array(
          text.filter((value) => value !== '' && value !== '#N/A'),
          { minLength: 1 }
        ),
        fc.nat(),
        (values, seed) => {
          const written = csvHeader(['A', 'B']) + values.map((value) => csvLine(['A', 'B'], { A: value, B: 1 })).join('');
          const records = parse(written, { columns: true, record_delimiter: '\n' }) as { A: string }[];
          expect(records.map((record) => record.A)).toEqual(values);
          const bytes = Buffer.from(written);
          const counter = new CsvRowCounter();
          const cut = seed % (bytes.length + 1);
          counter.add(bytes.subarray(0, cut));
          counter.add(bytes.subarray(cut));
          expect([counter.rows, counter.isWhole]).toEqual([values.length, true]);
        }
      ),
      { numRuns: 500 }
    );
  });
});

describe('faults', () => {
  it('of rows are tried again, over, or parked', () => {
    const verdicts: Readonly<Record<string, string>> = {
      UNABLE_TO_LOCK_ROW: 'retry',
      UNPROCESSED: 'retry',
      SERVER_UNAVAILABLE: 'retry',
      UNKNOWN_EXCEPTION: 'retry',
      ENTITY_IS_DELETED: 'gone',
      NOT_FOUND: 'gone',
      INVALID_CROSS_REFERENCE_KEY: 'ask',
      INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: 'ask',
      INSUFFICIENT_ACCESS_OR_READONLY: 'ask',
      ENTITY_IS_LOCKED: 'park',
      FIELD_CUSTOM_VALIDATION_EXCEPTION: 'park',
      CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: 'park',
      DUPLICATES_DETECTED: 'park',
      STRING_TOO_LONG: 'park',
      INVALID_FIELD: 'park',
      A_CODE_OF_TOMORROW: 'park'
    };
    for (const [code, verdict] of Object.entries(verdicts)) expect([code, classifyRow(code)]).toEqual([code, verdict]);
  });

  it('of rows that name a record which was refused itself wait for the next run', () => {
    const message = 'Foreign key external ID: 001:vendor_risk not found for field Key__c in entity Headroom_Scorecard_Result__c';
    expect(classifyRow('INVALID_FIELD', message)).toBe('wait');
    expect(classifyRow('INVALID_FIELD', "No such column 'X__c' on entity 'Account'")).toBe('park');
  });

  it('name the missing column', () => {
    expect(missingColumn("No such column 'Foo__c' on entity 'Account'. If you")).toEqual({ object: 'Account', field: 'Foo__c' });
    expect(missingColumn('something else')).toBeUndefined();
  });
});

describe('jwtAudience', () => {
  it.each([
    ['https://acme.my.salesforce.com', 'https://login.salesforce.com'],
    ['https://acme--dev.sandbox.my.salesforce.com', 'https://test.salesforce.com'],
    ['https://test.salesforce.com', 'https://test.salesforce.com'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080']
  ])('of %s is %s', (loginUrl, audience) => {
    expect(jwtAudience(loginUrl)).toBe(audience);
  });
});

describe('soqlAnd', () => {
  it('puts a filter into brackets where conditions follow, so that its OR ends there', () => {
    expect(soqlAnd('A = 1 OR B = 2', 'C = 3', undefined, 'D = 4')).toBe('(A = 1 OR B = 2) AND C = 3 AND D = 4');
  });

  it('leaves a filter alone as it is, and asks for nothing where nothing is given', () => {
    expect(soqlAnd('A = 1 OR B = 2', undefined)).toBe('A = 1 OR B = 2');
    expect(soqlAnd('', 'C = 3')).toBe('C = 3');
    expect(soqlAnd(undefined)).toBe('');
  });
});
