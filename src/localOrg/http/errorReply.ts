import { OrgError } from '../orgError.ts';
import type { OrgReply } from './route.ts';

/** An error as Salesforce words it; what is no refusal is a fault of ours, with its stack on stderr. */
export function errorReply(error: unknown, request: string): OrgReply {
  if (error instanceof OrgError) return { status: error.status, json: error.errors };
  process.stderr.write(`local org: ${request} failed: ${error instanceof Error ? error.stack : String(error)}\n`);
  const message = error instanceof Error ? error.message : String(error);
  return { status: 500, json: [{ errorCode: 'UNKNOWN_EXCEPTION', message: `The local org failed: ${message}` }] };
}
