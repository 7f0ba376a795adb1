import { expect } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { findingLine } from '../../src/settings/finding.ts';

/** What a finding must say: where it stands, why it cannot be, what to do. */
export type Expected = { readonly record: string; readonly field: string; readonly what: RegExp; readonly fix: RegExp };

/** Exactly one thing is found (or one at each place named), with code, place, reason and fix, in a line of at most 300 characters. */
export function expectFinding(findings: readonly Finding[], code: string, { record, field, what, fix }: Expected): void {
  const lines = findings.map(findingLine);
  const found = findings.find((each) => each.record === record && each.field === field);
  expect(found, `nothing at ${record}, ${field} in:\n${lines.join('\n')}`).toBeDefined();
  expect(found).toMatchObject({ code, what: expect.stringMatching(what) as string, fix: expect.stringMatching(fix) as string });
  const line = findingLine(found!);
  expect(line.startsWith(`${code}  `)).toBe(true);
  expect(line).toContain(`${record}, ${field}`);
  expect(line).toContain('. Fix: ');
  expect(line.length).toBeLessThanOrEqual(300);
  expect(line).not.toMatch(/\n|^\s+at /);
  expect([...new Set(findings.map((each) => each.code))], lines.join('\n')).toEqual([code]);
}
