import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestOrg, type TestOrg } from './testOrg.ts';

let org: TestOrg;
beforeAll(async () => {
  org = await openTestOrg();
});
afterAll(() => org.remove());

async function call(operation: string): Promise<{ status: number; text: string }> {
  const body =
    '<?xml version="1.0"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:urn="urn:partner.soap.sforce.com" ' +
    'xmlns:urn1="urn:sobject.partner.soap.sforce.com"><soapenv:Header><urn:SessionHeader><urn:sessionId>' +
    `${org.accessToken}</urn:sessionId></urn:SessionHeader></soapenv:Header><soapenv:Body>${operation}</soapenv:Body></soapenv:Envelope>`;
  const response = await fetch(`${org.url}/services/Soap/u/66.0`, { method: 'POST', headers: { 'Content-Type': 'text/xml' }, body });
  return { status: response.status, text: await response.text() };
}

it('undeletes records of the recycle bin, each for itself', async () => {
  const id = await org.create('Account', { Name: 'Back' });
  await org.call('DELETE', `/sobjects/Account/${id}`);
  const { text } = await call(`<urn:undelete><urn:ids>${id}</urn:ids><urn:ids>001000000000000AAA</urn:ids></urn:undelete>`);
  expect(text).toContain(`<undeleteResponse><result><id>${id}</id><success>true</success></result>`);
  expect(text).toMatch(/<errors><message>[^<]+<\/message><statusCode>UNDELETE_FAILED<\/statusCode><\/errors>/);
  expect(await org.query(`SELECT Name FROM Account WHERE Id = '${id}'`)).toMatchObject([{ Name: 'Back' }]);
});

it('merges accounts into a master with the values given', async () => {
  const master = await org.create('Account', { Name: 'Master', Site: 'x' });
  const loser = await org.create('Account', { Name: 'Loser' });
  const contact = await org.create('Contact', { LastName: 'Moved', AccountId: loser });
  const { text } = await call(
    `<urn:merge><urn:request><urn:masterRecord><urn1:type>Account</urn1:type><urn1:fieldsToNull>Site</urn1:fieldsToNull><urn1:Id>${master}</urn1:Id>` +
      `<urn1:NumberOfEmployees>7</urn1:NumberOfEmployees></urn:masterRecord><urn:recordToMergeIds>${loser}</urn:recordToMergeIds></urn:request></urn:merge>`
  );
  expect(text).toContain(`<mergedRecordIds>${loser}</mergedRecordIds><success>true</success>`);
  expect(text).toContain(`<updatedRelatedIds>${contact}</updatedRelatedIds>`);
  expect(await org.query(`SELECT NumberOfEmployees, Site FROM Account WHERE Id = '${master}'`)).toMatchObject([
    { NumberOfEmployees: 7, Site: null }
  ]);
});

it('answers a merge that cannot be with an error in its result', async () => {
  const id = await org.create('Opportunity', { Name: 'One', StageName: 'Prospecting', CloseDate: '2026-12-31' });
  const { status, text } = await call(
    `<urn:merge><urn:request><urn:masterRecord><urn1:type>Opportunity</urn1:type><urn1:Id>${id}</urn1:Id></urn:masterRecord>` +
      `<urn:recordToMergeIds>${id}</urn:recordToMergeIds></urn:request></urn:merge>`
  );
  expect(status).toBe(200);
  expect(text).toContain('<statusCode>MERGE_FAILED</statusCode>');
});

it('erases deleted records', async () => {
  const id = await org.create('Account', { Name: 'Erased' });
  await org.call('DELETE', `/sobjects/Account/${id}`);
  expect((await call(`<urn:emptyRecycleBin><urn:ids>${id}</urn:ids></urn:emptyRecycleBin>`)).text).toContain('<success>true</success>');
  const { body } = await org.call('GET', `/queryAll?q=${encodeURIComponent(`SELECT Id FROM Account WHERE Id = '${id}'`)}`);
  expect(body.totalSize).toBe(0);
});

it('tells time and user, and counts its calls in a header', async () => {
  expect((await call('<urn:getServerTimestamp/>')).text).toMatch(/<result><timestamp>\d{4}-\d\d-\d\dT[\d:.]+Z<\/timestamp><\/result>/);
  const { text } = await call('<urn:getUserInfo/>');
  expect(text).toContain('<userName>admin@headroom.local</userName>');
  expect(text).toMatch(/<LimitInfoHeader><limitInfo><current>\d+<\/current><limit>100000<\/limit><type>API REQUESTS<\/type>/);
});

it('ends the session on logout', async () => {
  expect((await call('<urn:logout/>')).text).toContain('<logoutResponse></logoutResponse>');
  const { status, text } = await call('<urn:getUserInfo/>');
  expect(status).toBe(500);
  expect(text).toContain('<sf:exceptionCode>INVALID_SESSION_ID</sf:exceptionCode>');
});
