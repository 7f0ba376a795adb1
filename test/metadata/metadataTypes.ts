import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const file = join(import.meta.dirname, '..', '..', 'node_modules', '@salesforce', 'types', 'lib', 'metadata.d.ts');
const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);

/** Elements of a metadata type as Salesforce's own type declarations name them, and whether each is required. */
export function fieldsOfType(name: string): ReadonlyMap<string, boolean> {
  const alias = source.statements.find(
    (statement): statement is ts.TypeAliasDeclaration => ts.isTypeAliasDeclaration(statement) && statement.name.text === name
  );
  if (!alias) throw new RangeError(`@salesforce/types has no type ${name}`);
  const parts = ts.isIntersectionTypeNode(alias.type) ? alias.type.types : [alias.type];
  const members = parts.flatMap((part) => (ts.isTypeLiteralNode(part) ? [...part.members] : []));
  return new Map(
    members
      .filter(ts.isPropertySignature)
      .map((member) => [(member.name as ts.Identifier).text, member.questionToken === undefined] as [string, boolean])
  );
}
