import type { Behaviour, Conformance } from './behaviour.ts';

const guide = 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta';
const components = 'https://developer.salesforce.com/docs/platform/lwc/guide';
const skill = 'https://github.com/forcedotcom/sf-skills';
const foreign = 'unit/localOrg/deployForeign.test.ts';
const errors = 'unit/metadata/seededErrors.test.ts';
const references = 'unit/metadata/seededReferences.test.ts';

const refused: readonly Behaviour[] = [
  {
    says: 'a deploy refuses an element that the type lacks: Element {...} invalid at this location in type X',
    source: 'https://github.com/trailheadapps/ebikes-lwc/issues/458',
    standing: 'observed',
    test: [errors, 'an unknown element']
  },
  {
    says: 'a deploy refuses an element twice or apart from the others of its name: Element X is duplicated at this location in type Y',
    source: 'https://docs.gearset.com/en/articles/13285046-metadata-sections-must-be-grouped-together',
    standing: 'observed',
    test: [errors, 'an element that stands twice']
  },
  {
    says: 'a deploy refuses a required element that is missing: Required field is missing: X',
    source: skill,
    standing: 'observed',
    test: [errors, 'a required element that is missing: the title of a dashboard']
  },
  {
    says: 'a deploy refuses a word, number or boolean that its type lacks',
    source: `${guide}/meta_types_list.htm`,
    standing: 'documented',
    test: [errors, 'a word that its enumeration lacks']
  },
  {
    says: 'a deploy refuses a permission on a missing field: In field: field - no CustomField named X found',
    source: 'https://github.com/trailheadapps/ebikes-lwc/issues/391',
    standing: 'observed',
    test: [references, 'a permission on a missing field']
  },
  {
    says: 'a deploy refuses a permission on a required or master-detail field: You cannot deploy to a required field: X',
    source: 'https://github.com/forcedotcom/sf-skills/pull/271',
    standing: 'observed',
    test: [references, 'a permission on a required field']
  },
  {
    says: 'a deploy refuses object permissions without those they depend on',
    source: `${guide}/meta_permissionset.htm`,
    standing: 'documented',
    test: [references, 'delete without edit']
  },
  {
    says: 'a deploy refuses an app or permission set with a missing tab: no CustomTab named X found',
    source: 'https://github.com/trailheadapps/ebikes-lwc/issues/33',
    standing: 'observed',
    test: [references, 'an app with a missing tab']
  },
  {
    says: 'a deploy refuses a Lightning page with a missing component: We couldn’t retrieve the design time component information',
    source: 'https://github.com/trailheadapps/ebikes-lwc/issues/60',
    standing: 'observed',
    test: [references, 'a page with a missing component']
  },
  {
    says: 'a deploy refuses a Lightning page with a facet that nothing uses',
    source: 'https://github.com/trailheadapps/ecars/issues/85',
    standing: 'observed',
    test: [references, 'a page with a facet that nothing uses']
  },
  {
    says: 'a deploy refuses a master-detail field with required, deleteConstraint or lookupFilter',
    source: skill,
    standing: 'observed',
    test: [references, 'a master-detail field with required']
  },
  {
    says: 'a deploy refuses a number without precision or scale, a text without length, a long text without visible lines',
    source: `${guide}/customfield.htm`,
    standing: 'documented',
    test: [errors, 'an amount without scale']
  },
  {
    says: 'a deploy refuses a formula, default or validation rule with a fault or of the wrong type',
    source: `${guide}/customfield.htm`,
    standing: 'documented',
    test: [errors, 'a formula that gives another type']
  },
  {
    says: 'a deploy refuses a Custom Metadata record with a missing type, field, record, required value or a value that does not fit',
    source: `${guide}/meta_custommetadata.htm`,
    standing: 'documented',
    test: [references, 'a record with a value that the picklist lacks']
  },
  {
    says: 'a deploy refuses a layout with a missing field, related list, action or button',
    source: `${guide}/meta_layouts.htm`,
    standing: 'unconfirmed',
    test: [references, 'a layout with a missing related list']
  },
  {
    says: 'a deploy refuses a report, report type or dashboard with a missing field, report type or report',
    source: `${guide}/meta_report.htm`,
    standing: 'unconfirmed',
    test: [references, 'a report with a missing field']
  },
  {
    says: 'a deploy refuses a component that imports a missing field, label, resource, component or Apex method',
    source: `${components}/reference-salesforce-modules.html`,
    standing: 'documented',
    test: [references, 'a schema import of a missing field']
  },
  {
    says: 'a deploy refuses a property of a component’s configuration that is no @api name',
    source: `${components}/reference-configuration-tags.html`,
    standing: 'documented',
    test: [references, 'a property that is no @api name']
  },
  {
    says: 'a deploy refuses a field that changes to a type of another storage',
    source: 'https://help.salesforce.com/s/articleView?id=sf.notes_on_changing_custom_field_types.htm',
    standing: 'documented',
    test: [foreign, 'a field cannot change its type to one of another storage']
  }
];

/** What deploys refuse, in the platform's words where they are public. `src/metadata/checks/platformRules.ts` is the whole list. */
export const deployChecksConformance: Conformance = { area: 'Checks of a deploy', behaviours: refused, refusals: [], notThere: [] };
