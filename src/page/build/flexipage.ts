import { XMLParser } from 'fast-xml-parser';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A component placed on a page, with its design attributes as the builder stored them (text). */
export type PlacedComponent = { readonly component: string; readonly properties: Readonly<Record<string, string>> };

/** A record page: its regions in the order of the template, each with its components from top to bottom. */
export type RecordPage = {
  readonly name: string;
  readonly object: string;
  readonly template: string;
  readonly regions: readonly { readonly name: string; readonly components: readonly PlacedComponent[] }[];
};

type PropertyXml = { name: string; value?: string };
type ItemXml = { componentInstance?: { componentName: string; componentInstanceProperties?: PropertyXml[] } };
type RegionXml = { name: string; type: string; itemInstances?: ItemXml[] };
type FlexipageXml = { FlexiPage: { type: string; sobjectType?: string; template: { name: string }; flexiPageRegions?: RegionXml[] } };

const lists = ['flexiPageRegions', 'itemInstances', 'componentInstanceProperties'];
const parser = new XMLParser({ parseTagValue: false, isArray: (name) => lists.includes(name) });

/**
 * Record pages of a package directory by object.
 * Reads: `flexipages/*.flexipage-meta.xml`; pages of other types are left out.
 */
export function readRecordPages(packageFolder: string): readonly RecordPage[] {
  return globSync('**/*.flexipage-meta.xml', { cwd: packageFolder })
    .sort()
    .flatMap((file) => {
      const name = file.replace(/^.*[\\/]/, '').replace('.flexipage-meta.xml', '');
      return recordPageFrom(name, readFileSync(join(packageFolder, file), 'utf8'));
    });
}

/** Label of the package's Lightning app, which stands in the navigation bar. Reads: `applications/*.app-meta.xml`. */
export function readAppLabel(packageFolder: string): string {
  const [file] = globSync('**/*.app-meta.xml', { cwd: packageFolder }).sort();
  if (file === undefined) return 'Accounts';
  const xml = parser.parse(readFileSync(join(packageFolder, file), 'utf8')) as { CustomApplication?: { label?: string } };
  return xml.CustomApplication?.label ?? 'Accounts';
}

/**
 * One flexipage as a record page: none for home and app pages.
 * Facets (contents of tabs and accordions) are put where the component that shows them stands, in order.
 */
export function recordPageFrom(name: string, xml: string): RecordPage[] {
  const page = (parser.parse(xml) as FlexipageXml).FlexiPage;
  if (page.type !== 'RecordPage' || page.sobjectType === undefined) return [];
  const all = page.flexiPageRegions ?? [];
  const regions = all
    .filter((region) => region.type === 'Region')
    .map((region) => ({ name: region.name, components: componentsOf(region, all) }));
  return [{ name, object: page.sobjectType, template: page.template.name, regions }];
}

function componentsOf(region: RegionXml, all: readonly RegionXml[]): PlacedComponent[] {
  return (region.itemInstances ?? []).flatMap(({ componentInstance }) => {
    if (componentInstance === undefined) return [];
    const properties: Record<string, string> = {};
    for (const { name, value } of componentInstance.componentInstanceProperties ?? []) if (value !== undefined) properties[name] = value;
    const facets = all.filter((other) => other.type === 'Facet' && Object.values(properties).includes(other.name));
    if (facets.length > 0) return facets.flatMap((facet) => componentsOf(facet, all));
    return [{ component: componentInstance.componentName.replace(/^c:/, ''), properties }];
  });
}
