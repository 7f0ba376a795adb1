import { describe, expect, it } from 'vitest';
import { checkServiceFlags } from '../../../src/commands/serviceFlags.ts';

const refused = (words: string): Error =>
  expect.objectContaining({ name: 'FlagInvalid', message: expect.stringContaining(words) as string }) as Error;

describe('flags of a service', () => {
  it('that were typed for a single sync are refused by name, with what they need', () => {
    expect(() => checkServiceFlags(['--health-port', '8123'], 'once')).toThrowError(refused('--health-port needs --watch or --every'));
    expect(() => checkServiceFlags(['--change-events=Case'], 'once')).toThrowError(refused('--change-events needs --watch'));
    expect(() => checkServiceFlags(['--poll-seconds', '10'], 'once')).toThrowError(refused('--poll-seconds needs --watch'));
  });

  it('about looking for changes are refused where a service looks for none', () => {
    expect(() => checkServiceFlags(['--every', '15m', '--poll-seconds=10'], 'every')).toThrowError(refused('--poll-seconds needs --watch'));
    expect(() => checkServiceFlags(['--every', '15m', '--health-port', '0'], 'every')).not.toThrow();
    expect(() => checkServiceFlags(['--watch', '--health-port', '0', '--change-events', 'Case'], 'watch')).not.toThrow();
  });

  it('whose variables stand in an environment shared with a service do not keep a single sync from running', () => {
    expect(() => checkServiceFlags(['--dry-run'], 'once')).not.toThrow();
  });
});
