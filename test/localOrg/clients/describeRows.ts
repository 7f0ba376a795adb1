import { expect } from 'vitest';
import type { ClientRow } from './clientRow.ts';

export const describeRows: readonly ClientRow[] = [
  {
    title: 'asks who is signed in',
    where: 'anywhere',
    run: async ({ client }) => {
      const identity = await client.identity();
      expect(identity).toMatchObject({
        user_id: expect.stringMatching(/^005/),
        organization_id: expect.stringMatching(/^00D/),
        active: true
      });
      expect(identity.urls).toHaveProperty('rest');
    }
  },
  {
    title: 'asks who is signed in by OpenID Connect',
    where: 'anywhere',
    run: async ({ client }) => {
      const info = await client.request<{ user_id: string; preferred_username: string }>(`${client.instanceUrl}/services/oauth2/userinfo`);
      expect(info).toMatchObject({ user_id: expect.stringMatching(/^005/), preferred_username: expect.stringContaining('@') });
    }
  },
  {
    title: 'describes the org and one object',
    where: 'anywhere',
    run: async ({ client }) => {
      const { sobjects } = await client.describeGlobal();
      expect(sobjects.map((each) => each.name)).toEqual(expect.arrayContaining(['Account', 'Contact', 'User']));
      const account = await client.describe('Account');
      expect(account).toMatchObject({ name: 'Account', keyPrefix: '001', custom: false, createable: true });
      expect(account.fields.find((field) => field.name === 'Name')).toMatchObject({ type: 'string', length: 255, nillable: false });
      expect(account.childRelationships).toContainEqual(expect.objectContaining({ childSObject: 'Contact', relationshipName: 'Contacts' }));
    }
  },
  {
    title: 'describes deployed fields',
    where: 'local',
    run: async ({ client }) => {
      const { fields, custom } = await client.describe('Ticket__c');
      expect(custom).toBe(true);
      expect(fields.find((field) => field.name === 'Number__c')).toMatchObject({
        externalId: true,
        unique: false,
        idLookup: true,
        length: 50
      });
      expect(fields.find((field) => field.name === 'Name')).toMatchObject({ autoNumber: true, createable: false });
    }
  },
  {
    title: 'gets NOT_FOUND for an object that is not there',
    where: 'anywhere',
    run: async ({ client }) => {
      const failed = client.describe('Nothing_Of_The_Kind__c').then(
        () => undefined,
        (error: Error) => error
      );
      expect(await failed).toMatchObject({ name: 'NOT_FOUND', message: 'The requested resource does not exist' });
    }
  },
  {
    title: 'asks for the limits and reads the API usage of every reply',
    where: 'anywhere',
    run: async ({ client }) => {
      const limits = await client.limits();
      expect(limits['DailyApiRequests']).toMatchObject({ Max: expect.any(Number), Remaining: expect.any(Number) });
      expect(limits['DataStorageMB']).toHaveProperty('Max');
      const usage = client.limitInfo.apiUsage!;
      expect([usage.used > 0, usage.limit >= usage.used]).toEqual([true, true]);
    }
  }
];
