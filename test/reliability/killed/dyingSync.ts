import { sync } from '../../../src/operations/sync/sync.ts';
import { connectOrg } from '../../../src/org/connect.ts';
import { killedRunRequest, sizes } from './killedRun.ts';

/**
 * A process that runs one sync and kills itself, without a word to anybody, right behind a step: what is in its memory is gone, what
 * it has written to disk stays. Its one argument is the request of `killedRun.ts`.
 */
const { signIn, dataFolder, step, occurrence } = killedRunRequest.parse(JSON.parse(process.argv[2] ?? ''));
let seen = 0;
await sync({
  client: await connectOrg({ signIn: { kind: 'jwt', ...signIn } }),
  dataFolder,
  historyWeeks: 2,
  sizes,
  onStep: (done) => {
    if (done === step) seen += 1;
    if (done === step && seen === occurrence) process.kill(process.pid, 'SIGKILL');
  }
});
console.log(`the run ended: ${step} was done ${seen} times`);
