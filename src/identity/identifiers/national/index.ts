import type { Identifier } from '../identifier.js'
import { formedNumbers } from './formed.js'
import { mod10Numbers } from './mod-10.js'
import { mod11Numbers } from './mod-11.js'
import { otherKeyedNumbers } from './other-keys.js'

/** Numbers of registers of many countries: people, professionals, devices, vehicles. */
export const nationalNumbers: readonly Identifier[] = [
  ...otherKeyedNumbers,
  ...mod11Numbers,
  ...mod10Numbers,
  ...formedNumbers,
]
