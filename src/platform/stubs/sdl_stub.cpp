// sdl_stub: parts of SDL that nothing here ever asks for, but that others of its parts, or Dear ImGui's backend, lead
// to. Standing in for their entries keeps all that is behind them out of the module: 27 KB compressed.
#include <SDL.h>

extern "C" {

// Copying pixels between surfaces, one copier for each pair of formats: everything is drawn by WebGL, and pointers are
// the page's own.
int SDL_CalculateBlit(SDL_Surface* surface);
int SDL_CalculateBlit(SDL_Surface*) { return -1; }  // no copier for this pair of formats

int SDL_RLESurface(SDL_Surface* surface);
int SDL_RLESurface(SDL_Surface*) { return -1; }

void SDL_UnRLESurface(SDL_Surface* surface, int is_decoded);
void SDL_UnRLESurface(SDL_Surface*, int) {}

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
int SDL_GetRendererOutputSize(SDL_Renderer*, int*, int*) { return -1; }
int SDL_RenderCopy(SDL_Renderer*, SDL_Texture*, const SDL_Rect*, const SDL_Rect*) { return -1; }
void SDL_RenderPresent(SDL_Renderer*) {}
int SDL_RenderSetViewport(SDL_Renderer*, const SDL_Rect*) { return -1; }
int SDL_UpdateTexture(SDL_Texture*, const SDL_Rect*, const void*, int) { return -1; }

// Game controllers.
int SDL_NumJoysticks() { return 0; }
SDL_bool SDL_IsGameController(int) { return SDL_FALSE; }
SDL_GameController* SDL_GameControllerOpen(int) { return nullptr; }
void SDL_GameControllerClose(SDL_GameController*) {}
Sint16 SDL_GameControllerGetAxis(SDL_GameController*, SDL_GameControllerAxis) { return 0; }
Uint8 SDL_GameControllerGetButton(SDL_GameController*, SDL_GameControllerButton) { return 0; }
}
