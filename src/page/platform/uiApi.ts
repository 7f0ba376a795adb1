import { deepFreeze } from './deepFreeze.ts';
import { session } from './session.ts';

/** What wires and promises hand out when the org refuses: the shape that Lightning Data Service gives. */
export type UiApiError = {
  readonly ok: false;
  readonly status: number;
  readonly statusText: string;
  readonly body: { readonly message: string; readonly errorCode?: string; readonly [more: string]: unknown };
};

/**
 * One call of the org's REST API as the chosen user, through the page's own server.
 *
 * @param path  below `/services/data/vNN.0`
 * @throws      UiApiError, also when the org cannot be reached (status 0)
 */
export async function callOrg(method: string, path: string, body?: unknown): Promise<unknown> {
  const headers: Record<string, string> = { accept: 'application/json', 'x-headroom-user': session.user };
  if (body !== undefined) headers['content-type'] = 'application/json';
  const request = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
  const answer = await fetch(`/services/data/v${session.apiVersion}${path}`, request).catch((cause: unknown) => {
    throw errorOf(0, 'Fetch Failed', { message: `The org did not answer: ${String(cause)}` });
  });
  const text = await answer.text();
  const value: unknown = text === '' ? undefined : JSON.parse(text);
  if (!answer.ok) throw errorOf(answer.status, answer.statusText, value);
  return value;
}

function errorOf(status: number, statusText: string, answered: unknown): UiApiError {
  const first: unknown = Array.isArray(answered) ? answered[0] : answered;
  const body = typeof first === 'object' && first !== null ? first : {};
  const message = 'message' in body && typeof body.message === 'string' ? body.message : `HTTP ${status}`;
  return deepFreeze({ ok: false, status, statusText, body: { statusCode: status, ...body, message } });
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
