import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')

/** A block of code in a page of the documentation. */
export interface CodeBlock {
  readonly language: string
  readonly code: string
  /** Line of the opening fence, 1-based. */
  readonly line: number
  /** Why it is not executed: an HTML comment right before the block, `<!-- not run: needs a database -->`. */
  readonly notRun?: string
}

/** README.md and every page under docs/, but those that a program writes. */
export function pages(): string[] {
  const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !file.startsWith('api/'))
    .map((file) => join('docs', file))
  return ['README.md', ...docs.sort()]
}

export function codeBlocks(page: string): CodeBlock[] {
  const text = readFileSync(join(root, page), 'utf8')
  const found = text.matchAll(/(?:<!-- not run: ([^\n]+?) -->\n+)?^```(\w*)\n([\s\S]*?)^```$/gm)
  return [...found].map(({ 0: whole, 1: reason, 2: language = '', 3: code = '', index }) => ({
    language,
    code,
    line: text.slice(0, index + whole.indexOf('```')).split('\n').length,
    ...(reason !== undefined && { notRun: reason }),
  }))
}
