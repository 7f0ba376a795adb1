// npm start: a local org with a demo company, the sync and the account page; plain JavaScript that Node 18 can parse.
import { ensureNode, ensurePackages } from './node/bootstrap.mjs';

const begun = performance.now();
ensureNode();
ensurePackages();
const { start } = await import('./start.ts');
process.exitCode = await start(process.argv.slice(2), performance.now() - begun);
