import { describe, expect, it } from 'vitest';
import { readStartOptions } from '../../../scripts/startOptions.ts';

describe('readStartOptions', () => {
  it('has a value for everything but the end date', () => {
    expect(readStartOptions([], {})).toEqual({ once: false, port: 4400, accounts: 300, seed: 1, dataFolder: '.headroom' });
  });

  it('takes flags before the environment', () => {
    const env = { HEADROOM_PORT: '5000', HEADROOM_DATA_FOLDER: '/data' };
    expect(readStartOptions(['--port', '0', '--once', '--end-date', '2026-11-22'], env)).toEqual({
      once: true,
      port: 0,
      accounts: 300,
      seed: 1,
      dataFolder: '/data',
      endDate: '2026-11-22'
    });
  });

  it('takes the weeks of the past from a flag or the environment', () => {
    expect(readStartOptions(['--history-weeks', '12'], { HEADROOM_HISTORY_WEEKS: '26' })).toMatchObject({ historyWeeks: 12 });
    expect(readStartOptions([], { HEADROOM_HISTORY_WEEKS: '26' })).toMatchObject({ historyWeeks: 26 });
    expect(() => readStartOptions([], { HEADROOM_HISTORY_WEEKS: '105' })).toThrow(
      '--history-weeks 105 is not a whole number from 1 to 104.'
    );
  });

  it.each([
    [['--port', 'http'], '--port http is not a whole number from 0 to 65535.'],
    [['--port', '65536'], '--port 65536 is not a whole number from 0 to 65535.'],
    [['--accounts', '4'], '--accounts 4 is not a whole number from 5 to 100000.'],
    [['--end-date', '9999-12-31'], '--end-date 9999-12-31 is not between 2000-01-01 and 2099-12-31.'],
    [['--accounts', 'many'], '--accounts many is not a whole number from 5 to 100000.'],
    [['--seed', '1.5'], '--seed 1.5 is not a whole number from 0 to 2147483647.'],
    [['--end-date', '2026-02-30'], '--end-date 2026-02-30 is no day. Write it as 2026-11-22.'],
    [['5'], 'npm needs two dashes before them: npm start -- --accounts 60'],
    [['--acounts', '5'], 'Options: --once, --port, --accounts, --seed, --end-date, --history-weeks, --data-folder.'],
    [['--end-date', 'soon'], '--end-date soon is no day. Write it as 2026-11-22.']
  ])('refuses %j with a sentence', (words, sentence) => {
    expect(() => readStartOptions(words, {})).toThrow(sentence);
  });
});
