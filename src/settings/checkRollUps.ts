import type { Aggregate, Settings, Signal } from '../domain/settings.ts';
import type { Finding } from './finding.ts';

type Content = Omit<Settings, 'hash'>;

/** Aggregates whose values of several accounts may be added up: counts and amounts. */
const additive: readonly Aggregate[] = ['COUNT', 'COUNT_DISTINCT', 'SUM', 'LATEST', 'FIRST'];
const surveys: readonly Aggregate[] = ['NPS', 'CSAT', 'CES'];

/** Roll-ups that would say something wrong: sums of shares, survey scores of several customers, values counted twice. */
export function checkRollUps(settings: Content): readonly Finding[] {
  return [...settings.signals.flatMap((signal) => rollUpFindings(signal, settings)), ...contractValueFindings(settings)];
}

function rollUpFindings(signal: Signal, settings: Content): readonly Finding[] {
  const { rollUp, record, aggregate } = signal;
  if (rollUp === undefined) return [];
  const finding = (what: string, fix: string): readonly Finding[] => [
    { code: 'E-ROLL-UP', record, field: 'Roll_Up__c', value: rollUp, what, fix }
  ];
  if (surveys.includes(aggregate)) {
    return finding(
      `the answers of several customers make no ${aggregate} of their parent`,
      'Empty it, and read the parts on the accounts that were asked'
    );
  }
  if (rollUp === 'Sum' && !additive.includes(aggregate)) {
    return finding(`values of ${aggregate} cannot be added up over accounts`, 'Choose Mean or Mean by contract value');
  }
  const part = partThatRollsUp(signal, settings);
  if (part === undefined) return [];
  return finding(`its part ${part} rolls up already, so the accounts below would count twice`, 'Empty it here, or in both parts');
}

function partThatRollsUp(signal: Signal, settings: Content): string | undefined {
  const parts = signal.aggregate === 'RATIO' ? [signal.numerator, signal.denominator] : [];
  return parts.find((key) => settings.signals.some((each) => each.key === key && each.rollUp !== undefined));
}

/** The contract value of a parent would hold those of the accounts below, which carry them themselves. */
function contractValueFindings({ general, signals }: Content): readonly Finding[] {
  const signal = signals.find(({ key }) => key === general.contractValueSignal);
  if (signal?.rollUp === undefined) return [];
  const what = 'supplies the contract value, so that of the accounts below would count twice';
  return [
    {
      code: 'E-ROLL-UP',
      record: signal.record,
      field: 'Roll_Up__c',
      value: signal.rollUp,
      what,
      fix: 'Empty it, or name another signal for the contract value'
    }
  ];
}
