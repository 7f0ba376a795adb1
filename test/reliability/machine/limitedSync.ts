import { z } from 'zod';
import { HealthError } from '../../../src/domain/healthError.ts';
import { sync } from '../../../src/operations/sync/sync.ts';
import { connectOrg } from '../../../src/org/connect.ts';

const request = z.object({
  signIn: z.object({ loginUrl: z.string(), clientId: z.string(), username: z.string(), keyFile: z.string() }),
  dataFolder: z.string()
});

/** A process that runs one sync and prints how it ended: a status, or the name and the values of an error. */
const { signIn, dataFolder } = request.parse(JSON.parse(process.argv[2] ?? ''));
try {
  const sizes = { bulkFrom: 5, pageRows: 10 };
  const { status } = await sync({ client: await connectOrg({ signIn: { kind: 'jwt', ...signIn } }), dataFolder, historyWeeks: 2, sizes });
  console.log(JSON.stringify({ status }));
} catch (error) {
  if (!(error instanceof HealthError)) throw error;
  console.log(JSON.stringify({ error: error.name, values: error.values }));
}
