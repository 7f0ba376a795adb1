import type { LineProposal } from '../../domain/lineProposal.ts';
import type { RecordModel } from '../../metadata/model.ts';
import { familyFilter, shapeOf } from './familyFilter.ts';
import type { LineSourceShape } from '../../domain/lineSources.ts';
import { newRecord } from './starterRecords.ts';
import { added } from './starterWords.ts';
import type { StarterWords } from './starterWords.ts';

type Values = Readonly<Record<string, string | number | boolean>>;

/**
 * The signals of a proposed product line: what is owned, and where the source knows it what is paid and when it ends. Pure.
 *
 * @param common  values that every record of the line has
 */
export function acceptedSignals(proposal: LineProposal, words: StarterWords, common: Values): readonly RecordModel[] {
  const { family, key, source } = proposal;
  const shape = shapeOf(source);
  const shared = {
    ...common,
    Object__c: shape.object,
    Account_Path__c: shape.accountPath,
    Filter__c: familyFilter(shape, family),
    In_Use_From__c: 20,
    History__c: 'Current',
    Source__c: 'Own'
  };
  const owned = {
    ...{ ...shared, ...liveOf(shape) },
    Title__c: added(words, 'signal.title', { family }),
    Explanation__c: added(words, `signal.explanation.${source}`, { family }),
    ...(proposal.counts === 'rows' ? { Aggregate__c: 'COUNT', Field__c: 'Id' } : { Aggregate__c: 'SUM', Field__c: 'Quantity' }),
    When_Empty__c: 'Zero if seen',
    Unit__c: 'units'
  };
  return [
    newRecord('Headroom_Signal__mdt', `qty_${key}`, owned),
    ...(proposal.withAmount === 0
      ? []
      : [newRecord('Headroom_Signal__mdt', `amount_${key}`, { ...shared, ...amountValues(proposal, words) })]),
    ...(proposal.withTerm === 0 ? [] : [newRecord('Headroom_Signal__mdt', `term_${key}`, { ...shared, ...termValues(proposal, words) })])
  ];
}

function liveOf({ liveFrom, liveTo }: LineSourceShape): Values {
  return { Live_From__c: liveFrom, ...(liveTo === undefined ? {} : { Live_To__c: liveTo }) };
}

/** What was paid counts while it is live; where nothing says how long, what was paid in the last year. */
function amountValues({ family, source }: LineProposal, words: StarterWords): Values {
  const shape = shapeOf(source);
  const { amountField, amountWindowDays, liveFrom } = shape;
  return {
    Title__c: added(words, 'amount.title', { family }),
    Explanation__c: added(words, 'amount.explanation', { family }),
    Aggregate__c: 'SUM',
    Field__c: amountField,
    ...(amountWindowDays === undefined ? liveOf(shape) : { Date_Field__c: liveFrom, Window_Days__c: amountWindowDays }),
    When_Empty__c: 'Unknown',
    Unit__c: 'money'
  };
}

function termValues({ family, source }: LineProposal, words: StarterWords): Values {
  const shape = shapeOf(source);
  return {
    Title__c: added(words, 'term.title', { family }),
    Explanation__c: added(words, 'term.explanation', { family }),
    Aggregate__c: 'DAYS_UNTIL',
    Field__c: shape.liveTo ?? '',
    ...liveOf(shape),
    When_Empty__c: 'Unknown',
    Unit__c: 'days'
  };
}
