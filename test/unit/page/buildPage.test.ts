import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
