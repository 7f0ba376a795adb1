import { expected } from './expected.ts';
import { mkdirSync } from 'node:fs';
import { failInterruptedJobs } from './bulk/interruptedJobs.ts';
import { createOrgServer, listen } from './http/server.ts';
import { defaultLimits, LocalOrg, type OrgLimits } from './localOrg.ts';
import { failInterruptedDeploys } from './metadataApi/deployRecord.ts';
import { forgetCursors } from './query/cursor.ts';
import { routes } from './routes.ts';
import { publicKeyOf } from './session/jwt.ts';
import { refreshTokenOf } from './session/tokens.ts';
import { adminUsername, createOrg, integrationUsername } from './seed/createOrg.ts';

/** An app that may sign in: what an External Client App holds in a real org. */
export type RegisteredApp = {
  readonly consumerKey: string;
  /** X.509 certificate or public key in PEM, for JWT bearer. */
  readonly certificate?: string;
  /** For client credentials, with the user that the app runs as (the integration user where not said). */
  readonly consumerSecret?: string;
  readonly runAs?: string;
  /** Username of somebody who approved the app in the browser earlier: the app holds a refresh token of that user. */
  readonly approvedBy?: string;
};

export type LocalOrgOptions = {
  /** Holds `local-org.sqlite` and the files of jobs and cursors; nothing is written elsewhere. */
  readonly folder: string;
  /** 0 = a free one. */
  readonly port: number;
  /** Sets the clock; without it a new org has the host's time and an old one runs on. */
  readonly now?: string;
  readonly apps?: readonly RegisteredApp[];
  readonly limits?: Partial<OrgLimits>;
};

export type RunningLocalOrg = {
  /** `http://localhost:<port>`. */
  readonly url: string;
  readonly orgId: string;
  /** Token of the administrator; stays valid over restarts. */
  readonly accessToken: string;
  /** The administrator. */
  readonly username: string;
  readonly integrationUsername: string;
  /** Refresh token by consumer key, of the apps that name who approved them. */
  readonly refreshTokens: Readonly<Record<string, string>>;
  close(): Promise<void>;
};

/**
 * Starts the local org on the loopback address, creating it on the first start. Everything it knows survives a restart, except
 * query locators.
 */
export async function startLocalOrg(options: LocalOrgOptions): Promise<RunningLocalOrg> {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const org = new LocalOrg(options.folder, { ...defaultLimits, ...options.limits });
  if (options.now !== undefined) org.clock.set(instantOf(options.now));
  createOrg(org);
  forgetCursors(org);
  await failInterruptedJobs(org);
  failInterruptedDeploys(org);
  for (const app of options.apps ?? []) registerApp(org, app);
  const refreshTokens = Object.fromEntries((options.apps ?? []).flatMap((app) => approvalOf(org, app)));
  const server = createOrgServer(org, routes);
  const port = await listen(server, options.port);
  org.url = `http://localhost:${port}`;
  return {
    url: org.url,
    orgId: org.id,
    accessToken: expected(org.database.setting('accessToken'), 'the access token of the administrator'),
    username: adminUsername,
    integrationUsername,
    refreshTokens,
    close: async () => {
      const closed = new Promise<void>((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
      server.closeAllConnections();
      await closed;
      org.close();
    }
  };
}

function instantOf(text: string): number {
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw new Error(`The local org cannot set its clock to "${text}": it is no ISO instant`);
  return instant;
}

function registerApp(org: LocalOrg, app: RegisteredApp): void {
  if (app.certificate !== undefined) publicKeyOf(app.certificate);
  org.database
    .statement(
      `insert into org_app (consumer_key, certificate, consumer_secret, run_as) values (?, ?, ?, ?)
       on conflict (consumer_key) do update set certificate = excluded.certificate, consumer_secret = excluded.consumer_secret,
       run_as = excluded.run_as`
    )
    .run(app.consumerKey, app.certificate ?? null, app.consumerSecret ?? null, app.runAs ?? integrationUsername);
}

function approvalOf(org: LocalOrg, { consumerKey, approvedBy }: RegisteredApp): readonly (readonly [string, string])[] {
  if (approvedBy === undefined) return [];
  const row = org.database.statement('select "Id" as id from "User" where "Username" = ? collate nocase').get(approvedBy);
  if (!row) throw new Error(`The app ${consumerKey} names ${approvedBy}, whom the local org does not know`);
  return [[consumerKey, refreshTokenOf(org, String(row['id']), consumerKey)]];
}
