// widget-code: the code of the widget's WebAssembly module: fetched and compiled once for all widgets of the
// page, and an instance for each.
import { BackscrollError, sentences } from '../base/errors.js';

const wasmUrl = new URL('./backscroll-widget.wasm', import.meta.url);

/** The compiled module, one for all widgets of the page: compiling is most of the cost of a start. */
let compiled = null;

/** Starts the download and the compilation, or joins the one under way. A failed one may be tried again. */
export function compileWidget() {
  compiled ??= compile().catch((error) => {
    compiled = null;
    throw moduleError(error);
  });
  return compiled;
}

/** Whoever asks next begins anew: what is under way does not come. */
export function forgetWidget() {
  compiled = null;
}

async function compile() {
  const [wasm, glue] = await Promise.all([compileWasm(), import('./backscroll-widget.js')]);
  return { wasm, createModule: glue.default };
}

async function compileWasm() {
  const response = await fetch(wasmUrl);
  if (!response.ok) throw new TypeError(`${response.status} for ${wasmUrl}`);
  // Streaming is refused for any other type, and not every server knows the right one.
  const isStreamable = response.headers.get('content-type') === 'application/wasm';
  if (isStreamable) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

function moduleError(cause) {
  const isBlocked = cause instanceof WebAssembly.CompileError &&
    /content security policy|\bCSP\b/i.test(cause.message);
  if (isBlocked) return new BackscrollError('blocked', sentences.moduleBlocked, { cause });
  return new BackscrollError('module', sentences.moduleFailed, { cause });
}

/** An instance of it, for this canvas. @param {HTMLCanvasElement} canvas */
export async function startedModule(canvas) {
  const parts = await compileWidget();
  try {
    return await instantiate(parts, canvas);
  } catch (error) {
    throw moduleError(error);
  }
}

function instantiate({ wasm, createModule }, canvas) {
  return new Promise((resolve, reject) => {
    createModule({
      canvas,
      // SDL looks its canvas up by this name, which no selector finds in a shadow root.
      preRun: [({ specialHTMLTargets }) => { specialHTMLTargets['#canvas'] = canvas; }],
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(wasm, imports).then((instance) => done(instance, wasm), reject);
        return {};
      },
    }).then(resolve, reject);
  });
}
