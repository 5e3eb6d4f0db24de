import type { TextCodec } from '../rewrite/text-document.js'
import { keyOf } from './value-spans.js'

/** Numbers and truths are cells as they are written, and become such again where the new cell is one. */
export const jsonCodec: TextCodec = {
  cellOf(raw) {
    if (raw === 'null') return null
    return raw.startsWith('"') ? keyOf(raw) : raw
  },
  textOf(cell, raw) {
    if (cell === null) return 'null'
    const isPlain = !raw.startsWith('"') && /^(?:true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.test(cell)
    return isPlain ? cell : JSON.stringify(cell)
  },
}
