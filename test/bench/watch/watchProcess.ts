import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');

/** The service under measurement: a process with an endpoint. */
export type WatchProcess = {
  /** Value of a metric without labels beside the org; 0 where there is none yet. */
  metric(name: string): Promise<number>;
  /** Waits for a line of its log. */
  until(event: string): Promise<void>;
  stop(): Promise<void>;
};

/** Starts the watch on the org of a demo, signed in as the demo's sync is. */
export function startWatch(dataFolder: string, pollSeconds: number): WatchProcess {
  const words = ['--target-org', 'headroom-local', '--watch', '--poll-seconds', String(pollSeconds), '--health-port', '0', '--log', 'json'];
  const child = spawn('node', ['bin/run.js', 'headroom', 'sync', '--data-folder', dataFolder, ...words], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe']
  });
  let text = '';
  child.stderr.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const lines = (): readonly Record<string, unknown>[] =>
    text.split('\n').flatMap((line) => (line.startsWith('{') && line.endsWith('}') ? [JSON.parse(line) as Record<string, unknown>] : []));
  const until = async (event: string): Promise<Record<string, unknown>> => {
    for (;;) {
      const found = lines().find((line) => line['event'] === event);
      if (found !== undefined) return found;
      if (child.exitCode !== null || lines().some((line) => line['event'] === 'failed'))
        throw new Error(`The service does not do its work:\n${text}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  return {
    metric: async (name) => {
      const { address } = await until('health_listening');
      const metrics = await (await fetch(`${String(address)}/metrics`)).text();
      const values = [...metrics.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'gm'))].map(([, value]) => Number(value));
      return values.reduce((sum, value) => sum + value, 0);
    },
    until: async (event) => void (await until(event)),
    stop: async () => {
      child.kill('SIGINT');
      await closed;
    }
  };
}
