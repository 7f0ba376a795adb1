import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { surveyTasks, withTasks } from '../../../src/operations/surveys/surveyTasks.ts';
import type { SurveyTasks } from '../../../src/operations/surveys/surveyTasks.ts';
import { openFactStore } from '../../../src/store/duckFactStore.ts';
import type { FactColumn, FactStore } from '../../../src/store/factStore.ts';
import type { DesiredRecord } from '../../../src/writeback/desired.ts';
import { starterSettings } from '../settings/starterRows.ts';

const [account, other] = ['001000000000001AAA', '001000000000002AAA'];
const [manager, owner, gone, queue] = ['005000000000001AAA', '005000000000002AAA', '005000000000003AAA', '00G000000000001AAA'];
const person = '003000000000001AAA';

let folder: string;
let facts: FactStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-survey-tasks-'));
  facts = await openFactStore({ folder, orgId: '00DLOCAL00000012HA', threads: 1 });
});

afterEach(async () => {
  await facts.close();
  await rm(folder, { recursive: true, force: true });
});

type Row = Readonly<Record<string, string | number | boolean | null>>;

async function load(object: string, columns: Readonly<Record<string, FactColumn['type']>>, rows: readonly Row[]): Promise<void> {
  await facts.loadRows(
    object,
    Object.entries(columns).map(([name, type]) => ({ name, type })),
    rows
  );
}

function answer(id: string, score: number | null, rest: Row = {}): Row {
  return {
    Id: id,
    Account__c: account,
    Contact__c: person,
    Kind__c: 'NPS',
    Score__c: score,
    Scale_Max__c: 10,
    Answered_On__c: '2026-11-20',
    ...rest
  };
}

async function loadFacts(answers: readonly Row[], tasks: readonly string[] = [], accountOwner = owner): Promise<void> {
  await load(
    'Headroom_Survey_Response__c',
    {
      Id: 'text',
      Account__c: 'text',
      Contact__c: 'text',
      Kind__c: 'text',
      Score__c: 'number',
      Scale_Max__c: 'number',
      Answered_On__c: 'date'
    },
    answers
  );
  await load(
    'Task',
    { Id: 'text', Headroom_Key__c: 'text' },
    tasks.map((key, at) => ({ Id: `00T${at}`, Headroom_Key__c: key }))
  );
  await load('Account', { Id: 'text', OwnerId: 'text' }, [
    { Id: account, OwnerId: accountOwner },
    { Id: other, OwnerId: accountOwner }
  ]);
  await load('User', { Id: 'text', Username: 'text', Name: 'text', IsActive: 'boolean' }, [
    { Id: manager, Username: 'mira@example.com', Name: 'Mira', IsActive: true },
    { Id: owner, Username: 'otto@example.com', Name: 'Otto', IsActive: true },
    { Id: gone, Username: 'gone@example.com', Name: 'Gone', IsActive: false }
  ]);
  await load('Group', { Id: 'text', DeveloperName: 'text', Name: 'text', Type: 'text' }, [
    { Id: queue, DeveloperName: 'Voice_Of_Customer', Name: 'Voice of the customer', Type: 'Queue' }
  ]);
}

function summary(accountId: string, successManager: string | null): DesiredRecord {
  return { object: 'Headroom_Account_Summary__c', key: accountId, accountId, fields: { Success_Manager__c: successManager } };
}

function raise(
  general: { readonly surveyFollowUp?: boolean; readonly fallbackTaskOwner?: string },
  successManager: string | null = manager
): Promise<SurveyTasks> {
  const settings = starterSettings();
  return surveyTasks({
    facts,
    settings: { ...settings, general: { ...settings.general, surveyFollowUp: true, ...general } },
    asOf: { instant: '2026-11-23T02:00:00.000Z', timeZone: 'UTC', today: '2026-11-23' },
    desired: [summary(account, successManager)]
  });
}

describe('surveyTasks', () => {
  it('raises a task for the success manager, linked to who answered', async () => {
    await loadFacts([answer('a01', 3)]);
    const { items, warnings } = await raise({});
    expect(items).toEqual([
      {
        object: 'Task',
        operation: 'insert',
        externalId: 'Headroom_Key__c',
        key: 'survey:a01',
        accountId: account,
        row: {
          Headroom_Key__c: 'survey:a01',
          ActivityDate: '2026-11-25',
          Description: 'Read the answer, talk to the person who gave it and say what happens next. The answer is record a01.',
          OwnerId: manager,
          Subject: 'Close the loop on a survey answer',
          WhatId: account,
          WhoId: person
        }
      }
    ]);
    expect(warnings).toEqual([]);
  });

  it('raises nothing where the settings do not ask for it', async () => {
    await loadFacts([answer('a01', 3)]);
    expect(await raise({ surveyFollowUp: false })).toEqual({ items: [], warnings: [] });
  });

  it('leaves out answers that cannot be one, other surveys, accounts that are no customers, and what has a task', async () => {
    await loadFacts(
      [
        answer('a01', 11),
        answer('a02', null),
        answer('a03', 3, { Scale_Max__c: 5 }),
        answer('a04', 3, { Kind__c: 'CSAT' }),
        answer('a05', 3, { Account__c: other }),
        answer('a06', 3),
        answer('a07', 8)
      ],
      ['survey:a06']
    );
    expect((await raise({})).items).toEqual([]);
  });

  it('falls back from people who are not active to the account owner and the fallback of the settings', async () => {
    await loadFacts([answer('a01', 3)]);
    const ownerOf = async (...of: Parameters<typeof raise>): Promise<unknown> => (await raise(...of)).items[0]?.row['OwnerId'];
    expect(await ownerOf({}, gone)).toBe(owner);
    expect(await ownerOf({}, null)).toBe(owner);
    await loadFacts([answer('a01', 3)], [], gone);
    expect(await ownerOf({ fallbackTaskOwner: 'MIRA@example.com' }, gone)).toBe(manager);
    expect(await ownerOf({ fallbackTaskOwner: 'Otto' }, gone)).toBe(owner);
    expect(await ownerOf({ fallbackTaskOwner: 'voice_of_customer' }, gone)).toBe(queue);
    expect(await ownerOf({ fallbackTaskOwner: manager.slice(0, 15) }, gone)).toBe(manager);
  });

  it('says of how many answers nobody takes care', async () => {
    await loadFacts([answer('a01', 3), answer('a02', 2)], [], gone);
    const warning = { name: 'SurveyTaskOwner', values: ['2', 'Headroom_Health_Setting.default', 'gone@example.com'], count: 2 };
    expect(await raise({ fallbackTaskOwner: 'gone@example.com' }, gone)).toEqual({ items: [], warnings: [warning] });
  });
});

describe('withTasks', () => {
  it('counts tasks among what is created', async () => {
    await loadFacts([answer('a01', 3)]);
    const { items } = await raise({});
    expect(withTasks({ items: [], counts: {} }, items).counts).toEqual({ Task: { created: 1, changed: 0, deleted: 0, unchanged: 0 } });
    expect(withTasks({ items: [], counts: {} }, [])).toEqual({ items: [], counts: {} });
  });
});
