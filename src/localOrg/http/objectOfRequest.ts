import { findJob, type JobKind } from '../bulk/job.ts';
import type { LocalOrg } from '../localOrg.ts';

const data = /^\/services\/data\/v\d+\.\d\//;

/** Address of a request, with its body where it was read. */
export type Asked = { readonly url: URL; readonly body?: Buffer };

/** API name of the object that a request is about, as far as its address and body tell; undefined where they do not. */
export function objectOfRequest(org: LocalOrg, { url, body }: Asked): string | undefined {
  if (!data.test(url.pathname)) return undefined;
  const [resource = '', first = '', second = ''] = url.pathname.replace(data, '').split('/');
  if (resource === 'sobjects') return first || undefined;
  if (resource === 'query' || resource === 'queryAll') {
    return first === '' ? objectOfSoql(url.searchParams.get('q') ?? '') : org.requests.objectOfLocator(first);
  }
  if (resource === 'jobs') return second === '' ? objectOfNewJob(body) : findJob(org, first as JobKind, second)?.object;
  if (resource === 'composite' && first === 'sobjects') return second || objectOfRows(org, url, body);
  return undefined;
}

/** The object behind FROM of the outer query. */
export function objectOfSoql(soql: string): string | undefined {
  let outer = soql.replace(/'(?:[^'\\]|\\.)*'/g, "''");
  while (/\([^()]*\)/.test(outer)) outer = outer.replace(/\([^()]*\)/g, ' ');
  return /\bfrom\s+(\w+)/i.exec(outer)?.[1];
}

function objectOfNewJob(body: Buffer | undefined): string | undefined {
  const { object, query } = jsonOf(body);
  return typeof object === 'string' ? object : typeof query === 'string' ? objectOfSoql(query) : undefined;
}

function objectOfRows(org: LocalOrg, url: URL, body: Buffer | undefined): string | undefined {
  const id = url.searchParams.get('ids')?.split(',')[0];
  if (id) return org.schema.objectOfId(id)?.name;
  const { records } = jsonOf(body) as { readonly records?: readonly { readonly attributes?: { readonly type?: string } }[] };
  return Array.isArray(records) ? records[0]?.attributes?.type : undefined;
}

/** The JSON object of a body; an empty one where it is none, which whoever answers the request refuses. */
function jsonOf(body: Buffer | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body?.toString('utf8') ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
