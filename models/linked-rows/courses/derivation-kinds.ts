import type { LinkedSchema, LinkedTables } from '../../../src/table/linked/index.js'
import { type Derivation, type DerivationKind, familyOf, familySchemas, withFamily, withSchemas } from './derivation.js'
import { chain } from './kinds/chain.js'
import { clamp } from './kinds/clamp.js'
import { hold } from './kinds/hold.js'
import { last } from './kinds/last.js'
import { line } from './kinds/line.js'
import { origin } from './kinds/origin.js'
import { slack } from './kinds/slack.js'
import { steps } from './kinds/steps.js'

const derivationKinds: { readonly [Type in Derivation['type']]: DerivationKind<Type> } = {
  ...{ hold, steps, line },
  ...{ slack, clamp, chain, last, origin },
}

function kindOf({ type }: Derivation): DerivationKind<Derivation['type']> {
  return derivationKinds[type] as DerivationKind<Derivation['type']>
}

/** The schema of the tables that a model sees: without relations across rows, which are built in. */
export function derivedSchema(schema: LinkedSchema, derivations: readonly Derivation[]): LinkedSchema {
  const bare = {
    ...schema,
    tables: schema.tables.map(({ courses: _, ...each }) => each),
  }
  return schemasOf(bare, derivations).at(-1)!
}

/** Real tables as a model sees them. */
export function deriveCourses(tables: LinkedTables, derivations: readonly Derivation[]): LinkedTables {
  const schemas = schemasOf(tables.schema, derivations)
  const derived = derivations.reduce((current, derivation, at) => {
    const family = familyOf(current, derivation.table)
    const parts = kindOf(derivation).derive(derivation, family)
    return withFamily(current, schemas[at + 1]!, {
      name: family.schema.name,
      parent: family.parentSchema.name,
      ...parts,
    })
  }, tables)
  return derived
}

/** Drawn tables with the columns that the relations make, under `schema`: that of the tables that were learnt. */
export function restoreCourses(
  drawn: LinkedTables,
  { schema, derivations }: { readonly schema: LinkedSchema; readonly derivations: readonly Derivation[] },
): LinkedTables {
  const schemas = schemasOf(schema, derivations)
  return derivations.reduceRight((current, derivation, at) => {
    const before = schemas[at]!
    const family = familyOf(current, derivation.table)
    const parts = kindOf(derivation).restore(derivation, family, familySchemas(before, derivation.table))
    return withFamily(current, before, { name: family.schema.name, parent: family.parentSchema.name, ...parts })
  }, drawn)
}

/** Before the first, and after each. */
function schemasOf(schema: LinkedSchema, derivations: readonly Derivation[]): LinkedSchema[] {
  const schemas = [schema]
  for (const derivation of derivations) {
    const before = schemas.at(-1)!
    const after = kindOf(derivation).schemas(derivation, familySchemas(before, derivation.table))
    schemas.push(withSchemas(before, after))
  }
  return schemas
}
