import ts from 'typescript';
import { packageTypes } from './packageTypes.ts';

type Declared = ReadonlyMap<string, ts.TypeNode>;

const scalars: Readonly<Partial<Record<ts.SyntaxKind, string>>> = {
  [ts.SyntaxKind.StringKeyword]: 'string',
  [ts.SyntaxKind.BooleanKeyword]: 'boolean',
  [ts.SyntaxKind.NumberKeyword]: 'number',
  [ts.SyntaxKind.AnyKeyword]: 'any'
};

/**
 * One line for each type that the types of a package reach.
 *
 * @param text  `metadata.d.ts` of `@salesforce/types`
 * @returns     `Type: element?string element!Other element*Word` (optional, required, repeated) or `Word = one|two`
 */
export function typeLines(text: string): readonly string[] {
  const declared = declarations(text);
  const lines = new Map<string, string>();
  const pending: string[] = [...packageTypes];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const node = declared.get(name);
    if (lines.has(name)) continue;
    if (node === undefined) throw new Error(`@salesforce/types declares no ${name}`);
    const { line, reached } = lineOf(name, node, declared);
    lines.set(name, line);
    pending.push(...reached);
  }
  return [...lines.keys()].sort().map((name) => lines.get(name) ?? '');
}

function declarations(text: string): Declared {
  const source = ts.createSourceFile('metadata.d.ts', text, ts.ScriptTarget.Latest, false);
  return new Map(source.statements.filter(ts.isTypeAliasDeclaration).map((alias) => [alias.name.text, alias.type]));
}

function lineOf(name: string, node: ts.TypeNode, declared: Declared): { readonly line: string; readonly reached: readonly string[] } {
  // An enumeration whose words nobody published is declared as text.
  if (node.kind === ts.SyntaxKind.StringKeyword) return { line: `${name} =`, reached: [] };
  if (ts.isUnionTypeNode(node) || ts.isLiteralTypeNode(node)) return { line: `${name} = ${wordsOf(node).join('|')}`, reached: [] };
  const elements = elementsOf(node, declared);
  const reached = elements.map(({ type }) => type).filter((type) => !Object.values(scalars).includes(type));
  return { line: `${name}: ${elements.map(({ key, mark, type }) => `${key}${mark}${type}`).join(' ')}`, reached };
}

function wordsOf(node: ts.TypeNode): readonly string[] {
  if (ts.isUnionTypeNode(node)) return node.types.flatMap(wordsOf);
  if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) return [node.literal.text];
  throw new Error('An enumeration holds something that is no word');
}

type Element = { readonly key: string; readonly mark: '?' | '!' | '*'; readonly type: string };

function elementsOf(node: ts.TypeNode, declared: Declared): readonly Element[] {
  if (ts.isIntersectionTypeNode(node)) return node.types.flatMap((part) => elementsOf(part, declared));
  const base = ts.isTypeReferenceNode(node) ? declared.get(wordOf(node)) : undefined;
  if (base !== undefined) return elementsOf(base, declared);
  if (!ts.isTypeLiteralNode(node)) throw new Error('A type is neither literal nor intersection');
  return node.members.filter(ts.isPropertySignature).map((member): Element => {
    const key = (member.name as ts.Identifier).text;
    const type = member.type;
    if (type === undefined) throw new Error(`${key} has no type`);
    if (ts.isArrayTypeNode(type)) return { key, mark: '*', type: wordOf(type.elementType) };
    return { key, mark: member.questionToken === undefined ? '!' : '?', type: wordOf(type) };
  });
}

function wordOf(type: ts.TypeNode): string {
  const scalar = scalars[type.kind];
  if (scalar !== undefined) return scalar;
  if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName)) return type.typeName.text === 'Date' ? 'string' : type.typeName.text;
  throw new Error('An element has a type that is neither scalar nor named');
}
