import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { platformSource } from '../../../src/page/build/platformModules.ts';

const ids = { packageFolder: join(import.meta.dirname, '../../../force-app'), labels: new Set(['Known']), components: [] };

function refusal(id: string): string {
  const source = platformSource(id, ids);
  return typeof source === 'string' ? `resolved: ${source}` : source.refusal;
}

describe('platform modules', () => {
  it('give a schema import the names of object and field', () => {
    const start = "import { withNamespace } from '@page/namespace'; export default ";
    expect(platformSource('@salesforce/schema/Account.Owner.Name', ids)).toBe(
      `${start}{ "objectApiName": withNamespace("Account"), "fieldApiName": withNamespace("Owner.Name") };`
    );
    expect(platformSource('@salesforce/schema/Account', ids)).toBe(`${start}{ "objectApiName": withNamespace("Account") };`);
  });

  it('refuse a custom field or object that the package does not define', () => {
    expect(refusal('@salesforce/schema/Headroom_Pulse__c.Nothing__c')).toBe(
      'names Headroom_Pulse__c.Nothing__c, which the package does not hold'
    );
    expect(refusal('@salesforce/schema/Nothing__c')).toBe('names Nothing__c, which the package does not hold');
  });

  it('refuse a label that does not exist', () => {
    expect(refusal('@salesforce/label/c.Unknown')).toBe('does not stand in the custom labels of the package');
    expect(platformSource('@salesforce/label/c.Known', ids)).toContain('label("Known")');
  });

  it('refuse Apex, static resources that are missing, and everything unknown', () => {
    expect(refusal('@salesforce/apex/Some.method')).toContain('is not known to the local page');
    expect(refusal('@salesforce/resourceUrl/nothing')).toBe('is not a static resource of the package');
    expect(refusal('@salesforce/i18n/nothing')).toContain('is not known to the local page, which knows lang, dir, locale');
  });
});
