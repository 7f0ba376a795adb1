import { HealthError } from '../domain/healthError.ts';
import { failureLines, type ComponentFailure } from './deployFailures.ts';
import type { Wire } from './wire.ts';

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
export async function deployZip(
  wire: Wire,
  apiVersion: string,
  zip: Uint8Array,
  options: { readonly checkOnly?: boolean } = {}
): Promise<number> {
  const path = `/services/data/v${apiVersion}/metadata/deployRequest`;
  const deployOptions = { checkOnly: options.checkOnly ?? false, rollbackOnError: true, singlePackage: true };
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  let reply = (await wire.json({
    method: 'POST',
    path,
    headers,
    body: multipart(JSON.stringify({ deployOptions }), zip),
    repeatable: false
  })) as DeployReply;
  for (let waitMs = 50; !reply.deployResult?.done; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    await wire.pause(waitMs);
    reply = (await wire.json({ method: 'GET', path: `${path}/${reply.id}?includeDetails=true` })) as DeployReply;
  }
  const { success, errorMessage, details, status, numberComponentsDeployed } = reply.deployResult;
  if (success) return numberComponentsDeployed ?? 0;
  const failures = details?.componentFailures ?? [];
  const lines = failureLines(failures).join('\n');
  throw new HealthError('DeployFailed', [Math.max(failures.length, 1), lines || (errorMessage ?? status)]);
}

function multipart(options: string, zip: Uint8Array): Uint8Array<ArrayBuffer> {
  const head =
    `--${boundary}\r\nContent-Disposition: form-data; name="json"\r\nContent-Type: application/json\r\n\r\n${options}\r\n` +
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="deploy.zip"\r\nContent-Type: application/zip\r\n\r\n`;
  return new Uint8Array(Buffer.concat([Buffer.from(head), zip, Buffer.from(`\r\n--${boundary}--\r\n`)]));
}
