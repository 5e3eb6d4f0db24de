import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Command } from 'commander'
import type { Dataset } from '../../index.js'
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
    const { datasets } = await import('../../index.js')
    const { out, json } = command.optsWithGlobals<GlobalOptions & { readonly out: string }>()
    if (name === undefined) {
      process.stdout.write(json ? `${JSON.stringify(datasets)}\n` : `${list(datasets)}\n`)
      return
    }
    const files = await copyDataset(name, out)
    process.stdout.write(json ? `${JSON.stringify({ files })}\n` : `${files.join('\n')}\n`)
  })
}

function list(datasets: readonly Dataset[]): string {
  const rows = datasets.flatMap((dataset) =>
    dataset.tables.map((table) => [
      dataset.name,
      table.name,
      table.rows.toLocaleString('en'),
      String(table.columns),
      dataset.title,
    ]),
  )
  return textTable(['dataset', 'table', 'rows', 'columns', 'what'], rows)
}

async function copyDataset(name: string, out: string): Promise<string[]> {
  const { datasetFile, findDataset } = await import('../../index.js')
  const dataset = findDataset(name)
  const folder = join(out, dataset.name)
  await mkdir(folder, { recursive: true })
  const files = [...dataset.tables.flatMap((table) => [table.file, table.schema]), 'README.md']
  for (const file of files) await copyFile(datasetFile(dataset, file), join(folder, file))
  return files.map((file) => join(folder, file))
}
