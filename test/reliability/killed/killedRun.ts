import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { localConsumerKey, localOrgPaths } from '../../../src/commands/localOrgFolder.ts';
import { runSteps } from '../../../src/domain/runStep.ts';
import { integrationUsername } from '../../../src/localOrg/seed/createOrg.ts';
import type { Company } from '../openCompany.ts';

/** Small enough that every object of some size comes by Bulk, in several pages. */
export const sizes = { bulkFrom: 20, pageRows: 20 } as const;

/** What a process that kills itself has to know. */
export const killedRunRequest = z.object({
  signIn: z.object({ loginUrl: z.string(), clientId: z.string(), username: z.string(), keyFile: z.string() }),
  dataFolder: z.string(),
  step: z.enum(runSteps),
  /** Counted from 1. */
  occurrence: z.number().int().min(1)
});

export type Kill = Pick<z.infer<typeof killedRunRequest>, 'step' | 'occurrence'>;

/**
 * Runs the real sync of a company in a process of its own, which is killed right behind a step.
 *
 * @throws where the run ended some other way: the step never came, or the run failed before it
 */
export async function runKilledSync({ org, dataFolder }: Company, kill: Kill): Promise<void> {
  const { keyFile } = localOrgPaths(dirname(dataFolder));
  const signIn = { loginUrl: org.url, clientId: localConsumerKey, username: integrationUsername, keyFile };
  const request = JSON.stringify(killedRunRequest.parse({ signIn, dataFolder, ...kill }));
  const child = spawn(process.execPath, [join(import.meta.dirname, 'dyingSync.ts'), request], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const hear = (chunk: Buffer): void => {
    said += chunk.toString();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const signal = await new Promise<string | null>((resolve) => child.once('close', (_, by) => resolve(by)));
  if (signal !== 'SIGKILL') throw new Error(`The run was not killed behind ${kill.step}:\n${said}`);
}
