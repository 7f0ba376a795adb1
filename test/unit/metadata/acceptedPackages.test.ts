import { describe, expect, it } from 'vitest';
import { foreignPackage } from './foreignPackage.ts';
import { told } from './seeded.ts';

const NS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const root = 'shop/main/default';
const long = 'Garden_Order_Compact_Layout_For_Gardeners_In_The_Field';

/** What public projects hold and deploy, beside the sound package. */
describe('the checks let pass', () => {
  it.each([
    [
      'a compact layout whose name and label have more than 40 characters',
      `${root}/objects/Garden_Order__c/compactLayouts/${long}.compactLayout-meta.xml`,
      `<CompactLayout ${NS}><fullName>${long}</fullName><fields>Name</fields><label>${long.replaceAll('_', ' ')}</label></CompactLayout>`
    ],
    [
      'a translation that Salesforce wrote with empty elements',
      `${root}/objectTranslations/Garden_Order__c-ca/Garden_Order__c-ca.objectTranslation-meta.xml`,
      `<CustomObjectTranslation ${NS}><gender><!-- Gender --></gender><startsWith></startsWith></CustomObjectTranslation>`
    ],
    [
      'the translation of a lookup filter that has no message',
      `${root}/objectTranslations/Garden_Order__c-ca/Amount__c.fieldTranslation-meta.xml`,
      `<CustomFieldTranslation ${NS}><lookupFilter><informationalMessage>A</informationalMessage></lookupFilter><name>Amount__c</name></CustomFieldTranslation>`
    ],
    [
      'the translation of a global action of the platform',
      `${root}/translations/ca.translation-meta.xml`,
      `<Translations ${NS}><quickActions><label>Cas</label><name>NewCase</name></quickActions></Translations>`
    ],
    [
      'a report in a folder of another package',
      `${root}/reports/npe01__Reports/Orders.report-meta.xml`,
      `<Report ${NS}><format>Tabular</format><name>Orders</name><reportType>Garden_Orders__c</reportType></Report>`
    ],
    [
      'a link of a home page with the ending of old projects',
      `${root}/weblinks/Welcome.custompageweblink-meta.xml`,
      `<CustomPageWebLink ${NS}><availability>online</availability><displayType>link</displayType><linkType>url</linkType><masterLabel>Welcome</masterLabel><openType>newWindow</openType><protected>false</protected><url>https://example.com</url></CustomPageWebLink>`
    ]
  ])('%s', (_title, path, text) => {
    expect(told(foreignPackage().set(path, text))).toEqual([]);
  });
});
