import { createServer } from 'node:net';
import { listening } from '../src/commands/listening.ts';

/** Finds out before minutes of work whether the page will get its port. @throws HealthError PortTaken */
export async function probePort(port: number): Promise<void> {
  const server = createServer();
  await listening(
    port,
    () => new Promise<void>((done, failed) => void server.once('error', failed).listen(port, '127.0.0.1', () => done()))
  );
  await new Promise<void>((done) => void server.close(() => done()));
}
