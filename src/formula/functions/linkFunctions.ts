import { expectType, textOf, type CompiledNode } from '../compiledNode.ts';
import { wrongCount } from '../formulaProblem.ts';
import { type CallResult, type FormulaCall, type FunctionTable } from './formulaFunction.ts';

/** The parameters of a call that takes some more than it needs. */
function between(call: FormulaCall, least: number, most: number): readonly CompiledNode[] {
  const { place, given } = call;
  if (given.length < least || given.length > most) throw wrongCount(place, least, given.length);
  return given;
}

/** A link as REST shows it: `<a href="/001" target="_blank">Acme</a>`; the label may be an IMAGE. */
function hyperlink(call: FormulaCall): CallResult {
  const [url, label, target] = between(call, 2, 3);
  for (const part of call.given) expectType(part, call.place, 'Text');
  return {
    type: 'Text',
    run: (record) => {
      const window = textOf(target?.run(record)) || '_blank';
      return `<a href="${textOf(url?.run(record))}" target="${window}">${textOf(label?.run(record))}</a>`;
    }
  };
}

/** A picture as REST shows it: `<img src="/img/flag.gif" alt="Red" style="height:16px; width:16px;" border="0"/>`. */
function image(call: FormulaCall): CallResult {
  const [url, alternate, height, width] = between(call, 2, 4);
  for (const part of [url, alternate]) if (part) expectType(part, call.place, 'Text');
  for (const part of [height, width]) if (part) expectType(part, call.place, 'Number');
  return {
    type: 'Text',
    run: (record) => {
      const [high, wide] = [height?.run(record), width?.run(record)];
      const sizes = [...(typeof high === 'number' ? [`height:${high}px;`] : []), ...(typeof wide === 'number' ? [`width:${wide}px;`] : [])];
      const style = sizes.length === 0 ? '' : ` style="${sizes.join(' ')}"`;
      return `<img src="${textOf(url?.run(record))}" alt="${textOf(alternate?.run(record))}"${style} border="0"/>`;
    }
  };
}

/**
 * Links and pictures are texts that hold markup.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.usefulFormulaFields.meta/usefulFormulaFields/useful_advanced_formulas_image_links.htm
 */
export const linkFunctions: FunctionTable = { HYPERLINK: hyperlink, IMAGE: image };
