// sdl_stub: of SDL, the window and its GL context are used. What it has beside that leads to each other: its events,
// mouse, keys and touch (the page hears those itself and says so, see view/input/input_queue.h), pixels in memory and
// what copies them, its 2D drawing, other screens, its log. Standing in for their entries keeps all that is behind them
// out of the module: 50 KB compressed. The names and types are those of SDL 2.32, see tools/cmake/dependencies.cmake.
#include <EGL/egl.h>
#include <SDL.h>
#include <emscripten/html5.h>

extern "C" {

// Who never hears anything, needs no start and no end.
struct SDL_VideoDisplay;
struct SDL_VideoDevice;
struct SDL_WindowData;
struct SDL_Mouse;
int SDL_EventsInit();
int SDL_EventsInit() { return 0; }
void SDL_EventsQuit();
void SDL_EventsQuit() {}
Uint8 SDL_EventState(Uint32, int) { return SDL_DISABLE; }
int SDL_SendAppEvent(SDL_EventType type);
int SDL_SendAppEvent(SDL_EventType) { return 0; }
int SDL_SendDisplayEvent(SDL_VideoDisplay* display, Uint8 event, int data);
int SDL_SendDisplayEvent(SDL_VideoDisplay*, Uint8, int) { return 0; }
int SDL_SendWindowEvent(SDL_Window* window, Uint8 event, int first, int second);
int SDL_SendWindowEvent(SDL_Window*, Uint8, int, int) { return 0; }
void Emscripten_RegisterEventHandlers(SDL_WindowData* window);
void Emscripten_RegisterEventHandlers(SDL_WindowData*) {}
void Emscripten_UnregisterEventHandlers(SDL_WindowData* window);
void Emscripten_UnregisterEventHandlers(SDL_WindowData*) {}
int Emscripten_HandleCanvasResize(int type, const void* reserved, void* window);
int Emscripten_HandleCanvasResize(int, const void*, void*) { return 0; }

int SDL_KeyboardInit();
int SDL_KeyboardInit() { return 0; }
void SDL_KeyboardQuit();
void SDL_KeyboardQuit() {}
SDL_Window* SDL_GetKeyboardFocus() { return nullptr; }
void SDL_SetKeyboardFocus(SDL_Window* window);
void SDL_SetKeyboardFocus(SDL_Window*) {}
void SDL_ResetKeyboard() {}

int SDL_MousePreInit();
int SDL_MousePreInit() { return 0; }
void SDL_MousePostInit();
void SDL_MousePostInit() {}
void SDL_MouseQuit();
void SDL_MouseQuit() {}
void Emscripten_InitMouse();
void Emscripten_InitMouse() {}
void Emscripten_FiniMouse();
void Emscripten_FiniMouse() {}
SDL_Mouse* SDL_GetMouse();
SDL_Mouse* SDL_GetMouse() {
  static Uint64 nothing[128];  // more than its fields; all say no
  return reinterpret_cast<SDL_Mouse*>(nothing);
}
SDL_Window* SDL_GetMouseFocus() { return nullptr; }
void SDL_SetMouseFocus(SDL_Window* window);
void SDL_SetMouseFocus(SDL_Window*) {}
Uint32 SDL_GetMouseState(int*, int*) { return 0; }
SDL_bool SDL_GetRelativeMouseMode() { return SDL_FALSE; }
int SDL_SetRelativeMouseMode(SDL_bool) { return -1; }
int SDL_UpdateMouseCapture(SDL_bool is_forced);
int SDL_UpdateMouseCapture(SDL_bool) { return 0; }
int SDL_ShowCursor(int) { return SDL_DISABLE; }
void SDL_WarpMouseInWindow(SDL_Window*, int, int) {}
void SDL_PerformWarpMouseInWindow(SDL_Window* window, int x, int y, SDL_bool is_absolute);
void SDL_PerformWarpMouseInWindow(SDL_Window*, int, int, SDL_bool) {}

int SDL_TouchInit();
int SDL_TouchInit() { return 0; }
void SDL_TouchQuit();
void SDL_TouchQuit() {}

// Pixels in memory: everything is drawn by WebGL, and pointers are the page's own.
SDL_Surface* SDL_ConvertSurfaceFormat(SDL_Surface*, Uint32, Uint32) { return nullptr; }
SDL_Surface* SDL_CreateRGBSurfaceFrom(void*, int, int, int, int, Uint32, Uint32, Uint32, Uint32) {
  return nullptr;
}
void SDL_FreeSurface(SDL_Surface*) {}
SDL_bool SDL_PixelFormatEnumToMasks(Uint32, int*, Uint32*, Uint32*, Uint32*, Uint32*) { return SDL_FALSE; }
void SDL_CalculateGammaRamp(float, Uint16*) {}
int Emscripten_CreateWindowFramebuffer(SDL_VideoDevice* device, SDL_Window* window, Uint32* format,
                                       void** pixels, int* pitch);
int Emscripten_CreateWindowFramebuffer(SDL_VideoDevice*, SDL_Window*, Uint32*, void**, int*) { return -1; }
int Emscripten_UpdateWindowFramebuffer(SDL_VideoDevice* device, SDL_Window* window, const SDL_Rect* parts,
                                       int count);
int Emscripten_UpdateWindowFramebuffer(SDL_VideoDevice*, SDL_Window*, const SDL_Rect*, int) { return -1; }
void Emscripten_DestroyWindowFramebuffer(SDL_VideoDevice* device, SDL_Window* window);
void Emscripten_DestroyWindowFramebuffer(SDL_VideoDevice*, SDL_Window*) {}

// Its own 2D drawing.
SDL_Renderer* SDL_CreateRenderer(SDL_Window*, int, Uint32) { return nullptr; }
SDL_Texture* SDL_CreateTexture(SDL_Renderer*, Uint32, int, int, int) { return nullptr; }
void SDL_DestroyRenderer(SDL_Renderer*) {}
void SDL_DestroyRendererWithoutFreeing(SDL_Renderer* renderer);
void SDL_DestroyRendererWithoutFreeing(SDL_Renderer*) {}
void SDL_DestroyTexture(SDL_Texture*) {}
int SDL_GetNumRenderDrivers() { return 0; }
int SDL_GetRenderDriverInfo(int, SDL_RendererInfo*) { return -1; }
SDL_Renderer* SDL_GetRenderer(SDL_Window*) { return nullptr; }
int SDL_GetRendererInfo(SDL_Renderer*, SDL_RendererInfo*) { return -1; }
int SDL_RenderCopy(SDL_Renderer*, SDL_Texture*, const SDL_Rect*, const SDL_Rect*) { return -1; }
void SDL_RenderPresent(SDL_Renderer*) {}
int SDL_RenderSetViewport(SDL_Renderer*, const SDL_Rect*) { return -1; }
int SDL_UpdateTexture(SDL_Texture*, const SDL_Rect*, const void*, int) { return -1; }

// Other screens than the page's: SDL tries them after the page's own has failed, one by one, and they fail too.
struct VideoBootStrap {
  const char* name;
  const char* description;
  SDL_VideoDevice* (*create)();
  int (*show_message)(const SDL_MessageBoxData* message, int* button);
};
extern VideoBootStrap DUMMY_bootstrap;
extern VideoBootStrap OFFSCREEN_bootstrap;
VideoBootStrap DUMMY_bootstrap = {"", "", []() -> SDL_VideoDevice* { return nullptr; }, nullptr};
VideoBootStrap OFFSCREEN_bootstrap = DUMMY_bootstrap;

// Its log, and its questions when an assertion fails.
void SDL_LogInit();
void SDL_LogInit() {}
void SDL_LogQuit();
void SDL_LogQuit() {}
SDL_LogPriority SDL_LogGetPriority(int) { return SDL_LOG_PRIORITY_CRITICAL; }
void SDL_Log(const char*, ...) {}
void SDL_LogDebug(int, const char*, ...) {}
void SDL_LogWarn(int, const char*, ...) {}
void SDL_AssertionsQuit();
void SDL_AssertionsQuit() {}

// What it asks of the browser and must not get: full screen and the rhythm of the frames are the page's own.
EMSCRIPTEN_RESULT emscripten_request_fullscreen_strategy(const char*, bool,
                                                         const EmscriptenFullscreenStrategy*) {
  return EMSCRIPTEN_RESULT_NOT_SUPPORTED;
}
EMSCRIPTEN_RESULT emscripten_exit_fullscreen() { return EMSCRIPTEN_RESULT_NOT_SUPPORTED; }
EGLBoolean eglSwapInterval(EGLDisplay, EGLint) { return EGL_TRUE; }
// Named, but never needed here. Together with -sGL_ENABLE_GET_PROC_ADDRESS=0 that keeps 55 KB of GL name tables out of
// the JavaScript.
__eglMustCastToProperFunctionPointerType eglGetProcAddress(const char*) { return nullptr; }
}
