import type { PackageModel } from '../../model.ts';

/**
 * Object behind a table of a report type: the base object, or what child relationships lead to from there.
 *
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_reporttype.htm (join, relationship)
 *
 * @param table  `Account`, `Account.Pulses__r`, `Account.Pulses__r.Answers__r`
 * @returns      undefined where a relationship is not one of the package's own fields: the org may have it
 */
export function objectOfTable({ objects }: PackageModel, table: string): string | undefined {
  const [base = '', ...relationships] = table.split('.');
  return relationships.reduce<string | undefined>((parent, relationship) => {
    const name = relationship.replace(/__r$/, '');
    const child = objects.find(({ fields }) => fields.some((field) => field.referenceTo === parent && field.relationshipName === name));
    return parent === undefined ? undefined : child?.name;
  }, base);
}
