#version 300 es
// The shape as a signed distance in CSS pixels, so that its edge is one device pixel soft at any pixel ratio.
precision highp float;

in vec2 offset_px;
flat in vec2 extent_px;
flat in float kind;
flat in vec4 tint;

uniform float pixel_ratio;

out vec4 fragment;

float rounded_box(vec2 p, vec2 half_size, float radius) {
  vec2 q = abs(p) - half_size + radius;
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - radius;
}

float triangle(vec2 p, float reach) {        // apex up, inside a circle of radius `reach`
  float side = dot(vec2(abs(p.x), p.y), vec2(0.8660254, -0.5)) - reach * 0.5;
  return max(side, p.y - reach * 0.5);
}

float distance_to_shape(vec2 p, vec2 extent) {
  if (kind < 0.5) return rounded_box(p, extent, min(extent.x, extent.y));
  if (kind < 1.5) return length(p) - extent.x;
  if (kind < 2.5) return rounded_box(p, extent * 0.88, extent.x * 0.3);
  if (kind < 3.5) return (abs(p.x) + abs(p.y) - extent.x * 1.2) * 0.7071068;
  if (kind < 4.5) return triangle(p, extent.x * 1.15);
  return abs(length(p) - extent.x + 1.0) - 1.0;
}

void main() {
  float inside = clamp(0.5 - distance_to_shape(offset_px, extent_px) * pixel_ratio, 0.0, 1.0);
  fragment = vec4(tint.rgb, tint.a * inside);
}
