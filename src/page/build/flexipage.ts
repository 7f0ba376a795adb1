import { XMLParser } from 'fast-xml-parser';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { visibilityOf } from './visibility.ts';
import type { RuleXml, Visibility } from './visibility.ts';

/** A component placed on a page, with its design attributes as the builder stored them (text). */
export type PlacedComponent = {
  readonly component: string;
  readonly properties: Readonly<Record<string, string>>;
  /** Who sees it; absent = everybody. */
  readonly shownTo?: Visibility;
};

/** A region of a page with its components from top to bottom. */
export type PageRegion = { readonly name: string; readonly components: readonly PlacedComponent[] };

/** A page of any kind: its regions in the order of the template. */
type LaidOut = { readonly name: string; readonly template: string; readonly regions: readonly PageRegion[] };

/** A record page of an object. */
export type RecordPage = LaidOut & { readonly object: string };

/** An app page behind a custom tab: `tab` stands in its address, `label` in the navigation bar. */
export type AppPage = LaidOut & { readonly tab: string; readonly label: string };

type PropertyXml = { name: string; value?: string };
type InstanceXml = { componentName: string; componentInstanceProperties?: PropertyXml[]; visibilityRule?: RuleXml };
type ItemXml = { componentInstance?: InstanceXml };
type RegionXml = { name: string; type: string; itemInstances?: ItemXml[] };
type TabXml = { CustomTab?: { flexiPage?: string; label?: string } };
type AppXml = { CustomApplication?: { label?: string; tabs?: string[] } };
type FlexipageXml = { FlexiPage: { type: string; sobjectType?: string; template: { name: string }; flexiPageRegions?: RegionXml[] } };

const lists = ['flexiPageRegions', 'itemInstances', 'componentInstanceProperties', 'criteria', 'CustomApplication.tabs'];
const parser = new XMLParser({ parseTagValue: false, isArray: (name, path) => lists.includes(name) || lists.includes(String(path)) });

/**
 * Record pages of a package directory by object.
 * Reads: `flexipages/*.flexipage-meta.xml`; pages of other types are left out.
 */
export function readRecordPages(packageFolder: string): readonly RecordPage[] {
  return filesOf(packageFolder, 'flexipage').flatMap(({ name, xml }) => recordPageFrom(name, xml));
}

/**
 * App pages of a package directory that a custom tab leads to, in the order of the Lightning app's navigation; what the app leaves out
 * comes last.
 * Reads: `tabs`, `flexipages` and `applications`.
 */
export function readAppPages(packageFolder: string): readonly AppPage[] {
  const pages = new Map(filesOf(packageFolder, 'flexipage').map(({ name, xml }) => [name, xml]));
  const order = readApp(packageFolder)?.tabs ?? [];
  return filesOf(packageFolder, 'tab')
    .flatMap(({ name: tab, xml }) => {
      const { flexiPage, label } = (parser.parse(xml) as TabXml).CustomTab ?? {};
      const page = pages.get(flexiPage ?? '');
      return flexiPage === undefined || page === undefined ? [] : appPageFrom({ tab, label: label ?? tab }, flexiPage, page);
    })
    .sort((a, b) => placeIn(order, a.tab) - placeIn(order, b.tab));
}

function placeIn(order: readonly string[], tab: string): number {
  return order.includes(tab) ? order.indexOf(tab) : order.length;
}

/** Label of the package's Lightning app, which stands in the navigation bar. Reads: `applications/*.app-meta.xml`. */
export function readAppLabel(packageFolder: string): string {
  return readApp(packageFolder)?.label ?? 'Accounts';
}

function readApp(packageFolder: string): AppXml['CustomApplication'] {
  const [file] = filesOf(packageFolder, 'app');
  return file === undefined ? undefined : (parser.parse(file.xml) as AppXml).CustomApplication;
}

/** Metadata files of a kind in name order: their names and texts. */
function filesOf(packageFolder: string, kind: string): readonly { readonly name: string; readonly xml: string }[] {
  return globSync(`**/*.${kind}-meta.xml`, { cwd: packageFolder })
    .sort()
    .map((file) => ({ name: basename(file).replace(`.${kind}-meta.xml`, ''), xml: readFileSync(join(packageFolder, file), 'utf8') }));
}

/**
 * One flexipage as a record page: none for home and app pages.
 * Facets (contents of tabs and accordions) are put where the component that shows them stands, in order.
 */
export function recordPageFrom(name: string, xml: string): RecordPage[] {
  const page = (parser.parse(xml) as FlexipageXml).FlexiPage;
  if (page.type !== 'RecordPage' || page.sobjectType === undefined) return [];
  return [{ name, object: page.sobjectType, template: page.template.name, regions: regionsOf(page) }];
}

/** One flexipage as an app page behind a tab: none for record and home pages. */
export function appPageFrom(tab: Pick<AppPage, 'tab' | 'label'>, name: string, xml: string): AppPage[] {
  const page = (parser.parse(xml) as FlexipageXml).FlexiPage;
  return page.type === 'AppPage' ? [{ ...tab, name, template: page.template.name, regions: regionsOf(page) }] : [];
}

function regionsOf({ flexiPageRegions: all = [] }: FlexipageXml['FlexiPage']): readonly PageRegion[] {
  return all.filter((region) => region.type === 'Region').map((region) => ({ name: region.name, components: componentsOf(region, all) }));
}

function componentsOf(region: RegionXml, all: readonly RegionXml[]): PlacedComponent[] {
  return (region.itemInstances ?? []).flatMap(({ componentInstance }) => {
    if (componentInstance === undefined) return [];
    const properties: Record<string, string> = {};
    for (const { name, value } of componentInstance.componentInstanceProperties ?? []) if (value !== undefined) properties[name] = value;
    const facets = all.filter((other) => other.type === 'Facet' && Object.values(properties).includes(other.name));
    if (facets.length > 0) return facets.flatMap((facet) => componentsOf(facet, all));
    const component = componentInstance.componentName.replace(/^c:/, '');
    const { visibilityRule: rule } = componentInstance;
    return [{ component, properties, ...(rule === undefined ? {} : { shownTo: visibilityOf(rule, component) }) }];
  });
}
