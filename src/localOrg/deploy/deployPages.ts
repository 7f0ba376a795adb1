import { fail, type Deployment } from './deployment.ts';

type Stored = {
  readonly type: string;
  readonly fullName: string;
  readonly fileName: string;
  readonly definition: unknown;
  readonly problem?: string;
};

/** Apps, tabs, pages, labels, list views and component bundles: checked for what they refer to, and stored as they are. */
export function deployPages(deployment: Deployment): void {
  for (const component of componentsOf(deployment)) {
    if (component.problem)
      fail(deployment, {
        componentType: component.type,
        fullName: component.fullName,
        fileName: component.fileName,
        problem: component.problem
      });
    else store(deployment, component);
  }
}

function store({ context }: Deployment, { type, fullName, definition }: Stored): void {
  context.org.database
    .statement('insert into org_component values (?, ?, ?) on conflict (type, full_name) do update set definition = excluded.definition')
    .run(type, fullName, JSON.stringify(definition));
}

function componentsOf(deployment: Deployment): readonly Stored[] {
  const { model } = deployment;
  return [
    ...model.labels.map((label) => ({ type: 'CustomLabel', fullName: label.name, fileName: label.file, definition: label })),
    ...model.lwcBundles.map((bundle) => ({
      type: 'LightningComponentBundle',
      fullName: bundle.name,
      fileName: bundle.file,
      definition: { ...bundle, files: Object.fromEntries(bundle.files) }
    })),
    ...model.objects.flatMap((object) =>
      object.listViews.map((view) => ({ type: 'ListView', fullName: `${object.name}.${view.name}`, fileName: view.file, definition: view }))
    ),
    ...tabs(deployment),
    ...flexipages(deployment),
    ...apps(deployment)
  ];
}

function has({ context, model }: Deployment, type: string, name: string): boolean {
  const stored = context.org.database.statement('select 1 from org_component where type = ? and full_name = ?').get(type, name);
  return stored !== undefined || model.components.some((component) => component.type === type && component.fullName === name);
}

function tabs(deployment: Deployment): readonly Stored[] {
  return deployment.model.tabs.map((tab) => {
    const missing = tab.isObjectTab && !deployment.context.schema.object(tab.name);
    const problem = missing ? { problem: `No custom object named ${tab.name} found for the tab` } : {};
    return { type: 'CustomTab', fullName: tab.name, fileName: tab.file, definition: tab, ...problem };
  });
}

function flexipages(deployment: Deployment): readonly Stored[] {
  return deployment.model.flexipages.map((page) => {
    const names = page.regions.flatMap((region) => region.components.map((component) => component.name));
    const unknown = names.find((name) => !name.includes(':') && !has(deployment, 'LightningComponentBundle', name));
    const missingObject = page.object !== undefined && !deployment.context.schema.object(page.object);
    const problem = unknown
      ? { problem: `We couldn't retrieve the design time component information for component ${unknown}.` }
      : missingObject
        ? { problem: `The sobjectType ${page.object} does not exist` }
        : {};
    return { type: 'FlexiPage', fullName: page.name, fileName: page.file, definition: page, ...problem };
  });
}

function apps(deployment: Deployment): readonly Stored[] {
  return deployment.model.apps.map((app) => {
    const unknown = app.tabs.find((tab) => !tab.startsWith('standard-') && !has(deployment, 'CustomTab', tab));
    const problem = unknown ? { problem: `In field: tab - no CustomTab named ${unknown} found` } : {};
    return { type: 'CustomApplication', fullName: app.name, fileName: app.file, definition: app, ...problem };
  });
}
