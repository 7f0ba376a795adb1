import type { Component } from './model.ts';
import { textOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

const childTypes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Workflow: { alerts: 'WorkflowAlert', fieldUpdates: 'WorkflowFieldUpdate', rules: 'WorkflowRule', tasks: 'WorkflowTask' }
};

/** Parts of a workflow file that deploys and listMetadata name one by one; none for other types. */
export function childComponents(type: string, owner: string, { file, root }: { file: string; root: XmlElement }): readonly Component[] {
  return root.children.flatMap((child) => {
    const part = childTypes[type]?.[child.name];
    const name = textOf(child, 'fullName') ?? '';
    return part === undefined ? [] : [{ type: part, fullName: `${owner}.${name}`, file, root: child }];
  });
}
