import { describe, expect, it } from 'vitest';
import type { BacktestResult } from '../../src/domain/backtestResult.ts';
import { connection, headroom, headroomJson } from './headroom.ts';

const org = connection();

async function written(): Promise<unknown> {
  const counts = await Promise.all(
    ['Headroom_Health_Run__c', 'Headroom_Scorecard_Result__c', 'Headroom_Settings_Version__c'].map((name) =>
      org.query(`SELECT COUNT(Id) records, MAX(SystemModstamp) newest FROM ${name}`)
    )
  );
  return counts.map(({ records }) => records);
}

describe('backtest', () => {
  it('counts every customer of four quarters once, and writes nothing to the org', async () => {
    const before = await written();
    const { periods, total, scorecard, bands } = await headroomJson<BacktestResult>('backtest');
    expect(scorecard.key).toBe('vendor_risk');
    expect(bands.map(({ key }) => key)).toEqual(['vendor_risk_red', 'vendor_risk_yellow', 'vendor_risk_green']);
    expect(periods).toHaveLength(4);
    expect(periods.slice(1).map(({ on }) => on)).toEqual(periods.slice(0, -1).map(({ until }) => until));
    for (const { customers, table } of periods) {
      expect(new Set(customers.map(({ id }) => id)).size).toBe(customers.length);
      expect(table.rows.reduce((sum, { of }) => sum + of, 0)).toBe(customers.length);
    }
    expect(total.total.of).toBe(periods.reduce((sum, { table }) => sum + table.total.of, 0));
    expect(await written()).toEqual(before);
  });

  it('gives counts and no ratio where fewer than ten left', async () => {
    const { code, stdout } = await headroom('backtest', '--days', '30', '--periods', '1');
    expect(code).toBe(0);
    expect(stdout).toContain('not enough history');
    expect(stdout).not.toContain('times');
    expect(stdout).toContain('Scores rebuilt for past dates; accounts that were worked on are included.');
  });

  it('refuses a period that is not over, with the days that are possible', async () => {
    const { periods } = await headroomJson<BacktestResult>('backtest', '--periods', '1', '--days', '30');
    const known = periods[0]?.until ?? '';
    const { code, stderr } = await headroom('backtest', '--on', known, '--days', '30');
    expect(code).toBe(1);
    expect(stderr).toContain(`The latest first day that they allow is ${periods[0]?.on ?? ''}.`);
  });

  it.each([
    ['--on', '2026-02-30', '"2026-02-30" is no calendar day.'],
    ['--scorecard', 'vendor_expansion', 'No scorecard that predicts something is named vendor_expansion.']
  ])('refuses %s %s', async (flag, value, sentence) => {
    const { code, stderr } = await headroom('backtest', flag, value);
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
  });
});
