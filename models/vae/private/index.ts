export type { PrivateVaeOptions } from './options.js'
export { privateVae } from './private-vae.js'
