import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPrivateKey } from '../../../src/org/privateKey.ts';

const isRoot = process.getuid?.() === 0;
const pem = { type: 'pkcs8', format: 'pem' } as const;
const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export(pem).toString();

describe('a private key file', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-key-'));
    path = join(folder, 'key');
    await writeFile(path, key);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is read where only its owner may', async () => {
    await chmod(path, 0o400);
    expect(await readPrivateKey(path)).toBe(key);
  });

  it('is refused where others may read it, whoever owns it', async () => {
    for (const mode of [0o604, 0o640, 0o660, 0o444]) {
      await chmod(path, mode);
      await expect(readPrivateKey(path)).rejects.toMatchObject({ name: 'KeyFileUnusable' });
    }
  });

  it('is refused by name where it is not there, a folder, or a pipe that nobody writes to', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', ['-m', '600', pipe]);
    await chmod(folder, 0o700);
    for (const [bad, why] of [
      [join(folder, 'nothing'), 'it is not there'],
      [folder, 'it is no file'],
      [pipe, 'it is no file']
    ] as const)
      await expect(readPrivateKey(bad)).rejects.toMatchObject({ name: 'KeyFileUnusable', values: [bad, why] });
  });

  it('is refused by name where no assertion can be signed with it', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { privateKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const locked = rsa.export({ ...pem, cipher: 'aes-256-cbc', passphrase: 'secret' }).toString();
    for (const [text, why] of [
      ['garbage', 'it holds no private key'],
      [locked, 'a passphrase locks it'],
      [privateKey.export(pem).toString(), 'it holds no RSA key']
    ] as const) {
      await writeFile(path, text, { mode: 0o600 });
      await chmod(path, 0o600);
      await expect(readPrivateKey(path)).rejects.toMatchObject({ name: 'KeyFileUnusable', values: [path, why] });
    }
  });

  it.skipIf(isRoot)('is refused by name where this user may not read it', async () => {
    await chmod(path, 0o000);
    await expect(readPrivateKey(path)).rejects.toMatchObject({
      name: 'KeyFileUnusable',
      values: [path, expect.stringContaining('EACCES')]
    });
  });

  // Files of a test that does not run as root are no credentials of systemd.
  it.runIf(isRoot)('is read where it is a credential that systemd loaded for the service', async () => {
    await chmod(path, 0o440);
    expect(await readPrivateKey(path)).toBe(key);
  });

  it.skipIf(isRoot)('is refused where a group that is not the one of root may read it', async () => {
    await chmod(path, 0o440);
    await expect(readPrivateKey(path)).rejects.toMatchObject({ name: 'KeyFileUnusable' });
  });
});
