import { afterAll, beforeAll, expect, it } from 'vitest';
import { trackedFields, trackedFieldsFiles } from '../../../src/demo/trackedFields.ts';
import { zipPackage } from '../../../src/metadata/packageZip.ts';
import { deploy, openTestOrg, type TestOrg } from '../../localOrg/testOrg.ts';

let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg();
});
afterAll(() => org.remove());

it('the org keeps the history of the demo company’s fields after their deploy', async () => {
  expect((await deploy(org, zipPackage(trackedFieldsFiles()))).status).toBe('Succeeded');
  for (const [object, names] of Object.entries(trackedFields)) {
    const rows = await org.query(
      `SELECT QualifiedApiName FROM FieldDefinition WHERE EntityDefinitionId = '${object}' AND IsFieldHistoryTracked = true`
    );
    expect([object, rows.map((row) => String(row.QualifiedApiName)).sort()]).toEqual([object, [...names].sort()]);
  }
});
