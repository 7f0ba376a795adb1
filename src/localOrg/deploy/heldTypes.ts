import { folderLines } from '../../metadata/structure/folderLines.ts';
import { folderOfType, partsInFolder } from '../../metadata/structure/typeFolder.ts';
import { refusalOfType } from './componentTypes.ts';

/** A type of component that the org can hold, as describeMetadata tells it. */
export type HeldType = {
  readonly xmlName: string;
  readonly directoryName: string;
  readonly suffix?: string;
  readonly childXmlNames?: readonly string[];
  readonly inFolder: boolean;
  /** Whether a `-meta.xml` file stands beside the content. */
  readonly metaFile: boolean;
};

/**
 * The types of metadata that a deploy can bring into this org, by name. A type of folders is none by itself: the type whose
 * components stand in them says so.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_dashboard.htm ("DashboardFolder is not returned")
 */
export function heldTypes(): readonly HeldType[] {
  const names = new Set(folderLines.map((line) => line.split(' ')[1] ?? ''));
  const isFolder = (name: string): boolean => /Folder$/.test(name) && folderOfType(name.replace(/Folder$/, ''))?.adapter === 'inFolder';
  return [...names].sort().flatMap((xmlName) => {
    const place = folderOfType(xmlName);
    if (!place || isFolder(xmlName) || refusalOfType(xmlName) !== undefined) return [];
    const parts = [...partsInFolder(place.folder).values()].map(({ type }) => type);
    const held = parts.filter((type) => refusalOfType(type) === undefined);
    return [
      {
        xmlName,
        directoryName: place.folder,
        ...(place.suffix === '' ? {} : { suffix: place.suffix.slice(1) }),
        ...(held.length === 0 ? {} : { childXmlNames: held }),
        inFolder: place.adapter === 'inFolder',
        metaFile: place.adapter === 'matchingContentFile' || place.adapter === 'mixedContent'
      }
    ];
  });
}

/** First three characters of the ids of components that have no record of their own. Source: help.salesforce.com, "Standard field record ID prefix decoder". */
const keyPrefixes: Readonly<Record<string, string>> = {
  CompactLayout: '0AH',
  CustomApplication: '02u',
  CustomField: '00N',
  CustomLabel: '101',
  CustomLabels: '101',
  CustomMetadata: 'm00',
  CustomObject: '01I',
  CustomTab: '01r',
  Dashboard: '01Z',
  DashboardFolder: '00l',
  FlexiPage: '0M0',
  Layout: '00h',
  LightningComponentBundle: '0Rb',
  ListView: '00B',
  PermissionSet: '0PS',
  RecordType: '012',
  Report: '00O',
  ReportFolder: '00l',
  ReportType: '070',
  StaticResource: '081',
  ValidationRule: '03d'
};
const otherPrefix = '0L0';

/** Key prefix for the ids of a type's components; one of the local org's own where the platform's is not known here. */
export function keyPrefixOf(type: string): string {
  return keyPrefixes[type] ?? otherPrefix;
}

/** Types of the parts of an object file: fields, rules, views, ... */
export const objectPartTypes: ReadonlySet<string> = new Set([...partsInFolder('objects').values()].map(({ type }) => type));
