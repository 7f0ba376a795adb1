import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsforce from 'jsforce';
import { zipPackage } from '../../../src/metadata/packageZip.ts';
import { deploy, type Json } from '../../localOrg/testOrg.ts';

const apiVersion = '66.0';

/** A fresh local org in a process of its own, so that client and org have separate memories. */
export type BenchOrg = {
  readonly connection: jsforce.Connection;
  /** One request; `body` is JSON, text is sent as CSV. */
  send(method: string, path: string, body?: unknown): Promise<Response>;
  /** The same, with the JSON of the reply. */
  json(method: string, path: string, body?: unknown): Promise<Json>;
  /** Processor seconds that client and org have taken so far, together. */
  cpuSeconds(): Promise<number>;
  /** Most memory that the org's process has held so far, in MB (VmHWM). */
  peakMb(): Promise<number>;
  stop(): Promise<void>;
};

const object = (body: string): string =>
  `<?xml version="1.0"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">${body}</CustomObject>`;
const key =
  '<fields><fullName>Bench_Key__c</fullName><externalId>true</externalId><label>Key</label><length>20</length>' +
  '<type>Text</type><unique>true</unique></fields>';

export async function openBenchOrg(): Promise<BenchOrg> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-bench-'));
  const child = fork(join(import.meta.dirname, 'orgProcess.ts'), [folder], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [{ url, accessToken }] = (await once(child, 'message')) as [{ readonly url: string; readonly accessToken: string }];
  const send: BenchOrg['send'] = async (method, path, body) => {
    const isCsv = typeof body === 'string';
    const headers = { Authorization: `Bearer ${accessToken}`, 'Content-Type': isCsv ? 'text/csv' : 'application/json' };
    const address = path.startsWith('/services') ? url + path : `${url}/services/data/v${apiVersion}${path}`;
    const response = await fetch(address, {
      method,
      headers,
      ...(body === undefined ? {} : { body: isCsv ? body : JSON.stringify(body) })
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  const result = await deploy({ url, accessToken }, zipPackage(new Map([['objects/Account.object', object(key)]])));
  if (!result.success) throw new Error(JSON.stringify(result.details.componentFailures));
  return {
    connection: new jsforce.Connection({ instanceUrl: url, accessToken, version: apiVersion }),
    send,
    json: async (...request) => (await send(...request)).json(),
    cpuSeconds: async () => {
      const { user, system } = process.cpuUsage();
      // Behind the name in parentheses: utime and stime are the 12th and 13th, in hundredths of a second.
      const fields = (await readFile(`/proc/${child.pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ');
      return (user + system) / 1e6 + (Number(fields[11]) + Number(fields[12])) / 100;
    },
    peakMb: async () => Number(/VmHWM:\s+(\d+)/.exec(await readFile(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    stop: async () => {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
      await rm(folder, { recursive: true, force: true });
    }
  };
}
