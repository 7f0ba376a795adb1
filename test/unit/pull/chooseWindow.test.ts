import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseWindow, settled } from '../../../src/pull/chooseWindow.ts';
import type { Position } from '../../../src/pull/chooseWindow.ts';
import type { ChangeWay, PullObject } from '../../../src/pull/pullPlan.ts';
import { columnsHash } from '../../../src/store/factColumns.ts';
import type { Cursor } from '../../../src/store/cursorTable.ts';

const changes: ChangeWay = { by: 'log', stamp: 'SystemModstamp', unstamped: [], hasBin: true, merges: false };
const wanted: PullObject = { object: 'Case', columns: [{ name: 'Id', type: 'text' }], archived: false, changes };
const hash = columnsHash(wanted.columns);
const at = { now: '2026-11-03T10:00:20.000Z', today: '2026-11-03' };
const coveredTo = '2026-11-03T09:55:00.000Z';
const cursor: Cursor = { object: 'Case', coveredTo, columnsHash: hash, filter: '', generation: 1 };
const known: Position = { cursor, applied: { windowEnd: coveredTo, columnsHash: hash, generation: 1 } };

const withCursor = (some: Partial<Cursor>): Position => ({ ...known, cursor: { ...cursor, ...some } });
const because = (position: Position, object: PullObject = wanted): unknown => chooseWindow(object, position, at);

