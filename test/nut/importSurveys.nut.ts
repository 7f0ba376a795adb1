import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportResult } from '../../src/domain/importResult.ts';
import { zipPackage } from '../../src/metadata/packageZip.ts';
import { connectForDeploy } from '../../src/org/connect.ts';
import { deployZip } from '../../src/org/deployZip.ts';
import { patternOf, screens } from '../metadata/adminDocument.ts';
import { localOrgFile, type Finished } from './headroom.ts';
import { rowsOf, type Row } from './orgRecords.ts';
import { startOrgWithoutSettings, type OwnOrg } from './ownOrg.ts';

const map = "Kind__c='NPS',Score__c=How likely,Contact__c=email:E-mail,Answered_On__c=DD.MM.YYYY:Date,Verbatim__c=In their words";
const heading = 'E-mail;How likely;Date;In their words';

/** A field of the org's own by which other systems know its accounts. */
async function deployCustomerNumber(folder: string): Promise<void> {
  const { instanceUrl, accessToken } = localOrgFile(folder);
  const { client, wire } = await connectForDeploy({ signIn: { kind: 'token', instanceUrl, accessToken } });
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">
  <fields><fullName>Customer_No__c</fullName><label>Customer No</label><type>Text</type><length>20</length><externalId>true</externalId><unique>true</unique></fields>
</CustomObject>`;
  const rights = `<?xml version="1.0" encoding="UTF-8"?>
<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
  <label>Customer numbers</label>
  <fieldPermissions><editable>true</editable><field>Account.Customer_No__c</field><readable>true</readable></fieldPermissions>
  <objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Account</object><viewAllRecords>false</viewAllRecords></objectPermissions>
</PermissionSet>`;
  const files = new Map([
    ['objects/Account.object', xml],
    ['permissionsets/Customer_Numbers.permissionset', rights]
  ]);
  await deployZip(wire, client.identity.apiVersion, zipPackage(files));
}

describe('sf headroom import surveys', () => {
  let own: OwnOrg;

  /** Writes a file beside the org's data and imports it; `--json` gives the result in `result`. */
  async function imported(text: string | Buffer, ...words: readonly string[]): Promise<Finished & { readonly result: ImportResult }> {
    const file = join(own.dataFolder, 'answers.csv');
    writeFileSync(file, text);
    const finished = await own.headroom('import', 'surveys', '--file', file, '--json', ...words);
    return { ...finished, result: (JSON.parse(finished.stdout) as { result: ImportResult }).result };
  }

  const responses = (): Promise<readonly Row[]> =>
    rowsOf(
      own.org,
      'SELECT Key__c, Account__r.Name, Contact__r.Email, Kind__c, Score__c, Scale_Max__c, Answered_On__c, Verbatim__c FROM Headroom_Survey_Response__c ORDER BY Score__c'
    );

  beforeAll(async () => {
    own = await startOrgWithoutSettings();
    const accounts = await own.org.sobject('Account').create([{ Name: 'Brightwater' }, { Name: 'Marlow & Söhne' }]);
    const [first, second] = accounts.map(({ id }) => String(id));
    await own.org.sobject('Contact').create([
      { LastName: 'Ames', Email: 'ames@brightwater.example', AccountId: first },
      { LastName: 'Beck', Email: 'beck@marlow.example', AccountId: second },
      { LastName: 'Twin', Email: 'info@shared.example', AccountId: first },
      { LastName: 'Twin', Email: 'info@shared.example', AccountId: second }
    ]);
  });
  afterAll(() => own.stop());

  it('writes nothing in a dry run and nothing with a wrong map, and says why', async () => {
    const text = `${heading}\names@brightwater.example;9;05.11.2025;\n`;
    const dry = await imported(text, '--map', map, '--dry-run');
    expect([dry.code, dry.result.status, dry.result.good, dry.result.bad]).toEqual([0, 'done', 1, 0]);
    const wrong = await imported(text, '--map', map.replace('How likely', 'Score'));
    expect([wrong.code, wrong.result.status]).toEqual([1, 'refused']);
    expect(wrong.result.mapProblems).toEqual([{ code: 'heading', values: ['Score__c', 'Score', heading.replaceAll(';', ', ')] }]);
    expect(await responses()).toEqual([]);
  });

  it('refuses a file in UTF-16 by name and writes nothing', async () => {
    const file = join(own.dataFolder, 'utf16.csv');
    writeFileSync(file, Buffer.from(`\ufeff${heading}\r\n`, 'utf16le'));
    const { code, stderr } = await own.headroom('import', 'surveys', '--file', file, '--map', map);
    expect(code).toBe(1);
    expect(stderr).toContain('it is UTF-16, not CSV in UTF-8. Nothing was written.');
    expect(stderr).toContain('CSV UTF-8');
  });

  it('writes the good rows of a file with a mark, quotes and line ends, and names the bad ones by line', async () => {
    const rows = [
      `\ufeff${heading}`,
      'ames@brightwater.example;9;05.11.2025;"Great; said ""we"",\r\nstill"',
      'BECK@marlow.example;10;6.11.2025;Schöne Grüße, 日本語',
      'nobody@marlow.example;3;06.11.2025;',
      'info@shared.example;8;06.11.2025;',
      'beck@marlow.example;11;06.11.2025;secret words'
    ];
    const { code, result, stdout } = await imported(rows.join('\r\n'), '--map', map);
    expect(code).toBe(68);
    expect([result.status, result.rows, result.created, result.updated, result.bad]).toEqual(['partly', 5, 2, 0, 3]);
    expect(result.findings.map(({ line, column, value, code: what }) => [line, column, value, what])).toEqual([
      [5, 'E-mail', 'nobody@marlow.example', 'notFound'],
      [6, 'E-mail', 'info@shared.example', 'several'],
      [7, 'How likely', '11', 'range']
    ]);
    expect(stdout).not.toContain('secret');
    expect((await responses()).map(({ attributes: _, Key__c: __, ...row }) => row)).toMatchObject([
      {
        Account__r: { Name: 'Brightwater' },
        Contact__r: { Email: 'ames@brightwater.example' },
        Kind__c: 'NPS',
        Score__c: 9,
        Scale_Max__c: 10,
        Answered_On__c: '2025-11-05',
        Verbatim__c: 'Great; said "we",\r\nstill'
      },
      { Account__r: { Name: 'Marlow & Söhne' }, Score__c: 10, Answered_On__c: '2025-11-06', Verbatim__c: 'Schöne Grüße, 日本語' }
    ]);
  });

  it('changes nothing when it is repeated', async () => {
    const before = await responses();
    const rows = [
      heading,
      'ames@brightwater.example;9;05.11.2025;"Great; said ""we"",\r\nstill"',
      'beck@marlow.example;10;06.11.2025;Schöne Grüße, 日本語'
    ];
    const { code, result } = await imported(rows.join('\n'), '--map', map);
    expect([code, result.created, result.updated]).toEqual([0, 0, 2]);
    expect(await responses()).toEqual(before);
  });

  it('writes no row with --all-or-nothing while one is bad', async () => {
    const before = await responses();
    const rows = [heading, 'ames@brightwater.example;7;07.11.2025;', 'ames@brightwater.example;7;31.11.2025;'];
    const { code, result } = await imported(rows.join('\n'), '--map', map, '--all-or-nothing');
    expect([code, result.status, result.created]).toEqual([1, 'refused', 0]);
    expect(result.findings).toMatchObject([{ line: 3, column: 'Date', value: '31.11.2025', code: 'date', details: ['DD.MM.YYYY'] }]);
    expect(await responses()).toEqual(before);
  });

  it('takes 2,500 answers by Bulk, with accounts by name and keys of their own, and again without a second record', async () => {
    const mapFile = join(own.dataFolder, 'csat.map');
    writeFileSync(
      mapFile,
      "# after support\nKind__c='CSAT'\nScale_Max__c='5'\nScore__c=Score\nAccount__c=name:Company\nAnswered_On__c=Day\nKey__c=No\nTouchpoint__c='Support'\n"
    );
    const lines = Array.from(
      { length: 2500 },
      (_, at) => `B-${at},${at % 2 === 0 ? 'Brightwater' : 'Marlow & Söhne'},${1 + (at % 5)},2025-10-01`
    );
    const head = 'No,Company,Score,Day';
    // What an import that was stopped half-way leaves behind.
    const part = await imported([head, ...lines.slice(0, 300)].join('\n'), '--map-file', mapFile);
    expect([part.code, part.result.created]).toEqual([0, 300]);
    const text = [head, ...lines].join('\n');
    const first = await imported(text, '--map-file', mapFile);
    expect([first.code, first.result.created, first.result.updated, first.result.bad]).toEqual([0, 2200, 300, 0]);
    const again = await imported(text, '--map-file', mapFile);
    expect([again.code, again.result.created, again.result.updated]).toEqual([0, 0, 2500]);
    const support = await rowsOf(
      own.org,
      "SELECT Score__c FROM Headroom_Survey_Response__c WHERE Kind__c = 'CSAT' AND Touchpoint__c = 'Support'"
    );
    const times = [1, 2, 3, 4, 5].map((score) => support.filter(({ Score__c }) => Score__c === score).length);
    expect(times).toEqual([500, 500, 500, 500, 500]);
  });

  it('finds accounts by an external id, contacts by the 15 characters of their id and cases by their number', async () => {
    await deployCustomerNumber(own.dataFolder);
    const [account] = await rowsOf(own.org, "SELECT Id FROM Account WHERE Name = 'Brightwater'");
    const [contact] = await rowsOf(own.org, "SELECT Id FROM Contact WHERE Email = 'ames@brightwater.example'");
    await own.org.sobject('Account').update({ Id: String(account?.['Id']), Customer_No__c: 'C-0017' });
    await own.org.sobject('Case').create({ AccountId: account?.['Id'], Subject: 'Question', Status: 'New' });
    const [support] = await rowsOf(own.org, 'SELECT Id, CaseNumber FROM Case');
    const columns =
      "Kind__c='CES',Scale_Max__c='7',Score__c=Effort,Account__c=Customer_No__c:Customer,Contact__c=Person,Case__c=number:Case,Sent_On__c=Sent";
    const row = ['c-0017', String(contact?.['Id']).slice(0, 15), String(support?.['CaseNumber'])];
    const text = ['Customer,Person,Case,Effort,Sent', `${row.join(',')},"5,5",2025-11-08`, `C-0018,notAnId,${row[2]},5,2025-11-08`].join(
      '\n'
    );
    const { code, result } = await imported(text, '--map', columns);
    expect([code, result.created, result.bad]).toEqual([68, 1, 1]);
    expect(result.findings.map(({ column, code: what, details }) => [column, what, ...details])).toEqual([
      ['Customer', 'notFound', 'Account', 'Customer_No__c'],
      ['Person', 'notFound', 'Contact', 'Id']
    ]);
    const fields = 'Account__c, Contact__c, Case__c, Score__c, Sent_On__c, Answered_On__c';
    expect(await rowsOf(own.org, `SELECT ${fields} FROM Headroom_Survey_Response__c WHERE Kind__c = 'CES'`)).toMatchObject([
      {
        Account__c: account?.['Id'],
        Contact__c: contact?.['Id'],
        Case__c: support?.['Id'],
        Score__c: 5.5,
        Sent_On__c: '2025-11-08',
        Answered_On__c: '2025-11-08'
      }
    ]);
    const wrong = await imported(text, '--map', columns.replace('Customer_No__c:', 'Name__c:'));
    expect(wrong.result.mapProblems).toMatchObject([
      { code: 'externalId', values: ['Account__c', 'Name__c', 'Account', 'id, name, Customer_No__c'] }
    ]);
  });

  it('looks thousands of addresses up at once and names the first thousand that it does not find', async () => {
    const strangers = Array.from({ length: 5100 }, (_, at) => `stranger-${at}@nowhere.example;9;10.11.2025;`);
    const { code, result } = await imported([heading, ...strangers, 'ames@brightwater.example;10;10.11.2025;'].join('\n'), '--map', map);
    expect([code, result.rows, result.created, result.bad, result.findings.length, result.findingsInAll]).toEqual([
      68, 5101, 1, 5100, 1000, 5100
    ]);
    // One Bulk query instead of more than a hundred queries.
    expect(result.apiCalls).toBeLessThan(25);
  });

  it('says for people what was written, what was not and what to do about it', async () => {
    const file = join(own.dataFolder, 'words.csv');
    writeFileSync(file, `${heading}\names@brightwater.example;ten;08.11.2025;\names@brightwater.example;6;08.11.2025;\n`);
    const { code, stdout } = await own.headroom('import', 'surveys', '--file', file, '--map', map);
    expect(code).toBe(68);
    expect(stdout.trim().split('\n').at(-1)).toMatch(patternOf(screens.get('importSurveys')?.[0] ?? ''));
    expect(stdout.trim().split('\n')).toEqual([
      'line 2, How likely: "ten" is no number that can be an answer: digits, with at most two behind a point or comma; whole for NPS.',
      expect.stringMatching(/^1 of 2 rows written \(1 new, 0 updated\), 1 not; \d+ API calls\. The next sync counts them\.$/)
    ]);
  });

  it('shows in a dry run what docs/ADMIN.md shows', async () => {
    const file = join(own.dataFolder, 'screen.csv');
    writeFileSync(file, `${heading}\nnobody@brightwater.example;9;08.11.2025;\names@brightwater.example;6;09.11.2025;\n`);
    const { stdout } = await own.headroom('import', 'surveys', '--file', file, '--map', map, '--dry-run');
    const lines = stdout.trim().split('\n');
    const screen = screens.get('importDryRun') ?? [];
    expect(lines).toHaveLength(screen.length);
    lines.forEach((line, at) => expect(line).toMatch(patternOf(screen[at] ?? '')));
  });
});
