// npm test: all checks that CI runs, after all the set-up that they need; plain JavaScript that Node 18 can parse.
import { ensureNode, ensurePackages } from './node/bootstrap.mjs';

ensureNode();
ensurePackages();
const { runChecks } = await import('./test.ts');
process.exitCode = await runChecks(process.argv.slice(2));
