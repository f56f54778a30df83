#include "web/renderer.h"

#include <emscripten/html5.h>

#include <cstddef>
#include <cstdint>

namespace surprisal::web {
namespace {

constexpr const char* kVertexShader = R"(#version 300 es
precision highp float;
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 place;
layout(location = 2) in vec4 color;
uniform vec2 scale;
out vec2 at;
out vec4 ink;
void main() {
  at = place;
  ink = color;
  gl_Position = vec4(position * scale + vec2(-1, 1), 0, 1);
})";

constexpr const char* kFragmentShader = R"(#version 300 es
precision mediump float;
uniform sampler2D letters;
in vec2 at;
in vec4 ink;
out vec4 pixel;
void main() { pixel = ink * texture(letters, at); })";

GLuint compiled(GLenum kind, const char* source) {
  const GLuint shader = glCreateShader(kind);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  return shader;
}

// A byte offset, as OpenGL wants it.
const void* offset(std::size_t bytes) { return reinterpret_cast<const void*>(bytes); }

void describe_vertices() {
  constexpr auto kStride = static_cast<GLsizei>(sizeof(ImDrawVert));
  for (GLuint i = 0; i < 3; ++i) glEnableVertexAttribArray(i);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, kStride, offset(offsetof(ImDrawVert, pos)));
  glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, kStride, offset(offsetof(ImDrawVert, uv)));
  glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, kStride, offset(offsetof(ImDrawVert, col)));
}

GLuint name_of(const ImTextureData& texture) { return static_cast<GLuint>(texture.TexID); }

}  // namespace

bool Renderer::open() {
  EmscriptenWebGLContextAttributes wishes;
  emscripten_webgl_init_context_attributes(&wishes);
  wishes.majorVersion = 2;
  wishes.alpha = wishes.depth = wishes.stencil = wishes.antialias = false;
  const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = emscripten_webgl_create_context("#canvas", &wishes);
  if (context <= 0 || emscripten_webgl_make_context_current(context) != EMSCRIPTEN_RESULT_SUCCESS)
    return false;

  program_ = glCreateProgram();
  glAttachShader(program_, compiled(GL_VERTEX_SHADER, kVertexShader));
  glAttachShader(program_, compiled(GL_FRAGMENT_SHADER, kFragmentShader));
  glLinkProgram(program_);
  glUseProgram(program_);
  scale_ = glGetUniformLocation(program_, "scale");
  glGenBuffers(1, &vertices_);
  glGenBuffers(1, &indices_);
  glBindBuffer(GL_ARRAY_BUFFER, vertices_);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);
  describe_vertices();
  glEnable(GL_BLEND);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  return true;
}

// Textures grow as letters are first drawn.
void Renderer::update(ImTextureData& texture) {
  if (texture.Status == ImTextureStatus_WantDestroy && texture.UnusedFrames > 0) {
    const GLuint name = name_of(texture);
    glDeleteTextures(1, &name);
    texture.SetTexID(ImTextureID_Invalid);
    return texture.SetStatus(ImTextureStatus_Destroyed);
  }
  if (texture.Status == ImTextureStatus_WantCreate) {
    GLuint name = 0;
    glGenTextures(1, &name);
    glBindTexture(GL_TEXTURE_2D, name);
    for (GLenum side : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T})
      glTexParameteri(GL_TEXTURE_2D, side, GL_CLAMP_TO_EDGE);
    for (GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER})
      glTexParameteri(GL_TEXTURE_2D, filter, GL_LINEAR);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, texture.Width, texture.Height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 texture.GetPixels());
    texture.SetTexID(static_cast<ImTextureID>(name));
    return texture.SetStatus(ImTextureStatus_OK);
  }
  if (texture.Status != ImTextureStatus_WantUpdates) return;
  glBindTexture(GL_TEXTURE_2D, name_of(texture));
  glPixelStorei(GL_UNPACK_ROW_LENGTH, texture.Width);
  for (const ImTextureRect& part : texture.Updates)
    glTexSubImage2D(GL_TEXTURE_2D, 0, part.x, part.y, part.w, part.h, GL_RGBA, GL_UNSIGNED_BYTE,
                    texture.GetPixelsAt(part.x, part.y));
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  texture.SetStatus(ImTextureStatus_OK);
}

void Renderer::draw_list(const ImDrawList& list, int height) {
  glBufferData(GL_ARRAY_BUFFER, list.VtxBuffer.size_in_bytes(), list.VtxBuffer.Data, GL_STREAM_DRAW);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, list.IdxBuffer.size_in_bytes(), list.IdxBuffer.Data, GL_STREAM_DRAW);
  for (const ImDrawCmd& command : list.CmdBuffer) {
    const ImVec4& clip = command.ClipRect;
    if (command.UserCallback != nullptr || clip.z <= clip.x || clip.w <= clip.y) continue;
    glScissor(static_cast<GLint>(clip.x), height - static_cast<GLint>(clip.w),
              static_cast<GLsizei>(clip.z - clip.x), static_cast<GLsizei>(clip.w - clip.y));
    glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(command.GetTexID()));
    static_assert(sizeof(ImDrawIdx) == 4);  // WebGL2 cannot draw from the middle of a list of vertices
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), GL_UNSIGNED_INT,
                   offset(command.IdxOffset * sizeof(ImDrawIdx)));
  }
}

void Renderer::draw(ImDrawData* data, ImVec4 background) {
  for (ImTextureData* texture : *data->Textures) {
    if (texture->Status != ImTextureStatus_OK) update(*texture);
  }
  const auto width = static_cast<int>(data->DisplaySize.x);
  const auto height = static_cast<int>(data->DisplaySize.y);
  glViewport(0, 0, width, height);
  glDisable(GL_SCISSOR_TEST);
  glClearColor(background.x, background.y, background.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  glEnable(GL_SCISSOR_TEST);
  glUniform2f(scale_, 2 / data->DisplaySize.x, -2 / data->DisplaySize.y);
  for (const ImDrawList* list : data->CmdLists) draw_list(*list, height);
}

}  // namespace surprisal::web
