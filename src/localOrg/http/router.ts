import { contextOf } from '../orgContext.ts';
import { notFound, OrgError } from '../orgError.ts';
import { oldestVersion, newestVersion } from '../versions.ts';
import type { Method, OrgReply, OrgRequest, Route } from './route.ts';

type CompiledRoute = { readonly route: Route; readonly pattern: RegExp; readonly names: readonly string[] };

export type Found = { readonly route: Route; readonly params: Readonly<Record<string, string>> };

/** Finds the route of a request in the table; earlier entries win. */
export class Router {
  readonly #routes: readonly CompiledRoute[];

  constructor(routes: readonly Route[]) {
    this.#routes = routes.map(compile);
  }

  /** Throws 404 for a path that no route has, 405 for a method that none of its routes has. */
  find(method: Method, path: string): Found {
    const allowed: string[] = [];
    for (const { route, pattern, names } of this.#routes) {
      const match = pattern.exec(path);
      if (!match) continue;
      if (route.method !== method && !(method === 'HEAD' && route.method === 'GET')) {
        allowed.push(route.method);
        continue;
      }
      const params = Object.fromEntries(names.map((name, at) => [name, decoded(match[at + 1] ?? '')]));
      checkVersion(params['version']);
      return { route, params };
    }
    throw allowed.length > 0 ? methodNotAllowed(method, allowed) : unmatched(method, path);
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) throw notFound();
    throw error;
  }
}

function compile(route: Route): CompiledRoute {
  const names: string[] = [];
  const source = route.path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/v?:(\w+)/g, (whole: string, name: string) => {
    names.push(name);
    return whole.startsWith('v') ? 'v(\\d{1,3}\\.\\d)' : '([^/]+)';
  });
  return { route, pattern: new RegExp(`^${source}/?$`), names };
}

function checkVersion(version: string | undefined): void {
  if (version === undefined) return;
  const number = Number(version);
  if (number <= 30) throw new OrgError(410, 'UNSUPPORTED_API_VERSION', `The requested API version ${version} is retired or not supported.`);
  if (number < oldestVersion || number > newestVersion) throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
}

function methodNotAllowed(method: Method, allowed: readonly string[]): OrgError {
  return new OrgError(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${method}' not allowed. Allowed are ${allowed.join(',')}`);
}

/** The path is not in the table: the client gets the platform's 404, the terminal a line that says what to add. */
function unmatched(method: Method, path: string): OrgError {
  process.stderr.write(
    `local org: no route for ${method} ${path}. Add a file under src/localOrg/routes and an entry in src/localOrg/routes.ts.\n`
  );
  return new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
}

const expired = new OrgError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');

/** Runs a route that has been found: signs the user in first, except for open routes. */
export function runRoute(found: Found, request: OrgRequest): OrgReply | Promise<OrgReply> {
  if (found.route.open) return found.route.handle(request);
  const userId = userOfToken(request);
  const context = userId === undefined ? undefined : contextOf(request.org, userId);
  if (!context) throw expired;
  return found.route.handle({ ...request, context });
}

function userOfToken(request: OrgRequest): string | undefined {
  const header = request.headers.authorization;
  const inUrl = request.path.startsWith('/id/') ? request.query.get('oauth_token') : null;
  const token = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(header ?? '')?.[1] ?? inUrl ?? undefined;
  if (token === undefined) return undefined;
  const found = request.org.database.statement(`select user_id as id from org_session where token = ? and kind = 'access'`).get(token);
  return found ? String(found['id']) : undefined;
}
