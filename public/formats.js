// Starts the wasm of formats in a worker. A classic script, for modules in workers are newer than the browsers Postil runs in.
importScripts('./postil-formats.js');
// A wasm that does not arrive is no error of this script, and the page would wait for nothing.
wasm_bindgen({ module_or_path: './postil-formats_bg.wasm' }).catch(() => postMessage(null));
