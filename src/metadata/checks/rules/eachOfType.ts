import type { Component } from '../../model.ts';
import type { XmlElement } from '../../xml.ts';
import type { Finding } from '../finding.ts';
import type { RuleInput } from '../rule.ts';

type Check = (component: Component, root: XmlElement, input: RuleInput) => readonly Finding[];

/** A rule on every component of a type that has a definition. */
export function eachOfType(type: string, check: Check): (input: RuleInput) => readonly Finding[] {
  return (input) =>
    input.model.components.flatMap((component) =>
      component.type === type && component.root !== undefined ? check(component, component.root, input) : []
    );
}

/** Every element of a name below another, at any depth. */
export function descendants(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...descendants(child, name)]);
}
