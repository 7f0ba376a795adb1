// npm run build: lib for the published package; plain JavaScript that Node 18 can parse.
import { ensureNode } from './node/bootstrap.mjs';

ensureNode();
await import('./build.ts');
