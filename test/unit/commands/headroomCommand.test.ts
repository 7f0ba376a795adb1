import { describe, expect, it } from 'vitest';
import { HeadroomCommand, toSfError } from '../../../src/commands/headroomCommand.ts';
import { HealthError } from '../../../src/domain/healthError.ts';

describe('toSfError', () => {
  it('exits with 1 where the input is bad, and keeps its cause', () => {
    const cause = new Error('no such file');
    const error = toSfError(new HealthError('FileUnreadable', ['a.csv', 'it is gone'], { cause }));
    expect(error).toMatchObject({ name: 'FileUnreadable', exitCode: 1, message: 'a.csv cannot be used: it is gone.' });
    expect((error.cause as Error).cause).toBe(cause);
  });

  it('keeps no TypeError among its causes, for which the CLI would exit with 10', () => {
    const bytes = new HealthError('ImportFileInvalid', ['a.csv', 'bytes'], { cause: new TypeError('not valid for encoding utf-8') });
    expect((toSfError(bytes).cause as Error).cause).toBeUndefined();
  });

  it('exits with 69 where the same command goes on', () => {
    expect(toSfError(new HealthError('Interrupted', ['writing']))).toMatchObject({ exitCode: 69 });
  });

  it('ends its sentence once, also where the org ends its own with a full stop', () => {
    const { message } = toSfError(new HealthError('OrgUnreachable', ['https://acme.my.salesforce.com', '503 We are down.']));
    expect(message).toBe('The org at https://acme.my.salesforce.com does not answer: 503 We are down.');
  });
});

describe('a command that fails', () => {
  let error: HealthError;
  class Failing extends HeadroomCommand<void> {
    override run(): Promise<void> {
      return Promise.reject(error);
    }
  }
  const host = 'https://acme.my.salesforce.com';

  it.each([
    [1, 'a connection that broke, which fetch calls a TypeError', new HealthError('OrgUnreachable', [host, 'TypeError: fetch failed'])],
    [1, 'a fault that the org numbers', new HealthError('OrgUnreachable', [host, 'ErrorId: 1234567890-12345 (-1234567890)'])],
    [69, 'a pause whose cause is a TypeError', new HealthError('Interrupted', ['x'], { cause: new TypeError('fetch failed') })]
  ])('exits with %i for %s', async (exitCode, _what, thrown) => {
    error = thrown;
    await expect(Failing.run([], import.meta.dirname)).rejects.toMatchObject({ exitCode });
    process.exitCode = undefined;
  });

  it('keeps the number by which Salesforce finds a fault', () => {
    const { message } = toSfError(new HealthError('OrgUnreachable', [host, 'ErrorId: 1234567890-12345 (-1234567890)']));
    expect(message).toContain('1234567890-12345(-1234567890)');
  });
});
