import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import Sync from '../../../src/commands/headroom/sync.ts';
import { variables } from '../../../src/commands/flags.ts';
import { exitCodes } from '../../../src/commands/headroomCommand.ts';
import { signInVariables } from '../../../src/commands/serviceSignIn.ts';

const files = ['systemd', 'container'].flatMap((folder) =>
  readdirSync(join('examples', folder)).map((name) => join('examples', folder, name))
);

describe('the examples of a service', () => {
  it.each(files)('%s sets only variables that the commands read', (file) => {
    const known = [...variables, ...signInVariables];
    const named = [...readFileSync(file, 'utf8').matchAll(/\bHEADROOM_[A-Z_]+/g)].map(([name]) => name);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each(files)('%s uses only flags that sync has', (file) => {
    const lines = readFileSync(file, 'utf8').split('\n');
    const called = lines.filter((line) => /^(ExecStart=|CMD \["sync)/.test(line));
    const flags = called.flatMap((line) => [...line.matchAll(/--([\w-]+)/g)].map(([, name]) => name ?? ''));
    expect(flags.filter((name) => !(name in Sync.flags))).toEqual([]);
  });

  it('are started again after a pause by the exit code of one', () => {
    const unit = readFileSync('examples/systemd/headroom.service', 'utf8');
    expect(unit).toContain(`RestartForceExitStatus=${exitCodes.notFinished}\n`);
    const once = readFileSync('examples/systemd/headroom-sync.service', 'utf8');
    expect(once).toContain(`SuccessExitStatus=${exitCodes.partly} ${exitCodes.notFinished}\n`);
  });
});
