import type { Finding } from '../../domain/finding.ts';
import type { FindingCode } from '../../domain/findingCodes.ts';
import type { LabelledName } from '../../domain/nearestName.ts';
import { nearestName } from '../../domain/nearestName.ts';
import type { CheckedCondition, FieldRef, ValueKind } from '../../soql/checkedQuery.ts';
import { kindOf } from '../../soql/checkedQuery.ts';
import { parseFilter } from '../../soql/parseFilter.ts';
import { resolvePath } from '../../soql/resolvePath.ts';
import type { SoqlObject, SoqlSchema } from '../../soql/schema.ts';
import { soqlFinding } from './signalFinding.ts';

const kindWords: Readonly<Record<ValueKind, string>> = {
  id: 'an id',
  text: 'a text',
  multi: 'a multi-select picklist',
  boolean: 'a checkbox',
  number: 'a number',
  date: 'a date',
  instant: 'a date and time',
  time: 'a time',
  other: 'no plain value'
};

/** What looking a record up needs. */
export type Lookup = { readonly schema: SoqlSchema; readonly objectNames: readonly string[] };

/** Names that a near miss is looked for among: fields, relationships, or the objects themselves. */
function namesIn(lookup: Lookup, object: string, relationships: boolean): readonly LabelledName[] {
  const found = lookup.schema.object(object);
  if (!found) return lookup.objectNames.map((name) => ({ name }));
  return relationships ? found.fields.flatMap((field) => (field.relationshipName ? [{ name: field.relationshipName }] : [])) : found.fields;
}

/** Looks up the paths and filters of one settings record and keeps what is wrong with them. */
export class RecordReader {
  readonly findings: Finding[] = [];
  private readonly record: string;
  private readonly lookup: Lookup;

  constructor(record: string, lookup: Lookup) {
    this.record = record;
    this.lookup = lookup;
  }

  object(field: string, name: string | undefined): SoqlObject | undefined {
    const object = name === undefined ? undefined : this.lookup.schema.object(name);
    if (object) return object;
    const nearest = nearestName(name ?? '', this.lookup.objectNames);
    const fix =
      nearest === undefined ? 'Name one of this org, or give read access with the permission set Headroom_Sources' : `Write ${nearest}`;
    const what = name === undefined ? 'No object is named' : `There is no object ${name}`;
    this.add('E-OBJECT-UNKNOWN', { field, value: name ?? '', what, fix });
    return undefined;
  }

  path(field: string, object: SoqlObject, path: string | undefined, kinds?: readonly ValueKind[]): FieldRef | undefined {
    if (path === undefined || path.trim() === '') return undefined;
    const parts = { kind: 'path', parts: path.trim().split('.'), index: 0 } as const;
    const resolved = resolvePath(parts, { schema: this.lookup.schema, object, text: path, polymorphic: 'targets' });
    if (!resolved.ok) {
      const relationships = resolved.error.detail.startsWith("Didn't understand");
      this.findings.push(soqlFinding(this.place(field, path), resolved.error, (name) => namesIn(this.lookup, name, relationships)));
      return undefined;
    }
    const kind = kindOf(resolved.value.type);
    if (!kinds || kinds.includes(kind)) return resolved.value;
    const fix = `Name ${kinds.map((each) => kindWords[each]).join(' or ')}`;
    this.add('E-FIELD-KIND', { field, value: path, what: `It is ${kindWords[kind]}`, fix });
    return undefined;
  }

  account(field: string, object: SoqlObject, path: string | undefined): FieldRef | undefined {
    const account = this.path(field, object, path ?? '');
    if (!account) {
      if (path === undefined || path.trim() === '')
        this.add('E-PATH-ACCOUNT', {
          field,
          value: '',
          what: 'There is no way to the account',
          fix: 'Name the field that holds the id of the account, such as AccountId'
        });
      return undefined;
    }
    const own = account.field.type === 'id' && account.owners.some((owner) => owner.object === 'Account');
    if (own || account.field.referenceTo.includes('Account')) return account;
    this.add('E-PATH-ACCOUNT', {
      field,
      value: path ?? '',
      what: 'It does not lead to an account',
      fix: 'Name a field that holds the id of an account, such as AccountId or Contact.AccountId'
    });
    return undefined;
  }

  filter(field: string, object: SoqlObject, filter: string | undefined, semiJoins = false): CheckedCondition | undefined {
    if (filter === undefined || filter.trim() === '') return undefined;
    const checked = parseFilter(filter, object.name, this.lookup.schema, { inStore: true, semiJoins });
    if (checked.ok) return checked.value.condition;
    const relationships = checked.error.detail.startsWith("Didn't understand");
    this.findings.push(soqlFinding(this.place(field, filter), checked.error, (name) => namesIn(this.lookup, name, relationships)));
    return undefined;
  }

  add(code: FindingCode, found: Pick<Finding, 'field' | 'value' | 'what' | 'fix'>): void {
    this.findings.push({ code, record: this.record, ...found });
  }

  private place(field: string, value: string): { record: string; field: string; value: string } {
    return { record: this.record, field, value };
  }
}
