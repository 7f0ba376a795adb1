import { z } from 'zod';
import type { OrgFault } from './classifyError.ts';

const restError = z.object({ errorCode: z.string(), message: z.string() });
const oauthError = z.object({ error: z.string(), error_description: z.string().optional() });

/** What a refused reply says: REST's list of errors, OAuth's object, or whatever text came instead. */
export async function readFault(reply: Response): Promise<OrgFault> {
  const body = await reply.text().catch(() => '');
  return faultOf(reply.status, body);
}

/** The fault in the body of a refused reply. */
export function faultOf(status: number, body: string): OrgFault {
  const value = parse(body);
  const rest = restError.safeParse(Array.isArray(value) ? value[0] : value);
  if (rest.success) return { status, code: rest.data.errorCode, message: rest.data.message };
  const oauth = oauthError.safeParse(value);
  if (oauth.success) return { status, code: oauth.data.error, message: oauth.data.error_description ?? oauth.data.error };
  return {
    status,
    code: `HTTP_${status}`,
    message: body
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .slice(0, 300)
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
