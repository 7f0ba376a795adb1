import { freshnessText, staleNotice } from 'c/headroomFreshness';

const asOf = '2027-03-18T06:00:00.000Z';
const at = (iso) => Date.parse(iso);
const good = { runId: 'a', status: 'Done', asOf, startedAt: asOf };

describe('freshness', () => {
  it('is said in minutes, hours and days', () => {
    expect(freshnessText(asOf, at('2027-03-18T06:05:00Z'))).toBe('data to 5 min ago');
    expect(freshnessText(asOf, at('2027-03-18T08:30:00Z'))).toBe('data to 2 h ago');
    expect(freshnessText(asOf, at('2027-03-21T08:00:00Z'))).toBe('data to 3 days ago');
  });

  it('never lies in the future', () => {
    expect(freshnessText(asOf, at('2027-03-18T05:59:00Z'))).toBe('data to now');
  });

  it('is an instant where the present moment is unknown, and nothing before the first run', () => {
    expect(freshnessText(asOf)).toContain('data to Mar 1');
    expect(freshnessText(undefined, 0)).toBe('');
  });
});

describe('the line over the values', () => {
  it('appears only after the hours set on the page', () => {
    expect(staleNotice({ goodRun: good, lastRun: good }, 48, at('2027-03-20T06:00:00Z'))).toBe('');
    expect(staleNotice({ goodRun: good, lastRun: good }, 48, at('2027-03-20T06:00:01Z'))).toContain('No run since Mar 1');
  });

  it('does not judge where the present moment is unknown', () => {
    expect(staleNotice({ goodRun: good, lastRun: good }, 48, undefined)).toBe('');
  });

  it('says that a later run stopped or is paused, and why', () => {
    const later = { runId: 'b', startedAt: '2027-03-19T18:00:00.000Z', error: 'ApiBudgetReached' };
    const now = at('2027-03-19T19:00:00Z');
    expect(staleNotice({ goodRun: good, lastRun: { ...later, status: 'Failed' } }, 48, now)).toContain(
      'stopped: daily API budget reached.'
    );
    expect(staleNotice({ goodRun: good, lastRun: { ...later, status: 'Paused' } }, 48, now)).toContain(
      'is paused: daily API budget reached.'
    );
    expect(staleNotice({ goodRun: good, lastRun: { ...later, error: 'Unexpected', status: 'Failed' } }, 48, now)).toContain(
      "stopped: see the run's record."
    );
    expect(staleNotice({ goodRun: good, lastRun: { ...later, error: null, status: 'Failed' } }, 48, now)).toContain('stopped. Values');
    expect(staleNotice({ goodRun: good, lastRun: { ...later, status: 'Running' } }, 48, now)).toBe('');
  });

  it('is empty before the first good run', () => {
    expect(staleNotice({}, 48, 0)).toBe('');
  });
});
