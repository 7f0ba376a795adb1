import { expect, it } from 'vitest';
import { desiredRecords } from '../../../src/writeback/records.ts';
import { starterSettings } from '../settings/starterRows.ts';
import { ACME, today } from '../whitespace/assessCase.ts';

it('a reason ends with a whole character where its field is full, so that the org gives back the same', () => {
  const begin = `On hold since ${today}: `;
  const fits = 'x'.repeat(255 - begin.length - 1);
  const starter = starterSettings({ examples: true });
  const riskRules = starter.riskRules.map((rule) => (rule.key === 'high_case_waiting' ? { ...rule, title: `${fits}\u{20BB7}` } : rule));
  const hold = { rule: 'high_case_waiting', since: today, ids: [], val: null, all: false };
  const cell = { ...({ k: 'platform', st: 'Blocked_At_Risk', lvl: 'red', own: 0, tgt: 120, amt: null } as const), hold };
  const records = desiredRecords({
    ...{ settings: { ...starter, riskRules }, asOf: { instant: `${today}T02:10:00.000Z`, timeZone: 'UTC', today } },
    ...{ versions: [], publishedBy: '', held: [], history: [], isFirstOfWeek: true },
    accounts: [
      {
        ...{ accountId: ACME, scorecards: [], cells: [cell], facts: { monthToMonth: false } },
        totals: { open: 0, onHold: 1, amount: undefined, full: undefined }
      }
    ]
  });
  expect(records.find(({ key }) => key === `${ACME}:platform`)?.fields['Reason__c']).toBe(begin + fits);
});
