export { renderSignOff, type SignedDecision } from './render-sign-off.js'
