// web: draws ImGui's frames with WebGL2. ImGui's own backend queries the OpenGL state in every frame, and in
// a browser each query waits for another process.
#pragma once

#include <GLES3/gl3.h>
#include <imgui.h>

namespace surprisal::web {

class Renderer {
 public:
  // False if WebGL2 is not available.
  bool open();

  void draw(ImDrawData* data, ImVec4 background);

 private:
  void update(ImTextureData& texture);
  void draw_list(const ImDrawList& list, int height);

  GLuint program_ = 0;
  GLint scale_ = -1;
  GLuint vertices_ = 0;
  GLuint indices_ = 0;
};

}  // namespace surprisal::web
