import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipPackage } from '../../../src/metadata/packageZip.ts';
import { packageFilesOf, toDeployZip } from '../../../src/metadata/sourceZip.ts';
import { deploy, type Json, openTestOrg, type TestOrg } from '../../localOrg/testOrg.ts';
import { foreignPackage, shop } from '../metadata/foreignPackage.ts';
import { inFolder } from '../metadata/inFolder.ts';
import { seeded, type Seed } from '../metadata/seeded.ts';

let org: TestOrg;

/** A project of somebody else, without what the local org cannot run. */
const project = (files: Map<string, string>): Map<string, string> =>
  files
    .set('sfdx-project.json', JSON.stringify({ packageDirectories: [{ path: 'shop', default: true }], sourceApiVersion: '66.0' }))
    .set('.forceignore', '**/flows/**\n**/classes/**\n');

const deployed = async (files: Map<string, string>, options: Json = {}): Promise<Json> =>
  deploy(org, await inFolder(project(files), (folder) => toDeployZip(folder)), options);

async function failuresOf(...seeds: readonly Seed[]): Promise<Json[]> {
  const { details } = await deployed(seeded(...seeds));
  return [details.componentFailures].flat();
}

beforeAll(async () => {
  org = await openTestOrg();
});
afterAll(() => org.remove());

describe('a project of somebody else', () => {
  it('fails where it differs from what a deploy takes, with file, line and column', async () => {
    const failures = await failuresOf({ path: shop.layout, from: '<field>Amount__c', to: '<field>Amout__c' });
    expect(failures).toMatchObject([
      {
        componentType: 'Layout',
        fullName: 'Garden_Order__c-Garden Order Layout',
        fileName: 'layouts/Garden_Order__c-Garden Order Layout.layout',
        problem: 'In field: field - no CustomField named Garden_Order__c.Amout__c found',
        problemType: 'Error',
        success: false,
        lineNumber: expect.any(Number),
        columnNumber: expect.any(Number)
      }
    ]);
  });

  it.each([
    [
      { path: shop.app, from: '<tabs>Garden_Order__c', to: '<tabs>Garden_Odor__c' },
      'In field: tab - no CustomTab named Garden_Odor__c found'
    ],
    [
      { path: shop.set, from: 'Order__c.Amount__c', to: 'Order__c.Code__c' },
      'You cannot deploy to a required field: Garden_Order__c.Code__c'
    ],
    [
      { path: shop.tab, from: '<motif>', to: '<moteef/><motif>' },
      'Error parsing file: Element {http://soap.sforce.com/2006/04/metadata}moteef invalid at this location in type CustomTab'
    ],
    [
      { path: shop.rule, from: '<active>true', to: '<active>yes' },
      "Error parsing file: 'yes' is not a valid value for the type xsd:boolean"
    ],
    [{ path: shop.net, from: 'Amount__c /', to: 'Amout__c /' }, 'Field Amout__c does not exist. Check spelling.'],
    [{ path: shop.dashboard, from: '<title>Orders</title>', to: '' }, 'Required field is missing: title'],
    [
      { path: shop.board, from: 'label/c.Order_Title', to: 'label/c.Odor_Title' },
      'Invalid reference c.Odor_Title of type label in file orderBoard.js'
    ],
    [{ path: shop.north, from: '>North</value>', to: '>South</value>' }, 'bad value for restricted picklist field: South']
  ])('fails in words of the platform: %j', async (seed, problem) => {
    expect((await failuresOf(seed)).map((failure) => failure.problem)).toEqual([problem]);
  });

  it('passes a validation and leaves nothing behind', async () => {
    expect(await deployed(foreignPackage(), { checkOnly: true })).toMatchObject({ status: 'Succeeded', numberComponentErrors: 0 });
    expect((await org.call('GET', '/sobjects/Garden_Order__c/describe')).status).toBe(404);
  });

  it('deploys whole, and says what it created', async () => {
    const result = await deployed(foreignPackage());
    expect(result).toMatchObject({ status: 'Succeeded', numberComponentErrors: 0 });
    const created = result.details.componentSuccesses
      .filter((success: Json) => success.created)
      .map((success: Json) => success.componentType);
    expect(created).toEqual(
      expect.arrayContaining(['Layout', 'Report', 'Dashboard', 'QuickAction', 'CustomObjectTranslation', 'RecordType'])
    );
  });

  it('says of a second deploy that nothing was created', async () => {
    const { details } = await deployed(foreignPackage());
    expect(details.componentSuccesses.filter((success: Json) => success.created)).toEqual([]);
  });
});

