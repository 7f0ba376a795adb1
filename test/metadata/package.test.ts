import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findingLine } from '../../src/metadata/checks/finding.ts';
import { checkPackage } from '../../src/metadata/checkPackage.ts';
import { unzipPackage } from '../../src/metadata/packageZip.ts';
import type { ObjectModel, PackageModel } from '../../src/metadata/model.ts';
import { readPackage } from '../../src/metadata/readPackage.ts';
import { recordPath, recordXml } from '../../src/metadata/recordXml.ts';
import { packageFilesOf, toDeployZip } from '../../src/metadata/sourceZip.ts';
import { readRecordPages } from '../../src/page/build/flexipage.ts';
import { ownPackage, packageFolders, recordsOf } from './ownPackage.ts';

let model: PackageModel;
beforeAll(async () => {
  model = await ownPackage();
});

function object(name: string) {
  const found = model.objects.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

describe('the package', () => {
  it('passes every metadata check', () => {
    expect(checkPackage(model).map(findingLine)).toEqual([]);
  });

  it('becomes a zip that holds the same components', async () => {
    const read = readPackage(unzipPackage(await toDeployZip(...packageFolders)));
    const names = (from: PackageModel) => from.components.map(({ type, fullName }) => `${type} ${fullName}`).sort();
    expect(read.problems).toEqual([]);
    expect(names(read)).toEqual(names(model));
  });

  it('keeps every value of every field in the zip', async () => {
    const zipped = readPackage(await packageFilesOf(...packageFolders));
    const fieldsOf = ({ fields }: ObjectModel) =>
      fields.map(({ file: _file, element: _element, ...field }) => [field.name, field] as const);
    const bare = (from: PackageModel) => new Map(from.objects.map((each) => [each.name, new Map(fieldsOf(each))]));
    expect(bare(zipped)).toEqual(bare(model));
  });

  it('makes every child of Account writable with read access to the account, and movable by a merge', () => {
    const masters = model.objects.flatMap(({ fields }) => fields).filter(({ type }) => type === 'MasterDetail');
    expect(masters).toHaveLength(11);
    for (const field of masters) {
      expect(field).toMatchObject({ referenceTo: 'Account', writeRequiresMasterRead: true, reparentableMasterDetail: true });
    }
  });

  it('gives every object that the service writes a unique external id', () => {
    const written = ['Scorecard_Result', 'Whitespace_Cell', 'Account_Summary', 'Settings_Version', 'Health_Run', 'Portfolio_Snapshot'];
    for (const name of written) {
      const key = object(`Headroom_${name}__c`).fields.find((field) => field.name === 'Key__c');
      expect(key).toMatchObject({ type: 'Text', length: 120, unique: true, externalId: true, required: true });
    }
  });

  it('gives every Custom Metadata type the four common fields', () => {
    const types = model.objects.filter(({ kind }) => kind === 'metadataType');
    expect(types).toHaveLength(12);
    for (const { fields } of types) {
      const names = fields.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(['Active__c', 'Sort_Order__c', 'Title__c', 'Explanation__c']));
    }
  });

  it('shows health on the left and room to grow on the right of the account page', () => {
    const page = model.flexipages.find(({ name }) => name === 'Headroom_Account_Record_Page');
    const columns = page?.regions.map((region) => [
      region.name,
      region.components.filter(({ name }) => !name.includes(':')).map(({ name, properties }) => [name, properties['variant']])
    ]);
    expect(page?.object).toBe('Account');
    expect(columns).toEqual([
      ['header', []],
      [
        'leftcol',
        [
          ['headroomHealth', 'full'],
          ['headroomHealth', 'compact']
        ]
      ],
      ['rightcol', [['headroomWhitespace', undefined]]]
    ]);
  });

  it('shows health once to everybody: in full to who works with it or sets it up', () => {
    const left = readRecordPages(join(import.meta.dirname, '../../force-app'))[0]?.regions.find(({ name }) => name === 'leftcol');
    const health = (left?.components ?? []).filter(({ component }) => component === 'headroomHealth');
    const shown = (held: readonly string[]): unknown =>
      health
        .filter(({ shownTo }) => {
          const met = (shownTo?.criteria ?? []).map(({ permission, isHeld }) => held.includes(permission) === isHeld);
          return shownTo?.match === 'any' ? met.includes(true) : !met.includes(false);
        })
        .map(({ properties }) => properties['variant']);
    expect(shown([])).toEqual(['compact']);
    expect(shown(['Headroom_Full_Health'])).toEqual(['full']);
    expect(shown(['CustomizeApplication'])).toEqual(['full']);
    expect(shown(['Headroom_Full_Health', 'CustomizeApplication'])).toEqual(['full']);
    const granting = model.permissionSets.filter(({ customPermissions }) => customPermissions.includes('Headroom_Full_Health'));
    expect(granting.map(({ name }) => name)).toEqual(['Headroom_Leader', 'Headroom_Success']);
  });

  it('shows room to grow beside the record on the opportunity page', () => {
    const page = model.flexipages.find(({ name }) => name === 'Headroom_Opportunity_Record_Page');
    expect(page?.object).toBe('Opportunity');
    expect(page?.regions.map((region) => [region.name, region.components.map(({ name }) => name)])).toEqual([
      ['header', ['force:highlightsPanel']],
      ['leftcol', ['force:detailPanel']],
      ['rightcol', ['headroomWhitespace', 'force:relatedListContainer']]
    ]);
  });

  it('makes these pages the default for their objects in the Headroom app alone', () => {
    expect(model.apps.map(({ name }) => name)).toEqual(['Headroom']);
    expect(model.apps[0]?.actionOverrides.map(({ object: on, content }) => [on, content])).toEqual([
      ['Account', 'Headroom_Account_Record_Page'],
      ['Account', 'Headroom_Account_Record_Page'],
      ['Opportunity', 'Headroom_Opportunity_Record_Page'],
      ['Opportunity', 'Headroom_Opportunity_Record_Page']
    ]);
    expect(model.objects.find(({ name }) => name === 'Account')?.compactLayoutAssignment).toBeUndefined();
  });
});

