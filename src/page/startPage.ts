import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { buildPage } from './build/buildPage.ts';
import type { PageBuild } from './build/buildPage.ts';
import { packageNames } from './build/packageNames.ts';
import type { PackageNamespace } from './platform/ownNames.ts';
import { answerPageRequest } from './server/answerPageRequest.ts';
import { pageFiles } from './server/pageFiles.ts';
import { makePageKey } from './server/pageKey.ts';
import { defaultUser } from './server/viewer.ts';
import type { PageOrg } from './server/viewer.ts';

/** What the page needs: an org with a token for each user, a free port or 0, a place to keep builds, a package. */
export type PageOptions = {
  readonly org: PageOrg;
  readonly port: number;
  readonly cacheFolder: string;
  readonly packageFolder: string;
  /** Shows the package to its components as if it were installed with this namespace; the org holds it without one. */
  readonly namespace?: string;
};

/** A running page. */
export type RunningPage = {
  /** Address of the page's start, with the key that opens the page in a browser. */
  readonly url: string;
  /** Address of a place on the page, such as `/lightning/r/Account/001.../view`, with the key. */
  readonly addressOf: (path: string) => string;
  /** How long the two stages of the build took. */
  readonly milliseconds: PageBuild['milliseconds'];
  close(): Promise<void>;
};

/**
 * Starts the local record page: builds the package's components and serves them, with the org behind them.
 *
 * Listens on 127.0.0.1 only, and opens only to who has the key that the address carries. Writes only below the cache folder. The users'
 * tokens stay in this process: the browser names a user, and the page's server puts the token in.
 *
 * @throws when the package does not compile, naming the file, or when the port is taken
 */
export async function startPage(options: PageOptions): Promise<RunningPage> {
  if (options.org.users[defaultUser] === undefined) throw new Error(`the page needs a token for the user ${defaultUser}`);
  const build = await buildPage(resolve(options.packageFolder), resolve(options.cacheFolder));
  const server = createServer();
  await new Promise<void>((done, failed) => {
    server.once('error', failed).listen(options.port, '127.0.0.1', done);
  });
  const key = makePageKey((server.address() as AddressInfo).port);
  const site = { org: options.org, build, files: pageFiles(build, resolve(options.packageFolder)), key, namespace: namespaceOf(options) };
  server.on('request', (request, response) => {
    answerPageRequest(site, request, response).catch((error: unknown) => {
      // The browser went away while the answer was under way: nothing failed, and nobody is left to tell.
      if (response.destroyed && error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_STREAM_')) return;
      console.error(error);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end('The local page failed; its log says why.');
    });
  });
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { url: key.addressOf('/'), addressOf: key.addressOf, milliseconds: build.milliseconds, close };
}

function namespaceOf({ namespace, packageFolder }: PageOptions): PackageNamespace | undefined {
  return namespace === undefined ? undefined : { prefix: namespace, names: packageNames(resolve(packageFolder)) };
}
