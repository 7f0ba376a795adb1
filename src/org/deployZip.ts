import { z } from 'zod';
import { HealthError } from '../domain/healthError.ts';
import { failureLines } from './deployFailures.ts';
import { shapeOf } from './replyShape.ts';
import type { Wire } from './wire.ts';

const failure = z.object({
  fullName: z.string().nullish(),
  componentType: z.string().nullish(),
  fileName: z.string().nullish(),
  problem: z.string().nullish(),
  lineNumber: z.number().nullish()
});

const begun = z.object({ id: z.string() });
const deployed = z.object({
  deployResult: z.object({
    done: z.boolean(),
    success: z.boolean(),
    status: z.string(),
    errorMessage: z.string().nullish(),
    numberComponentsDeployed: z.number(),
    details: z.object({ componentFailures: z.array(failure).nullish() }).nullish()
  })
});

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
  const body = multipart(JSON.stringify({ deployOptions }), zip);
  const reply = await wire.json({ method: 'POST', path, headers, body, repeatable: false });
  const { id } = shapeOf(begun, reply, 'deploy');
  const { success, errorMessage, details, status, numberComponentsDeployed } = await endOf(wire, `${path}/${id}?includeDetails=true`);
  if (success) return numberComponentsDeployed;
  const failures = details?.componentFailures ?? [];
  const lines = failureLines(failures).join('\n');
  throw new HealthError('DeployFailed', [Math.max(failures.length, 1), lines || (errorMessage ?? status)]);
}

/** Looks at a deploy until it is done. */
async function endOf(wire: Wire, path: string): Promise<z.infer<typeof deployed>['deployResult']> {
  for (let waitMs = 50; ; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    await wire.pause(waitMs);
    const { deployResult } = shapeOf(deployed, await wire.read(path), 'deploy');
    if (deployResult.done) return deployResult;
  }
}

function multipart(options: string, zip: Uint8Array): Uint8Array<ArrayBuffer> {
  const head =
    `--${boundary}\r\nContent-Disposition: form-data; name="json"\r\nContent-Type: application/json\r\n\r\n${options}\r\n` +
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="deploy.zip"\r\nContent-Type: application/zip\r\n\r\n`;
  return new Uint8Array(Buffer.concat([Buffer.from(head), zip, Buffer.from(`\r\n--${boundary}--\r\n`)]));
}
