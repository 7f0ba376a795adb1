import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoSettings } from '../../../src/demo/demoSettings.ts';

const starter = join(import.meta.dirname, '..', '..', '..', 'starter', 'main', 'default', 'customMetadata');

describe('settings of the demo company', () => {
  it.each(demoSettings.map((change) => [`${change.type}.${change.record}`, change] as const))(
    'change fields that %s has',
    (name, change) => {
      const path = join(starter, `${name}.md-meta.xml`);
      expect(existsSync(path)).toBe(true);
      const xml = readFileSync(path, 'utf8');
      expect(Object.keys(change.fields).filter((field) => !xml.includes(`<field>${field}</field>`))).toEqual([]);
    }
  );

  it('switch on every record that is shipped inactive as an example of product lines', () => {
    const switched = demoSettings.filter(({ fields }) => fields['Active__c'] === true).length;
    expect(switched).toBe(5 + 6 + 5 + 5);
  });
});
