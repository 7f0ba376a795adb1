import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import type { PackageFiles } from '../../src/metadata/model.ts';
import { zipPackage } from '../../src/metadata/packageZip.ts';
import { packageFilesOf } from '../../src/metadata/sourceZip.ts';
import { writeFindings } from '../../src/operations/prepareRun.ts';
import { findingsInOrg } from '../../src/operations/settingsInOrg.ts';
import { connectOrg } from '../../src/org/connect.ts';
import type { FieldDescribe, ObjectDescribe } from '../../src/org/orgClient.ts';
import { planPull } from '../../src/pull/planPull.ts';
import { preparePull } from '../../src/pull/preparePull.ts';
import type { Describes } from '../../src/pull/pullPlan.ts';
import { readSettings } from '../../src/settings/readSettings.ts';
import type { SettingRow } from '../../src/settings/settingType.ts';
import { unknownChoices } from '../../src/signals/resolve/unknownChoices.ts';
import { deploy, openTestOrg, signInAs } from '../localOrg/testOrg.ts';
import type { TestOrg } from '../localOrg/testOrg.ts';
import { starterRows, starterSettings, withChange } from '../unit/settings/starterRows.ts';
import { openBadOrg } from './badOrg.ts';
import type { BadOrg } from './badOrg.ts';
import { classesMadeIn } from './classes.ts';
import { expectFinding } from './expectFinding.ts';
import type { Expected } from './expectFinding.ts';

/** A class that the local org has no example of: what an org like that says of itself, and the settings that stumble over it. */
type BadDescribe = Expected & {
  readonly id: number;
  readonly title: string;
  readonly settings?: SettingRow;
  readonly org: (described: Describes) => readonly (readonly [name: string, ObjectDescribe | undefined])[];
};

const open = 'Headroom_Signal.case_open';
const text: Omit<FieldDescribe, 'name'> = {
  label: '',
  type: 'string',
  calculated: false,
  filterable: true,
  nillable: true,
  createable: true,
  updateable: true,
  externalId: false,
  permissionable: true,
  referenceTo: [],
  picklistValues: [],
  length: 255,
  precision: 0,
  scale: 0
};

/** Case as the org describes it, with something else about it. */
const caseWith =
  (change: (object: ObjectDescribe) => Partial<ObjectDescribe>): BadDescribe['org'] =>
  (described) => {
    const object = described.get('Case')!;
    return [['Case', { ...object, ...change(object) }]];
  };
const withField = (field: Partial<FieldDescribe> & { readonly name: string }): BadDescribe['org'] =>
  caseWith(({ fields }) => ({ fields: [...fields, { ...text, ...field }] }));

const cases: readonly BadDescribe[] = [
  {
    id: 18,
    title: 'Case is not queryable',
    org: caseWith(() => ({ queryable: false })),
    settings: {},
    record: open,
    field: 'Object__c',
    what: /nobody can query Case/,
    fix: /Name an object that can be queried/
  },
  {
    id: 21,
    title: 'the user may not see Case.Type',
    org: caseWith(({ fields }) => ({ fields: fields.filter(({ name }) => name !== 'Type') })),
    record: open,
    field: 'Filter__c',
    what: /no field Type/,
    fix: /give read access with the permission set Headroom_Sources/
  },
  {
    id: 24,
    title: 'Case has a field that holds a file',
    org: withField({ name: 'Scan__c', type: 'base64' }),
    settings: { Aggregate__c: 'COUNT_DISTINCT', Field__c: 'Scan__c' },
    record: open,
    field: 'Field__c',
    what: /type base64, which cannot be read in bulk/,
    fix: /Name one of its parts/
  },
  {
    id: 30,
    title: 'the object belongs to a package with a namespace',
    org: (described) => [
      ['Visit__c', undefined],
      ['acme__Visit__c', { ...described.get('Case')!, name: 'acme__Visit__c' }]
    ],
    settings: { Object__c: 'Visit__c' },
    record: open,
    field: 'Object__c',
    what: /no object Visit__c/,
    fix: /Write acme__Visit__c/
  },
  {
    id: 34,
    title: 'the filter reads an encrypted field',
    org: withField({ name: 'Secret__c', type: 'encryptedstring', filterable: false }),
    settings: { Filter__c: "Secret__c = 'x'" },
    record: open,
    field: 'Filter__c',
    what: /Case\.Secret__c is encrypted, so that this user reads only its mask/,
    fix: /Name a field that is not encrypted/
  },
  {
    id: 35,
    title: 'the filter reads 501 fields of Case',
    org: caseWith(({ fields }) => ({ fields: [...fields, ...manyFields] })),
    settings: {},
    record: open,
    field: 'Filter__c',
    what: /read \d+ fields of Case, more than 500/,
    fix: /gather values in formula fields/
  }
];
const manyFields = Array.from({ length: 501 }, (_, at) => ({ ...text, name: `F${at}__c` }));

