import { describe, expect, it } from 'vitest';
import { platformRules } from '../../../src/metadata/checks/platformRules.ts';

describe('the rules of the platform', () => {
  it('are at least forty, each with a name of its own', () => {
    expect(platformRules.length).toBeGreaterThanOrEqual(40);
    expect(new Set(platformRules.map(({ name }) => name)).size).toBe(platformRules.length);
  });

  it.each(platformRules.map((rule) => [rule.name, rule] as const))(
    '%s says in one clause what is refused, and where that is written',
    (_name, rule) => {
      expect(rule.says).toMatch(/^[a-z].{20,}[^.]$/);
      expect(new URL(rule.source).protocol).toBe('https:');
    }
  );
});
