export type { VaeOptions } from './options.js'
export { vae } from './vae.js'
