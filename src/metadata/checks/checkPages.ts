import type { PackageModel } from '../model.ts';
import type { AppModel, FlexipageModel, LwcBundleModel, TabModel } from '../pageModel.ts';
import type { Finding } from './finding.ts';

const targets: Readonly<Record<string, string>> = {
  RecordPage: 'lightning__RecordPage',
  AppPage: 'lightning__AppPage',
  HomePage: 'lightning__HomePage'
};

/** Pages, apps and tabs: the components, pages, tabs and objects that they name exist, and components can stand there. */
export function checkPages(model: PackageModel): readonly Finding[] {
  const bundles = new Map(model.lwcBundles.map((bundle) => [bundle.name, bundle]));
  return [
    ...model.flexipages.flatMap((page) => pageFindings(page, bundles)),
    ...model.apps.flatMap((app) => appFindings(app, model)),
    ...model.tabs.flatMap((tab) => tabFindings(tab, model, bundles))
  ];
}

/** Components of the platform have a namespace before the colon; ours have none, or `c:`. */
function ownComponent(name: string): string | undefined {
  if (name.startsWith('c:')) return name.slice(2);
  return name.includes(':') ? undefined : name;
}

function pageFindings(page: FlexipageModel, bundles: ReadonlyMap<string, LwcBundleModel>): readonly Finding[] {
  const at = { file: page.file, element: page.name };
  const target = targets[page.type];
  const placed = page.regions.flatMap(({ components }) => components).map(({ name }) => ownComponent(name));
  return placed.flatMap((name): readonly Finding[] => {
    if (name === undefined) return [];
    const bundle = bundles.get(name);
    if (bundle === undefined)
      return [{ ...at, what: `shows the component ${name}, which the package lacks`, fix: 'Correct the name or add the component' }];
    if (!bundle.isExposed)
      return [{ ...at, what: `shows the component ${name}, which is not exposed`, fix: `Set isExposed to true in ${name}.js-meta.xml` }];
    if (target === undefined || bundle.targets.includes(target)) return [];
    return [{ ...at, what: `shows the component ${name} on a ${page.type}`, fix: `Add the target ${target} to ${name}.js-meta.xml` }];
  });
}

function appFindings(app: AppModel, model: PackageModel): readonly Finding[] {
  const at = { file: app.file, element: app.name };
  const tabs = new Set(model.tabs.map(({ name }) => name));
  const pages = new Set(model.flexipages.map(({ name }) => name));
  const lost = app.tabs.filter((tab) => !tab.startsWith('standard-') && !tabs.has(tab));
  const noPage = app.actionOverrides.filter(({ type, content }) => type === 'Flexipage' && !pages.has(content ?? ''));
  return [
    ...lost.map((tab) => ({ ...at, what: `shows the tab ${tab}, which the package lacks`, fix: 'Correct the name or add the tab' })),
    ...noPage.map(({ content }) => ({
      ...at,
      what: `opens the page ${content ?? ''}, which the package lacks`,
      fix: 'Correct the name or add the page'
    }))
  ];
}

function tabFindings(tab: TabModel, model: PackageModel, bundles: ReadonlyMap<string, LwcBundleModel>): readonly Finding[] {
  const at = { file: tab.file, element: tab.name };
  if (tab.isObjectTab && !model.objects.some(({ name }) => name === tab.name)) {
    return [{ ...at, what: 'is the tab of an object that the package lacks', fix: 'Name the tab like its object' }];
  }
  if (tab.flexipage !== undefined && !model.flexipages.some(({ name }) => name === tab.flexipage)) {
    return [{ ...at, what: `opens the page ${tab.flexipage}, which the package lacks`, fix: 'Correct the name or add the page' }];
  }
  if (tab.lwcComponent !== undefined && !bundles.has(tab.lwcComponent)) {
    return [
      { ...at, what: `opens the component ${tab.lwcComponent}, which the package lacks`, fix: 'Correct the name or add the component' }
    ];
  }
  return [];
}
