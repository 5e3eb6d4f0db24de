import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type * as TensorFlow from '@tensorflow/tfjs-core'
import { MirrorwardError } from '../errors.js'
import type { BackendName } from './backend-name.js'

export interface Backend {
  readonly name: BackendName
  readonly tf: typeof TensorFlow
}

const openers: Readonly<Record<BackendName, () => Promise<typeof TensorFlow>>> = {
  node: openNode,
  wasm: openWasm,
  cpu: openCpu,
}
/** Best first. */
const names: readonly BackendName[] = ['node', 'wasm', 'cpu']
let opened: Promise<Backend> | undefined

/**
 * The best backend that loads, opened once a process. The environment variable MIRRORWARD_BACKEND asks for one by name;
 * `bad-option` when there is none of that name.
 * Same seed and same backend give the same bytes; another backend rounds otherwise.
 */
export function openBackend(): Promise<Backend> {
  opened ??= open(process.env.MIRRORWARD_BACKEND)
  return opened
}

async function open(asked: string | undefined): Promise<Backend> {
  const wanted = names.filter((name) => asked === undefined || asked === name)
  for (const name of wanted)
    try {
      return { name, tf: await openers[name]() }
    } catch (error) {
      if (name === wanted.at(-1)) throw error
    }
  const known = `(known: ${names.join(', ')})`
  throw new MirrorwardError('bad-option', `unknown backend in MIRRORWARD_BACKEND: "${asked}" ${known}`)
}

/** tfjs-node is nobody's dependency: it downloads a library when it is installed. Who has it, has it used. */
async function openNode(): Promise<typeof TensorFlow> {
  const specifier = '@tensorflow/tfjs-node'
  const tf = (await import(specifier)) as typeof TensorFlow
  await tf.setBackend('tensorflow')
  return tf
}

interface Bundle {
  readonly tf: typeof TensorFlow
  readonly setWasmPaths: (folder: string) => void
  /** Where its WebAssembly lies. */
  readonly folder: string
}

/** A published package carries the parts that are used (scripts/bundle-tensors.ts); the sources load the packages themselves. */
async function load(): Promise<Bundle> {
  const require = createRequire(import.meta.url)
  const bundle = fileURLToPath(new URL('./tensorflow/tensorflow.cjs', import.meta.url))
  if (existsSync(bundle)) {
    const tf = require(bundle) as typeof TensorFlow & Pick<Bundle, 'setWasmPaths'>
    return { tf, setWasmPaths: tf.setWasmPaths, folder: dirname(bundle) }
  }
  const tf = await import('@tensorflow/tfjs-core')
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm')
  await import('@tensorflow/tfjs-backend-cpu')
  return { tf, setWasmPaths, folder: dirname(require.resolve('@tensorflow/tfjs-backend-wasm')) }
}

async function openWasm(): Promise<typeof TensorFlow> {
  const before = listeners()
  const { tf, setWasmPaths, folder } = await load()
  setWasmPaths(`${folder}/`)
  // A second thread gains nothing in Node, and would make sums depend on the machine.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  tf.enableProdMode()
  if (!(await tf.setBackend('wasm'))) throw new Error('wasm backend did not start')
  removeNew(before)
  return tf
}

async function openCpu(): Promise<typeof TensorFlow> {
  const { tf } = await load()
  tf.enableProdMode()
  await tf.setBackend('cpu')
  return tf
}

const events = ['uncaughtException', 'unhandledRejection'] as const

function listeners(): ReadonlySet<unknown> {
  return new Set(events.flatMap((event) => process.listeners(event as 'uncaughtException')))
}

/** The WebAssembly loader catches every error of the process and prints its own source: its listeners are taken off again. */
function removeNew(before: ReadonlySet<unknown>): void {
  for (const event of events)
    for (const listener of process.listeners(event as 'uncaughtException'))
      if (!before.has(listener)) process.removeListener(event, listener)
}
