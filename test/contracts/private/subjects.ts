import { type PrivateModel, privateModels } from '../../../models/index.js'
import type { PrivateSubject } from './replayed-fit.js'

/** Options that make fits short, and corners of options; a model that is not here is fitted as it comes. */
const settings: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
  'dp-marginals': [
    { bins: 4, iterations: 3 },
    { bins: 1, iterations: 1, cells: 4 },
    { bins: 4, iterations: 3, method: 'aim', cells: 200 },
  ],
  vae: [{ bins: 3, hidden: [4], latent: 2, steps: 3, batch: 400 }],
}

/** Every private model there is, under each of its settings. */
export const subjects: readonly PrivateSubject[] = privateModels.flatMap((model: PrivateModel) =>
  (settings[model.id] ?? [{}]).map((options) => ({
    name: `${model.id} ${JSON.stringify(options)}`,
    model,
    options,
  })),
)
