import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildPage } from '../../../src/page/build/buildPage.ts';

const folder = mkdtempSync(join(tmpdir(), 'headroom-build-'));
let packages = 0;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A package with one component, placed on an account page. */
function packageWith(script: string, template = '<template></template>'): string {
  const packageFolder = join(folder, `package${++packages}`);
  const component = join(packageFolder, 'main/default/lwc/odd');
  mkdirSync(component, { recursive: true });
  mkdirSync(join(packageFolder, 'main/default/flexipages'));
  writeFileSync(join(component, 'odd.js'), script);
  writeFileSync(join(component, 'odd.html'), template);
  const item = '<itemInstances><componentInstance><componentName>odd</componentName></componentInstance></itemInstances>';
  writeFileSync(
    join(packageFolder, 'main/default/flexipages/Odd.flexipage-meta.xml'),
    `<FlexiPage><flexiPageRegions>${item}<name>main</name><type>Region</type></flexiPageRegions>
      <sobjectType>Account</sobjectType><template><name>t</name></template><type>RecordPage</type></FlexiPage>`
  );
  return packageFolder;
}

function component(imports: string): string {
  return `import { LightningElement } from 'lwc';\n${imports}\nexport default class Odd extends LightningElement {}\n`;
}

const build = (packageFolder: string) => buildPage(packageFolder, join(folder, 'cache'));

describe('build of the page', () => {
  it('compiles a component as it is', async () => {
    const { app } = await build(packageWith(component('')));
    expect(app.files.get('main.js')).toContain('"odd"');
  });

  it.each([
    ["import run from '@salesforce/apex/Some.run';", '@salesforce/apex/Some.run'],
    ["import text from '@salesforce/label/c.Missing';", '@salesforce/label/c.Missing'],
    ["import { session } from '@page/session';", '@page/session'],
    ["import other from 'c/missing';", 'c/missing'],
    ["import { gql } from 'lightning/uiGraphQLApi';", 'lightning/uiGraphQLApi']
  ])('refuses %s and names the file', async (statement, id) => {
    const failing = build(packageWith(component(`${statement}\nexport const used = ${/\{? ?(\w+)/.exec(statement.slice(7))?.[1]};`)));
    await expect(failing).rejects.toThrow(id);
    await expect(failing).rejects.toThrow('odd.js');
  });

  it('refuses a base component that does not exist and names the file', async () => {
    const failing = build(packageWith(component(''), '<template><lightning-nothing></lightning-nothing></template>'));
    await expect(failing).rejects.toThrow(/lightning\/nothing, used by .*odd\.html/);
  });
});

describe('a package that was compiled before', () => {
  const kept = join(folder, 'cache', 'page');
  const keptFiles = (): readonly string[] => globSync('app-*.json', { cwd: kept }).map((name) => join(kept, name));

  it('is taken from the cache folder while no file of it changes, and compiled again when one does', async () => {
    const before = keptFiles();
    const packageFolder = packageWith(component(''), '<template>first word</template>');
    const first = await build(packageFolder);
    const [file = ''] = keptFiles().filter((name) => !before.includes(name));
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('first word', 'from the cache'));
    const second = await build(packageFolder);
    expect([...second.app.files.keys()]).toEqual([...first.app.files.keys()]);
    expect(second.app.imports).toEqual(first.app.imports);
    expect(second.app.files.get('main.js')).toContain('from the cache');
    writeFileSync(join(packageFolder, 'main/default/lwc/odd/odd.html'), '<template>third word</template>');
    expect((await build(packageFolder)).app.files.get('main.js')).toContain('third word');
  });

  it('is compiled again when only a page that places it changes', async () => {
    const packageFolder = packageWith(component(''));
    const page = join(packageFolder, 'main/default/flexipages/Odd.flexipage-meta.xml');
    await build(packageFolder);
    writeFileSync(page, readFileSync(page, 'utf8').replace('<name>main</name>', '<name>sidebar</name>'));
    expect((await build(packageFolder)).app.files.get('main.js')).toContain('sidebar');
  });

  it('is one of eight at most that are kept, the oldest of which goes', async () => {
    const before = keptFiles();
    for (let at = 0; at < 9; at++) {
      const file = join(kept, `app-old${at}.json`);
      writeFileSync(file, '{}');
      utimesSync(file, at, at);
    }
    await build(packageWith(component('// like no other')));
    const after = keptFiles();
    expect(after).toHaveLength(8);
    expect(after.filter((file) => !before.includes(file) && !file.includes('app-old'))).toHaveLength(1);
    expect(after).not.toContain(join(kept, 'app-old0.json'));
  });
});
