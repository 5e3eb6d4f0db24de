import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { nearestName } from '../messages/index.js'

/** Ends with a usage error that says what may have been meant: a command, or a file to begin with. */
export function explainUnknownCommand(name: string, program: Command): void {
  const names = program.commands.map((command) => command.name())
  const nearest = nearestName(name, names)
  const advice = existsSync(name)
    ? `; to begin with this file: mirrorward init ${name}`
    : nearest === undefined
      ? ` (known: ${names.join(', ')})`
      : ` (did you mean "${nearest}"?)`
  program.error(`mirrorward: unknown command: "${name}"${advice}`)
}
