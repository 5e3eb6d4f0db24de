export { ledgerFromFile } from './ledger-of-file.js'
export {
  decodeModelFile,
  encodeModelFile,
  metadataJson,
  metadataText,
  modelFormat,
  modelVersion,
} from './model-file.js'
export { decodeSafetensors, encodeSafetensors, type Safetensors, type Tensor, type TensorData } from './safetensors.js'
