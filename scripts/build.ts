import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './runStage.ts';

/** Builds `lib` for the published package: compiled source, and the SQL files that are read at run time. */
rmSync(join(root, 'lib'), { recursive: true, force: true });
execFileSync('npx', ['--no-install', 'tsc', '-p', 'config/tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
cpSync(join(root, 'src', 'store', 'migrations'), join(root, 'lib', 'store', 'migrations'), { recursive: true });
