import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { platformLimits } from '../../../src/domain/platformLimits.ts';
import { formatDoctorResult } from '../../../src/formatters/doctorResult.ts';

describe('the limits of the platform', () => {
  it('are told as the org has them, else as they are documented', () => {
    const limits = [
      { key: 'calls', most: 5000, left: 4800, isTold: true, source: 'https://a.example' },
      { key: 'longCalls', most: 25, isTold: false, source: 'https://b.example' }
    ];
    expect(formatDoctorResult({ checks: [], problems: 0, limits }, (key) => key).map((line) => line.trim().split(/\s{2,}/))).toEqual([
      ['limits.what', 'limits.most', 'limits.left', 'limits.from'],
      ['limit.calls', '5000', '4800', 'limits.org'],
      ['limit.longCalls', '25', 'limits.documented'],
      ['closing']
    ]);
  });

  it('have words, each', () => {
    const messages = readFileSync('messages/doctor.md', 'utf8');
    expect(platformLimits.filter(({ key }) => !messages.includes(`\n# limit.${key}\n`))).toEqual([]);
  });
});
