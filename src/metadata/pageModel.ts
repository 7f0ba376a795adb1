import type { PackageFiles } from './model.ts';

/** What users see of a package: pages, apps, tabs, labels and components. */

export type FlexipageComponent = {
  readonly name: string;
  readonly identifier?: string;
  readonly properties: Readonly<Record<string, string>>;
};

export type FlexipageRegion = { readonly name: string; readonly components: readonly FlexipageComponent[] };

export type FlexipageModel = {
  readonly name: string;
  readonly file: string;
  readonly label: string;
  readonly description?: string;
  /** RecordPage, AppPage, HomePage. */
  readonly type: string;
  readonly object?: string;
  readonly template: string;
  readonly regions: readonly FlexipageRegion[];
};

/** The page that an app shows for an action on an object. */
export type ActionOverride = {
  readonly actionName: string;
  readonly object: string;
  readonly formFactor?: string;
  readonly type: string;
  readonly content?: string;
};

export type AppModel = {
  readonly name: string;
  readonly file: string;
  readonly label: string;
  readonly description?: string;
  readonly tabs: readonly string[];
  readonly actionOverrides: readonly ActionOverride[];
};

export type TabModel = {
  readonly name: string;
  readonly file: string;
  readonly label?: string;
  readonly isObjectTab: boolean;
  readonly flexipage?: string;
  readonly lwcComponent?: string;
  readonly motif?: string;
};

export type LabelModel = {
  readonly name: string;
  readonly file: string;
  readonly value: string;
  readonly language: string;
  readonly categories?: string;
  readonly shortDescription: string;
  readonly protected: boolean;
};

export type LwcBundleModel = {
  readonly name: string;
  /** Path of the bundle's folder. */
  readonly file: string;
  readonly isExposed: boolean;
  readonly apiVersion?: string;
  readonly masterLabel?: string;
  readonly targets: readonly string[];
  /** File name inside the bundle to text, `__tests__` left out. */
  readonly files: PackageFiles;
};
