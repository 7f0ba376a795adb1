import { Config } from '@oclif/core';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInVariables } from '../../src/commands/serviceSignIn.ts';
import { packageFields } from '../../src/operations/install/packageFields.ts';
import { parseFilter } from '../../src/soql/parseFilter.ts';
import { schemaOf } from '../../src/soql/schema.ts';
import { bandsOf } from '../../src/settings/checkBands.ts';
import { readSettings, settingTypes } from '../../src/settings/readSettings.ts';
import { divideColumns } from '../../src/signals/ratio.ts';
import { readSignals } from '../../src/signals/readSignals.ts';
import { emptyColumns } from '../../src/signals/signalColumns.ts';
import { openCase, readCase } from '../golden/goldenCase.ts';
import type { Given } from '../golden/goldenCase.ts';
import { taskItem } from '../../src/writeback/taskRecord.ts';
import { ScriptedOrg } from '../unit/org/scriptedOrg.ts';
import { starterRows, withChange } from '../unit/settings/starterRows.ts';
import { impossibleClasses } from './classes.ts';

const root = join(import.meta.dirname, '..', '..');

/** Every name that something can be set by: fields of settings, flags, variables of the environment. */
async function everySetting(): Promise<readonly string[]> {
  const pjson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { oclif: { commands: { target: string } } };
  pjson.oclif.commands.target = './src/commands';
  const config = await Config.load({ root, pjson: pjson as never, ignoreManifest: true });
  const flags = config.commands.flatMap((command) =>
    Object.entries(command.flags).flatMap(([name, flag]) => [name, ...('env' in flag && typeof flag.env === 'string' ? [flag.env] : [])])
  );
  return [...settingTypes.flatMap(({ name, fields }) => fields.map((field) => `${name}.${field}`)), ...flags, ...signInVariables];
}

/** Words that no setting's name may hold, for the classes that cannot occur because there is no such setting. */
const absent: Readonly<Record<number, RegExp>> = {
  19: /cursor|replicat|modstamp/i,
  25: /trigger|incremental|cursor/i,
  44: /look.?back|overlap/i,
  70: /target_field|write_to|map_to/i,
  72: /target_field|write_to|map_to/i,
  73: /batch|chunk/i,
  79: /postgres|database|_url$(?<!LOGIN_URL)/i,
  80: /pool|connections/i
};

describe('classes of the list that cannot occur', () => {
  let settings: readonly string[] = [];
  const org = new ScriptedOrg();
  beforeAll(async () => {
    settings = await everySetting();
    await org.start();
  });
  afterAll(() => org.stop());

  it.each(Object.entries(absent))('%s: no setting, flag or variable has such a name', (_id, name) => {
    expect(settings.length).toBeGreaterThan(150);
    expect(settings.filter((each) => name.test(each))).toEqual([]);
  });

  it('74: one box of the settings lets records past duplicate rules, and it is empty unless somebody ticks it', () => {
    expect(settings.filter((each) => /duplicate|allow.?save/i.test(each))).toEqual(['Headroom_Health_Setting.Save_Despite_Duplicates__c']);
    expect(readSettings(starterRows()).settings?.general.saveDespiteDuplicates).toBe(false);
  });

  it('13: no setting, flag or variable takes a password', () => {
    expect(settings.filter((each) => /password|passwd|security_token/i.test(each))).toEqual([]);
  });

  it('46: a field that the org cannot filter by is filtered by in the store', () => {
    const fields = [{ name: 'NewValue', type: 'anyType', referenceTo: [], filterable: false }];
    const schema = schemaOf([{ name: 'CaseHistory', fields }]);
    expect(parseFilter("NewValue = 'Closed'", 'CaseHistory', schema, { inStore: true })).toMatchObject({ ok: true });
    expect(parseFilter("NewValue = 'Closed'", 'CaseHistory', schema)).toMatchObject({ ok: false });
  });

  it('53: bands stand in the order of their floors, whatever their sort order', () => {
    const moved = withChange(starterRows(), 'Headroom_Band.vendor_risk_red', { Sort_Order__c: 99 });
    const { settings: read, findings } = readSettings(moved);
    expect(findings).toEqual([]);
    expect(bandsOf(read!, 'vendor_risk').map(({ key, floor }) => [key, floor])).toEqual([
      ['vendor_risk_red', 0],
      ['vendor_risk_yellow', 40],
      ['vendor_risk_green', 80]
    ]);
  });

  it('57: a ratio whose divisor is unknown or 0 is unknown', () => {
    const columns = (values: readonly number[]): ReturnType<typeof emptyColumns> => ({
      ...emptyColumns(3),
      values: Float64Array.from(values)
    });
    expect([...divideColumns(columns([6, 6, 6]), columns([NaN, 0, 3])).values]).toEqual([NaN, NaN, 2]);
  });

  it('59: rows of which one stands in another currency make no amount', async () => {
    const { context, close } = await openCase(await readCase<Given>('currencies', 'given.json'));
    const sums = (await readSignals(context)).get('sum')?.values ?? [];
    expect(context.accounts.map((account, at) => [account, sums[at]]).slice(0, 2)).toEqual([
      ['A', 150],
      ['B', NaN]
    ]);
    await close();
  });

  it('70, 72: the sync writes fields of ours alone, each of one object', () => {
    const standard = packageFields['Account'] ?? {};
    expect(Object.keys(standard).filter((field) => !field.startsWith('Headroom_'))).toEqual([]);
    expect(Object.keys(packageFields).filter((object) => object !== 'Account' && !object.startsWith('Headroom_'))).toEqual([]);
  });

  it('72: a task of a survey answer is created, never changed', () => {
    const wanted = {
      key: 'survey:1',
      kind: 'close_loop',
      accountId: '001',
      responseId: 'a00',
      ownerId: '005',
      dueOn: '2026-11-24'
    } as const;
    expect(taskItem(wanted)).toMatchObject({ object: 'Task', operation: 'insert' });
  });

  it('73, 74: 401 rows go in three requests, none of which asks for a way around duplicate rules unless told', async () => {
    const client = await org.connect();
    org.on('POST /composite/sobjects', ({ body }) => {
      const { records } = JSON.parse(body) as { records: readonly unknown[] };
      return { json: records.map((_, at) => ({ id: `001000000000${String(at).padStart(3, '0')}AAA`, success: true, errors: [] })) };
    });
    const rows = Array.from({ length: 401 }, (_, at) => ({ Name: `Account ${at}` }));
    const receipts = await client.saveRows({ object: 'Account', operation: 'insert', rows });
    const sent = org.asked.filter(({ path }) => path.endsWith('/composite/sobjects'));
    expect(receipts).toHaveLength(401);
    expect(sent.map(({ body }) => (JSON.parse(body) as { records: readonly unknown[] }).records.length)).toEqual([200, 200, 1]);
    expect(sent.flatMap(({ headers }) => Object.keys(headers)).filter((name) => name.includes('duplicate'))).toEqual([]);
  });

  it('are each shown here', () => {
    const shown = new Set([...Object.keys(absent).map(Number), 74, 46, 53, 57, 59]);
    expect([...impossibleClasses().keys()].filter((id) => !shown.has(id))).toEqual([]);
  });

  it('stores are files: no driver of a database server is among the dependencies', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
    expect(Object.keys(dependencies).filter((name) => /^(?:pg|postgres|mysql|mongodb)/.test(name))).toEqual([]);
    expect(readdirSync(join(root, 'src/store')).filter((name) => /postgres/i.test(name))).toEqual([]);
  });
});
