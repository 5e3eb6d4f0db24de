import { MirrorwardError } from '../../errors.js'

/** A view of SQL-on-FHIR v2: what of a resource type becomes rows. Nothing that it does not name comes in. */
export interface View {
  readonly resource: string
  readonly name?: string
  readonly select: readonly Select[]
  readonly where?: readonly { readonly path: string }[]
  readonly constant?: readonly ViewConstant[]
}

export interface Select {
  readonly column?: readonly ViewColumn[]
  readonly forEach?: string
  readonly forEachOrNull?: string
  readonly repeat?: readonly string[]
  readonly select?: readonly Select[]
  readonly unionAll?: readonly Select[]
}

export interface ViewColumn {
  readonly name: string
  readonly path: string
  readonly type?: string
  /** Whether several elements are a list, not an error. */
  readonly collection?: boolean
}

/** `name`, and one `valueString`, `valueInteger` or other value. */
export type ViewConstant = { readonly name: string } & Readonly<Record<string, unknown>>

/** A view from JSON somebody wrote. Throws `bad-option` that lists what is wrong, also branches of a union that do not match. */
export function parseView(value: unknown, file?: string): View {
  const problems: string[] = []
  const view = value as Partial<View> | null
  if (typeof view !== 'object' || view === null || typeof view.resource !== 'string' || view.resource === '')
    problems.push('a view names its "resource"')
  else if (!Array.isArray(view.select) || view.select.length === 0) problems.push('a view has a "select"')
  else {
    for (const each of view.select) checkSelect(each, problems)
    const names = problems.length > 0 ? [] : view.select.flatMap((each) => columnNames(each))
    for (const [index, name] of names.entries())
      if (names.indexOf(name) < index) problems.push(`column "${name}" stands twice`)
    for (const { path } of view.where ?? []) if (typeof path !== 'string') problems.push('"where" holds paths')
  }
  if (problems.length === 0) return view as View
  const issues = problems.map((message) => ({ message, ...(file !== undefined && { file }) }))
  throw new MirrorwardError('bad-option', 'the view has errors', { issues })
}

/** The columns of a select, in the order in which rows hold them. */
export function columnNames({ column = [], select = [], unionAll = [] }: Select): string[] {
  return [
    ...column.map(({ name }) => name),
    ...select.flatMap(columnNames),
    ...(unionAll[0] === undefined ? [] : columnNames(unionAll[0])),
  ]
}

function checkSelect(select: Select, problems: string[]): void {
  if (typeof select !== 'object' || select === null) return void problems.push('a "select" holds objects')
  for (const key of ['forEach', 'forEachOrNull'] as const)
    if (select[key] !== undefined && typeof select[key] !== 'string') problems.push(`"${key}" is a path`)
  const ways = [select.forEach, select.forEachOrNull, select.repeat].filter((way) => way !== undefined)
  if (ways.length > 1) problems.push('a select has one of forEach, forEachOrNull, repeat')
  for (const { name, path } of select.column ?? [])
    if (typeof path !== 'string' || !/^[A-Za-z]\w*$/.test(String(name)))
      problems.push('a column has a "path" and a "name" of letters, digits and _')
  for (const each of [...(select.select ?? []), ...(select.unionAll ?? [])]) checkSelect(each, problems)
  if (problems.length > 0) return
  const [first, ...others] = (select.unionAll ?? []).map((branch) => columnNames(branch).join())
  if (others.some((each) => each !== first))
    problems.push('branches of "unionAll" have the same columns in the same order')
}
