import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Command } from 'commander'
import type { Dataset, LinkedDataset } from '../../index.js'
import { examples, type GlobalOptions } from '../options.js'
import { textTable } from '../text-table.js'

/** `mirrorward datasets [NAME]`: list the shipped real tables, or copy one with its schema and card. */
export function datasetsCommand(): Command {
  const command = new Command('datasets')
    .description('list the shipped real tables, or copy one out')
    .argument('[name]', 'a dataset to copy')
    .option('--out <folder>', 'where to copy it', '.')
    .addHelpText('after', examples(['mirrorward datasets', 'mirrorward datasets rotterdam --out data']))
  return command.action(async (name: string | undefined) => {
    const { datasets, linkedDatasets } = await import('../../index.js')
    const { out, json } = command.optsWithGlobals<GlobalOptions & { readonly out: string }>()
    if (name === undefined) {
      process.stdout.write(
        json ? `${JSON.stringify([...datasets, ...linkedDatasets])}\n` : `${list(datasets, linkedDatasets)}\n`,
      )
      return
    }
    const files = await copyDataset(name, out)
    process.stdout.write(json ? `${JSON.stringify({ files })}\n` : `${files.join('\n')}\n`)
  })
}

function list(datasets: readonly Dataset[], linked: readonly LinkedDataset[]): string {
  const rows = datasets.flatMap((dataset) =>
    dataset.tables.map((table) => [
      dataset.name,
      table.name,
      table.rows.toLocaleString('en'),
      String(table.columns),
      dataset.title,
    ]),
  )
  const together = linked.map(({ name, title, of }) => [name, of.join(' + '), '', '', title])
  return textTable(['dataset', 'table', 'rows', 'columns', 'what'], [...rows, ...together])
}

async function copyDataset(name: string, out: string): Promise<string[]> {
  const { datasetFile, findDataset, linkedDatasets } = await import('../../index.js')
  const linked = linkedDatasets.find((each) => each.name === name)
  if (linked !== undefined) {
    await mkdir(join(out, name), { recursive: true })
    const own = ['linked.yaml', 'README.md']
    for (const file of own) await copyFile(datasetFile(linked, file), join(out, name, file))
    const parts = []
    for (const part of linked.of) parts.push(...(await copyDataset(part, out)))
    return [...own.map((file) => join(out, name, file)), ...parts]
  }
  const dataset = findDataset(name)
  const folder = join(out, dataset.name)
  await mkdir(folder, { recursive: true })
  const files = [...dataset.tables.flatMap((table) => [table.file, table.schema]), 'README.md']
  for (const file of files) await copyFile(datasetFile(dataset, file), join(folder, file))
  return files.map((file) => join(folder, file))
}
