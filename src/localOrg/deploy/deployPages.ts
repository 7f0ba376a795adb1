import type { Deployment } from './deployment.ts';

type Stored = { readonly type: string; readonly fullName: string; readonly definition: unknown };

/** Apps, tabs, pages, labels and component bundles, stored as they were read. */
export function deployPages({ context, model }: Deployment): void {
  const components: readonly Stored[] = [
    ...model.labels.map((label) => ({ type: 'CustomLabel', fullName: label.name, definition: label })),
    ...model.lwcBundles.map((bundle) => ({
      type: 'LightningComponentBundle',
      fullName: bundle.name,
      definition: { ...bundle, files: Object.fromEntries(bundle.files) }
    })),
    ...model.tabs.map((tab) => ({ type: 'CustomTab', fullName: tab.name, definition: tab })),
    ...model.flexipages.map((page) => ({ type: 'FlexiPage', fullName: page.name, definition: page })),
    ...model.apps.map((app) => ({ type: 'CustomApplication', fullName: app.name, definition: app }))
  ];
  const sql = 'insert into org_component values (?, ?, ?) on conflict (type, full_name) do update set definition = excluded.definition';
  for (const { type, fullName, definition } of components)
    context.org.database.statement(sql).run(type, fullName, JSON.stringify(definition));
}
