import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoSettings } from '../../../src/demo/demoSettings.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const starter = join(root, 'starter', 'main', 'default', 'customMetadata');
const objects = join(root, 'force-app', 'main', 'default', 'objects');

function hasField(type: string, field: string): boolean {
  return existsSync(join(objects, `${type}__mdt`, 'fields', `${field}.field-meta.xml`));
}

describe('settings of the demo company', () => {
  it.each(demoSettings.map((change) => [`${change.type}.${change.record}`, change] as const))(
    'change fields that %s has',
    (name, change) => {
      expect(existsSync(join(starter, `${name}.md-meta.xml`))).toBe(true);
      expect(Object.keys(change.fields).filter((field) => !hasField(change.type, field))).toEqual([]);
    }
  );

  it('say where the company keeps why it lost a deal', () => {
    const health = demoSettings.find(({ type }) => type === 'Headroom_Health_Setting');
    expect(health?.fields['Loss_Reason_Field__c']).toBe('Description');
  });

  it('switch on every record that is shipped inactive as an example of product lines', () => {
    const switched = demoSettings.filter(({ fields }) => fields['Active__c'] === true).length;
    expect(switched).toBe(5 + 6 + 5 + 5);
  });
});
