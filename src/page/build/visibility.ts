/** A visibility rule of a flexipage as the builder stored it. */
export type RuleXml = { booleanFilter?: string; criteria?: readonly { leftValue: string; operator: string; rightValue?: string }[] };

/** Who sees a component: whether any or all of the criteria have to be met, each about one permission of the viewer. */
export type Visibility = { readonly match: 'any' | 'all'; readonly criteria: readonly PermissionCriterion[] };

type PermissionCriterion = {
  readonly kind: 'CustomPermission' | 'StandardPermission';
  /** API name, such as `CustomizeApplication`. */
  readonly permission: string;
  /** True where the viewer has to have it, false where he must not. */
  readonly isHeld: boolean;
};

const permission = /^\{!\$Permission\.(CustomPermission|StandardPermission)\.(\w+)\}$/;

/**
 * Reads a rule about permissions. Rules about records, devices and the like are refused: the local page would show everybody what
 * Salesforce hides.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_flexipage.htm (UiFormulaRule)
 *
 * @param component  that the rule is about, for the message
 * @throws           naming the component and the part that the local page does not know
 */
export function visibilityOf({ booleanFilter = '', criteria = [] }: RuleXml, component: string): Visibility {
  const unknown = (part: string): Error =>
    new Error(`The visibility rule of ${component} says ${part}; the local page knows rules about permissions, joined by AND or by OR.`);
  const joints = new Set(booleanFilter.split(/[\s\d]+/).filter((word) => word !== ''));
  if (joints.size > 1 || [...joints].some((word) => word !== 'AND' && word !== 'OR')) throw unknown(booleanFilter);
  return {
    match: joints.has('OR') ? 'any' : 'all',
    criteria: criteria.map(({ leftValue, operator, rightValue = '' }) => {
      const [, kind, name] = permission.exec(leftValue) ?? [];
      if (name === undefined || operator !== 'EQUAL' || !['true', 'false'].includes(rightValue))
        throw unknown(`${leftValue} ${operator} ${rightValue}`);
      return { kind: kind as PermissionCriterion['kind'], permission: name, isHeld: rightValue === 'true' };
    })
  };
}