/** Changes to the package as an admin could have made them, each at one field, and what has to be said of it. */
const altered: readonly (Omit<Expected, 'record'> & { readonly id: number; readonly from: RegExp; readonly to: string })[] = [
  {
    id: 63,
    field: 'Change_From_On__c',
    from: field('Change_From_On__c'),
    to: '',
    what: /no field Change_From_On__c that this user can see/,
    fix: /Deploy the package, or give the user read access with the permission set Headroom_Integration/
  },
  {
    id: 64,
    field: 'Readings__c',
    from: /(<fullName>Readings__c<\/fullName>)/,
    to: '$1<formula>1 + 1</formula>',
    what: /type double/,
    fix: /Deploy the field of the package again/
  },
  {
    id: 65,
    field: 'Change__c',
    from: field('Change__c'),
    to: '<fields><fullName>Change__c</fullName><label>x</label><type>Checkbox</type><defaultValue>false</defaultValue></fields>',
    what: /type double/,
    fix: /Deploy the field of the package again/
  },
  {
    id: 66,
    field: 'Score__c',
    from: /(<fullName>Score__c<\/fullName>(?:(?!<\/fields>)[^])*<precision>)4(<\/precision>(?:(?!<\/fields>)[^])*<scale>)1/,
    to: '$12$20',
    what: /3 digits before and 1 behind the point/,
    fix: /Deploy the field of the package again/
  },
  {
    id: 67,
    field: 'Top_Reason_1__c',
    from: /(<fullName>Top_Reason_1__c<\/fullName>(?:(?!<\/fields>)[^])*<length>)255/,
    to: '$120',
    what: /hold 255 characters/,
    fix: /Deploy the field of the package again/
  },
  {
    id: 68,
    field: 'State__c',
    from: /<value>\s*<fullName>too_new<\/fullName>(?:(?!<\/value>)[^])*<\/value>/,
    to: '',
    what: /lacks the value too_new/,
    fix: /Add too_new as an active value/
  }
];

/** The element of one field in an object's file. */
function field(name: string): RegExp {
  return new RegExp(`<fields>\\s*<fullName>${name}</fullName>(?:(?!</fields>)[^])*</fields>`);
}

const result = 'Headroom_Scorecard_Result__c';

