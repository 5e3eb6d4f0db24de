export type { VaeOptions } from './options.js'
export { type PrivateVaeOptions, privateVae } from './private/index.js'
export { vae } from './vae.js'
