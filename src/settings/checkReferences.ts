import { nearestName } from '../domain/nearestName.ts';
import type { SettingBase, Settings } from '../domain/settings.ts';
import type { Finding } from './finding.ts';
import type { RecordState } from './recordReader.ts';

type Content = Omit<Settings, 'hash'>;

/** A field that names a record of another type; undefined = empty, which is allowed where it comes from here. */
type Reference = { readonly from: SettingBase; readonly field: string; readonly type: string; readonly key: string | undefined };

/** References to records that are missing or switched off, and the one scorecard that must be fit to be the headline. */
export function checkReferences(settings: Content, state: RecordState): readonly Finding[] {
  const known = knownRecords(settings);
  const nearestFix = (type: string, key: string): string => {
    const keys = [...known].flatMap((name) => (name.startsWith(`${type}.`) ? [name.slice(type.length + 1)] : []));
    const nearest = nearestName(key, keys);
    return nearest === undefined ? 'Choose a record that exists' : `Choose ${nearest}, or another record that exists`;
  };
  const findings: Finding[] = [];
  for (const { from, field, type, key } of [...scoringReferences(settings), ...productReferences(settings)]) {
    const name = `${type}.${key ?? ''}`;
    if (key === undefined || known.has(name) || state.broken.has(name)) {
      continue;
    }
    const off = state.inactive.has(name);
    findings.push({
      code: off ? 'E-REFERENCE-OFF' : 'E-REFERENCE-MISSING',
      record: from.record,
      field,
      value: key,
      what: off ? `names ${name}, which is switched off` : `names ${name}, which does not exist`,
      fix: off ? 'Switch that record on, or choose another' : nearestFix(type, key)
    });
  }
  return [...findings, ...headlineFindings(settings)];
}

function knownRecords(settings: Content): ReadonlySet<string> {
  const lists: readonly (readonly SettingBase[])[] = [
    settings.scorecards,
    settings.groups,
    settings.signals,
    settings.productLines,
    settings.playbooks
  ];
  return new Set(lists.flat().map((record) => record.record));
}

function scoringReferences(settings: Content): readonly Reference[] {
  const scorecard = 'Headroom_Scorecard';
  const signal = 'Headroom_Signal';
  return [
    { from: settings.general, field: 'Headline__c', type: scorecard, key: settings.general.headline },
    { from: settings.general, field: 'Contract_Value_Signal__c', type: signal, key: settings.general.contractValueSignal },
    ...settings.groups.map((from) => ({ from, field: 'Scorecard__c', type: scorecard, key: from.scorecard })),
    ...settings.bands.map((from) => ({ from, field: 'Scorecard__c', type: scorecard, key: from.scorecard })),
    ...settings.bands.map((from) => ({ from, field: 'Playbook__c', type: 'Headroom_Playbook', key: from.playbook })),
    ...settings.measures.map((from) => ({ from, field: 'Group__c', type: 'Headroom_Scorecard_Group', key: from.group })),
    ...settings.measures.map((from) => ({ from, field: 'Signal__c', type: signal, key: from.signal })),
    ...settings.signals.map((from) => ({ from, field: 'Numerator__c', type: signal, key: from.numerator })),
    ...settings.signals.map((from) => ({ from, field: 'Denominator__c', type: signal, key: from.denominator })),
    ...settings.riskRules.flatMap((from) => ruleReferences(from))
  ];
}

function ruleReferences(from: Settings['riskRules'][number]): readonly Reference[] {
  const conditions = from.conditions.map((condition, place): Reference => {
    const of = condition.of;
    const field = place === 0 ? 'Condition_Signal__c' : 'Second_Signal__c';
    if (of.kind === 'scorecard') {
      return { from, field: 'Condition_Scorecard__c', type: 'Headroom_Scorecard', key: of.scorecard };
    }
    return { from, field, type: 'Headroom_Signal', key: of.kind === 'signal' ? of.signal : undefined };
  });
  const limited = 'scorecard' in from.effect ? from.effect.scorecard : undefined;
  return [...conditions, { from, field: 'Scorecard__c', type: 'Headroom_Scorecard', key: limited }];
}

function productReferences(settings: Content): readonly Reference[] {
  const line = 'Headroom_Product_Line';
  const judgedLine = (measure: Settings['measures'][number]): string | undefined =>
    measure.judge.kind === 'whitespace' ? measure.judge.productLine : undefined;
  const countedLine = (rule: Settings['whitespaceRules'][number]): string | undefined =>
    rule.target.kind === 'per_product_line' ? rule.target.productLine : undefined;
  const countedSignal = (rule: Settings['whitespaceRules'][number]): string | undefined =>
    'signal' in rule.target ? rule.target.signal : undefined;
  return [
    ...settings.measures.map((from) => ({ from, field: 'Product_Line__c', type: line, key: judgedLine(from) })),
    ...settings.productLines.map((from) => ({ from, field: 'Quantity_Signal__c', type: 'Headroom_Signal', key: from.quantitySignal })),
    ...settings.productLines.flatMap((from) => [
      { from, field: 'Returns_Signal__c', type: 'Headroom_Signal', key: from.returnsSignal },
      { from, field: 'Amount_Signal__c', type: 'Headroom_Signal', key: from.amountSignal },
      { from, field: 'Term_Signal__c', type: 'Headroom_Signal', key: from.termSignal },
      { from, field: 'Buying_Centres_Signal__c', type: 'Headroom_Signal', key: from.buyingCentresSignal }
    ]),
    ...settings.productLines.map((from) => ({ from, field: 'Needs_First__c', type: line, key: from.needsFirst })),
    ...settings.whitespaceRules.map((from) => ({ from, field: 'Product_Line__c', type: line, key: from.productLine })),
    ...settings.whitespaceRules.map((from) => ({ from, field: 'Target_Product_Line__c', type: line, key: countedLine(from) })),
    ...settings.whitespaceRules.map((from) => ({ from, field: 'Target_Signal__c', type: 'Headroom_Signal', key: countedSignal(from) })),
    ...settings.playbookSteps.map((from) => ({ from, field: 'Playbook__c', type: 'Headroom_Playbook', key: from.playbook }))
  ];
}

function headlineFindings(settings: Content): readonly Finding[] {
  const headline = settings.scorecards.find((scorecard) => scorecard.key === settings.general.headline);
  if (headline === undefined || headline.outcome !== undefined) {
    return [];
  }
  return [
    {
      code: 'E-HEADLINE',
      record: settings.general.record,
      field: 'Headline__c',
      value: headline.key,
      what: 'describes and predicts nothing, so it cannot be the headline',
      fix: 'Choose a scorecard with an outcome'
    }
  ];
}
