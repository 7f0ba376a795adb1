import type { OrgReply, OrgRequest } from '../http/route.ts';
import type { LocalOrg } from '../localOrg.ts';
import { contextOf, type OrgContext } from '../orgContext.ts';
import { OrgError } from '../orgError.ts';
import { userOfAccessToken } from '../session/tokens.ts';
import { newestVersion, oldestVersion } from '../versions.ts';
import { clientFault, readEnvelope, type SoapCall } from './envelope.ts';
import type { SoapApi } from './soapApi.ts';
import { soapFault, soapReply } from './soapReply.ts';

/** Answers one SOAP request: version, session, operation; every refusal becomes a fault. */
export function answerSoap(request: OrgRequest, api: SoapApi): OrgReply {
  try {
    const version = versionOf(request.params['api'] ?? '');
    const call = readEnvelope(request.body);
    const operation = operationOf(api, call);
    const context = contextOfSession(request.org, call.sessionId);
    countCall(request.org);
    const result = operation({ context, argument: call.argument, version, sessionId: call.sessionId ?? '' });
    return soapReply(request.org, api, call.operation, result);
  } catch (error) {
    return soapFault(api, asRefusal(request, error));
  }
}

/** Addresses name the version with or without its decimal: 66.0, 66. */
function versionOf(text: string): number {
  const version = /^\d{1,3}(?:\.0)?$/.test(text) ? Number(text) : Number.NaN;
  if (version >= oldestVersion && version <= newestVersion) return version;
  throw new OrgError(500, 'UNSUPPORTED_API_VERSION', `Invalid Api version specified on URL: ${text}`);
}

function operationOf(api: SoapApi, { operation }: SoapCall): SoapApi['operations'][string] {
  const known = Object.hasOwn(api.operations, operation) ? api.operations[operation] : undefined;
  if (known) return known;
  const instead = Object.hasOwn(api.refused, operation) ? api.refused[operation] : undefined;
  if (instead === undefined) throw clientFault(`No operation available for request {${api.namespace}}${operation}`);
  process.stderr.write(`local org: ${operation} of the ${api.name} is not served. ${instead} Add it under src/localOrg/soap.\n`);
  throw new OrgError(500, 'FUNCTIONALITY_NOT_ENABLED', `The local org does not serve ${operation} of the ${api.name}. ${instead}`);
}

/** The session of SOAP is the access token that REST takes as Bearer. */
function contextOfSession(org: LocalOrg, sessionId: string | undefined): OrgContext {
  const invalid = new OrgError(500, 'INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader: Illegal Session');
  if (sessionId === undefined) throw invalid;
  const userId = org.faults.deadTokens.has(sessionId) ? undefined : userOfAccessToken(org, sessionId);
  const context = userId === undefined ? undefined : contextOf(org, userId);
  if (!context) throw invalid;
  return context;
}

function countCall(org: LocalOrg): void {
  if (org.countCall() > org.limits.dailyApiRequests) throw new OrgError(500, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
}

/** A fault of ours is shown with its stack on stderr and answered as UNKNOWN_EXCEPTION. */
function asRefusal({ method, path }: OrgRequest, error: unknown): OrgError {
  if (error instanceof OrgError) return error;
  process.stderr.write(`local org: ${method} ${path} failed: ${error instanceof Error ? error.stack : String(error)}\n`);
  const message = error instanceof Error ? error.message : String(error);
  return new OrgError(500, 'UNKNOWN_EXCEPTION', `The local org failed: ${message}`);
}
