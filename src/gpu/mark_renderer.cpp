// mark_renderer: WebGL2 (OpenGL ES 3.0): one program, one quad, one instance buffer.
#include <GLES3/gl3.h>

#include "gpu/marks.h"
#include "gpu/shaders.h"

namespace backscroll {
namespace {

char compile_log[512];

GLuint compile(GLenum kind, const char* source) {
  const GLuint shader = glCreateShader(kind);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  GLint is_compiled = 0;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &is_compiled);
  if (is_compiled) return shader;
  glGetShaderInfoLog(shader, sizeof compile_log, nullptr, compile_log);
  glDeleteShader(shader);
  return 0;
}

GLuint link(GLuint vertex, GLuint fragment) {
  const GLuint program = glCreateProgram();
  glAttachShader(program, vertex);
  glAttachShader(program, fragment);
  glLinkProgram(program);
  glDeleteShader(vertex);
  glDeleteShader(fragment);
  GLint is_linked = 0;
  glGetProgramiv(program, GL_LINK_STATUS, &is_linked);
  if (is_linked) return program;
  glGetProgramInfoLog(program, sizeof compile_log, nullptr, compile_log);
  glDeleteProgram(program);
  return 0;
}

void attribute(GLuint location, GLint size, GLenum type, GLboolean is_normalized, size_t offset) {
  glEnableVertexAttribArray(location);
  glVertexAttribPointer(location, size, type, is_normalized, sizeof(MarkInstance),
                        reinterpret_cast<const void*>(offset));
  glVertexAttribDivisor(location, 1);
}

}  // namespace

void set_scissor(const Rect& rect, float canvas_height_px, float pixel_ratio) {
  const auto device = [&](float px) { return static_cast<GLint>(px * pixel_ratio); };
  glScissor(device(rect.x), device(canvas_height_px - rect.bottom()), device(rect.width),
            device(rect.height));
}

bool MarkRenderer::create(const char** error) {
  *error = compile_log;
  const GLuint vertex = compile(GL_VERTEX_SHADER, shaders::kMarkVert);
  const GLuint fragment = vertex ? compile(GL_FRAGMENT_SHADER, shaders::kMarkFrag) : 0;
  program_ = fragment ? link(vertex, fragment) : 0;
  if (!program_) return false;
  canvas_uniform_ = glGetUniformLocation(program_, "canvas_px");
  ratio_uniform_ = glGetUniformLocation(program_, "pixel_ratio");
  glGenVertexArrays(1, &vertex_array_);
  glGenBuffers(1, &buffer_);
  glBindVertexArray(vertex_array_);
  glBindBuffer(GL_ARRAY_BUFFER, buffer_);
  attribute(0, 2, GL_FLOAT, GL_FALSE, offsetof(MarkInstance, center_px));
  attribute(1, 2, GL_FLOAT, GL_FALSE, offsetof(MarkInstance, half_size_px));
  attribute(2, 1, GL_FLOAT, GL_FALSE, offsetof(MarkInstance, shape));
  attribute(3, 4, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(MarkInstance, color));
  glBindVertexArray(0);
  return true;
}

void MarkRenderer::destroy() {
  glDeleteProgram(program_);
  glDeleteVertexArrays(1, &vertex_array_);
  glDeleteBuffers(1, &buffer_);
  forget();
}

void MarkRenderer::forget() { *this = MarkRenderer(); }

void MarkRenderer::upload(const std::vector<MarkInstance>& instances) {
  count_ = static_cast<int>(instances.size());
  glBindBuffer(GL_ARRAY_BUFFER, buffer_);
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(instances.size() * sizeof(MarkInstance)),
               instances.data(), GL_STREAM_DRAW);
}

void MarkRenderer::draw(float canvas_width_px, float canvas_height_px, float pixel_ratio) const {
  if (!program_ || count_ == 0) return;
  glUseProgram(program_);
  glUniform2f(canvas_uniform_, canvas_width_px, canvas_height_px);
  glUniform1f(ratio_uniform_, pixel_ratio);
  glBindVertexArray(vertex_array_);
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, count_);
  glBindVertexArray(0);
}

}  // namespace backscroll
