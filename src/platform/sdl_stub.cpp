// sdl_stub: SDL's copying of pixels between surfaces, which nothing here ever asks for: everything is drawn by WebGL,
// and pointers are the page's own. Standing in for its three entries keeps all the copiers behind them, one for each
// pair of pixel formats, out of the module: 20 KB compressed.

struct SDL_Surface;

extern "C" {

int SDL_CalculateBlit(SDL_Surface* surface);
int SDL_CalculateBlit(SDL_Surface*) { return -1; }  // no copier for this pair of formats

int SDL_RLESurface(SDL_Surface* surface);
int SDL_RLESurface(SDL_Surface*) { return -1; }

void SDL_UnRLESurface(SDL_Surface* surface, int is_decoded);
void SDL_UnRLESurface(SDL_Surface*, int) {}
}
