import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectOrg } from '../../../src/org/connect.ts';
import type { ConnectOptions } from '../../../src/org/connect.ts';
import type { OrgClient } from '../../../src/org/orgClient.ts';

export const orgId = '00DLOCAL00000012HA';
export const firstToken = `${orgId}!first.secret`;

export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
};
export type Answer = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
  /** Ends the connection after this many bytes of the text. */
  readonly cutAt?: number;
};
type SubRequest = {
  readonly method: string;
  readonly url: string;
  readonly referenceId: string;
  readonly httpHeaders?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};
type Route = (asked: Asked) => Answer | undefined;

/**
 * A real HTTP server on this machine whose answers a test writes down: the network and its faults, nothing of our own.
 * It knows only what every sign-in asks; routes added later are tried first.
 */
export class ScriptedOrg {
  readonly asked: Asked[] = [];
  private readonly routes: Route[] = [];
  private readonly server: Server;

  constructor() {
    // Longer than clients keep a connection for their next request, so that it does not end in their hands.
    this.server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const url = new URL(request.url ?? '/', 'http://localhost');
        const asked = {
          method: request.method ?? '',
          path: url.pathname,
          query: url.searchParams,
          body: Buffer.concat(chunks).toString('utf8'),
          headers: request.headers
        };
        const answer = this.answer(asked);
        const text = answer.text ?? (answer.json === undefined ? '' : JSON.stringify(answer.json));
        const type: Record<string, string> = answer.json === undefined ? {} : { 'content-type': 'application/json' };
        response.writeHead(answer.status ?? 200, {
          ...type,
          ...answer.headers,
          ...(answer.cutAt === undefined ? {} : { 'content-length': String(text.length) })
        });
        if (answer.cutAt === undefined) response.end(text);
        else {
          response.write(text.slice(0, answer.cutAt));
          setTimeout(() => response.destroy(), 20);
        }
      });
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Answers requests whose method and path fit; answers given as a list come one after the other, the last one for ever. One that is undefined leaves it to what was added before. */
  on(what: string, ...answers: readonly (Answer | ((asked: Asked) => Answer | undefined))[]): void {
    const [method, path] = what.split(' ');
    let next = 0;
    this.routes.unshift((asked) => {
      if (asked.method !== method || !asked.path.endsWith(path ?? '')) return undefined;
      const answer = answers[Math.min(next, answers.length - 1)];
      next += 1;
      return typeof answer === 'function' ? answer(asked) : answer;
    });
  }

  count(what: string): number {
    const [method, path] = what.split(' ');
    return this.asked.filter((asked) => asked.method === method && asked.path.endsWith(path ?? '')).length;
  }

  async connect(options: Partial<ConnectOptions> = {}): Promise<OrgClient> {
    return connectOrg({
      signIn: { kind: 'token', instanceUrl: this.url, accessToken: firstToken },
      wire: { pause: () => Promise.resolve() },
      ...options
    });
  }

  private answer(asked: Asked): Answer {
    this.asked.push(asked);
    for (const route of this.routes) {
      const answer = route(asked);
      if (answer !== undefined) return answer;
    }
    if (asked.method === 'POST' && asked.path.endsWith('/composite')) return this.composite(asked);
    if (asked.path === '/services/data') return { json: [{ version: '60.0' }, { version: '70.0' }] };
    if (asked.path === '/services/oauth2/userinfo')
      return { json: { user_id: '005LOCAL000000A', preferred_username: 'sync@local.example' } };
    if (asked.path.endsWith('/sobjects')) return { json: { sobjects: [{ name: 'Account' }, { name: 'Headroom_Scorecard_Result__c' }] } };
    if (asked.query.get('q')?.includes('FROM Organization') === true) {
      const row = {
        attributes: { type: 'Organization' },
        Id: orgId,
        Name: 'Local',
        TimeZoneSidKey: 'Europe/Berlin',
        NamespacePrefix: null
      };
      return { json: { totalSize: 1, done: true, records: [row] } };
    }
    return { status: 404, json: [{ errorCode: 'NOT_FOUND', message: `the test has no answer for ${asked.method} ${asked.path}` }] };
  }

  /** As Salesforce documents it: each request inside is answered for itself. Those inside stand in `asked`, too. */
  private composite({ body, headers }: Asked): Answer {
    const { compositeRequest } = JSON.parse(body) as { compositeRequest: readonly SubRequest[] };
    const compositeResponse = compositeRequest.map(({ method, url, referenceId, httpHeaders, body: inner }) => {
      const { pathname, searchParams } = new URL(url, 'http://localhost');
      const answer = this.answer({
        method,
        path: pathname,
        query: searchParams,
        body: inner === undefined ? '' : JSON.stringify(inner),
        headers: { ...headers, ...httpHeaders }
      });
      return { body: answer.json ?? answer.text ?? null, httpHeaders: {}, httpStatusCode: answer.status ?? 200, referenceId };
    });
    return { json: { compositeResponse } };
  }
}
