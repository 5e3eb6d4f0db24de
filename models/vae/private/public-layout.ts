import type { Codebook } from '../../../src/encode/index.js'
import { normalQuantile } from '../../../src/math/index.js'
import { type Layout, layoutOf, numberVariables } from '../layout.js'

/** The layout of all codes of a public codebook, in order of name; a number's score is that of bins that are equally likely. */
export function publicLayout(codebook: Codebook): Layout {
  const books = [...codebook.books].sort((a, b) => (a.column.name < b.column.name ? -1 : 1))
  const variables = books.map(({ column: { name }, size }) => ({
    name,
    codeCount: size,
    codes: [...Array(size).keys()],
  }))
  const isNumber = numberVariables(variables, codebook)
  const scores = variables.flatMap(({ codeCount }, place) =>
    Array.from({ length: codeCount }, (_, code) =>
      isNumber[place] === true && code < codeCount - 1 ? normalQuantile((code + 0.5) / (codeCount - 1)) : 0,
    ),
  )
  return layoutOf(variables, { isNumber, scores: Float32Array.from(scores) })
}

/** Every state as likely as the others of its column: what the network begins with, who has seen nobody. */
export function evenShares({ variables }: Layout): Float64Array {
  return Float64Array.from(variables.flatMap(({ codeCount }) => Array(codeCount).fill(1 / codeCount)))
}
