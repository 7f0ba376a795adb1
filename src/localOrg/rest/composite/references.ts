import { OrgError } from '../../orgError.ts';

const nullAllowedSince = 52;
const reference = /@\{([^}.[\]]+)((?:\.[^}]+|\[[^}]+)?)\}/;

/** What later requests may refer to: the body of a reply, undefined where it failed. */
export type Referable = { readonly referenceId: string; readonly body: unknown; readonly failed: boolean };

/** Replaces `@{reference.field}` by values of earlier replies, in addresses and bodies. */
export class References {
  readonly #earlier: readonly Referable[];
  readonly #version: number;

  /** @param version  API version of the composite request: before 52 a null cannot be referred to */
  constructor(earlier: readonly Referable[], version: number) {
    this.#earlier = earlier;
    this.#version = version;
  }

  /** Any JSON value with its references resolved; text that is nothing but a reference takes the type of its value. */
  resolve(value: unknown): unknown {
    if (typeof value === 'string') return this.#resolveText(value);
    if (Array.isArray(value)) return value.map((each) => this.resolve(each));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.resolve(each)]));
  }

  /** An address with its references resolved. */
  resolveUrl(url: string): string {
    return url.replace(new RegExp(reference, 'g'), (_whole, id: string, path: string) =>
      encodeURIComponent(String(this.#valueOf(id, path) ?? ''))
    );
  }

  #resolveText(text: string): unknown {
    const alone = new RegExp(`^${reference.source}$`).exec(text);
    if (alone) return this.#valueOf(alone[1] ?? '', alone[2] ?? '');
    return text.replace(new RegExp(reference, 'g'), (_whole, id: string, path: string) => String(this.#valueOf(id, path) ?? ''));
  }

  #valueOf(id: string, path: string): string | number | boolean | null {
    const reply = this.#earlier.find((each) => each.referenceId === id);
    const value = reply && !reply.failed ? valueAt(reply.body, path) : undefined;
    if (value === null && this.#version >= nullAllowedSince) return null;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
    throw invalidReference(id, path);
  }
}

/** Names are compared with their letter case, as the documents say: `@{ref.Id}` does not find `id`. */
function valueAt(body: unknown, path: string): unknown {
  let value = body;
  for (const step of path.split(/[.[\]]+/).filter((each) => each !== '')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

/** Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_subrequest_result.htm */
function invalidReference(id: string, path: string): OrgError {
  const message =
    `Invalid reference specified. No value for ${id}${path} found in ${id}. Provided referenceId ('${id}${path}') must start with a ` +
    `letter or a number, and it can contain only letters, numbers and underscores ('_').`;
  return new OrgError(400, 'PROCESSING_HALTED', message);
}
