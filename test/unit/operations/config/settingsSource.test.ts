import { describe, expect, it } from 'vitest';
import { overlaid, withPlaces } from '../../../../src/operations/config/overlay.ts';
import { recordOf } from '../../../../src/operations/config/settingsFiles.ts';
import { settingsSource } from '../../../../src/operations/config/settingsSource.ts';
import type { SettingsSource } from '../../../../src/operations/config/settingsSource.ts';

/** A record's file, one value a block of four lines, as `sf project retrieve` writes it. */
function recordText(values: Readonly<Record<string, string>>): string {
  const blocks = Object.entries(values).map(
    ([field, value]) => `    <values>\n        <field>${field}</field>\n        ${value}\n    </values>`
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="x" xmlns:xsd="y">',
    '    <label>Red</label>',
    '    <protected>false</protected>',
    ...blocks,
    '</CustomMetadata>'
  ].join('\n');
}

const floor = (value: string): Readonly<Record<string, string>> => ({ Floor__c: `<value xsi:type="xsd:double">${value}</value>` });

function read(files: Readonly<Record<string, string | Uint8Array>>): SettingsSource {
  return settingsSource(
    Object.entries(files).map(([name, content]) => ({
      path: `settings/customMetadata/${name}.md-meta.xml`,
      fullName: name,
      bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content
    }))
  );
}

const codes = (source: SettingsSource): readonly string[] => source.findings.map(({ code }) => code);

describe('the record that a path names', () => {
  it.each([
    ['settings/customMetadata/Headroom_Band.red.md', 'Headroom_Band.red'],
    ['settings/main/default/customMetadata/Headroom_Band.red.md-meta.xml', 'Headroom_Band.red'],
    ['anywhere/Headroom_Band.red.md-meta.xml', 'Headroom_Band.red'],
    ['settings/README.md', undefined],
    ['objects/Headroom_Band__mdt/fields/Floor__c.field-meta.xml', undefined]
  ])('of %s is %s', (path, record) => {
    expect(recordOf(path)).toBe(record);
  });
});

