import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiBudget } from '../../../src/org/apiBudget.ts';
import { Session } from '../../../src/org/session.ts';
import { Wire } from '../../../src/org/wire.ts';
import type { WireOptions } from '../../../src/org/wire.ts';
import { firstToken } from './scriptedOrg.ts';

let server: Server;
let asked = 0;

async function orgThat(answers: (response: ServerResponse) => void, times: Partial<WireOptions> = {}): Promise<Wire> {
  asked = 0;
  server = createServer((_, response) => {
    asked += 1;
    answers(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const instanceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const session = new Session({ accessToken: firstToken, instanceUrl });
  const patience = { answerMs: 1000, silenceMs: 1000 };
  return new Wire({ session, budget: new ApiBudget(), patience, pause: () => Promise.resolve(), ...times });
}

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

describe('an org that says nothing', () => {
  it('is asked twice, not for ever', async () => {
    const wire = await orgThat(() => undefined);
    await expect(wire.read('/services/data/v66.0/limits')).rejects.toMatchObject({
      name: 'OrgUnreachable',
      values: [expect.any(String), expect.stringContaining('nothing came for 1 s')]
    });
    expect(asked).toBe(2);
  });

  it('is asked again when it falls silent in the middle of an answer', async () => {
    // Of the answer that comes nobody knows how long it takes.
    const patience = {
      answerMs: 60_000,
      get silenceMs(): number {
        return asked === 1 ? 1000 : 60_000;
      }
    };
    const answers = (response: ServerResponse): void => {
      response.writeHead(200, { 'content-type': 'application/json' });
      if (asked === 1) response.write('{"a":');
      else response.end('{"a":1}');
    };
    const wire = await orgThat(answers, { patience });
    expect(await wire.read('/services/data/v66.0/limits')).toEqual({ a: 1 });
  });

  it('may take its time as long as something comes', async () => {
    const pieces = ['{"a"', ':', '1', '}', ' ', ' '];
    let drip = (): unknown => undefined;
    const drips = (response: ServerResponse): void => {
      response.writeHead(200, { 'content-type': 'application/json' });
      drip = () => response.write(pieces.shift() ?? '');
      drip();
    };
    const wire = await orgThat(drips, { patience: { answerMs: 60_000, silenceMs: 60_000 } });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const reply = await wire.send({ method: 'GET', path: '/services/data/v66.0/limits' });
      const body = (reply.body as ReadableStream<Uint8Array>).getReader();
      let text = '';
      for (let left = pieces.length + 1; left > 0; left -= 1) {
        text += Buffer.from((await body.read()).value ?? []).toString();
        vi.advanceTimersByTime(59_999);
        if (left > 1) drip();
      }
      expect(text).toBe('{"a":1}  ');
      vi.advanceTimersByTime(1);
      await expect(body.read()).rejects.toThrow('nothing came for 60 s');
      expect(asked).toBe(1);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('an org that drips without end', () => {
  const drips = (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'text/csv' });
    const drip = setInterval(() => response.write('x'), 100);
    response.on('close', () => clearInterval(drip));
  };

  it('is given up on', async () => {
    const wire = await orgThat(drips, { timeoutMs: 500, tries: 2 });
    await expect(wire.read('/services/data/v66.0/limits')).rejects.toMatchObject({ name: 'OrgUnreachable' });
  });

  it('is given up on, later, where it sends a file', async () => {
    const wire = await orgThat(drips, { timeoutMs: 2000, downloadMs: 3000 });
    const begunAt = Date.now();
    const reply = await wire.send({ method: 'GET', path: '/services/data/v66.0/jobs/query/750/results', isDownload: true });
    await expect(reply.text()).rejects.toThrow();
    expect(Date.now() - begunAt).toBeGreaterThan(2900);
  });
});

describe('an address that the org names', () => {
  it('is asked only where it is the org’s own', async () => {
    const wire = await orgThat((response) => response.end('{}'));
    await expect(wire.read('@evil.example/services/data')).rejects.toMatchObject({ name: 'RequestRefused' });
    expect(asked).toBe(0);
  });
});