describe('classes of the list that the local org has no example of', () => {
  let org: BadOrg;
  let described: Describes;
  beforeAll(async () => {
    org = await openBadOrg();
    ({ describes: described } = await preparePull(org.client, starterSettings({ examples: true })));
  }, 600_000);
  afterAll(() => org.close());

  function findingsWhere(bad: BadDescribe): readonly Finding[] {
    const filter = bad.id === 35 ? { Filter__c: manyFields.map(({ name }) => `${name} = 'x'`).join(' OR ') } : bad.settings;
    const { settings, findings } = readSettings(withChange(starterRows({ examples: true }), open, filter ?? {}));
    expect(findings).toEqual([]);
    const describes = new Map([...described, ...bad.org(described)]);
    const planning = planPull(settings!, describes, [...(org.client.identity.objectNames ?? []), 'acme__Visit__c']);
    if (planning.kind !== 'plan') throw new Error(`describes of ${planning.objects.join(', ')} are missing`);
    const present = new Map([...describes].flatMap(([name, each]) => (each === undefined ? [] : [[name, each] as const])));
    // Other signals read Case too; what is wrong with it is said of each.
    return findingsInOrg(settings!, planning.plan, present).filter(({ record }) => record === bad.record);
  }

  it.each(cases)('$id: $title', (bad) => {
    expectFinding(findingsWhere(bad), classesMadeIn('asDescribed').get(bad.id)!.code, bad);
  });

  it('56: a picklist value that the org lacks is a warning with code, place, reason and fix', () => {
    const { settings } = readSettings(withChange(starterRows({ examples: true }), open, { Filter__c: "Status = 'Nowhere'" }));
    const present = new Map([...described].flatMap(([name, each]) => (each === undefined ? [] : [[name, each] as const])));
    const found = unknownChoices(settings!, present).filter(({ record }) => record === open);
    const expected = { record: open, field: 'Filter__c', what: /Status has no value Nowhere/, fix: /Use the org's own values/ };
    expectFinding(found, classesMadeIn('asDescribed').get(56)!.code, expected);
  });

  it('are those that the list has for it', () => {
    const ids = [...cases.map(({ id }) => id), 56, ...altered.map(({ id }) => id), 71];
    expect(ids).toEqual([...classesMadeIn('asDescribed').keys()]);
  });
});

describe('a package that an admin has changed', () => {
  let org: BadOrg;
  beforeAll(async () => {
    org = await openBadOrg((path, before) => {
      if (!path.startsWith(`objects/${result}`)) return before;
      return altered.reduce((now, { field: name, from, to }) => {
        if (!from.test(now)) throw new Error(`${name} does not stand in ${path} as expected`);
        return now.replace(from, to);
      }, before);
    });
  }, 600_000);
  afterAll(() => org.close());

  it('stops the sync with a line for each field, and nothing is written', async () => {
    const before = await org.holdings();
    const { name, lines, text: said, exitCode } = await org.refused();
    expect({ name, exitCode }).toEqual({ name: 'SettingsInvalid', exitCode: 1 });
    for (const { id, field: of, what, fix } of altered) {
      const line = lines.find((each) => each.includes(`${result}, ${of}`)) ?? '';
      expect(line.startsWith(`${classesMadeIn('asDescribed').get(id)!.code}  ${result}, ${of}`), lines.join('\n')).toBe(true);
      expect(line).toMatch(what);
      expect(line).toMatch(fix);
      expect(line.length).toBeLessThanOrEqual(300);
    }
    expect(lines).toHaveLength(altered.length);
    expect(said).not.toMatch(/^\s+at /m);
    expect(await org.holdings()).toBe(before);
  });
});

describe('a user who runs the sync', () => {
  const app = { key: 'sync', secret: 's3cret' };
  const set = 'permissionsets/Headroom_Integration.permissionset';
  let org: TestOrg;
  let files: PackageFiles;
  beforeAll(async () => {
    org = await openTestOrg({ apps: [{ consumerKey: app.key, consumerSecret: app.secret }] });
    files = await packageFilesOf('force-app');
  }, 600_000);
  afterAll(() => org.remove());

  /** Deploys the objects and the permission set as given, and describes the results as the user sees them. */
  async function findingsWith(permissions: string): Promise<readonly Finding[]> {
    const objects = [...files].filter(([path]) => /^(?:objects|globalValueSets)\//.test(path));
    const result = await deploy(org, zipPackage(new Map([...objects, [set, permissions]])));
    if (result.status !== 'Succeeded') throw new Error(JSON.stringify(result.details));
    const client = await connectOrg({ signIn: { kind: 'token', instanceUrl: org.url, accessToken: await signInAs(org, app) } });
    const [given] = await org.query("SELECT Id FROM PermissionSet WHERE Name = 'Headroom_Integration'");
    const assigned = await org.query(`SELECT Id FROM PermissionSetAssignment WHERE PermissionSetId = '${given.Id}'`);
    if (assigned.length === 0) {
      await org.create('PermissionSetAssignment', { AssigneeId: client.identity.userId, PermissionSetId: given.Id });
    }
    return writeFindings(client, starterSettings());
  }

  it('may write everything with the permission set of the package', async () => {
    const permissions = files.get(set)!;
    // Accesses to what is not deployed here have nothing to do with fields.
    expect(await findingsWith(dataOnly(permissions))).toEqual([]);
  });

  it('71: is told which field may not be edited, with code, place, reason and fix', async () => {
    const field = `${result}.Score__c`;
    const before = dataOnly(files.get(set)!);
    const locked = before.replace(new RegExp(`<editable>true</editable>(\\s*<field>${field}</field>)`), '<editable>false</editable>$1');
    expect(locked).not.toBe(before);
    const expected = {
      record: result,
      field: 'Score__c',
      what: /may not be written by this user/,
      fix: /permission set Headroom_Integration/
    };
    expectFinding(await findingsWith(locked), classesMadeIn('asDescribed').get(71)!.code, expected);
  });
});

/** A permission set without what it says of settings and of objects that are not ours. */
function dataOnly(permissions: string): string {
  return permissions.replace(/<customMetadataTypeAccesses>[^]*?<\/customMetadataTypeAccesses>\s*/g, '');
}
