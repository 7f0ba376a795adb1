import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Plugin } from '@oclif/core';
import { root } from './runStage.ts';

/**
 * Builds `lib` for the published package: compiled source, and the SQL files that are read at run time. The manifest lists the
 * commands with their flags; without it every call of `sf`, whatever for, would load all of ours to ask them.
 *
 * `--no-check` compiles without checking types, for who has checked them: half of the time.
 */
const checking = process.argv.includes('--no-check') ? ['--noCheck'] : [];
const manifest = join(root, 'oclif.manifest.json');
rmSync(manifest, { force: true });
rmSync(join(root, 'lib'), { recursive: true, force: true });
execFileSync('npx', ['--no-install', 'tsc', '-p', 'config/tsconfig.build.json', ...checking], { cwd: root, stdio: 'inherit' });
cpSync(join(root, 'src', 'store', 'migrations'), join(root, 'lib', 'store', 'migrations'), { recursive: true });
const plugin = new Plugin({ root, ignoreManifest: true, errorOnManifestCreate: true, respectNoCacheDefault: true });
await plugin.load();
writeFileSync(manifest, JSON.stringify(plugin.manifest));