describe('chooseWindow', () => {
  it('begins five minutes before what is complete, at a whole minute, and ends with the minute that is under way', () => {
    expect(chooseWindow(wanted, known, at)).toEqual({
      kind: 'delta',
      from: '2026-11-03T09:50:00.000Z',
      to: '2026-11-03T10:01:00.000Z'
    });
    const odd = { ...known, cursor: { ...cursor, coveredTo: '2026-11-03T09:54:31.000Z' } };
    expect(chooseWindow(wanted, odd, at)).toMatchObject({ from: '2026-11-03T09:49:00.000Z' });
    expect(chooseWindow(wanted, known, { ...at, now: '2026-11-03T10:00:00.000Z' })).toMatchObject({ to: '2026-11-03T10:01:00.000Z' });
  });

  it('holds both times where the clock of the org went back: five minutes before now, and the minute of the position', () => {
    expect(chooseWindow(wanted, known, { ...at, now: '2026-11-03T09:30:00.000Z' })).toMatchObject({
      from: '2026-11-03T09:25:00.000Z',
      to: '2026-11-03T09:56:00.000Z'
    });
  });

  it('reads all rows where nothing was read to its end', () => {
    expect(because({ cursor: undefined, applied: undefined })).toEqual({ kind: 'whole', because: 'first' });
    expect(because({ cursor: undefined, applied: known.applied })).toEqual({ kind: 'whole', because: 'first' });
    expect(because(withCursor({ coveredTo: '' }))).toEqual({ kind: 'whole', because: 'first' });
  });

  it('reads all rows where the facts are gone, older than the position, or of another load', () => {
    const facts = { kind: 'whole', because: 'facts' };
    expect(because({ ...known, applied: undefined })).toEqual(facts);
    expect(because({ ...known, applied: { ...known.applied!, windowEnd: '2026-11-03T09:54:00.000Z' } })).toEqual(facts);
    expect(because({ ...known, applied: { ...known.applied!, generation: 2 } })).toEqual(facts);
    expect(because({ ...known, applied: { ...known.applied!, columnsHash: 'other' } })).toEqual(facts);
  });

  it('reads only a window where the facts are ahead of the position: a run ended between the two', () => {
    const ahead = { ...known, applied: { ...known.applied!, windowEnd: '2026-11-03T10:00:00.000Z' } };
    expect(because(ahead)).toMatchObject({ kind: 'delta', from: '2026-11-03T09:50:00.000Z' });
  });

  it('reads all rows where columns or the filter are others', () => {
    const wider: PullObject = { ...wanted, columns: [...wanted.columns, { name: 'Status', type: 'text' }] };
    expect(because(known, wider)).toEqual({ kind: 'whole', because: 'columns' });
    expect(because(known, { ...wanted, where: 'IsClosed = false' })).toEqual({ kind: 'whole', because: 'filter' });
    expect(because(withCursor({ filter: 'IsClosed = false' }))).toEqual({ kind: 'whole', because: 'filter' });
  });

  it('reads all rows where the log of deletions does not reach back to the position, by the clock of the org', () => {
    const old = (days: string): Position => ({ cursor: { ...cursor, coveredTo: days }, applied: { ...known.applied!, windowEnd: days } });
    // Fifteen days before 10:00:20 is 19 October 10:00:20; a window begins five minutes earlier than its position.
    expect(because(old('2026-10-19T10:05:00.000Z'))).toEqual({ kind: 'whole', because: 'old' });
    expect(because(old('2026-10-19T10:06:00.000Z'))).toMatchObject({ kind: 'delta', from: '2026-10-19T10:01:00.000Z' });
    const stamped: PullObject = { ...wanted, changes: { ...changes, by: 'stamp' } };
    expect(because(old('2026-01-01T00:00:00.000Z'), stamped)).toMatchObject({ kind: 'delta' });
  });

  it('reads all rows of an object that tells no changes, and once a day of one that tells only new rows', () => {
    expect(because(known, { ...wanted, changes: { ...changes, by: 'whole' } })).toEqual({ kind: 'whole', because: 'untold' });
    const created: PullObject = { ...wanted, changes: { ...changes, by: 'created', stamp: 'CreatedDate' } };
    expect(because(withCursor({ comparedOn: '2026-11-02' }), created)).toEqual({ kind: 'whole', because: 'day' });
    expect(because(withCursor({ comparedOn: '2026-11-03' }), created)).toMatchObject({ kind: 'delta' });
  });

  it('goes on with a window that was under way, up to now', () => {
    const underWay = {
      ...{ from: '2026-11-03T08:00:00.000Z', to: '2026-11-03T08:30:00.000Z', coveredTo: '2026-11-03T08:29:00.000Z' },
      ...{ columnsHash: hash, filter: '', generation: 1, after: { stamp: '2026-11-03T08:10:00.000Z', id: '500A' } }
    };
    expect(because(withCursor({ underWay }))).toEqual({
      kind: 'delta',
      from: '2026-11-03T08:00:00.000Z',
      to: '2026-11-03T10:01:00.000Z',
      underWay
    });
    expect(because(withCursor({ underWay: { ...underWay, generation: 2 } }))).toMatchObject({ from: '2026-11-03T09:50:00.000Z' });
  });

  it('never begins behind what is complete, whatever instant that is', () => {
    const instant = fc.date({ min: new Date('2026-10-25'), max: new Date('2026-11-10'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, instant, (covered, now) => {
        const end = covered.toISOString();
        const position = { cursor: { ...cursor, coveredTo: end }, applied: { ...known.applied!, windowEnd: end } };
        const window = chooseWindow(wanted, position, { now: now.toISOString(), today: '2026-11-03' });
        if (window.kind === 'whole') return window.because === 'old';
        const [from, to] = [Date.parse(window.from), Date.parse(window.to)];
        const overlap = Math.min(covered.getTime(), now.getTime()) - from;
        return from % 60_000 === 0 && to % 60_000 === 0 && overlap >= 300_000 && overlap < 360_000 && to - from > 60_000;
      })
    );
  });
});

describe('settled', () => {
  const underWay = { coveredTo: '2026-11-03T10:00:00.000Z', columnsHash: 'new', filter: 'x = 1', generation: 2, comparedOn: '2026-11-03' };
  const applied = { windowEnd: '2026-11-03T10:00:00.000Z', columnsHash: 'new', generation: 2 };

  it('takes a whole read for finished where the facts hold it', () => {
    expect(settled({ cursor: { ...cursor, underWay }, applied })).toEqual({
      object: 'Case',
      coveredTo: '2026-11-03T10:00:00.000Z',
      columnsHash: 'new',
      filter: 'x = 1',
      generation: 2,
      comparedOn: '2026-11-03'
    });
  });

  it('has ids compared after a read that says no day, whatever day the position before had', () => {
    const { coveredTo, columnsHash: hash, filter, generation } = underWay;
    const undecided = { coveredTo, columnsHash: hash, filter, generation };
    const before = { ...cursor, comparedOn: '2026-11-03', underWay: undecided };
    expect(settled({ cursor: before, applied })).toEqual({ object: 'Case', ...undecided });
  });

  it('leaves the position where it was while the facts are those from before', () => {
    const before = { ...cursor, underWay };
    expect(settled({ cursor: before, applied: known.applied })).toBe(before);
    expect(settled({ cursor: before, applied: { ...applied, columnsHash: 'old' } })).toBe(before);
    expect(settled({ cursor: before, applied: undefined })).toBe(before);
    const sameColumns = { ...cursor, underWay: { ...underWay, columnsHash: hash } };
    expect(settled({ cursor: sameColumns, applied: known.applied })).toBe(sameColumns);
    expect(settled({ cursor: sameColumns, applied: { ...known.applied!, generation: 2 } })).toBe(sameColumns);
    expect(settled({ cursor: sameColumns, applied: { ...known.applied!, windowEnd: underWay.coveredTo } })).toBe(sameColumns);
  });

  it('never takes a window for finished: its mark may be that of the window before', () => {
    const window = { ...underWay, from: '2026-11-03T09:00:00.000Z', to: '2026-11-03T10:01:00.000Z' };
    expect(settled({ cursor: { ...cursor, underWay: window }, applied })).toMatchObject({ coveredTo, generation: 1 });
  });
});
