import { describe, expect, it } from 'vitest';
import { isDiskFull } from '../../../src/domain/diskFull.ts';

const withFacts = (message: string, facts: object): Error => Object.assign(new Error(message), facts);

describe('an error', () => {
  it.each([
    ['of a file', withFacts('ENOSPC: no space left on device, write', { code: 'ENOSPC' })],
    ['of a quota', withFacts('write', { code: 'EDQUOT' })],
    ['of a file that may not grow', withFacts('write', { code: 'EFBIG' })],
    ['of SQLite', withFacts('database or disk is full', { errcode: 13 })],
    ['of SQLite about a write', withFacts('disk I/O error', { errcode: 778 })],
    ['of SQLite about its shared memory', withFacts('disk I/O error', { errcode: 4874 })],
    ['of DuckDB', new Error('IO Error: Could not write file "facts.duckdb": No space left on device')],
    ['below another one', new Error('cannot copy', { cause: withFacts('write', { code: 'ENOSPC' }) })]
  ])('%s says that the disk is full', (_, error) => {
    expect(isDiskFull(error)).toBe(true);
  });

  it.each([withFacts('disk I/O error', { errcode: 10 }), withFacts('EACCES: permission denied', { code: 'EACCES' }), 'a text', undefined])(
    'of another kind does not: %s',
    (error) => {
      expect(isDiskFull(error)).toBe(false);
    }
  );
});
