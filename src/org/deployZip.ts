import { setTimeout as pause } from 'node:timers/promises';
import { HealthError } from '../domain/healthError.ts';

/** What a request needs: where, with which token, in which version. */
export type Session = { readonly instanceUrl: string; readonly accessToken: string; readonly apiVersion: string };

type ComponentFailure = {
  readonly fullName?: string;
  readonly componentType?: string;
  readonly fileName?: string;
  readonly problem?: string;
};

type DeployReply = {
  readonly id: string;
  readonly deployResult: {
    readonly done: boolean;
    readonly success: boolean;
    readonly status: string;
    readonly errorMessage?: string;
    readonly numberComponentsDeployed?: number;
    readonly details?: { readonly componentFailures?: readonly ComponentFailure[] };
  };
};

const boundary = 'headroom-deploy';
const longestWaitMs = 2000;

/**
 * Deploys a Metadata API zip with the REST resource `metadata/deployRequest` and waits for its end.
 *
 * Writes metadata as the signed-in user, all or nothing (rollbackOnError); a repeat deploys the same once more.
 *
 * @returns  number of components deployed (with `checkOnly`: checked)
 * @throws HealthError DeployFailed with every component failure, RequestRefused
 */
export async function deployZip(session: Session, zip: Uint8Array, options: { readonly checkOnly?: boolean } = {}): Promise<number> {
  const resource = `${session.instanceUrl}/services/data/v${session.apiVersion}/metadata/deployRequest`;
  const deployOptions = { checkOnly: options.checkOnly ?? false, rollbackOnError: true, singlePackage: true };
  let reply = await send(session, resource, {
    method: 'POST',
    headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
    body: multipart(JSON.stringify({ deployOptions }), zip)
  });
  for (let waitMs = 50; !reply.deployResult?.done; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    await pause(waitMs);
    reply = await send(session, `${resource}/${reply.id}?includeDetails=true`, {});
  }
  const { success, errorMessage, details, status, numberComponentsDeployed } = reply.deployResult;
  if (success) return numberComponentsDeployed ?? 0;
  const failures = (details?.componentFailures ?? []).map(failureLine);
  throw new HealthError('DeployFailed', [Math.max(failures.length, 1), failures.join('\n') || (errorMessage ?? status)]);
}

function failureLine({ componentType, fullName, fileName, problem }: ComponentFailure): string {
  return `${componentType ?? ''} ${fullName ?? ''} (${fileName ?? ''}): ${problem ?? ''}`;
}

async function send(session: Session, url: string, init: RequestInit): Promise<DeployReply> {
  const reply = await fetch(url, {
    ...init,
    redirect: 'error',
    headers: { ...init.headers, Authorization: `Bearer ${session.accessToken}` }
  });
  const text = await reply.text();
  if (!reply.ok) throw new HealthError('RequestRefused', [reply.status, text.slice(0, 500), 'metadata/deployRequest']);
  return JSON.parse(text) as DeployReply;
}

function multipart(options: string, zip: Uint8Array): Uint8Array<ArrayBuffer> {
  const head =
    `--${boundary}\r\nContent-Disposition: form-data; name="json"\r\nContent-Type: application/json\r\n\r\n${options}\r\n` +
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="deploy.zip"\r\nContent-Type: application/zip\r\n\r\n`;
  return new Uint8Array(Buffer.concat([Buffer.from(head), zip, Buffer.from(`\r\n--${boundary}--\r\n`)]));
}
