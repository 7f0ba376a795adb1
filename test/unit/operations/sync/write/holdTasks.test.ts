import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdTasks } from '../../../../../src/operations/sync/write/holdTasks.ts';
import type { HoldTasks } from '../../../../../src/operations/sync/write/holdTasks.ts';
import { openFactStore } from '../../../../../src/store/duckFactStore.ts';
import type { FactStore } from '../../../../../src/store/factStore.ts';
import type { HeldRecord } from '../../../../../src/writeback/changes.ts';
import type { DesiredRecord } from '../../../../../src/writeback/desired.ts';
import { starterSettings } from '../../../settings/starterRows.ts';

const ACME = '001000000000001AAA';
const [asker, owner, gone] = ['005000000000001AAA', '005000000000002AAA', '005000000000003AAA'];
const wishId = 'a0X000000000001AAA';
const today = '2026-11-22';

let folder: string;
let facts: FactStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-hold-tasks-'));
  facts = await openFactStore({ folder, orgId: '00DLOCAL00000012HA', threads: 1 });
});

afterEach(async () => {
  await facts.close();
  await rm(folder, { recursive: true, force: true });
});

type Row = Readonly<Record<string, string | boolean | null>>;

async function load(object: string, rows: readonly Row[], days: readonly string[] = []): Promise<void> {
  const names = Object.keys(rows[0] ?? {});
  const typeOf = (name: string): 'boolean' | 'date' | 'text' => (name === 'IsActive' ? 'boolean' : days.includes(name) ? 'date' : 'text');
  await facts.loadRows(
    object,
    names.map((name) => ({ name, type: typeOf(name) })),
    rows
  );
}

const wish: Row = {
  ...{ Id: wishId, Account__c: ACME, Product_Line__c: 'analytics', Answer__c: 'Tell_Me', Until__c: null },
  ...{ CreatedById: asker, CreatedDate: '2026-11-10T09:00:00.000Z' }
};

async function loadFacts(wishes: readonly Row[], accountOwner = owner): Promise<void> {
  await load('Headroom_Whitespace_Feedback__c', wishes, ['Until__c']);
  await load('Account', [{ Id: ACME, Name: 'Acme', OwnerId: accountOwner }]);
  await load('User', [
    { Id: asker, Username: 'asker@example.com', Name: 'Ann Asker', IsActive: true },
    { Id: owner, Username: 'owner@example.com', Name: 'Otto Owner', IsActive: true },
    { Id: gone, Username: 'gone@example.com', Name: 'Gone', IsActive: false }
  ]);
}

const key = `${ACME}:analytics`;
const held = (status: string): HeldRecord => ({
  ...{ object: 'Headroom_Whitespace_Cell__c', id: 'a1X000000000001AAA', key, accountId: ACME },
  fields: { Status__c: status }
});
const wanted = (status: string): DesiredRecord => ({
  ...{ object: 'Headroom_Whitespace_Cell__c', key, accountId: ACME },
  fields: { Status__c: status, Product_Line__c: 'analytics', Title__c: 'Analytics' }
});

type Case = { readonly before?: string; readonly now?: string; readonly follows?: boolean; readonly fallback?: string };

function tasksOf({ before = 'Blocked_At_Risk', now = 'Open', follows = true, fallback }: Case = {}): Promise<HoldTasks> {
  const starter = starterSettings();
  const named = fallback === undefined ? {} : { fallbackTaskOwner: fallback };
  const settings = { ...starter, general: { ...starter.general, surveyFollowUp: follows, ...named } };
  const asOf = { instant: `${today}T02:10:00.000Z`, timeZone: 'UTC', today };
  return holdTasks({ facts, settings, asOf, held: [held(before)], desired: [wanted(now)] });
}

describe('holdTasks', () => {
  it('tells who asked when the hold ends, under one key for ever', async () => {
    await loadFacts([wish]);
    const { items, warnings } = await tasksOf();
    expect(items).toEqual([
      {
        ...{ object: 'Task', operation: 'insert', externalId: 'Headroom_Key__c', key: `hold:${wishId}`, accountId: ACME },
        row: {
          Headroom_Key__c: `hold:${wishId}`,
          ActivityDate: today,
          Description: `The hold ended on ${today}. It was asked for by record ${wishId}.`,
          OwnerId: asker,
          Subject: 'Analytics at Acme can be sold again',
          WhatId: ACME
        }
      }
    ]);
    expect(warnings).toEqual([]);
    expect(await tasksOf()).toEqual({ items, warnings });
  });

  it.each([
    ['still on hold', { now: 'Blocked_At_Risk' }],
    ['bought meanwhile', { now: 'Covered' }],
    ['being sold meanwhile', { now: 'Open_Opportunity' }],
    ['no fit by an answer', { now: 'Not_A_Fit' }],
    ['not on hold before', { before: 'Open' }]
  ])('says nothing of a line that is %s', async (_, of) => {
    await loadFacts([wish]);
    expect(await tasksOf(of)).toEqual({ items: [], warnings: [] });
  });

  it('tells of a line that is partly used, too', async () => {
    await loadFacts([wish]);
    expect((await tasksOf({ now: 'Partly_Used' })).items).toHaveLength(1);
  });

  it('tells each person once: the newest wish counts, and one that was taken back does not', async () => {
    const again = { ...wish, Id: 'a0X000000000002AAA', CreatedDate: '2026-11-20T09:00:00.000Z' };
    const other = { ...wish, Id: 'a0X000000000003AAA', CreatedById: owner };
    await loadFacts([wish, again, other]);
    expect((await tasksOf()).items.map((item) => [item.key, item.row['OwnerId']])).toEqual([
      ['hold:a0X000000000002AAA', asker],
      ['hold:a0X000000000003AAA', owner]
    ]);
    await loadFacts([wish, { ...again, Until__c: today }]);
    expect((await tasksOf()).items).toEqual([]);
  });

  it('takes no other answer for a wish, nor one about another line', async () => {
    await loadFacts([
      { ...wish, Answer__c: 'Later' },
      { ...wish, Id: 'a0X000000000004AAA', Product_Line__c: 'platform' }
    ]);
    expect((await tasksOf()).items).toEqual([]);
  });

  it('tells who asked about the account as a whole', async () => {
    await loadFacts([{ ...wish, Product_Line__c: null }]);
    expect((await tasksOf()).items.map(({ row }) => row['Subject'])).toEqual(['Analytics at Acme can be sold again']);
  });

  it('goes to the account owner where who asked has left, then to the fallback, else nowhere with a warning', async () => {
    await loadFacts([{ ...wish, CreatedById: gone }]);
    expect((await tasksOf()).items.map(({ row }) => row['OwnerId'])).toEqual([owner]);
    await loadFacts([{ ...wish, CreatedById: gone }], gone);
    expect((await tasksOf({ fallback: 'asker@example.com' })).items.map(({ row }) => row['OwnerId'])).toEqual([asker]);
    expect(await tasksOf()).toEqual({
      items: [],
      warnings: [{ name: 'HoldTaskOwner', values: ['1', 'Headroom_Health_Setting.default', ''], count: 1 }]
    });
  });

  it('makes no task where the settings want none, and says how many wait', async () => {
    await loadFacts([wish]);
    expect(await tasksOf({ follows: false })).toEqual({
      items: [],
      warnings: [{ name: 'HoldTaskOff', values: ['1', 'Headroom_Health_Setting.default'], count: 1 }]
    });
  });

  it('needs nothing of an org without answers', async () => {
    expect(await tasksOf()).toEqual({ items: [], warnings: [] });
  });
});
