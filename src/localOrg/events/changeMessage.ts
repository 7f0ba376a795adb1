import type { OrgContext } from '../orgContext.ts';
import { jsonValue } from '../query/shapeValue.ts';
import type { OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';
import type { StoredEvent } from './changeEvents.ts';

type Payload = Record<string, unknown>;

/**
 * An event as a subscriber gets it: with the fields that it may see, parts of compound fields under their whole.
 *
 * Sources: https://developer.salesforce.com/docs/platform/change-data-capture/guide/cdc-subscribe-compound-fields.html,
 * https://developer.salesforce.com/docs/platform/change-data-capture/guide/cdc-security-perms.html
 */
export function changeMessage(context: OrgContext, channel: string, event: StoredEvent): Record<string, unknown> {
  const object = context.schema.known(event.entity);
  const hasNameParts = object.fields.some(({ compoundName }) => compoundName === 'Name');
  const isSeen = (name: string): boolean => {
    const field = context.schema.field(object, name);
    return field !== undefined && context.permissions.canReadField(object, field) && !(hasNameParts && name === 'Name');
  };
  const names = (list: unknown): readonly string[] => (list as string[]).filter(isSeen).map((name) => pathOf(object, name));
  const payload: Payload = {
    ChangeEventHeader: {
      ...event.header,
      changedFields: names(event.header['changedFields']),
      nulledFields: names(event.header['nulledFields'])
    }
  };
  for (const [name, value] of Object.entries(event.values)) {
    const field = context.schema.field(object, name);
    if (field && isSeen(name)) place(payload, pathOf(object, name), jsonValue(eventType(field), value));
  }
  return { channel, data: { schema: `${event.entity}ChangeEvent`, payload, event: { replayId: event.replayId } } };
}

/** Instants of events end in `Z`, other than those of records. Source: .../change_data_capture/cdc_subscribe_compound_fields.htm */
function eventType({ type }: OrgField): string {
  return type === 'datetime' ? 'string' : type;
}

/** `BillingAddress.City` of BillingCity, `Name.LastName` of LastName; the field's own name where it is no part. */
function pathOf(object: OrgObject, name: string): string {
  const whole = object.fields.find((field) => field.name === name)?.compoundName;
  if (whole === undefined) return name;
  const prefix = object.fields.find((field) => field.name === whole)?.addressPrefix ?? '';
  return `${whole}.${name.startsWith(prefix) ? name.slice(prefix.length) : name}`;
}

function place(payload: Payload, path: string, value: unknown): void {
  const [whole = path, part] = path.split('.');
  if (part === undefined) payload[whole] = value;
  else payload[whole] = { ...(payload[whole] as Payload | undefined), [part]: value };
}
