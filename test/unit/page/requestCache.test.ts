import { describe, expect, it } from 'vitest';
import { recordIdsIn, refresh, refreshRecords, subscribe } from '../../../src/page/platform/requestCache.ts';
import type { OrgRequest, Reading } from '../../../src/page/platform/requestCache.ts';
import { wireAdapter } from '../../../src/page/platform/wireAdapter.ts';

/** A request whose answers are given by hand, in any order. */
function manualRequest(key: string): { request: OrgRequest; answers: ((data: unknown) => void)[]; failures: ((error: unknown) => void)[] } {
  const answers: ((data: unknown) => void)[] = [];
  const failures: ((error: unknown) => void)[] = [];
  const load = () =>
    new Promise<unknown>((resolve, reject) => {
      answers.push(resolve);
      failures.push(reject);
    });
  return { request: { key, load, recordIds: recordIdsIn }, answers, failures };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('request cache', () => {
  it('asks once for two listeners of one key and tells both', async () => {
    const { request, answers } = manualRequest('two listeners');
    const told: Reading[] = [];
    subscribe(request, (reading) => told.push(reading));
    subscribe(request, (reading) => told.push(reading));
    answers[0]?.({ id: 'a' });
    await settled();
    expect(answers).toHaveLength(1);
    expect(told.map(({ data }) => data)).toEqual([{ id: 'a' }, { id: 'a' }]);
  });

  it('tells an error without data', async () => {
    const { request, failures } = manualRequest('error');
    const told: Reading[] = [];
    subscribe(request, (reading) => told.push(reading));
    failures[0]?.({ status: 404 });
    await settled();
    expect(told).toEqual([{ data: undefined, error: { status: 404 } }]);
  });

  it('ignores an answer that a newer request has overtaken', async () => {
    const { request, answers } = manualRequest('overtaken');
    const told: unknown[] = [];
    subscribe(request, ({ data }) => told.push(data));
    void refresh('overtaken');
    answers[1]?.('new');
    await settled();
    answers[0]?.('old');
    await settled();
    expect(told).toEqual(['new']);
  });

  it('tells nothing after the subscription has ended', async () => {
    const { request, answers } = manualRequest('ended');
    const told: unknown[] = [];
    subscribe(request, ({ data }) => told.push(data))();
    answers[0]?.('late');
    await settled();
    expect(told).toEqual([]);
  });

  it('freezes what it hands out, all the way down', async () => {
    const { request, answers } = manualRequest('frozen');
    let held: { fields: { Name: { value: string } } } | undefined;
    subscribe(request, ({ data }) => (held = data as typeof held));
    answers[0]?.({ fields: { Name: { value: 'x' } } });
    await settled();
    expect(() => Object.assign(held?.fields.Name ?? {}, { value: 'y' })).toThrow(TypeError);
  });

  it('reads again what shows a changed record, also when its id comes with 15 characters', async () => {
    const one = manualRequest('shows it');
    const other = manualRequest('shows another');
    subscribe(one.request, () => undefined);
    subscribe(other.request, () => undefined);
    one.answers[0]?.({ id: '001000000000001AAA' });
    other.answers[0]?.({ id: '001000000000002AAA' });
    await settled();
    void refreshRecords(['001000000000001']);
    expect([one.answers.length, other.answers.length]).toEqual([2, 1]);
  });
});

describe('wire adapter', () => {
  it('tells nothing-yet first, asks nothing while the config is not complete, and asks once for an equal config', async () => {
    const { request, answers } = manualRequest('adapter');
    const Adapter = wireAdapter<{ id?: string }>(({ id }) => (id === undefined ? undefined : request));
    const told: unknown[] = [];
    const adapter = new Adapter((value) => told.push(value));
    adapter.connect();
    adapter.update({});
    expect(answers).toHaveLength(0);
    adapter.update({ id: '1' });
    adapter.update({ id: '1' });
    answers[0]?.('data');
    await settled();
    expect(answers).toHaveLength(1);
    expect(told).toEqual([
      { data: undefined, error: undefined },
      { data: 'data', error: undefined }
    ]);
  });

  it('tells nothing while disconnected and the last answer after connecting again', async () => {
    const { request, answers } = manualRequest('reconnect');
    const Adapter = wireAdapter<unknown>(() => request);
    const told: unknown[] = [];
    const adapter = new Adapter((value) => told.push(value));
    adapter.connect();
    adapter.update({});
    adapter.disconnect();
    answers[0]?.('data');
    await settled();
    expect(told).toHaveLength(1);
    adapter.connect();
    expect(told[1]).toEqual({ data: 'data', error: undefined });
  });
});

describe('record ids of an answer', () => {
  it('are what stands under id or Id, at any depth', () => {
    expect(recordIdsIn({ id: 'a', fields: { Owner: { value: { id: 'b' } } }, edges: [{ node: { Id: 'c' } }], other: 'd' })).toEqual([
      'a',
      'b',
      'c'
    ]);
  });
});
