import { HealthError } from '../../src/domain/healthError.ts';
import type { Settings } from '../../src/domain/settings.ts';
import type { ObjectDescribe, OrgClient } from '../../src/org/orgClient.ts';

/** Fields by object. */
export type FieldsNamed = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Fields that settings name, told from their words and from what the org says of its objects: each word of a path or a filter
 * that is a field, and each lookup on the way to one. The plan of the pull has no part in it, so that what it forgets shows.
 *
 * Of lookups to several objects only the lookup itself counts: which of them a path means is for the plan to say.
 */
export async function namedBySettings(client: OrgClient, settings: Settings): Promise<FieldsNamed> {
  const named = new Map<string, Set<string>>();
  const walk = async (object: string, [first = '', ...rest]: readonly string[]): Promise<void> => {
    const fields = (await describeOrNone(client, object))?.fields ?? [];
    const field = fields.find(({ name, relationshipName }) => isSame(rest.length === 0 ? name : relationshipName, first));
    if (field === undefined) return;
    named.set(object, (named.get(object) ?? new Set()).add(field.name));
    const [target, ...others] = field.referenceTo;
    if (rest.length > 0 && target !== undefined && others.length === 0) await walk(target, rest);
  };
  await Promise.all(textsOf(settings).flatMap(({ object, text }) => wordsOf(text).map((word) => walk(object, word.split('.')))));
  return named;
}

type Text = { readonly object: string; readonly text: string };

/** Paths and filters, with the object that they start from. */
function textsOf({ general, signals, scorecards, measures, whitespaceRules, productLines, contractSources }: Settings): readonly Text[] {
  const ofSignals = signals.flatMap(({ object, ...signal }) => {
    const { accountPath, field, secondField, dateField, liveFrom, liveTo, productLinePath, filter, inUseFilter } = signal;
    const texts = [accountPath, field, secondField, dateField, liveFrom, liveTo, productLinePath, filter, inUseFilter];
    return object === undefined ? [] : texts.map((text) => ({ object, text }));
  });
  const ofAccounts = [
    general.population,
    ...scorecards.map(({ population }) => population),
    ...measures.map(({ segmentFilter }) => segmentFilter),
    ...whitespaceRules.map(({ segmentFilter }) => segmentFilter),
    ...productLines.map(({ eligibleFilter }) => eligibleFilter)
  ].map((text) => ({ object: 'Account', text }));
  const ofContracts = contractSources.flatMap(({ object, ...source }) => {
    const { accountPath, productLinePath, startField, endField, annualValueField, statusFilter } = source;
    const { currencyField, autoRenewField, noticeDaysField, termMonthsField } = source;
    const texts = [accountPath, productLinePath, startField, endField, annualValueField, statusFilter];
    return [...texts, currencyField, autoRenewField, noticeDaysField, termMonthsField].map((text) => ({ object, text }));
  });
  const ofLines = productLines.flatMap(({ openOpportunityFilter, productFilter }) => [
    { object: 'Opportunity', text: openOpportunityFilter },
    { object: 'Product2', text: productFilter }
  ]);
  return [...ofSignals, ...ofAccounts, ...ofContracts, ...ofLines].flatMap(({ object, text }) =>
    text === undefined ? [] : [{ object, text }]
  );
}

/** @example  wordsOf("Account.Type = 'A b' AND IsClosed = false") // ['Account.Type', 'AND', 'IsClosed', 'false'] */
function wordsOf(text: string): readonly string[] {
  return text.replace(/'(\\.|[^'\\])*'/g, '').match(/[A-Za-z][\w.]*/g) ?? [];
}

function isSame(name: string | undefined, word: string): boolean {
  return name?.toLowerCase() === word.toLowerCase();
}

/** Default settings name objects that not every org has. */
async function describeOrNone(client: OrgClient, object: string): Promise<ObjectDescribe | undefined> {
  return client.describe(object).catch((error: unknown) => {
    if (error instanceof HealthError && error.name === 'ObjectMissing') return undefined;
    throw error;
  });
}
