#version 300 es
// One instance per mark: a quad large enough for the mark's shape or for the soft bar of its interval.
precision highp float;

layout(location = 0) in vec2 center_px;      // canvas, CSS pixels
layout(location = 1) in vec2 half_size_px;   // of the shape itself
layout(location = 2) in float shape;         // 0 bar, 1 disc, 2 square, 3 diamond, 4 triangle, 5 ring
layout(location = 3) in vec4 color;          // straight alpha

uniform vec2 canvas_px;
uniform float pixel_ratio;

out vec2 offset_px;
flat out vec2 extent_px;
flat out float kind;
flat out vec4 tint;

const float kMargin = 1.5;                   // room for the soft edge

void main() {
  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
  vec2 reach = half_size_px + kMargin / pixel_ratio;
  offset_px = corner * reach;
  extent_px = half_size_px;
  kind = shape;
  tint = color;
  vec2 at = (center_px + offset_px) / canvas_px * 2.0 - 1.0;
  gl_Position = vec4(at.x, -at.y, 0.0, 1.0);
}
