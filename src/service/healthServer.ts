import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { healthOf } from './healthOf.ts';
import { metricsText, metricsType } from './metricsText.ts';
import type { ServiceBook } from './serviceBook.ts';

/** Whoever reads takes milliseconds; others must not keep connections. */
const longestRequestMs = 10_000;
const mostConnections = 50;

export type HealthServer = {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  close(): Promise<void>;
};

/**
 * Serves `/health` (JSON; 200 while the service does its work, else 503) and `/metrics` (Prometheus' text format) on the loopback
 * address of this machine only. A request by another host name is refused, so that no page in a browser can read it by a name
 * that points here.
 *
 * @param port  0 = a free one
 */
export async function startHealthServer(port: number, book: ServiceBook): Promise<HealthServer> {
  const times = { headersTimeout: longestRequestMs, requestTimeout: longestRequestMs, connectionsCheckingInterval: longestRequestMs };
  const server = createServer(times, (request, response) => answer(request, response, book));
  server.maxConnections = mostConnections;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  };
}

function answer(request: IncomingMessage, response: ServerResponse, book: ServiceBook): void {
  // Not parsed as a web address: a request target such as `//` is none.
  const path = (request.url ?? '').split('?', 1)[0];
  const isHere = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '');
  if (!isHere) return send(response, 421, 'text/plain', 'This address answers to 127.0.0.1 only.\n');
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, 'text/plain', 'Only GET.\n');
  if (path === '/metrics') return send(response, 200, metricsType, metricsText(book.facts, Date.now()));
  if (path !== '/health') return send(response, 404, 'text/plain', 'Only /health and /metrics are here.\n');
  const health = healthOf(book.facts, Date.now());
  send(response, health.ok ? 200 : 503, 'application/json', `${JSON.stringify(health)}\n`);
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(body);
}
