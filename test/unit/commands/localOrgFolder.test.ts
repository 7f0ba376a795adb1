import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, describe, it } from 'vitest';
import { isAnswering, localOrgPaths, readLocalOrgFile, writeLocalOrgFile } from '../../../src/commands/localOrgFolder.ts';

describe('isAnswering', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-folder-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Whether the org of the file answers while something listens at its address. */
  async function answers(headers: Readonly<Record<string, string>>): Promise<boolean> {
    const server = createServer((_, response) => void response.writeHead(200, headers).end('[]'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const instanceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    writeLocalOrgFile(folder, { instanceUrl, accessToken: 't', username: 'u', orgId: '00DLOCAL0000001AAA', pageUrl: '' });
    const found = await isAnswering(folder);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    return found;
  }

  it('is true for the org of the folder', async () => {
    expect(await answers({ 'x-headroom-local-org': '00DLOCAL0000001AAA' })).toBe(true);
  });

  it('is false for another local org that got the port, and for any other server', async () => {
    expect(await answers({ 'x-headroom-local-org': '00DLOCAL0000002AAA' })).toBe(false);
    expect(await answers({})).toBe(false);
  });

  it('is false when nobody listens', async () => {
    expect(await isAnswering(folder)).toBe(false);
  });
});

describe('the address file of a local org', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-address-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('that lacks the address is refused with the file and what is missing', () => {
    const { file } = localOrgPaths(folder);
    writeFileSync(file, JSON.stringify({ accessToken: 't', username: 'u', orgId: '00DLOCAL0000001AAA', pageUrl: '' }));
    expect(() => readLocalOrgFile(folder)).toThrow(
      expect.objectContaining({ name: 'FileUnreadable', values: [file, expect.stringMatching(/^instanceUrl: /)] })
    );
  });
});
