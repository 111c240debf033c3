// html5_stub: what SDL asks of the browser and must not get. It would take wheel and touch from the page and prevent
// their defaults, which web/input reads instead; it would hear of size, focus and visibility, which the page tells us;
// and full screen, pointer lock and the rhythm of the frames are the page's own. Standing in for these calls keeps what
// is behind them out of the JavaScript.
#include <EGL/egl.h>
#include <emscripten/html5.h>

namespace {

constexpr EMSCRIPTEN_RESULT kNotHere = EMSCRIPTEN_RESULT_NOT_SUPPORTED;

}  // namespace

extern "C" {

EMSCRIPTEN_RESULT emscripten_set_wheel_callback_on_thread(const char*, void*, bool, em_wheel_callback_func,
                                                          pthread_t) {
  return kNotHere;
}
EMSCRIPTEN_RESULT emscripten_set_touchstart_callback_on_thread(const char*, void*, bool,
                                                               em_touch_callback_func, pthread_t) {
  return kNotHere;
}
EMSCRIPTEN_RESULT emscripten_set_touchend_callback_on_thread(const char*, void*, bool, em_touch_callback_func,
                                                             pthread_t) {
  return kNotHere;
}
EMSCRIPTEN_RESULT emscripten_set_touchmove_callback_on_thread(const char*, void*, bool,
                                                              em_touch_callback_func, pthread_t) {
  return kNotHere;
}
EMSCRIPTEN_RESULT emscripten_set_touchcancel_callback_on_thread(const char*, void*, bool,
                                                                em_touch_callback_func, pthread_t) {
  return kNotHere;
}

EMSCRIPTEN_RESULT emscripten_set_resize_callback_on_thread(const char*, void*, bool, em_ui_callback_func,
                                                           pthread_t) {
  return kNotHere;
}
EMSCRIPTEN_RESULT emscripten_set_focus_callback_on_thread(const char*, void*, bool, em_focus_callback_func,
                                                          pthread_t) {
  return kNotHere;
}
EMSCRIPTEN_RESULT emscripten_set_blur_callback_on_thread(const char*, void*, bool, em_focus_callback_func,
                                                         pthread_t) {
  return kNotHere;
}
EMSCRIPTEN_RESULT emscripten_set_visibilitychange_callback_on_thread(void*, bool,
                                                                     em_visibilitychange_callback_func,
                                                                     pthread_t) {
  return kNotHere;
}
EMSCRIPTEN_RESULT emscripten_set_beforeunload_callback_on_thread(void*, em_beforeunload_callback, pthread_t) {
  return kNotHere;
}

EMSCRIPTEN_RESULT emscripten_set_fullscreenchange_callback_on_thread(const char*, void*, bool,
                                                                     em_fullscreenchange_callback_func,
                                                                     pthread_t) {
  return kNotHere;
}
EMSCRIPTEN_RESULT emscripten_request_fullscreen_strategy(const char*, bool,
                                                         const EmscriptenFullscreenStrategy*) {
  return kNotHere;
}
EMSCRIPTEN_RESULT emscripten_exit_fullscreen() { return kNotHere; }

EMSCRIPTEN_RESULT emscripten_set_pointerlockchange_callback_on_thread(const char*, void*, bool,
                                                                      em_pointerlockchange_callback_func,
                                                                      pthread_t) {
  return kNotHere;
}
EMSCRIPTEN_RESULT emscripten_request_pointerlock(const char*, bool) { return kNotHere; }
EMSCRIPTEN_RESULT emscripten_exit_pointerlock() { return kNotHere; }

EGLBoolean eglSwapInterval(EGLDisplay, EGLint) { return EGL_TRUE; }
// SDL's EGL code names this function but never needs it here. Together with -sGL_ENABLE_GET_PROC_ADDRESS=0 that keeps
// 55 KB of GL name tables out of the JavaScript.
__eglMustCastToProperFunctionPointerType eglGetProcAddress(const char*) { return nullptr; }
}
