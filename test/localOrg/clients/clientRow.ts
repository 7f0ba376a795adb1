import type { Connection } from 'jsforce';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { toZip } from '../smallPackage.ts';
import { deploy, openTestOrg, type TestOrg } from '../testOrg.ts';

/** The client under test; the three clients share this interface, because they share its source. */
export type Client = Connection;

/** What a row works with. */
export type Given = {
  readonly client: Client;
  /** The local org behind the client; only for rows that stay at home. */
  readonly org: TestOrg;
};

/**
 * One thing that a client does, with what it must get.
 *
 * `anywhere` rows read, or clean up what they create, and hold for a real org too; `local` rows need the object `Ticket__c` or look at
 * the local org itself.
 */
export type ClientRow = { readonly title: string; readonly where: 'anywhere' | 'local'; readonly run: (given: Given) => Promise<void> };

export type ClientOptions = {
  /** Name of the client in the titles. */
  readonly name: string;
  /** A client of the local org, signed in as the administrator. */
  readonly connect: (org: TestOrg) => Promise<Client>;
  /** A client of the real org that the environment names. */
  readonly connectReal: (real: RealOrg) => Promise<Client>;
};

export type RealOrg = { readonly instanceUrl: string; readonly accessToken: string };

/** The real org of `HEADROOM_REAL_ORG_URL` and `HEADROOM_REAL_ORG_TOKEN`; undefined = the local org. */
export function realOrg(): RealOrg | undefined {
  const { HEADROOM_REAL_ORG_URL: instanceUrl, HEADROOM_REAL_ORG_TOKEN: accessToken } = process.env;
  return instanceUrl && accessToken ? { instanceUrl, accessToken } : undefined;
}

/** Runs the rows by one client: all of them against a fresh local org, those for anywhere against the real org of the environment. */
export function runRows(rows: readonly ClientRow[], options: ClientOptions): void {
  const real = realOrg();
  describe(`${options.name}${real ? ' against a real org' : ''}`, () => {
    let org: TestOrg | undefined;
    let client: Client;

    beforeAll(async () => {
      if (real) {
        client = await options.connectReal(real);
        return;
      }
      org = await openTestOrg();
      const { status } = await deploy(org, toZip());
      if (status !== 'Succeeded') throw new Error(`The package of the client tests was not deployed: ${String(status)}`);
      client = await options.connect(org);
    });
    afterAll(() => org?.remove());

    for (const row of rows) {
      if (real && row.where === 'local') continue;
      it(`${options.name}: ${row.title}`, () => row.run({ client, org: org as TestOrg }));
    }
  });
}
