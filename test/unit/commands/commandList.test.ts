import { readFileSync } from 'node:fs';
import { Config } from '@oclif/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { variables } from '../../../src/commands/flags.ts';

type Manifest = { oclif: { commands: { target: string } } };

/** The words that people and schedules depend on: a change here is a change of the product's interface. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'headroom:backtest': ['api-version', 'data-folder', 'days', 'flags-dir', 'json', 'on', 'org-id', 'periods', 'scorecard', 'target-org'],
  'headroom:config:diff': ['api-version', 'data-folder', 'flags-dir', 'json', 'org-id', 'source-dir', 'target-org'],
  'headroom:config:preview': ['api-version', 'data-folder', 'flags-dir', 'json', 'org-id', 'source-dir', 'target-org', 'verbose'],
  'headroom:config:validate': ['api-version', 'data-folder', 'flags-dir', 'json', 'no-org', 'org-id', 'source-dir', 'target-org'],
  'headroom:doctor': ['api-version', 'before-install', 'data-folder', 'flags-dir', 'json', 'limits', 'org-id', 'target-org'],
  'headroom:explain': [
    'account',
    'all',
    'api-version',
    'data-folder',
    'flags-dir',
    'from',
    'history',
    'json',
    'org-id',
    'target-org',
    'to'
  ],
  'headroom:import:surveys': [
    'all-or-nothing',
    'api-version',
    'data-folder',
    'dry-run',
    'file',
    'flags-dir',
    'json',
    'map',
    'map-file',
    'org-id',
    'target-org'
  ],
  'headroom:org:local:reset': ['data-folder', 'flags-dir', 'json', 'no-prompt'],
  'headroom:org:local:start': ['bare', 'data-folder', 'deploy', 'flags-dir', 'json', 'port'],
  'headroom:page:open': ['account', 'data-folder', 'flags-dir', 'json', 'port'],
  'headroom:permissions:write': ['api-version', 'data-folder', 'flags-dir', 'json', 'org-id', 'output-folder', 'target-org'],
  'headroom:review': ['api-version', 'data-folder', 'flags-dir', 'json', 'org-id', 'target-org'],
  'headroom:setup': [
    'api-version',
    'contract-value',
    'customers',
    'data-folder',
    'dry-run',
    'flags-dir',
    'goal',
    'json',
    'language',
    'org-id',
    'product-lines',
    'replace-changed',
    'success-manager',
    'target-org',
    'verbose'
  ],
  'headroom:status': ['data-folder', 'flags-dir', 'json'],
  'headroom:surveys:next': ['api-version', 'data-folder', 'flags-dir', 'json', 'org-id', 'reason', 'sample', 'seed', 'target-org'],
  'headroom:whitespace:backtest': [
    'api-version',
    'csv',
    'data-folder',
    'days',
    'flags-dir',
    'json',
    'org-id',
    'suggestions',
    'target-org',
    'until'
  ],
  'headroom:whitespace:list': [
    'account',
    'api-version',
    'csv',
    'data-folder',
    'flags-dir',
    'json',
    'limit',
    'next',
    'org-id',
    'owner',
    'product-line',
    'sort',
    'status',
    'target-org'
  ],
  'headroom:sync': [
    'api-version',
    'change-events',
    'data-folder',
    'dry-run',
    'every',
    'flags-dir',
    'full',
    'health-port',
    'history-weeks',
    'json',
    'log',
    'org-id',
    'poll-seconds',
    'target-org',
    'watch'
  ],
  'headroom:uninstall': ['api-version', 'data-folder', 'dry-run', 'flags-dir', 'json', 'org-id', 'output-folder', 'target-org', 'verbose'],
  'headroom:verify': ['all', 'api-version', 'data-folder', 'flags-dir', 'json', 'org-id', 'seed', 'target-org', 'values']
};

describe('commands', () => {
  let config: Config;

  beforeAll(async () => {
    const root = process.cwd();
    const pjson = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
    pjson.oclif.commands.target = './src/commands';
    config = await Config.load({ root, pjson: pjson as never, ignoreManifest: true });
  });

  it('are these, with these flags', () => {
    const own = config.commands.filter(({ id }) => id.startsWith('headroom:'));
    const found = Object.fromEntries(own.map(({ id, flags }) => [id, Object.keys(flags).sort()]).sort());
    expect(found).toEqual(expected);
  });

  it('say what they do, at length and by example, and explain every flag', () => {
    for (const command of config.commands.filter(({ id }) => id.startsWith('headroom:'))) {
      expect([command.id, command.summary, command.description, command.examples?.length]).toEqual([
        command.id,
        expect.stringMatching(/\.$/),
        expect.stringMatching(/\.$/),
        expect.any(Number)
      ]);
      const ours = Object.values(command.flags).filter(({ name }) => name !== 'json' && name !== 'flags-dir');
      for (const flag of ours) expect([command.id, flag.name, flag.summary]).toEqual([command.id, flag.name, expect.any(String)]);
    }
  });

  it('read no variable of the environment that a misspelt one is not compared with', () => {
    const flags = config.commands.filter(({ id }) => id.startsWith('headroom:')).flatMap(({ flags: each }) => Object.values(each));
    const read = new Set(flags.flatMap((flag) => ('env' in flag && typeof flag.env === 'string' ? [flag.env] : [])));
    expect([...read].sort()).toEqual([...variables].sort());
  });
});
