# FreeType: outlines and pixels of glyphs, in Dear ImGui and in Cairo. Debian package libfreetype-dev (2.12.1).
# Licence: FreeType License (BSD-like, with credit) or GPL-2.
third_party_from_pkg_config(freetype freetype2 libfreetype-dev)
