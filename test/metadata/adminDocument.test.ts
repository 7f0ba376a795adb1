import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Config } from '@oclif/core';
import { describe, expect, it } from 'vitest';
import { screens } from './adminDocument.ts';

const root = join(import.meta.dirname, '..', '..');

/** Screens of our own commands with the message file that their sentences stand in. */
const ownScreens: Readonly<Record<string, string>> = {
  beforeInstall: 'doctor',
  setupDryRun: 'setup',
  setup: 'setup',
  permissions: 'permissions.write',
  doctor: 'doctor',
  dryRun: 'sync',
  sync: 'sync',
  verify: 'verify',
  importDryRun: 'import.surveys',
  importSurveys: 'import.surveys',
  whitespaceBacktest: 'whitespace.backtest',
  uninstall: 'uninstall'
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Sentences of a message file as patterns: %s, and a word that goes with its number, stand for anything, also for nothing. */
function sentences(file: string): readonly RegExp[] {
  const text = readFileSync(join(root, 'messages', `${file}.md`), 'utf8');
  const bodies = text.split(/^# .+$/m).flatMap((part) => part.split('\n').map((line) => line.trim()));
  return bodies
    .filter((body) => body !== '' && !/^%s[: ]*%s$|^%s$/.test(body))
    .map(
      (body) =>
        new RegExp(
          `^${body
            .split('%s')
            .map((part) =>
              part
                .split(/\{[^{}|]*\|[^{}|]*\}/)
                .map(escaped)
                .join('.*')
            )
            .join('.*')}$`
        )
    );
}

describe('docs/ADMIN.md', () => {
  it('has a screen for every step of the path', () => {
    expect([...screens.keys()]).toEqual([
      'link',
      'login',
      'beforeInstall',
      'deploy',
      'assign',
      'setupDryRun',
      'setup',
      'licence',
      'permissions',
      'jwt',
      'doctor',
      'dryRun',
      'sync',
      'verify',
      'importDryRun',
      'importSurveys',
      'whitespaceBacktest',
      'uninstall',
      'gone'
    ]);
  });

  it.each(Object.entries(ownScreens))('the screen %s shows only sentences of messages/%s.md', (name, file) => {
    const known = sentences(file);
    const strange = (screens.get(name) ?? [])
      .map((line) => line.replace(/^(ok|note|PROBLEM) +/, '').trim())
      .filter((line) => !known.some((sentence) => sentence.test(line)));
    expect(strange).toEqual([]);
  });

  it('names profile, licence and permission sets of the integration user in the order of the manual', () => {
    const text = readFileSync(join(root, 'docs', 'ADMIN.md'), 'utf8');
    const section = text.slice(text.indexOf('## 7.'), text.indexOf('## 8.'));
    const places = [
      'Minimum Access - API Only Integrations',
      'SalesforceAPIIntegrationPsl',
      '--name Headroom_Integration --name Headroom_Sources',
      'Headroom_Account_Mirror'
    ].map((words) => section.indexOf(words));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('names only commands and flags that exist', async () => {
    const text = readFileSync(join(root, 'docs', 'ADMIN.md'), 'utf8');
    const used = new Set(
      [
        ...text.matchAll(
          /sf headroom ([a-z]+(?: (?:write|surveys|next|validate|diff|preview|list|backtest))*)((?: --[a-z-]+(?: (?:"[^"]*"|[^\s`-][^\s`]*))?)*)/g
        )
      ].map(([, command, flags]) => `${command}|${flags}`)
    );
    expect(used.size).toBeGreaterThan(6);
    const pjson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { oclif: { commands: { target: string } } };
    pjson.oclif.commands.target = './src/commands';
    const { commands } = await Config.load({ root, pjson: pjson as never, ignoreManifest: true });
    for (const each of used) {
      const [command = '', flags = ''] = each.split('|');
      const known = commands.find(({ id }) => id === `headroom:${command.replaceAll(' ', ':')}`);
      expect([command, known?.id]).toEqual([command, expect.any(String)]);
      for (const [, flag = ''] of flags.matchAll(/--([a-z-]+)/g)) expect(Object.keys(known?.flags ?? {})).toContain(flag);
    }
  });
});
