import { expect } from 'vitest';
import { toZip } from '../smallPackage.ts';
import type { ClientRow } from './clientRow.ts';

const options = { singlePackage: true, rollbackOnError: true };

export const metadataRows: readonly ClientRow[] = [
  {
    title: 'deploys a zip by the SOAP Metadata API',
    where: 'local',
    run: async ({ client }) => {
      const result = await client.metadata.deploy(Buffer.from(toZip({ label: 'Deployed by SOAP' })), options).complete();
      expect(result).toMatchObject({ success: true, status: 'Succeeded' });
      expect((await client.describe('Ticket__c')).label).toBe('Deployed by SOAP');
    }
  },
  {
    title: 'deploys a zip by the REST Metadata API',
    where: 'local',
    run: async ({ client }) => {
      const result = await client.metadata.deployRest(Buffer.from(toZip({ label: 'Deployed by REST' })), options).complete();
      expect(result).toMatchObject({ success: true, status: 'Succeeded' });
      expect((await client.describe('Ticket__c')).label).toBe('Deployed by REST');
    }
  },
  {
    title: 'validates a zip without keeping it',
    where: 'local',
    run: async ({ client }) => {
      const { label } = await client.describe('Ticket__c');
      const zip = Buffer.from(toZip({ label: 'Only validated' }));
      expect(await client.metadata.deploy(zip, { ...options, checkOnly: true }).complete()).toMatchObject({
        success: true,
        checkOnly: true
      });
      expect((await client.describe('Ticket__c')).label).toBe(label);
    }
  },
  {
    title: 'describes the metadata types and lists the objects',
    where: 'anywhere',
    run: async ({ client }) => {
      const described = await client.metadata.describe(client.version);
      const types = described.metadataObjects.map((each) => each.xmlName);
      expect(types).toEqual(expect.arrayContaining(['CustomObject', 'PermissionSet']));
      const objects = await client.metadata.list({ type: 'CustomObject' }, client.version);
      expect(objects.map((each) => each.fullName)).toContain('Account');
    }
  },
  {
    title: 'queries by the Tooling API',
    where: 'anywhere',
    run: async ({ client }) => {
      const { totalSize, records } = await client.tooling.query(
        "SELECT QualifiedApiName FROM EntityDefinition WHERE QualifiedApiName = 'Account'"
      );
      expect([totalSize, records[0]!['QualifiedApiName']]).toEqual([1, 'Account']);
    }
  }
];
