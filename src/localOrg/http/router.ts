import { notFound, OrgError } from '../orgError.ts';
import { newestVersion, oldestVersion } from '../versions.ts';
import { refusedPart } from './refusals.ts';
import type { Method, Route } from './route.ts';

type CompiledRoute = { readonly route: Route; readonly pattern: RegExp; readonly names: readonly string[] };

export type Found = { readonly route: Route; readonly params: Readonly<Record<string, string>> };

/** Order in which a refusal of a method lists those that are allowed. */
const methodOrder: readonly Method[] = ['HEAD', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Finds the route of a request in the table; earlier entries win. */
export class Router {
  readonly #routes: readonly CompiledRoute[];

  constructor(routes: readonly Route[]) {
    this.#routes = routes.map(compile);
  }

  /** Throws 404 for a path that no route has, 405 for a method that none of its routes has, 501 for what is known to be missing. */
  find(method: Method, path: string): Found {
    checkVersion(path);
    refuseKnown(path);
    const allowed = new Set<Method>();
    for (const { route, pattern, names } of this.#routes) {
      const match = pattern.exec(path);
      if (!match) continue;
      if (route.method !== method && !(method === 'HEAD' && route.method === 'GET')) {
        allowed.add(route.method);
        if (route.method === 'GET') allowed.add('HEAD');
        continue;
      }
      return { route, params: Object.fromEntries(names.map((name, at) => [name, decoded(match[at + 1] ?? '')])) };
    }
    throw allowed.size > 0 ? methodNotAllowed(method, allowed) : unmatched(method, path);
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

/**
 * Versions up to 30 are retired, others outside the list were never there.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/api_rest_eol.htm
 */
function checkVersion(path: string): void {
  const version = /^\/services\/data\/v(\d{1,3}\.\d)(?:\/|$)/.exec(path)?.[1];
  if (version === undefined) return;
  const number = Number(version);
  if (number < oldestVersion) {
    throw new OrgError(410, 'GONE', `The requested API version ${version} is retired.`);
  }
  if (number > newestVersion) throw notFound();
}

function methodNotAllowed(method: Method, allowed: ReadonlySet<Method>): OrgError {
  const list = methodOrder.filter((each) => allowed.has(each)).join(',');
  return new OrgError(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${method}' not allowed. Allowed are ${list}`);
}

/** Known to the platform and not to the local org: 501, and a line on the terminal. */
function refuseKnown(path: string): void {
  const what = refusedPart(path);
  if (what === undefined) return;
  process.stderr.write(`local org: ${path} asks for ${what}, which the local org lacks. Add a file under src/localOrg/routes.\n`);
  throw new OrgError(501, 'NOT_IMPLEMENTED', `The local org does not have ${what}.`);
}

/** The path is not in the table: the client gets the platform's 404, the terminal a line that says what to add. */
function unmatched(method: Method, path: string): OrgError {
  process.stderr.write(
    `local org: no route for ${method} ${path}. Add a file under src/localOrg/routes and an entry in src/localOrg/routes.ts.\n`
  );
  return notFound();
}