describe('after the deploy of somebody else’s project', () => {
  it('picklists offer the values of their global value set, and follow it', async () => {
    const id = await org.create('Garden_Order__c', { Code__c: 'A', Size__c: 'Small' });
    const refused = await org.call('POST', '/sobjects/Garden_Order__c', { Code__c: 'B', Size__c: 'Huge' });
    expect(refused.body[0].errorCode).toBe('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
    const grown = foreignPackage()
      .get(shop.sizes)
      ?.replace(
        '</customValue>',
        '</customValue><customValue><fullName>Huge</fullName><default>false</default><label>Huge</label></customValue>'
      );
    await deploy(org, zipPackage(new Map([['globalValueSets/Sizes.globalValueSet', grown ?? '']])));
    expect((await org.call('PATCH', `/sobjects/Garden_Order__c/${id}`, { Size__c: 'Huge' })).status).toBe(204);
  });

  it('records can have the record type', async () => {
    const [type] = await org.query("SELECT Id, Name FROM RecordType WHERE SobjectType = 'Garden_Order__c'");
    expect(type.Name).toBe('Private Order');
    await org.create('Garden_Order__c', { Code__c: 'C', RecordTypeId: type.Id });
    expect(await org.query("SELECT RecordType.DeveloperName FROM Garden_Order__c WHERE Code__c = 'C'")).toMatchObject([
      { RecordType: { DeveloperName: 'Private_Order' } }
    ]);
  });

  it('validation rules and formulas run', async () => {
    const refused = await org.call('POST', '/sobjects/Garden_Order__c', { Code__c: 'D', Amount__c: -1, State__c: 'Open' });
    expect(refused.body).toMatchObject([{ errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Give an amount.' }]);
    const id = await org.create('Garden_Order__c', { Code__c: 'D', Amount__c: 119 });
    expect(await org.query(`SELECT Net__c FROM Garden_Order__c WHERE Id = '${id}'`)).toMatchObject([{ Net__c: 100 }]);
  });

  it('a field cannot change its type to one of another storage', async () => {
    const [failure] = await failuresOf(
      { path: shop.note, from: '<length>1000</length>', to: '<precision>5</precision><scale>0</scale>' },
      { path: shop.note, from: '<type>LongTextArea</type>\n<visibleLines>4</visibleLines>', to: '<type>Number</type>' }
    );
    expect(failure.problem).toBe('Cannot change field type from textarea to Number');
  });

  it('a text cannot become a date', async () => {
    const [failure] = await failuresOf(
      { path: shop.note, from: '<length>1000</length>\n', to: '' },
      { path: shop.note, from: '<type>LongTextArea</type>\n<visibleLines>4</visibleLines>', to: '<type>Date</type>' }
    );
    expect(failure.problem).toBe('Cannot change field type from textarea to Date');
  });

  it('a new part of an object does not change the object', async () => {
    const part = '<listViews><fullName>All</fullName><filterScope>Everything</filterScope><label>All</label></listViews>';
    const head =
      '<label>Shed</label>\n<nameField><label>No.</label><type>Text</type></nameField>\n<pluralLabel>Sheds</pluralLabel>\n<sharingModel>ReadWrite</sharingModel>';
    const file = (parts: string): Map<string, string> =>
      new Map([
        ['objects/Shed__c.object', `<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">\n${parts}${head}\n</CustomObject>`]
      ]);
    await deploy(org, zipPackage(file('')));
    const { details } = await deploy(org, zipPackage(file(`${part}\n`)));
    const changed = [details.componentSuccesses].flat().filter((success: Json) => success.created || success.changed);
    expect(changed.map((success: Json) => success.fullName)).toEqual(['Shed__c.All', 'package.xml']);
  });

  it('a rule may ask for a custom permission of an earlier deploy', async () => {
    const xml = (root: string, body: string): string => `<${root} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${root}>`;
    const permission = new Map([['customPermissions/Give_Rebate.customPermission', xml('CustomPermission', '<label>Give Rebate</label>')]]);
    expect(await deploy(org, zipPackage(permission))).toMatchObject({ status: 'Succeeded' });
    const rule =
      '<validationRules><fullName>Rebate</fullName><active>true</active><errorConditionFormula>NOT($Permission.Give_Rebate)</errorConditionFormula><errorMessage>Ask.</errorMessage></validationRules>';
    const outcome = await deploy(org, zipPackage(new Map([['objects/Contract.object', xml('CustomObject', rule)]])));
    expect(outcome).toMatchObject({ status: 'Succeeded' });
  });
});

describe('what the local org cannot run or hold', () => {
  const xml = (root: string, body: string): string => `<${root} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${root}>`;

  it.each([
    ['flows', new Map([['flows/Check.flow', foreignPackage().get(shop.flow) ?? '']]), 'Flow'],
    [
      'Apex',
      new Map([
        ['classes/OrderFinder.cls', foreignPackage().get(shop.finder) ?? ''],
        ['classes/OrderFinder.cls-meta.xml', xml('ApexClass', '<apiVersion>66.0</apiVersion><status>Active</status>')]
      ]),
      'ApexClass'
    ]
  ])('fails by name of its type and says what to do: %s', async (_what, files, type) => {
    const { details } = await deploy(org, zipPackage(files));
    expect([details.componentFailures].flat()).toMatchObject([
      { componentType: type, problem: expect.stringContaining('Leave it out of the deploy (.forceignore)') }
    ]);
  });

  it.each([
    [
      'roll-up summary fields',
      '<summaryForeignKey>Order_Item__c.Order__c</summaryForeignKey><summaryOperation>count</summaryOperation><type>Summary</type>'
    ],
    ['fields of type Location', '<displayLocationInDecimal>true</displayLocationInDecimal><scale>5</scale><type>Location</type>']
  ])('refuses %s', async (what, body) => {
    const file = xml('CustomObject', `<fields><fullName>New__c</fullName><label>New</label>${body}</fields>`);
    const { details } = await deploy(org, zipPackage(new Map([['objects/Garden_Order__c.object', file]])));
    expect([details.componentFailures].flat().map((failure: Json) => failure.problem)).toEqual([
      `The local org has no ${what}: add them in src/localOrg/deploy`
    ]);
  });

  it('refuses platform events and unknown standard objects', async () => {
    const file = xml('CustomObject', '<fields><fullName>Size__c</fullName><label>Size</label><type>Text</type><length>5</length></fields>');
    const problem = async (name: string): Promise<string> => {
      const { details } = await deploy(org, zipPackage(new Map([[`objects/${name}.object`, file]])));
      return [details.componentFailures].flat()[0].problem;
    };
    expect(await problem('Order_Sent__e')).toContain('The local org has no platform events');
    expect(await problem('Solution')).toContain('no object Solution in this org');
  });
});

describe('what nothing in the local org reads', () => {
  it.each([
    [
      'PlatformEventChannelMember',
      'platformEventChannelMembers/Orders.platformEventChannelMember',
      '<eventChannel>ChangeEvents</eventChannel><selectedEntity>AccountChangeEvent</selectedEntity>'
    ],
    [
      'CustomPageWebLink',
      'weblinks/Welcome.weblink',
      '<availability>online</availability><displayType>link</displayType><linkType>url</linkType><masterLabel>Welcome</masterLabel><openType>newWindow</openType><protected>false</protected><url>https://example.com</url>'
    ]
  ])('is kept and listed: %s', async (type, path, body) => {
    const file = `<${type} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${type}>`;
    expect(await deploy(org, zipPackage(new Map([[path, file]])))).toMatchObject({ status: 'Succeeded' });
  });

  it('holds a text with a lone percent sign as it stands', async () => {
    const value = (name: string): string => `<value><fullName>${name}</fullName><default>false</default><label>${name}</label></value>`;
    const body = `<fields><fullName>Off__c</fullName><label>Off</label><type>Picklist</type><valueSet><valueSetDefinition><sorted>false</sorted>${value('50% off')}</valueSetDefinition></valueSet></fields>
      <recordTypes><fullName>Sale</fullName><active>true</active><label>Sale</label><picklistValues><picklist>Off__c</picklist><values><fullName>50% off</fullName><default>false</default></values></picklistValues></recordTypes>`;
    const file = `<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">${body}</CustomObject>`;
    expect(await deploy(org, zipPackage(new Map([['objects/Product2.object', file]])))).toMatchObject({ status: 'Succeeded' });
  });
});

describe('profiles', () => {
  const profile = (body: string): string => `<Profile xmlns="http://soap.sforce.com/2006/04/metadata">${body}</Profile>`;
  const field =
    '<fieldPermissions><editable>false</editable><field>Garden_Order__c.Note__c</field><readable>true</readable></fieldPermissions>';

  it('take field permissions beside those that they have', async () => {
    expect(await deploy(org, zipPackage(new Map([['profiles/Standard.profile', profile(field)]])))).toMatchObject({ status: 'Succeeded' });
    const rows = await org.query(
      "SELECT PermissionsRead, PermissionsEdit FROM FieldPermissions WHERE Field = 'Garden_Order__c.Note__c' AND Parent.Profile.Name = 'Standard User'"
    );
    expect(rows).toMatchObject([{ PermissionsRead: true, PermissionsEdit: false }]);
  });

  it('are refused where the org has none of the name', async () => {
    const { details } = await deploy(org, zipPackage(new Map([['profiles/Gardener.profile', profile(field)]])));
    expect([details.componentFailures].flat()[0].problem).toContain('The local org has no profile Gardener');
  });
});

describe('the conversion of a source folder', () => {
  it('gives the files of a project’s package directories in Metadata API format, without what .forceignore names', async () => {
    const files = await inFolder(project(foreignPackage()), (folder) => packageFilesOf(folder));
    expect([...files.keys()].filter((path) => /flows|classes|forceignore/.test(path))).toEqual([]);
    expect([...files.keys()]).toContain('objects/Garden_Order__c.object');
    expect([...files.keys()]).toContain('reports/Shop/Open_Orders.report');
  });
});
