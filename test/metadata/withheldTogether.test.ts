import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../force-app/main/default/permissionsets');

/** Each of them tells the contract value, see docs/decisions/0015-amounts-stay-in-their-records.md. */
const telling = [
  'Headroom_Account_Summary__c.Contract_Value__c',
  'Headroom_Account_Summary__c.Whitespace_Full_Amount__c',
  'Headroom_Whitespace_Cell__c.Value_Based_Amount__c'
];

/** Fields that a permission set lets people read. */
function readableIn(file: string): readonly string[] {
  const parts = readFileSync(join(folder, file), 'utf8').match(/<fieldPermissions>[\s\S]*?<\/fieldPermissions>/g) ?? [];
  return parts.filter((part) => part.includes('<readable>true</readable>')).map((part) => /<field>(.*?)<\/field>/.exec(part)?.[1] ?? '');
}

describe('the fields that tell the contract value', () => {
  it.each(readdirSync(folder))('are granted together, or none of them: %s', (file) => {
    const granted = telling.filter((field) => readableIn(file).includes(field));
    expect([0, telling.length]).toContain(granted.length);
  });

  it('are granted to success managers, and to reps only by a set of their own', () => {
    expect(readableIn('Headroom_Success.permissionset-meta.xml')).toEqual(expect.arrayContaining(telling));
    expect(readableIn('Headroom_Contract_Value.permissionset-meta.xml')).toEqual(expect.arrayContaining(telling));
    expect(readableIn('Headroom_Rep.permissionset-meta.xml').filter((field) => telling.includes(field))).toEqual([]);
  });
});
