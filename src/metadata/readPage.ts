import type { ActionOverride, AppModel, FlexipageComponent, FlexipageModel, FlexipageRegion, LabelModel, TabModel } from './pageModel.ts';
import { childOf, childrenOf, flagOf, present, textOf, textsOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** Reads a Lightning page: its regions and the components in them, in the order of the page. */
export function readFlexipage(root: XmlElement, name: string, file: string): FlexipageModel {
  const template = childOf(root, 'template');
  return {
    name,
    file,
    label: textOf(root, 'masterLabel') ?? '',
    type: textOf(root, 'type') ?? '',
    template: template === undefined ? '' : (textOf(template, 'name') ?? ''),
    regions: childrenOf(root, 'flexiPageRegions').map(readRegion),
    ...present({ description: textOf(root, 'description'), object: textOf(root, 'sobjectType') })
  };
}

function readRegion(element: XmlElement): FlexipageRegion {
  const instances = childrenOf(element, 'itemInstances').flatMap((item) => childrenOf(item, 'componentInstance'));
  return { name: textOf(element, 'name') ?? '', components: instances.map(readComponent) };
}

function readComponent(element: XmlElement): FlexipageComponent {
  const properties = childrenOf(element, 'componentInstanceProperties').map((property) => [
    textOf(property, 'name') ?? '',
    textOf(property, 'value') ?? ''
  ]);
  return {
    name: textOf(element, 'componentName') ?? '',
    properties: Object.fromEntries(properties) as Record<string, string>,
    ...present({ identifier: textOf(element, 'identifier') })
  };
}

/** Reads an app: its tabs and the pages that it shows for an action on an object. */
export function readApp(root: XmlElement, name: string, file: string): AppModel {
  return {
    name,
    file,
    label: textOf(root, 'label') ?? '',
    tabs: textsOf(root, 'tabs'),
    actionOverrides: [...childrenOf(root, 'actionOverrides'), ...childrenOf(root, 'profileActionOverrides')].map(readOverride),
    ...present({ description: textOf(root, 'description') })
  };
}

function readOverride(element: XmlElement): ActionOverride {
  return {
    actionName: textOf(element, 'actionName') ?? '',
    object: textOf(element, 'pageOrSobjectType') ?? '',
    type: textOf(element, 'type') ?? '',
    ...present({ formFactor: textOf(element, 'formFactor'), content: textOf(element, 'content') })
  };
}

/** A custom tab, with the page or the object that it leads to. */
export function readTab(root: XmlElement, name: string, file: string): TabModel {
  return {
    name,
    file,
    isObjectTab: flagOf(root, 'customObject'),
    ...present({
      label: textOf(root, 'label'),
      flexipage: textOf(root, 'flexiPage'),
      lwcComponent: textOf(root, 'lwcComponent'),
      motif: textOf(root, 'motif')
    })
  };
}

/** Reads a labels file: one label for each `<labels>` element. */
export function readLabels(root: XmlElement, file: string): readonly LabelModel[] {
  return childrenOf(root, 'labels').map((element) => ({
    name: textOf(element, 'fullName') ?? '',
    file,
    value: textOf(element, 'value') ?? '',
    language: textOf(element, 'language') ?? '',
    shortDescription: textOf(element, 'shortDescription') ?? '',
    protected: flagOf(element, 'protected'),
    ...present({ categories: textOf(element, 'categories') })
  }));
}
