import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** A process that the command framework would end with an exception in its listener, as it does. */
const program = (signal: string): string => `
  process.on('${signal}', () => { throw new Error('EEXIT: 130'); });
  const { endOnSignal } = await import('./src/commands/stopSignals.ts');
  endOnSignal();
  setTimeout(() => {}, 10_000);
  process.kill(process.pid, '${signal}');
`;

describe('a command that is stopped', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143]
  ])('by %s ends with %i and prints no stack', (signal, code) => {
    const end = spawnSync(process.execPath, ['--input-type=module', '--eval', program(signal)], { encoding: 'utf8' });
    expect([end.status, end.stderr]).toEqual([code, '']);
  });
});
