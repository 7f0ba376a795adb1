import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export type RecordedRequest = { readonly method: string; readonly path: string; readonly body: string };

/** An address in front of an org that passes every request on and keeps it. */
export type RecordingProxy = { readonly url: string; readonly requests: readonly RecordedRequest[]; close(): Promise<void> };

/**
 * Listens on a free port of this machine. Replies are passed on as they come; the body is not compressed.
 *
 * @param isLost  says of a request that the org has answered whether its reply never arrives
 */
export async function startRecordingProxy(orgUrl: string, isLost?: (request: RecordedRequest) => boolean): Promise<RecordingProxy> {
  const requests: RecordedRequest[] = [];
  // Longer than clients keep a connection for their next request, so that it does not end in their hands.
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    void passOn(orgUrl, request, requests).then(async ({ reply, recorded }) => {
      if (isLost?.(recorded) === true) {
        await reply.arrayBuffer();
        response.destroy();
        return;
      }
      const skipped = ['content-encoding', 'content-length', 'transfer-encoding', 'connection'];
      response.writeHead(reply.status, Object.fromEntries([...reply.headers].filter(([name]) => !skipped.includes(name))));
      response.end(Buffer.from(await reply.arrayBuffer()));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, requests, close };
}

type PassedOn = { readonly reply: Response; readonly recorded: RecordedRequest };

async function passOn(orgUrl: string, request: IncomingMessage, requests: RecordedRequest[]): Promise<PassedOn> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const { method = 'GET', url = '/' } = request;
  const recorded = { method, path: url, body: body.toString() };
  requests.push(recorded);
  const headers = new Headers();
  for (const name of ['authorization', 'content-type', 'accept', 'sforce-query-options', 'soapaction']) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const reply = await fetch(orgUrl + url, { method, headers, ...(body.length > 0 ? { body } : {}) });
  return { reply, recorded };
}
