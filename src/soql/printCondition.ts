import type { Comparison, Condition, Literal, Operand } from './syntax.ts';

function printOperand(operand: Operand): string {
  if (operand.kind === 'path') return operand.parts.join('.');
  return `${operand.fn}(${operand.argument ? printOperand(operand.argument) : ''})`;
}

function quote(pattern: string, like: boolean): string {
  const escaped = like ? pattern.replaceAll("'", "\\'") : pattern.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  return `'${escaped.replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')}'`;
}

function printLiteral(literal: Literal, operator?: Comparison): string {
  switch (literal.kind) {
    case 'text':
      return operator === 'LIKE' ? quote(literal.pattern, true) : quote(literal.text, false);
    case 'number':
      return `${literal.currency ?? ''}${literal.value}`;
    case 'boolean':
      return String(literal.value);
    case 'null':
      return 'null';
    case 'date':
      return literal.day;
    case 'instant':
      return literal.instant;
    case 'time':
      return literal.time;
    case 'range':
      return /_N_/.test(literal.name) || /_AGO$/.test(literal.name) ? `${literal.name}:${literal.count}` : literal.name;
  }
}

function printTerm(condition: Condition): string {
  const text = printCondition(condition);
  return 'terms' in condition || 'term' in condition ? `(${text})` : text;
}

/**
 * A condition as SOQL text on one line, in one fixed form.
 *
 * @example  printCondition(...) // "Type != 'Problem' AND (IsEscalated = true OR Priority IN ('High', 'Urgent'))"
 */
export function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.terms.map(printTerm).join(condition.kind === 'and' ? ' AND ' : ' OR ');
    case 'not':
      return `NOT ${printTerm(condition.term)}`;
    case 'compare':
      return `${printOperand(condition.left)} ${condition.operator} ${printLiteral(condition.value, condition.operator)}`;
    case 'in':
      return `${printOperand(condition.left)} ${condition.negated ? 'NOT IN' : 'IN'} (${condition.values.map((each) => printLiteral(each)).join(', ')})`;
    case 'includes':
      return `${printOperand(condition.left)} ${condition.negated ? 'EXCLUDES' : 'INCLUDES'} (${condition.values.map((each) => printLiteral(each)).join(', ')})`;
    case 'semiJoin': {
      const [item] = condition.query.select;
      const field = item?.kind === 'value' ? printOperand(item.value) : 'Id';
      const where = condition.query.where ? ` WHERE ${printCondition(condition.query.where)}` : '';
      return `${printOperand(condition.left)} ${condition.negated ? 'NOT IN' : 'IN'} (SELECT ${field} FROM ${condition.query.from}${where})`;
    }
  }
}
