import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
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

  it.each([
    ['thrown', 'setTimeout(() => { throw new Error(text); })'],
    ['rejected', 'setTimeout(() => void Promise.reject(new Error("outer", { cause: new Error(text) })))'],
    ['warned of', 'process.emitWarning(text)']
  ])('has no secret in it where an error that nobody expects is %s', (what, statement) => {
    const sink = join(import.meta.dirname, '..', '..', '..', 'src', 'commands', 'outputSink.ts');
    const program = `import { keepSecretsIn } from ${JSON.stringify(sink)}; keepSecretsIn(); const text = ${JSON.stringify(secret)}; ${statement};`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([what === 'warned of' ? 0 : 1, '']);
    expect(stderr).toContain('[access token]');
    expect(stderr).not.toContain('C4N4RY');
  });

  it('ends with its reader, quietly and as it would have ended', () => {
    const sink = join(import.meta.dirname, '..', '..', '..', 'src', 'commands', 'outputSink.ts');
    const lines = 'for (let at = 0; at < 20000; at += 1) process.stdout.write(`line ${at}\\n`);';
    const program = `import { keepSecretsIn } from ${JSON.stringify(sink)}; keepSecretsIn(); process.exitCode = 68; ${lines} setTimeout(() => process.exit(1), 60000);`;
    const words = ['-c', '"$0" --input-type=module -e "$1" | head -1; echo "${PIPESTATUS[0]}"', process.execPath, program];
    const { stdout, stderr } = spawnSync('bash', words, { encoding: 'utf8' });
    expect([stdout, stderr]).toEqual(['line 0\n68\n', '']);
  });
});
