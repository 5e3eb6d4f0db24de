import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { build } from 'esbuild'

const require = createRequire(import.meta.url)

/** What `src/tensor` uses of TensorFlow.js: a name that is missing here fails in every test of an installed package. */
const names = [
  ...['env', 'enableProdMode', 'setBackend', 'version_core', 'tidy', 'dispose', 'memory', 'tensor1d', 'tensor2d'],
  ...['matMul', 'transpose', 'add', 'sub', 'mul', 'div', 'exp', 'clipByValue', 'step', 'sum', 'fused'],
]
const entry = `
  export { ${names.join(', ')} } from '@tensorflow/tfjs-core'
  export { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
  export { version_cpu } from '@tensorflow/tfjs-backend-cpu'
`
/** The WebAssembly of machines with vector instructions, and of those without; the threaded one is never used. */
const binaries = ['tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm.wasm']

/**
 * Puts the parts of TensorFlow.js that are used into `folder` as one file beside its WebAssembly and the licences: 1.5 MB of
 * the 66 that its packages weigh. `npm pack` runs it after the compiler; from the sources the packages themselves are loaded.
 */
export async function bundleTensors(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const { metafile } = await build({
    stdin: { contents: entry, resolveDir: import.meta.dirname },
    outfile: join(folder, 'tensorflow.cjs'),
    ...{ bundle: true, platform: 'node', format: 'cjs', target: 'node20', minify: true, metafile: true },
    // What fetches models from the network is never called, and stays outside.
    ...{ external: ['node-fetch'], legalComments: 'eof', logLevel: 'warning' },
    absWorkingDir: resolve(import.meta.dirname, '..'),
  })
  const wasm = dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))
  for (const name of binaries) await copyFile(join(wasm, name), join(folder, name))
  const packages = Object.keys(metafile.inputs).map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1])
  await writeFile(join(folder, 'tensorflow.txt'), await noticeOf([...new Set(packages)].filter(isName).sort()))
}

const isName = (name: string | undefined) => name !== undefined

/** Names, versions and terms of what is in the file, then the text of the Apache licence. */
async function noticeOf(packages: readonly (string | undefined)[]): Promise<string> {
  const lines = await Promise.all(
    packages.map(async (name) => {
      const path = resolve(import.meta.dirname, '../node_modules', name ?? '', 'package.json')
      const { version, license, author } = JSON.parse(await readFile(path, 'utf8'))
      return [name, version, license, ...(typeof author === 'string' ? [author] : [])].join(', ')
    }),
  )
  const licence = await readFile(resolve(import.meta.dirname, '../LICENSE'), 'utf8')
  const readme = await readFile(resolve(import.meta.dirname, '../node_modules/seedrandom/README.md'), 'utf8')
  const mit = readme.slice(readme.indexOf('Copyright', readme.indexOf('LICENSE (MIT)'))).trim()
  const head = 'tensorflow.cjs and its .wasm files are parts of these packages, unchanged but for minifying:'
  return `${[head, lines.join('\n'), `Of seedrandom:\n\n${mit}`, `Of the others:\n\n${licence.trim()}`].join('\n\n')}\n`
}
