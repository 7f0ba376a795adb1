import ts from 'typescript';

const tests: readonly string[] = ['it', 'test'];

/** Where a case of a table stands in a title. */
const place = /%[sdifjo]|\$\w+/g;

/** Cases of a table that are shown. */
const mostCases = 10;

/**
 * Title of the test that a node stands in, or those of all tests of the group that it stands in. Each begins with the titles of
 * the groups around it, so that it is a sentence. Tests with `.each` and groups with `.skipIf(...)` are read too.
 *
 * @returns  empty where the node stands in neither, or no title is written out
 */
export function titlesAround(node: ts.Node): readonly string[] {
  let at = node.parent;
  while (!ts.isSourceFile(at) && !isTitled(at)) at = at.parent;
  return testsIn(at).map(sentenceOf);
}

/** The call itself where it is a test, else the tests inside it. */
function testsIn(node: ts.Node): readonly ts.CallExpression[] {
  if (ts.isSourceFile(node) || !ts.isCallExpression(node)) return [];
  if (tests.includes(nameOf(node.expression))) return [node];
  const found: ts.CallExpression[] = [];
  const visit = (inner: ts.Node): void => {
    if (isTitled(inner)) found.push(...testsIn(inner));
    else ts.forEachChild(inner, visit);
  };
  ts.forEachChild(node, visit);
  return found;
}

/** A test or a group; those without a title of their own are none, as `it.each(table)` before it is called with one. */
function isTitled(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && [...tests, 'describe'].includes(nameOf(node.expression)) && titleOf(node) !== undefined;
}

function sentenceOf(test: ts.CallExpression): string {
  const titles: string[] = [];
  for (let at: ts.Node = test; !ts.isSourceFile(at); at = at.parent) {
    const title = isTitled(at) ? titleOf(at) : undefined;
    if (title !== undefined) titles.unshift(title);
  }
  return titles.join(' ');
}

/** Title of one test or group; of one with a table of cases, what the cases fill its place with. */
function titleOf(call: ts.CallExpression): string | undefined {
  const [title] = call.arguments;
  if (title && ts.isTemplateExpression(title))
    return [title.head, ...title.templateSpans.map(({ literal }) => literal)].map(textOf).join('…');
  if (!title || !ts.isStringLiteralLike(title)) return undefined;
  const places = title.text.match(place) ?? [];
  const cases = places.length === 1 ? casesOf(call) : [];
  const shown = cases.length > mostCases ? [...cases.slice(0, mostCases - 1), `${cases.length - mostCases + 1} more`] : cases;
  return title.text.replace(place, '…') + (shown.length === 0 ? '' : ` (…: ${shown.join('; ')})`);
}

function textOf({ text }: { readonly text: string }): string {
  return text;
}

/** What the first column of `it.each(table)` says, where all of it is written out in the file. */
function casesOf({ expression }: ts.CallExpression): readonly string[] {
  const table = ts.isCallExpression(expression) ? expression.arguments[0] : undefined;
  const list = table && writtenOut(table);
  if (!list || !ts.isArrayLiteralExpression(list)) return [];
  const words = list.elements.map((element) => {
    const first = ts.isArrayLiteralExpression(element) ? element.elements[0] : element;
    if (first && ts.isStringLiteralLike(first)) return first.text;
    return first && (ts.isNumericLiteral(first) || ts.isPrefixUnaryExpression(first)) ? first.getText() : undefined;
  });
  return words.every((word) => word !== undefined) ? words : [];
}

/** An expression without the types around it; of a constant of the file what it is set to. */
function writtenOut(node: ts.Expression): ts.Expression | undefined {
  if (ts.isSatisfiesExpression(node) || ts.isAsExpression(node)) return writtenOut(node.expression);
  if (!ts.isIdentifier(node)) return node;
  const constants = node
    .getSourceFile()
    .statements.flatMap((statement) => (ts.isVariableStatement(statement) ? statement.declarationList.declarations : []));
  const value = constants.find(({ name }) => ts.isIdentifier(name) && name.text === node.text)?.initializer;
  return value && writtenOut(value);
}

function nameOf(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) || ts.isCallExpression(expression) ? nameOf(expression.expression) : '';
}
