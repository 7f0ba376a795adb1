import { describe, expect, it } from 'vitest';
import { holderElsewhere, leftRunning } from '../../../../../src/operations/sync/run/elsewhere.ts';
import type { RunInOrg } from '../../../../../src/operations/sync/run/elsewhere.ts';

const now = '2026-11-22T12:00:00.000Z';
const run = (key: string, startedAt: string, more: Partial<RunInOrg> = {}): RunInOrg => ({
  ...{ key, startedAt, status: 'Done', heldBy: `machine of ${key}, process 1` },
  ...more
});
const theirs = run('theirs', '2026-11-22T11:50:00.000Z', { heldUntil: '2026-11-22T13:00:00.000Z' });
const ours = run('ours', '2026-11-22T11:55:00.000Z', { heldUntil: '2026-11-22T13:05:00.000Z' });
const known = [{ runId: 'ours' }];

describe('who holds an org from another data folder', () => {
  it('is whoever made the newest run that is not ours and said that it stays', () => {
    expect(holderElsewhere([theirs], known, now)).toEqual({ holder: theirs, isGone: false });
    expect(holderElsewhere([ours, theirs], known, now)).toEqual({ holder: theirs, isGone: false });
  });

  it('is nobody where only we do, or where the newest run of others ended for good', () => {
    expect(holderElsewhere([], known, now)).toBeUndefined();
    expect(holderElsewhere([ours], known, now)).toBeUndefined();
    const ended = run('ended', '2026-11-22T11:59:00.000Z');
    expect(holderElsewhere([ended, theirs], known, now)).toBeUndefined();
  });

  it('is gone once its time is over, which is told as long as nobody ran since', () => {
    const silent = { ...theirs, heldUntil: now };
    expect(holderElsewhere([silent], known, now)).toEqual({ holder: silent, isGone: true });
    expect(holderElsewhere([ours, silent], known, now)).toBeUndefined();
  });
});

describe('a run that still counts as running', () => {
  it('is put right where it is ours', () => {
    const running = { status: 'Running' } as const;
    expect(leftRunning([run('ours', now, running), run('theirs', now, running), run('done', now)], [...known, { runId: 'done' }])).toEqual([
      'ours'
    ]);
  });
});
