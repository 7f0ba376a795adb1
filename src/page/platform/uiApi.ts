import { deepFreeze } from './deepFreeze.ts';
import { session } from './session.ts';

/** One entry of the errors that UI API answers. */
export type UiApiProblem = { readonly message: string; readonly errorCode?: string; readonly [more: string]: unknown };

/**
 * What wires and promises hand out when the org refuses: the shape that Lightning Data Service gives.
 *
 * `body` is a list where something was read, and an object where something was written.
 * Source: https://developer.salesforce.com/docs/platform/lwc/guide/data-error.html
 */
export type UiApiError<B = readonly UiApiProblem[] | UiApiProblem> = {
  readonly ok: false;
  readonly status: number;
  /** Status in words, as `NOT_FOUND`. */
  readonly statusText: string;
  readonly body: B;
};

type Call = { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

/**
 * Reads from the org's REST API as the chosen user, through the page's own server.
 *
 * @param path  below `/services/data/vNN.0`
 * @throws      UiApiError with a list of problems; with one problem, and status 0, when the org cannot be reached
 */
export async function readOrg(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
  const answer = await ask(method, path, { body });
  if (answer.ok) return answer.value;
  throw errorOf(answer, problemsIn(answer));
}

/** Writes to the org. @throws UiApiError with the problem, its broken rules under `output` */
export async function writeOrg(method: 'POST' | 'PATCH' | 'DELETE', path: string, call: Call = {}): Promise<unknown> {
  const answer = await ask(method, path, call);
  if (answer.ok) return answer.value;
  throw errorOf(answer, { statusCode: answer.status, ...(problemsIn(answer)[0] ?? { message: `HTTP ${answer.status}` }) });
}

type Answer = { readonly ok: boolean; readonly status: number; readonly statusText: string; readonly value: unknown };

async function ask(method: string, path: string, { body, headers = {} }: Call): Promise<Answer> {
  const all: Record<string, string> = { accept: 'application/json', 'x-headroom-user': session.user, ...headers };
  if (body !== undefined) all['content-type'] = 'application/json';
  const request = body === undefined ? { method, headers: all } : { method, headers: all, body: JSON.stringify(body) };
  const response = await fetch(`/services/data/v${session.apiVersion}${path}`, request).catch((cause: unknown) => {
    const failed = { status: 0, statusText: 'FETCH_FAILED' };
    throw errorOf(failed, { message: `The org did not answer: ${String(cause)}` });
  });
  const text = await response.text();
  const value: unknown = text === '' ? undefined : JSON.parse(text);
  return { ok: response.ok, status: response.status, statusText: response.statusText, value };
}

function problemsIn({ value }: Answer): readonly UiApiProblem[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((each): each is UiApiProblem => typeof each === 'object' && each !== null && 'message' in each);
}

function errorOf<B>({ status, statusText }: Pick<Answer, 'status' | 'statusText'>, body: B): UiApiError<B> {
  return deepFreeze({ ok: false, status, statusText: statusText.toUpperCase().replaceAll(' ', '_'), body });
}

/** The first message of an error, whichever shape its body has. */
export function messageOf(error: UiApiError | undefined): string | undefined {
  if (error === undefined) return undefined;
  const [first] = [error.body].flat() as readonly UiApiProblem[];
  return first?.message ?? `HTTP ${error.status}`;
}

/** Query string of the given parameters, without those that are undefined or empty lists; lists joined by commas. */
export function queryString(parameters: Readonly<Record<string, string | number | readonly string[] | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    query.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
