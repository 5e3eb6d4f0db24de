/** Where matrices are multiplied: native code when tfjs-node is installed, else WebAssembly, else plain JavaScript. */
export type BackendName = 'node' | 'wasm' | 'cpu'
