import { register } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** For `node --import`: @tensorflow/tfjs-node is taken from the folder that MIRRORWARD_TFJS_NODE names, not from the project. */
const entry = join(process.env.MIRRORWARD_TFJS_NODE ?? '.', 'node_modules/@tensorflow/tfjs-node/dist/index.js')
const hook = `export const resolve = (name, context, next) =>
  name === '@tensorflow/tfjs-node'
    ? { url: ${JSON.stringify(pathToFileURL(entry).href)}, format: 'commonjs', shortCircuit: true }
    : next(name, context)`
register(`data:text/javascript,${encodeURIComponent(hook)}`)
