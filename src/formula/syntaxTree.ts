/** A formula as it was read, before its names mean anything. */
export type FormulaNode =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  /** A field path or a global: `Amount`, `Account.Type`, `$User.Id`. */
  | { readonly kind: 'field'; readonly path: string }
  /** Name in capital letters. */
  | { readonly kind: 'call'; readonly name: string; readonly parameters: readonly FormulaNode[] }
  | { readonly kind: 'unary'; readonly sign: '-' | '+' | '!'; readonly operand: FormulaNode }
  | { readonly kind: 'binary'; readonly sign: BinarySign; readonly left: FormulaNode; readonly right: FormulaNode };

/** `==` is read as `=`, `!=` as `<>`. */
export type BinarySign = '||' | '&&' | '=' | '<>' | '<' | '>' | '<=' | '>=' | '+' | '-' | '&' | '*' | '/' | '^';