describe('permission sets', () => {
  const writes = (set: string) => {
    const found = model.permissionSets.find(({ name }) => name === set);
    if (found === undefined) throw new Error(`no ${set}`);
    return found.objectPermissions.filter(({ allowEdit }) => allowEdit).map(({ object: name }) => name);
  };

  it('lets reps write feedback only', () => {
    expect(writes('Headroom_Rep')).toEqual(['Headroom_Whitespace_Feedback__c']);
  });

  it('lets leaders write what they think and nothing else', () => {
    expect(writes('Headroom_Leader')).toEqual(['Headroom_Health_Override__c', 'Headroom_Pulse__c']);
  });

  it('lets the sync write its own objects and nothing that people write', () => {
    expect(writes('Headroom_Integration')).toEqual([
      'Headroom_Account_Summary__c',
      'Headroom_Health_Run__c',
      'Headroom_Portfolio_Snapshot__c',
      'Headroom_Scorecard_Result__c',
      'Headroom_Settings_Version__c',
      'Headroom_Whitespace_Cell__c'
    ]);
  });

  it('let the sync alone read the settings', () => {
    const readers = model.permissionSets.filter(({ metadataTypes }) => metadataTypes.length > 0);
    expect(readers.map(({ name, metadataTypes }) => [name, metadataTypes.length])).toEqual([['Headroom_Integration', 12]]);
  });

  it('show the chance of leaving to the sync alone until an admin grants it', () => {
    const readers = model.permissionSets.filter(({ fieldPermissions }) =>
      fieldPermissions.some(({ field }) => field === 'Headroom_Churn_Probability__c')
    );
    expect(readers.map(({ name }) => name)).toEqual(['Headroom_Account_Mirror', 'Headroom_Integration']);
  });
});

describe('the starter records', () => {
  it('say why, and carry a title, each one', () => {
    for (const record of model.records) {
      const given = new Map(record.values.map(({ field, value }) => [field, value]));
      expect(String(given.get('Explanation__c')).length, record.name).toBeGreaterThan(40);
      expect(given.get('Title__c'), record.name).toBeTruthy();
    }
  });

  it('read the same after they are written anew', () => {
    for (const record of model.records) {
      const path = recordPath(record);
      const [again] = readPackage(new Map([[path, recordXml(record)]])).records;
      expect(again).toEqual({ ...record, file: path });
    }
  });

  it('have curves that the validation rule of measures lets through', () => {
    const rule = object('Headroom_Measure__mdt').validationRules.find(({ name }) => name === 'Curve_Has_Knots');
    const pattern = /REGEX\(Curve__c, "(.*)"\)/.exec(rule?.errorConditionFormula ?? '')?.[1]?.replaceAll('\\\\', '\\');
    const knots = new RegExp(`^(?:${pattern})$`);
    const curves = [...recordsOf(model, 'Measure').values()].flatMap(({ values }) =>
      values.filter(({ field, value }) => field === 'Curve__c' && value !== null).map(({ value }) => String(value))
    );
    expect(curves).toHaveLength(52);
    expect(curves.filter((curve) => !knots.test(curve))).toEqual([]);
    for (const wrong of ['0:100', '0:100 5:60', '0:100, five:60', '0:-5, 5:60', '0:100, 5']) expect(knots.test(wrong), wrong).toBe(false);
  });

  it('leave every example product line and what hangs on it switched off', () => {
    const inactive = model.records.filter(({ values }) => values.some(({ field, value }) => field === 'Active__c' && value === false));
    expect(inactive.map(({ object: type }) => type.replace(/^Headroom_|__mdt$/g, '')).sort()).toEqual([
      'Contract_Source',
      ...Array<string>(5).fill('Measure'),
      ...Array<string>(5).fill('Product_Line'),
      ...Array<string>(5).fill('Signal'),
      ...Array<string>(6).fill('Whitespace_Rule')
    ]);
  });
});
