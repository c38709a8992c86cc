// Starts the reader's wasm in a worker. A classic script, for modules in workers are newer than the browsers Postil runs in.
importScripts('./postil-reader.js');
// A wasm that does not arrive is no error of this script, and the page would wait for nothing.
wasm_bindgen({ module_or_path: './postil-reader_bg.wasm' }).catch(() => postMessage(null));
