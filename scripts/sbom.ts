import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')

/** What `npm pack` puts inside as one file (see bundle-tensors.ts): part of the package, though not of its dependencies. */
const bundled = ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu', '@tensorflow/tfjs-backend-wasm', 'seedrandom']

interface Component {
  readonly 'bom-ref': string
  readonly name: string
  readonly [field: string]: unknown
}

interface Bom {
  readonly metadata: { readonly component: Component; readonly [field: string]: unknown }
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
  readonly [field: string]: unknown
}

/**
 * Everything inside an installed package, as CycloneDX JSON, from the lock file: what npm installs and what is bundled.
 * Without the serial number and the moment that npm adds, so that the same lock file gives the same bytes.
 */
export function softwareBillOfMaterials(): Bom {
  const words = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only']
  const npm = (omitted: readonly string[]): Bom =>
    JSON.parse(
      execFileSync('npm', [...words, ...omitted.flatMap((kind) => ['--omit', kind])], {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
      }),
    )
  const { serialNumber: _serial, ...installed } = npm(['dev', 'peer', 'optional'])
  const { timestamp: _moment, component, ...metadata } = installed.metadata
  const everything = npm([])
  const inside = bundled.map((name) => everything.components.find((one) => one.name === name)!)
  const refs = inside.map((one) => one['bom-ref'])
  return {
    ...installed,
    // npm takes the name of the folder for the package's.
    metadata: { ...metadata, component: { ...component, name: packageName() } },
    components: [
      ...installed.components,
      ...inside.map((one) => ({
        ...one,
        scope: 'required',
        properties: [{ name: 'mirrorward:bundled', value: 'true' }],
      })),
    ],
    dependencies: installed.dependencies.map((one) =>
      one.ref === component['bom-ref'] ? { ...one, dependsOn: [...one.dependsOn, ...refs] } : one,
    ),
  } as Bom
}

function packageName(): string {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).name
}

if (process.argv[1] === import.meta.filename)
  process.stdout.write(`${JSON.stringify(softwareBillOfMaterials(), null, 2)}\n`)
