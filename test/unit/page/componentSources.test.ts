import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lightningModulesIn, packageComponents, usedLightningModules } from '../../../src/page/build/componentSources.ts';

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

  it('gathers what templates and scripts of a package use, each with a file that uses it', () => {
    const used = usedLightningModules(packageComponents(fixture));
    expect(used.get('lightning/card')).toMatch(/listBench\.html$/);
    expect(used.get('lightning/graphql')).toMatch(/benchQueries\.js$/);
    expect([...used.keys()]).toEqual([...used.keys()].sort());
  });
});
