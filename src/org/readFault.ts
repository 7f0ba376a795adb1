import { z } from 'zod';
import { errorText } from '../domain/errorText.ts';
import { parsedJson } from '../domain/parsedJson.ts';
import type { OrgFault } from './classifyError.ts';

const restError = z.object({ errorCode: z.string(), message: z.string() });
const oauthError = z.object({ error: z.string(), error_description: z.string().optional() });

/** SOAP sends every fault with HTTP 500, also those that a second try cannot heal; only its code says what it is. */
const soapFaultStatus = 400;

/** What a refused reply says: REST's list of errors, OAuth's object, SOAP's fault, or whatever text came instead. */
export async function readFault(reply: Response): Promise<OrgFault> {
  const body = await reply.text().catch(() => '');
  return faultOf(reply.status, body);
}

/** The fault in the body of a refused reply. */
export function faultOf(status: number, body: string): OrgFault {
  const value = parsedJson(body);
  const rest = restError.safeParse(Array.isArray(value) ? value[0] : value);
  if (rest.success) return { status, code: rest.data.errorCode, message: rest.data.message };
  const oauth = oauthError.safeParse(value);
  if (oauth.success) return { status, code: oauth.data.error, message: oauth.data.error_description ?? oauth.data.error };
  const soap = /<faultcode>(?:\w+:)?(\w+)<\/faultcode>\s*<faultstring>([^<]*)/.exec(body);
  if (soap) return { status: soapFaultStatus, code: soap[1] ?? '', message: soap[2] ?? '' };
  return {
    status,
    code: `HTTP_${status}`,
    message: body
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .slice(0, 300)
  };
}

/** A connection that broke before a reply: as good as a busy org. */
export function faultOfBreak(error: unknown, code = 'CONNECTION'): OrgFault {
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return { status: 503, code, message: `${errorText(error)}${cause}`, cause: error };
}
