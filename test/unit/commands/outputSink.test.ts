import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { keepSecretsIn } from '../../../src/commands/outputSink.ts';

const secret = '00D5g000001AbCdEAK!C4N4RY';

describe('what a process writes', () => {
  it.each([
    ['text', secret],
    ['bytes', Buffer.from(secret)],
    ['an array of bytes', new Uint8Array(Buffer.from(secret))]
  ])('has no secret in it where it is written as %s', (_, chunk) => {
    const stream = new PassThrough();
    keepSecretsIn([stream as unknown as NodeJS.WriteStream]);
    stream.write(chunk);
    expect(String(stream.read())).toBe('[access token]');
  });

  it('keeps every byte that is none', () => {
    const stream = new PassThrough();
    keepSecretsIn([stream as unknown as NodeJS.WriteStream]);
    const bytes = Buffer.from([0xff, 0x00, 0xc3, 0x9f]);
    stream.write(bytes);
    expect(stream.read()).toEqual(bytes);
  });
});
