import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { bundleTensors } from './bundle-tensors.js'

const root = resolve(import.meta.dirname, '..')

/** What `npm pack` runs first: everything compiled anew, tensors bundled, and nothing left to the habits of the machine. */
async function prepack(): Promise<void> {
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  execFileSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' })
  await bundleTensors(join(root, 'dist/src/tensor/tensorflow'))
  const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly files: readonly string[]
  }
  const packed = files.filter((name) => !name.startsWith('!')).map((name) => name.split('/')[0]!)
  for (const name of new Set([...packed, 'package.json'])) openToRead(join(root, name))
}

/** Packages keep permissions: those of a machine whose new files only their owner reads would make another package. */
function openToRead(path: string): void {
  if (!existsSync(path) || lstatSync(path).isSymbolicLink()) return
  const { mode } = lstatSync(path)
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) openToRead(join(path, name))
  else chmodSync(path, mode & 0o100 ? 0o755 : 0o644)
}

await prepack()
