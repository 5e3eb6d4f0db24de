/** A value a row has: a column's cell, a constant, or numbers reckoned from them. */
export type Operand =
  | { readonly type: 'column'; readonly name: string }
  | { readonly type: 'number'; readonly value: number }
  /** `truth`: the bare word true or false, whatever a boolean column writes for it. */
  | { readonly type: 'text'; readonly value: string; readonly truth?: true }
  | {
      readonly type: 'arithmetic'
      readonly operator: '+' | '-' | '*' | '/'
      readonly left: Operand
      readonly right: Operand
    }
  | { readonly type: 'call'; readonly call: FunctionName; readonly argument: Operand }

/** Functions of one number: logarithms (natural, of base 10 and 2), the square root and the exponential. */
export const functions = {
  log: Math.log,
  log10: Math.log10,
  log2: Math.log2,
  sqrt: Math.sqrt,
  exp: Math.exp,
} as const

export type FunctionName = keyof typeof functions

export function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(functions, name)
}

export type Comparator = '=' | '!=' | '<' | '<=' | '>' | '>='

/** A statement about a row: true, false, or unknown when it needs a missing cell. */
export type Expression =
  | {
      readonly type: 'logical'
      readonly operator: 'and' | 'or' | 'implies'
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly type: 'not'; readonly operand: Expression }
  | { readonly type: 'compare'; readonly operator: Comparator; readonly left: Operand; readonly right: Operand }
  | { readonly type: 'in'; readonly operand: Operand; readonly choices: readonly Operand[] }
  | { readonly type: 'missing'; readonly column: string }

const operandTypes: ReadonlySet<string> = new Set<Operand['type']>(['column', 'number', 'text', 'arithmetic', 'call'])

export function isOperand(node: Expression | Operand): node is Operand {
  return operandTypes.has(node.type)
}

/** The operands of an expression, outermost first. */
export function operandsOf(expression: Expression): readonly Operand[] {
  switch (expression.type) {
    case 'logical':
      return [...operandsOf(expression.left), ...operandsOf(expression.right)]
    case 'not':
      return operandsOf(expression.operand)
    case 'compare':
      return [expression.left, expression.right]
    case 'in':
      return [expression.operand, ...expression.choices]
    case 'missing':
      return [{ type: 'column', name: expression.column }]
  }
}

/** The names of the columns an expression reads, each once, in order of appearance. */
export function columnsOf(expression: Expression): string[] {
  return [...new Set(operandsOf(expression).flatMap(columnsOfOperand))]
}

export function columnsOfOperand(operand: Operand): string[] {
  if (operand.type === 'column') return [operand.name]
  if (operand.type === 'call') return columnsOfOperand(operand.argument)
  return operand.type === 'arithmetic' ? [...columnsOfOperand(operand.left), ...columnsOfOperand(operand.right)] : []
}
