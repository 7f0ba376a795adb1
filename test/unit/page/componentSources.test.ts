import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  componentsIn,
  lightningModulesIn,
  moduleAliases,
  packageComponents,
  usedLightningModules
} from '../../../src/page/build/componentSources.ts';

const fixture = join(import.meta.dirname, '../../page/fixtures/package');

describe('component sources', () => {
  it('reads tags of base components as module ids', () => {
    const html = '<lightning-button-icon></lightning-button-icon><c-own></c-own><lightning-card>';
    expect(lightningModulesIn(html, true)).toEqual(['lightning/buttonIcon', 'lightning/card']);
  });

  it('reads imports of platform modules and leaves other ones out', () => {
    const script = "import { gql } from 'lightning/graphql'; import x from 'c/lightning'; import('lightning/icon');";
    expect(lightningModulesIn(script, false)).toEqual(['lightning/graphql', 'lightning/icon']);
  });

  it('finds every component folder of a package under the namespace c', () => {
    expect(packageComponents(fixture).map(({ namespace, name }) => `${namespace}/${name}`)).toEqual([
      'c/benchQueries',
      'c/listBench',
      'c/wireBench'
    ]);
  });

  it('finds a folder that holds a style sheet alone, which others import', () => {
    const folder = mkdtempSync(join(tmpdir(), 'components-'));
    for (const [name, file] of [
      ['look', 'look.css'],
      ['notes', 'notes.txt'],
      ['tile', 'tile.js']
    ] as const) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, file), '');
    }
    expect(moduleAliases(componentsIn(folder, 'c'))).toEqual([
      { name: 'c/look', path: join(folder, 'look/look.css') },
      { name: 'c/tile', path: join(folder, 'tile/tile.js') }
    ]);
    rmSync(folder, { recursive: true });
  });

  it('gathers what templates and scripts of a package use, each with a file that uses it', () => {
    const used = usedLightningModules(packageComponents(fixture));
    expect(used.get('lightning/card')).toMatch(/listBench\.html$/);
    expect(used.get('lightning/graphql')).toMatch(/benchQueries\.js$/);
    expect([...used.keys()]).toEqual([...used.keys()].sort());
  });
});
