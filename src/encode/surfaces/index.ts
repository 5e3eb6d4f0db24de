export { type Axis, axisParts, type NumberAxis, placeOn } from './axis.js'
export { type FoundSurface, findSurfaces } from './find-surfaces.js'
export { type Surface, surfaceValues, type Term, termValues } from './surface.js'
export { numberAxisFile, surfaceFile } from './surface-file.js'