describe('files of settings', () => {
  it('are read into records with the line of each field', () => {
    const { records, findings } = read({ 'Headroom_Band.own_red': recordText({ ...floor('0.0'), Title__c: '<value>At risk</value>' }) });
    expect(findings).toEqual([]);
    expect(records).toMatchObject([{ name: 'Headroom_Band.own_red', file: 'settings/customMetadata/Headroom_Band.own_red.md-meta.xml' }]);
    expect([...(records[0]?.lines ?? [])]).toEqual([
      ['Floor__c', 5],
      ['Title__c', 9]
    ]);
  });

  it('lose the namespace of the package in the names of type and fields', () => {
    const values = { headroom__Floor__c: '<value xsi:type="xsd:double">5</value>' };
    const { records } = read({ 'headroom__Headroom_Band.own_red': recordText(values) });
    expect(records[0]?.name).toBe('Headroom_Band.own_red');
    expect(records[0]?.record.values).toMatchObject([{ field: 'Floor__c', value: 5 }]);
  });

  it('of other people are left aside', () => {
    expect(read({ 'Acme_Rate.eur': 'not even XML' })).toEqual({ records: [], findings: [] });
  });

  /** Files that cannot be used, and how each is told. */
  const unusable: readonly {
    readonly title: string;
    readonly name?: string;
    readonly content: string | Uint8Array;
    readonly told: object;
  }[] = [
    {
      title: 'a type that is mistyped',
      name: 'Headroom_Mesure.a',
      content: recordText({}),
      told: {
        code: 'E-FILE-NAME',
        what: 'Headroom_Mesure is no type of settings that Headroom knows',
        fix: 'Name the file Headroom_Measure.<record>'
      }
    },
    { title: 'a name that is no developer name', name: 'Headroom_Band.my-band', content: recordText({}), told: { code: 'E-FILE-NAME' } },
    { title: 'an empty file', content: ' \n', told: { code: 'E-FILE-EMPTY', fix: 'Fill it, or delete it' } },
    { title: 'Latin-1', content: Uint8Array.of(0x3c, 0xe9, 0x3e), told: { code: 'E-FILE-ENCODING', fix: 'Save it as UTF-8' } },
    {
      title: 'a type in other letters',
      name: 'headroom_band.a',
      content: recordText(floor('0')),
      told: { code: 'E-FILE-NAME', fix: 'Name the file Headroom_Band.<record>' }
    },
    { title: 'a file too long', content: ' '.repeat(600_001), told: { code: 'E-FILE-SIZE', what: 'the file has 600001 bytes' } },
    { title: 'entities', content: '<!DOCTYPE a [<!ENTITY b "c">]><CustomMetadata/>', told: { code: 'E-FILE-ENTITY' } },
    {
      title: 'a tag that is not closed',
      content: '<CustomMetadata>\n<label>',
      told: { code: 'E-FILE-XML', fix: 'Correct the XML at that line' }
    },
    {
      title: 'another kind of metadata',
      content: '<CustomObject/>',
      told: { code: 'E-FILE-XML', what: 'the file holds <CustomObject> instead of <CustomMetadata>' }
    }
  ];

  it.each(unusable)('that cannot be used are told with code, file and fix: $title', ({ name = 'Headroom_Band.a', content, told }) => {
    const { records, findings } = read({ [name]: content });
    expect(records).toEqual([]);
    expect(findings).toMatchObject([{ ...told, record: name, place: { file: `settings/customMetadata/${name}.md-meta.xml` } }]);
    expect(findings[0]?.fix).not.toBe('');
  });

  it('may begin with a byte order mark', () => {
    expect(codes(read({ 'Headroom_Band.a': `\uFEFF${recordText(floor('0'))}` }))).toEqual([]);
  });

  it('that give one field two values are told by the line of the second', () => {
    const twice = recordText(floor('0')).replace(
      '</CustomMetadata>',
      '<values><field>Floor__c</field><value>9</value></values></CustomMetadata>'
    );
    expect(read({ 'Headroom_Band.a': twice }).findings).toMatchObject([{ code: 'E-FILE-TWICE', field: 'Floor__c', place: { line: 9 } }]);
  });

  it('of one record in two places are told, whatever the letter case', () => {
    expect(codes(read({ 'Headroom_Band.a': recordText(floor('0')), 'Headroom_Band.A': recordText(floor('0')) }))).toEqual(['E-NAME-TWICE']);
  });
});

describe('records laid over the org', () => {
  const rows = {
    Headroom_Band: [
      { DeveloperName: 'red', Floor__c: 0, Title__c: 'Red' },
      { DeveloperName: 'green', Floor__c: 80 }
    ]
  };
  const { records } = read({ 'Headroom_Band.RED': recordText(floor('5.0')), 'Headroom_Band.blue': recordText(floor('40.0')) });

  it('replace by name whatever its letter case, keep fields that they do not name, add and delete nothing else', () => {
    expect(overlaid(rows, records)['Headroom_Band']).toEqual([
      { DeveloperName: 'red', Floor__c: 5, Title__c: 'Red' },
      { DeveloperName: 'green', Floor__c: 80 },
      { DeveloperName: 'blue', Floor__c: 40 }
    ]);
  });

  it('give findings about them file and line, whatever the letter case, the first one for a field that the file does not name', () => {
    const finding = { code: 'E-BAND-START', record: 'Headroom_Band.blue', value: '40', what: 'x', fix: 'y' } as const;
    const placed = withPlaces(
      [
        { ...finding, field: 'Floor__c' },
        { ...finding, field: 'Colour__c' },
        { ...finding, record: 'Headroom_Band.red', field: 'Floor__c' },
        { ...finding, record: 'Headroom_Band.green', field: 'Floor__c' }
      ],
      records
    );
    expect(placed.map(({ place }) => place?.line)).toEqual([5, 1, 5, undefined]);
  });
});
