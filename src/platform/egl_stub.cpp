// egl_stub: SDL's EGL code names this function but never needs it here. Together with
// -sGL_ENABLE_GET_PROC_ADDRESS=0 the stub keeps 55 KB of GL name tables out of the JavaScript.

extern "C" void* eglGetProcAddress(const char* name);
extern "C" void* eglGetProcAddress(const char*) { return nullptr; }
