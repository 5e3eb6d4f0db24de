import { MirrorwardError } from '../../errors.js'
import { ByteReader } from './byte-reader.js'

/** Formats 117 (Stata 13), 118 (14 and later) and 119 (more than 32,767 variables). */
export type DtaVersion = 117 | 118 | 119

/** One variable as the file describes it. */
export interface DtaVariable {
  readonly name: string
  /** 1 to 2045: a text of as many bytes; 32768: a long text elsewhere; 65526 to 65530: double, float, long, int, byte. */
  readonly type: number
  /** How Stata shows it, as `%td` for days. */
  readonly format: string
  /** The name of its set of value labels; empty for none. */
  readonly labels: string
}

/** Where everything lies in a Stata file. */
export interface DtaLayout {
  readonly version: DtaVersion
  readonly rowCount: number
  readonly variables: readonly DtaVariable[]
  /** A reader that starts at the first cell, at the long texts, at the value labels. */
  readonly readerAt: (section: 'data' | 'strls' | 'value_labels') => ByteReader
}

/** Widths that differ between formats, in bytes. */
const widths = {
  117: { variableCount: 2, rowCount: 4, label: 1, name: 33, format: 49 },
  118: { variableCount: 2, rowCount: 8, label: 2, name: 129, format: 57 },
  119: { variableCount: 4, rowCount: 8, label: 2, name: 129, format: 57 },
} as const

const sections = [
  'stata_dta',
  'map',
  'variable_types',
  'varnames',
  'sortlist',
  'formats',
  'value_label_names',
  'variable_labels',
  'characteristics',
  'data',
  'strls',
  'value_labels',
] as const

const releaseAt = '<stata_dta><header><release>'.length

/** The layout of a file, from its header and map (Stata's `help dta`). Throws RangeError for a damaged one, `bad-data` for other formats. */
export function dtaLayout(bytes: Buffer, file: string): DtaLayout {
  const version = versionOf(bytes, file)
  const width = widths[version]
  const encoding = version === 117 ? 'unsaid' : 'utf8'
  const orderAt = releaseAt + 3 + '</release><byteorder>'.length
  const isLittle = bytes.toString('latin1', orderAt, orderAt + 3) === 'LSF'
  const reader = new ByteReader(bytes, { isLittle, encoding, at: orderAt + 3 })
  reader.tag('/byteorder')
  reader.tag('K')
  const variableCount = reader.unsigned(width.variableCount)
  reader.tag('/K')
  reader.tag('N')
  const rowCount = reader.unsigned(width.rowCount)
  reader.tag('/N')
  reader.tag('label')
  reader.text(reader.unsigned(width.label))
  reader.tag('/label')
  reader.tag('timestamp')
  reader.text(reader.unsigned(1))
  reader.tag('/timestamp')
  reader.tag('/header')
  reader.tag('map')
  const offsets = new Map(sections.map((section) => [section, reader.unsigned(8)]))
  const readerAt = (section: (typeof sections)[number]) => {
    const found = new ByteReader(bytes, { isLittle, encoding, at: offsets.get(section) ?? 0 })
    found.tag(section)
    return found
  }
  const each = <Read>(section: (typeof sections)[number], read: (from: ByteReader) => Read): Read[] => {
    const from = readerAt(section)
    return Array.from({ length: variableCount }, () => read(from))
  }
  const types = each('variable_types', (from) => from.unsigned(2))
  const names = each('varnames', (from) => from.text(width.name))
  const formats = each('formats', (from) => from.text(width.format))
  const labels = each('value_label_names', (from) => from.text(width.name))
  const variables = names.map((name, index) => ({
    name,
    type: types[index]!,
    format: formats[index] ?? '',
    labels: labels[index] ?? '',
  }))
  return { version, rowCount, variables, readerAt }
}

function versionOf(bytes: Buffer, file: string): DtaVersion {
  const isTagged = bytes.toString('latin1', 0, releaseAt) === '<stata_dta><header><release>'
  const version = isTagged ? Number(bytes.toString('latin1', releaseAt, releaseAt + 3)) : bytes[0]
  if (version === 117 || version === 118 || version === 119) return version
  const isOld = !isTagged && version !== undefined && version >= 102 && version <= 116
  const message = isOld
    ? `Stata format ${version} (known: 117 to 119; save it with Stata 13 or later)`
    : 'damaged, or not a Stata file'
  throw new MirrorwardError('bad-data', `cannot read file: "${file}"`, { issues: [{ message, file }] })
}
