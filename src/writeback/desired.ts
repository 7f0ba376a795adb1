/**
 * A record as the service wants it to stand in the org: what `records` builds and `changes` compares with what the org holds.
 *
 * `fields` holds only fields of ours, numbers already rounded as they are to be stored; null empties a field, an absent
 * field is left alone. A lookup may be given by the external key of its target with a dotted name
 * (`Settings_Version__r.Key__c`: the relationship, a dot, the key field), so that a target written in the same run needs
 * no id; `changes` compares it with the id that the org holds.
 */
export type DesiredRecord = {
  /** API name of the object: `Headroom_Scorecard_Result__c`, `Account`, ... */
  readonly object: string;
  /** Value of `Key__c`; the record id where the object has no key of ours (Account). */
  readonly key: string;
  readonly accountId?: string;
  readonly fields: { readonly [name: string]: string | number | boolean | null };
  /** Value behind the JSON text of `Detail__c`; undefined = `changes` parses the text itself. */
  readonly detail?: unknown;
  /** True on the day on which fields that are written once a week are compared; absent = they wait. */
  readonly due?: true;
};
