import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { bundleTensors } from '../../scripts/bundle-tensors.js'

export const root = resolve(import.meta.dirname, '../..')
export const compiler = join(root, 'node_modules/typescript/bin/tsc')

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>
}

/** The package as it would be published, built in `folder` from the sources as they are: the path of its tarball, and what is in it. */
export async function pack(folder: string): Promise<{ readonly tarball: string; readonly files: readonly string[] }> {
  const { files, scripts: _scripts, ...manifest } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  for (const part of [
    'docs',
    'datasets',
    'examples',
    'src/view/client',
    'README.md',
    'CHANGELOG.md',
    'LICENSE',
    'SECURITY.md',
  ])
    cpSync(join(root, part), join(folder, part), { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, files }))
  const build = ['-p', join(root, 'tsconfig.build.json'), '--outDir', join(folder, 'dist')]
  command(process.execPath, [compiler, ...build, '--tsBuildInfoFile', join(folder, 'dist/.tsbuildinfo')], folder)
  await bundleTensors(join(folder, 'dist/src/tensor/tensorflow'))
  // What other commands of a developer leave there.
  for (const leftover of ['dist/test/some.test.js', 'dist/bench/main.js', 'dist/vitest.config.js']) {
    mkdirSync(dirname(join(folder, leftover)), { recursive: true })
    writeFileSync(join(folder, leftover), '')
  }
  const [packed] = JSON.parse(command('npm', ['pack', '--json'], folder)) as [
    { readonly filename: string; readonly files: readonly { readonly path: string }[] },
  ]
  return { tarball: join(folder, packed.filename), files: packed.files.map(({ path }) => path) }
}

/** Puts a packed package with its dependencies, and nothing else, where a project's imports look for it. */
export function install(tarball: string, project: string): void {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock
  for (const [path, { dev = false }] of Object.entries(packages)) {
    if (dev || !/^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) || !existsSync(join(root, path))) continue
    mkdirSync(dirname(join(project, path)), { recursive: true })
    symlinkSync(join(root, path), join(project, path))
  }
  const own = join(project, 'node_modules/mirrorward')
  mkdirSync(own, { recursive: true })
  command('tar', ['-xzf', tarball, '--strip-components=1', '-C', own], project)
}

/** Standard output of a command that must succeed. */
export function command(name: string, words: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(name, [...words], { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${name} ${words[0]} failed: ${stdout}${stderr}`)
  return stdout
}
