import type { FieldFunctionExpression, FunctionExp } from '@jetstreamapp/soql-parser-js';
import type { ReadContext } from './readContext.ts';
import type { CallText, Operand, PathText } from './syntax.ts';

/** A path as written: `Account.Owner.Name`. */
export function readPath(raw: string, context: ReadContext): PathText {
  return { kind: 'path', parts: raw.split('.'), index: context.cursor.find(raw) };
}

/** A function call with at most one argument; further arguments make it one that no check knows (`DISTANCE`, `GEOLOCATION`). */
export function readCall(raw: FunctionExp | FieldFunctionExpression, context: ReadContext): CallText {
  const fn = raw.functionName ?? '';
  const index = context.cursor.find(fn);
  const parameters = raw.parameters ?? [];
  if (parameters.length > 1) return { kind: 'call', fn: `${fn}(,)`, index };
  const [parameter] = parameters;
  if (parameter === undefined) return { kind: 'call', fn, index };
  const argument: Operand = typeof parameter === 'string' ? readPath(parameter, context) : readCall(parameter, context);
  return { kind: 'call', fn, argument, index };
}
