import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PageBuild } from '../build/buildPage.ts';
import type { PackageNamespace } from '../platform/ownNames.ts';
import { forwardToOrg } from './forwardToOrg.ts';
import { pageHtml } from './pageHtml.ts';
import type { PageKey } from './pageKey.ts';
import type { PageFile, PageFiles } from './pageFiles.ts';
import { defaultUser, readViewer } from './viewer.ts';
import type { PageOrg } from './viewer.ts';

/** Everything an answer is made from. */
export type PageSite = {
  readonly org: PageOrg;
  readonly build: PageBuild;
  readonly files: PageFiles;
  readonly key: PageKey;
  /** Namespace under which components see the package. */
  readonly namespace: PackageNamespace | undefined;
};

/** A language as a user record holds it. */
const languageCode = /^[a-z]{2,3}(_[A-Z]{2})?$/;
const startPath = '/lightning/o/Account/list';
const closedSentence =
  'This page opens by the address that "npm start" or "headroom page open" printed: it carries a key, which a browser has to bring once.';

/** Answers one request of the browser: a file of the build, the page itself, or a call of the org. */
export async function answerPageRequest(site: PageSite, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  if (!isOwnHost(request)) return refuse(response, 403, 'Only this computer may ask: the Host header names another one.');
  const url = new URL((request.url ?? '/').replace(/^\/+/, '/'), 'http://localhost');
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (isRead && site.key.exchange(url, response)) return;
  if (!site.key.isHeldBy(request)) return refuse(response, 401, closedSentence);
  if (/^\/services\/data(\/|$)/.test(url.pathname)) return forwardToOrg(site, request, response);
  if (!isRead) return refuse(response, 405, 'The page itself only answers GET.');
  if (url.pathname === '/') return redirect(response, `${startPath}${url.search}`);
  if (url.pathname.startsWith('/lightning/')) return servePage(site, url, response);
  const file = site.files.find(url.pathname);
  if (file === undefined) return refuse(response, 404, `There is no ${url.pathname} here.`);
  serveFile(file, request, response);
}

/** Refuses other host names, so that a foreign page cannot reach the org through a name that it points at this computer. */
function isOwnHost(request: IncomingMessage): boolean {
  const port = request.socket.localPort;
  return [`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host ?? '');
}

async function servePage({ org, build, files, namespace }: PageSite, url: URL, response: ServerResponse): Promise<void> {
  const user = url.searchParams.get('user') ?? defaultUser;
  if (!Object.hasOwn(org.users, user))
    return refuse(response, 400, `There is no user ${user}; choose one of ${Object.keys(org.users).join(', ')}.`);
  const language = url.searchParams.get('lang') ?? undefined;
  if (language !== undefined && !languageCode.test(language))
    return refuse(response, 400, `${language} is no language; write it as de or zh_CN.`);
  const viewer = await readViewer(org, user, language);
  const page = pageHtml({ build, files, viewer, users: Object.keys(org.users), theme: url.searchParams.get('theme'), namespace });
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': page.contentSecurityPolicy,
    'cache-control': 'no-store'
  });
  response.end(page.html);
}

function serveFile(file: PageFile, request: IncomingMessage, response: ServerResponse): void {
  const zipped = file.gzip !== undefined && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  response.writeHead(200, {
    'content-type': file.type,
    'cache-control': file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
    ...(zipped ? { 'content-encoding': 'gzip' } : {})
  });
  response.end(zipped ? file.gzip : file.body);
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location });
  response.end();
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${sentence}\n`);
}
