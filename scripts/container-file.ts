import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')

/** A stage of the container file: its base image, and its instructions as written. */
export interface ContainerStage {
  readonly from: string
  readonly instructions: readonly (readonly [name: string, rest: string])[]
}

export function containerStages(): readonly ContainerStage[] {
  const lines = readFileSync(join(root, 'Containerfile'), 'utf8').split('\n')
  const instructions = lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [name = '', ...rest] = line.split(' ')
      return [name, rest.join(' ')] as const
    })
  const starts = instructions.flatMap(([name], at) => (name === 'FROM' ? [at] : []))
  return starts.map((at, index) => ({
    from: instructions[at]![1].split(' ')[0]!,
    instructions: instructions.slice(at + 1, starts[index + 1]),
  }))
}

/** The files and folders of the repository that go into the first stage. */
export function copiedIntoContainer(): readonly string[] {
  const lines = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n')
  if (lines[0] !== '*') throw new Error('.dockerignore must begin with *')
  return lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1))
}
