import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compiledFile, hashOf, sourceFile } from './kernel-files.js'

// npm run kernels. AssemblyScript weighs a hundred megabytes with its compiler's back end, so it is fetched when it is needed.
const compiler = 'assemblyscript@0.28.20'

const folder = mkdtempSync(join(tmpdir(), 'kernel-'))
const out = join(folder, 'kernel.wasm')
const flags = ['-O3', '--runtime', 'stub', '--enable', 'simd', '--noAssert', '--importMemory', '--initialMemory', '1']
// The compiler refuses a file whose name has a second dot.
const source = join(folder, 'kernel.ts')
writeFileSync(source, readFileSync(sourceFile))
execFileSync('npx', ['--yes', '--package', compiler, 'asc', source, ...flags, '-o', out], { cwd: folder })
writeFileSync(
  compiledFile,
  `// ${compiler}, by \`npm run kernels\`, of a source with this hash:
export const gapBoundsSource = '${hashOf(sourceFile)}'

export const gapBounds =
  '${readFileSync(out).toString('base64')}'
`,
)
rmSync(folder, { recursive: true })
