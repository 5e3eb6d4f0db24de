export { escapeHl7, unescapeHl7 } from './escapes.js'
export { type Hl7Segment, type Hl7Value, hl7Segments } from './message-values.js'
export { type Hl7Separators, hl7Separators } from './separators.js'
export { type Hl7Part, splitHl7 } from './split-messages.js'
