import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageAddress } from './pageAddress.ts';
import type { PageAddress } from './pageAddress.ts';

/**
 * Address of a page that already runs, with the demo company behind it: `HEADROOM_PAGE_URL` (as it was printed, with its key), else the
 * page of the local org in `HEADROOM_DATA_FOLDER`. Undefined where neither is set.
 */
export function givenPage(): PageAddress | undefined {
  const url = process.env['HEADROOM_PAGE_URL'];
  if (url !== undefined) return pageAddress(url);
  const pageUrl = localOrgFile()?.pageUrl ?? '';
  return pageUrl === '' ? undefined : pageAddress(pageUrl);
}

/** The org behind that page, with the administrator's token; undefined where only an address was given. */
export function givenOrg(): { readonly instanceUrl: string; readonly accessToken: string } | undefined {
  return localOrgFile();
}

type LocalOrgFile = { readonly instanceUrl: string; readonly accessToken: string; readonly pageUrl?: string };

function localOrgFile(): LocalOrgFile | undefined {
  const folder = process.env['HEADROOM_DATA_FOLDER'];
  const file = folder === undefined ? undefined : join(folder, 'local-org.json');
  return file === undefined || !existsSync(file) ? undefined : (JSON.parse(readFileSync(file, 'utf8')) as LocalOrgFile);
}

/** A query of GraphQL through the page's own server, as one of its users. */
export async function queryAs(given: PageAddress, user: string, query: string): Promise<Record<string, { edges: { node: never }[] }>> {
  const answer = await given.fetch('/services/data/v66.0/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-headroom-user': user },
    body: JSON.stringify({ query: `query { uiapi { query { ${query} } } }` })
  });
  const { data, errors } = (await answer.json()) as { data: { uiapi: { query: never } } | null; errors: unknown[] };
  if (data === null || errors.length > 0) throw new Error(JSON.stringify(errors));
  return data.uiapi.query;
}
