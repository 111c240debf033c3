// gl_state: Dear ImGui's renderer asks WebGL for its whole state before each frame, to put it back afterwards, and each
// answer waits for the browser's GPU process: tens of milliseconds on a busy machine. Nobody but us draws in this
// context, so the renderer is compiled with these two functions in the place of the real ones (see the build file).
// They answer the state that our own frame begins with; everything else is asked for real.
#include <GLES3/gl3.h>

#include <algorithm>

extern "C" {
void backscroll_get_integerv(GLenum name, GLint* values);
GLboolean backscroll_is_enabled(GLenum capability);
}

void backscroll_get_integerv(GLenum name, GLint* values) {
  switch (name) {
    case GL_ACTIVE_TEXTURE: *values = GL_TEXTURE0; return;
    case GL_BLEND_EQUATION_RGB:
    case GL_BLEND_EQUATION_ALPHA: *values = GL_FUNC_ADD; return;
    case GL_BLEND_SRC_RGB:
    case GL_BLEND_SRC_ALPHA: *values = GL_ONE; return;
    case GL_BLEND_DST_RGB:
    case GL_BLEND_DST_ALPHA:
    case GL_ARRAY_BUFFER_BINDING:
    case GL_CURRENT_PROGRAM:
    case GL_ELEMENT_ARRAY_BUFFER_BINDING:
    case GL_SAMPLER_BINDING:
    case GL_TEXTURE_BINDING_2D:
    case GL_VERTEX_ARRAY_BINDING: *values = 0; return;
    case GL_SCISSOR_BOX:
    case GL_VIEWPORT: std::fill_n(values, 4, 0); return;  // Window::clear() sets the viewport anew
    default: glGetIntegerv(name, values);
  }
}

GLboolean backscroll_is_enabled(GLenum) { return GL_FALSE; }
