import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { findingCodes } from '../../src/domain/findingCodes.ts';
import { findingsInOrg, settingsInOrg } from '../../src/operations/settingsInOrg.ts';
import type { ObjectDescribe } from '../../src/org/orgClient.ts';
import { planPull } from '../../src/pull/planPull.ts';
import { preparePull } from '../../src/pull/preparePull.ts';
import { findingLine } from '../../src/settings/finding.ts';
import { readSettings, settingTypes } from '../../src/settings/readSettings.ts';
import type { SettingRow } from '../../src/settings/settingType.ts';
import { settingsVersions } from '../../src/settings/settingsVersions.ts';
import { scoreAccounts } from '../../src/scoring/scoreAccounts.ts';
import { scorecardModel } from '../../src/scoring/scorecardModel.ts';
import type { Settings } from '../../src/domain/settings.ts';
import { starterSettings } from '../unit/settings/starterRows.ts';
import type { Rows } from '../unit/settings/starterRows.ts';
import { openBadOrg } from './badOrg.ts';
import { fewRows } from './fewRows.ts';

/** One of ten configurations is made of nothing but noise; the others are ready-made records with some of it. */
const runs = process.env['HEADROOM_FULL'] === '1' ? 100_000 : 1_000;

const starter = fewRows();
const fieldsOf = new Map(settingTypes.map(({ name, fields }) => [name, fields]));
const keys = Object.values(starter).flatMap((rows) => rows.map(({ DeveloperName }) => String(DeveloperName)));

const anything = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, '', ' ', 0, -1, 0.5, 1e308, -1e308, NaN, Infinity, true, false, [], {}, [[]], { a: 1 }),
  fc.constantFrom(
    'Curve',
    'RATIO',
    'TREND',
    'DAYS_BETWEEN',
    '0:0',
    '0:100, 5:',
    '5:1, 0:2',
    'Zero',
    'Cap',
    'Hold all',
    '<=',
    'Sum',
    'default'
  ),
  fc.constantFrom(
    "Type = 'x'",
    "Type = 'x",
    'Id IN (SELECT Id FROM Account)',
    'CreatedDate > 2026-01-01T00:00:00',
    'LIMIT 1',
    '((((',
    'a.b.c.d.e.f.g = 1'
  ),
  fc.constantFrom(
    'Case',
    'Account',
    'AccountId',
    'Id',
    'CreatedDate',
    'Owner.Name',
    'What.Name',
    'BillingAddress',
    'Headroom_Pulse__c',
    '__c',
    '.',
    '..',
    'a..b'
  ),
  fc.constantFrom(...keys),
  fc.constantFrom('\u0000', '\ud800', '\u202e', '🙂'.repeat(60), 'é'.repeat(300), 'x'.repeat(40_000), '__proto__', 'constructor', '\n\n'),
  fc.string(),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.double()
);

/** One field of one record set to anything; a record doubled, switched off or renamed by that. */
const edit = fc.record({
  type: fc.constantFrom(...fieldsOf.keys()),
  record: fc.nat(),
  field: fc.nat(),
  value: anything,
  doubled: fc.boolean()
});

/** A record of noise: any fields, known and not. */
const noise = fc.dictionary(fc.oneof(fc.constantFrom(...new Set([...fieldsOf.values()].flat())), fc.string({ maxLength: 20 })), anything, {
  maxKeys: 12
});
const noisy = fc.dictionary(fc.constantFrom(...fieldsOf.keys()), fc.array(noise, { maxLength: 4 }));

type Edit = { readonly type: string; readonly record: number; readonly field: number; readonly value: unknown; readonly doubled: boolean };

function edited(edits: readonly Edit[]): Rows {
  const rows: Rows = { ...starter };
  for (const { type, record, field, value, doubled } of edits) {
    const list = [...(rows[type] ?? [])];
    const at = list.length === 0 ? 0 : record % list.length;
    const names = fieldsOf.get(type) ?? [];
    const changed: SettingRow = { ...list[at], [names[field % names.length] ?? '']: value };
    if (doubled) list.push(changed);
    else list[at] = changed;
    rows[type] = list;
  }
  return rows;
}

/** Every finding has code, record, field, reason and fix, and is one line of at most 300 characters. */
function expectWhole(findings: readonly Finding[]): void {
  for (const finding of findings) {
    const { code, record, field, what, fix } = finding;
    expect(code in findingCodes && record !== '' && field !== '' && what !== '' && fix !== '', JSON.stringify(finding)).toBe(true);
    const line = findingLine(finding);
    expect(line.length).toBeLessThanOrEqual(300);
    expect(line).toMatch(/^E-[A-Z-]+ {2}.+ {2}.*\. Fix: .+\.$/);
  }
}

/** Where nothing is wrong, everything that reads settings works. */
function expectUsable(settings: Settings): void {
  settingsVersions(settings);
  for (const scorecard of settings.scorecards) {
    const model = scorecardModel(settings, scorecard.key, () => true)!;
    const values = model.measures.map((measure) => (measure.judge.kind === 'points' ? [50] : [1]));
    const { score } = scoreAccounts(model, { accounts: 1, values });
    expect(Number.isNaN(score[0]!) || (score[0]! >= 0 && score[0]! <= 100)).toBe(true);
  }
}

/** Objects as an org with the package describes them, as far as ready-made settings lead. */
let described: ReadonlyMap<string, ObjectDescribe> = new Map();

async function describeOrg(): Promise<void> {
  const org = await openBadOrg();
  const { describes } = await preparePull(org.client, starterSettings({ examples: true }));
  described = new Map([...describes].flatMap(([name, object]) => (object === undefined ? [] : [[name, object] as const])));
  await org.close();
}

function findingsAgainstOrg(settings: Settings): readonly Finding[] {
  const describes = new Map<string, ObjectDescribe | undefined>(described);
  for (let round = 0; round < 10; round++) {
    const planning = planPull(settings, describes, [...described.keys()]);
    if (planning.kind === 'plan') {
      const here = settingsInOrg(settings, new Set(planning.plan.warnings.flatMap(({ records }) => records)));
      return findingsInOrg(here, planning.plan, described);
    }
    for (const object of planning.objects) describes.set(object, undefined);
  }
  throw new Error('planning the pull does not end');
}

function judge(rows: Rows): void {
  const { settings, findings } = readSettings(rows);
  expectWhole(findings);
  if (settings === undefined) return;
  // A run tells both at once, so that the org is looked at even where the records have findings.
  expectWhole(findingsAgainstOrg(settings));
  if (findings.length === 0) expectUsable(settings);
}

describe('settings edited at random', () => {
  beforeAll(describeOrg, 120_000);

  it('begin with ready-made ones, in which nothing is found', () => {
    expect(readSettings(starter).findings).toEqual([]);
    expect(findingsAgainstOrg(starterSettings({ examples: true }))).toEqual([]);
  });

  it(
    'are either refused with findings that name code, record, field and fix, or run',
    () => {
      fc.assert(
        fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => judge(edited(edits))),
        { numRuns: Math.ceil(runs * 0.9) }
      );
    },
    runs * 200
  );

  it(
    'that are nothing but noise are refused, or found missing',
    () => {
      fc.assert(
        fc.property(noisy, (rows) => judge(rows)),
        { numRuns: Math.ceil(runs * 0.1) }
      );
    },
    runs * 200
  );
});
