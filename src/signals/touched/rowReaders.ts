import { trackedBy } from '../../domain/fieldHistory.ts';
import type { ProductLine, Settings, Signal } from '../../domain/settings.ts';
import { productOf } from '../productOfLine.ts';

/** Rows that a judgement reads: of which object, on which way to the account, and what is read on other ways. */
export type RowReader = {
  readonly object: string;
  /** Path from the object to the account's id. */
  readonly accountPath: string;
  /** Paths to fields, from the object: `Who.Title`. Fields of the object itself need no mention: all that was pulled counts. */
  readonly paths: readonly string[];
  /** SOQL after WHERE. */
  readonly filters: readonly string[];
  /** True where the rows make quantities of product lines, which other accounts of the hierarchy look at. */
  readonly isQuantity: boolean;
  /** True for records that the service writes: they are compared, and since when they stand there means nothing. */
  readonly isWritten: boolean;
};

/**
 * What the judgement of an account reads, by the rows that it reads: the signals and contract sources that the settings name, and
 * what the product reads whatever they say. Pure.
 *
 * A reader of facts that is missing here leaves accounts with old scores until the night: a test holds this list to the plan of
 * what is pulled.
 */
export function rowReaders(settings: Settings): readonly RowReader[] {
  return [
    ...settings.signals.flatMap((signal) => signalReaders(settings, signal)),
    ...settings.contractSources.map(({ object, accountPath, statusFilter, ...source }) =>
      reader(object, accountPath, {
        paths: [source.startField, source.endField, source.annualValueField, source.noticeDaysField, source.autoRenewField],
        filters: [statusFilter]
      })
    ),
    accountReader(settings),
    ...settings.productLines.flatMap(lineReaders),
    ...ownReaders.map(({ object, accountPath }) => reader(object, accountPath)),
    ...writtenObjects.map((object) => reader(object, 'Account__c', { isWritten: true })),
    ...(settings.general.successManagerTeamRole === undefined ? [] : [reader('AccountTeamMember', 'AccountId')])
  ];
}

/** Rows that are read whatever the settings say. */
const ownReaders = [
  { object: 'Opportunity', accountPath: 'AccountId' },
  { object: 'Task', accountPath: 'AccountId' },
  { object: 'Headroom_Survey_Response__c', accountPath: 'Account__c' },
  { object: 'Headroom_Whitespace_Feedback__c', accountPath: 'Account__c' },
  { object: 'Headroom_Health_Override__c', accountPath: 'Account__c' },
  { object: 'Headroom_Pulse__c', accountPath: 'Account__c' }
] as const;

/** Records that are compared with what should stand there: somebody may have edited them. */
const writtenObjects = ['Headroom_Scorecard_Result__c', 'Headroom_Whitespace_Cell__c', 'Headroom_Account_Summary__c'] as const;

type More = {
  readonly paths?: readonly (string | undefined)[];
  readonly filters?: readonly (string | undefined)[];
  readonly isQuantity?: boolean;
  readonly isWritten?: boolean;
};

function reader(object: string, accountPath: string, more: More = {}): RowReader {
  const { paths = [], filters = [], isQuantity = false, isWritten = false } = more;
  return { object, accountPath, paths: paths.filter(isGiven), filters: filters.filter(isGiven), isQuantity, isWritten };
}

function isGiven(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}

function signalReaders(settings: Settings, signal: Signal): readonly RowReader[] {
  const { object, accountPath, field, secondField, dateField, liveFrom, liveTo, productLinePath, filter, inUseFilter } = signal;
  if (object === undefined || accountPath === undefined) return [];
  const isQuantity = quantities(settings).has(signal.key);
  const own = reader(object, accountPath, {
    paths: [field, secondField, dateField, liveFrom, liveTo, productLinePath],
    filters: [filter, inUseFilter],
    isQuantity
  });
  // A history without a row says zero where there is a record that could have changed.
  const tracked = trackedBy(object);
  const [, ...rest] = accountPath.split('.');
  return tracked === undefined || rest.length === 0 ? [own] : [own, reader(tracked, rest.join('.'), { isQuantity })];
}

/** Signals that quantities of product lines are made of, the parts of ratios included. */
function quantities({ productLines, signals }: Settings): ReadonlySet<string> {
  const keys = new Set(productLines.flatMap(({ quantitySignal, returnsSignal }) => [quantitySignal, returnsSignal ?? []].flat()));
  for (const { key, numerator, denominator } of signals) {
    if (keys.has(key)) for (const part of [numerator, denominator]) if (part !== undefined) keys.add(part);
  }
  return keys;
}

function accountReader({ general, scorecards, measures, whitespaceRules, productLines }: Settings): RowReader {
  return reader('Account', 'Id', {
    paths: ['Owner.IsActive', general.successManagerPath],
    filters: [
      general.population,
      ...scorecards.map(({ population }) => population),
      ...measures.map(({ segmentFilter }) => segmentFilter),
      ...whitespaceRules.map(({ segmentFilter }) => segmentFilter),
      ...productLines.map(({ eligibleFilter }) => eligibleFilter)
    ]
  });
}

/** Opportunities, line items and assets of competitors by the product of a line. */
function lineReaders(line: ProductLine): readonly RowReader[] {
  const product = productOf(line);
  return [
    reader('Opportunity', 'AccountId', { filters: [line.openOpportunityFilter] }),
    reader('OpportunityLineItem', 'Opportunity.AccountId', { filters: [product] }),
    reader('Asset', 'AccountId', { filters: [product] })
  ];
}
