import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { otherHosts } from './salesforceCli.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-recorder-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the recorder wrote while this program ran. 127.0.0.2 stands for another host: it is none of the three names of this one. */
async function recorded(name: string, script: string): Promise<string[]> {
  const log = join(folder, name);
  const recorder = pathToFileURL(join(import.meta.dirname, 'recordConnections.ts')).href;
  const env = { PATH: process.env['PATH'], NODE_OPTIONS: `--import=${recorder}`, HEADROOM_CONNECTIONS: log };
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], { env });
  return (await readFile(log, 'utf8')).trim().split('\n');
}

const ways: readonly (readonly [string, string, string])[] = [
  ['net', `import net from 'node:net'; net.connect(9, '127.0.0.2').on('error', () => {});`, 'connect 127.0.0.2'],
  ['tls', `import tls from 'node:tls'; tls.connect({ port: 9, host: '127.0.0.2' }).on('error', () => {});`, 'connect 127.0.0.2'],
  ['http', `import { get } from 'node:http'; get('http://127.0.0.2:9').on('error', () => {});`, 'connect 127.0.0.2'],
  ['https', `import { get } from 'node:https'; get('https://127.0.0.2:9').on('error', () => {});`, 'connect 127.0.0.2'],
  ['fetch', `await fetch('http://127.0.0.2:49999').catch(() => {});`, 'connect 127.0.0.2'],
  [
    'datagram',
    `import { createSocket } from 'node:dgram'; const s = createSocket('udp4'); s.send('x', 9, '127.0.0.2', () => s.close());`,
    'datagram 127.0.0.2'
  ],
  ['lookup', `import { lookup } from 'node:dns/promises'; await lookup('127.0.0.2');`, 'lookup 127.0.0.2'],
  [
    'promisified lookup',
    `import dns from 'node:dns'; import { promisify } from 'node:util'; await promisify(dns.lookup)('127.0.0.2');`,
    'lookup 127.0.0.2'
  ],
  ['another program', `import { spawnSync, execFile } from 'node:child_process'; execFile('true');`, 'start true'],
  ['another program, waited for', `import { spawnSync } from 'node:child_process'; spawnSync('true');`, 'start true'],
  [
    'a child of Node',
    `import { execFile } from 'node:child_process'; execFile(process.execPath, ['-e', "require('net').connect(9, '127.0.0.2').on('error', () => {})"]);`,
    'connect 127.0.0.2'
  ]
];

describe('the record of connections', () => {
  for (const [way, script, entry] of ways) {
    it(`notes ${way}`, async () => {
      expect(await recorded(way.replaceAll(/\W/g, '-'), script)).toContain(entry);
    });
  }

  it('tells other hosts and other programs from this machine and Node', () => {
    const seen = [
      'run org list',
      'connect localhost',
      'lookup localhost',
      'connect login.salesforce.com',
      'start git',
      `start ${process.execPath}`
    ];
    expect(otherHosts(seen)).toEqual(['connect login.salesforce.com', 'start git']);
  });

  it('is no proof when nothing was recorded', () => {
    expect(() => otherHosts([])).toThrow('The recorder has seen no "run"');
    expect(() => otherHosts(['run org list'])).toThrow('The recorder has seen no "connect"');
  });
});
