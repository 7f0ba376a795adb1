/** A package namespace, and the names of objects, fields and relationships that the package brings, as its source writes them. */
export type PackageNamespace = { readonly prefix: string; readonly names: readonly string[] };

/** Changes names in a text; other words stay as they are. */
export type Rename = (text: string) => string;

/** A custom name, also as the beginning of a longer word: `Pulse__c` in `Pulse__cCreate` and `Pulse__c_Filter`. */
const customName = /(?<!\w)[A-Za-z]\w*?__(?:c|r|mdt)(?=[A-Z_]|\b)/g;

/**
 * Gives the package's own names their namespace; names that have it, and those of others, stay.
 *
 * @example addNamespace({ prefix: 'hdrm', names: ['Score__c'] })('Account.Score__c, Other__c') // 'Account.hdrm__Score__c, Other__c'
 */
export function addNamespace({ prefix, names }: PackageNamespace): Rename {
  const own = new Set(names);
  return (text) => text.replace(customName, (name) => (own.has(name) ? `${prefix}__${name}` : name));
}

/** Takes the namespace off the package's own names; `plain` says what becomes of own names that came without it. */
export function removeNamespace({ prefix, names }: PackageNamespace, plain: Rename): Rename {
  const own = new Set(names);
  const start = `${prefix}__`;
  return (text) =>
    text.replace(customName, (name) => {
      const bare = name.startsWith(start) ? name.slice(start.length) : undefined;
      if (bare !== undefined && own.has(bare)) return bare;
      return own.has(name) ? plain(name) : name;
    });
}
