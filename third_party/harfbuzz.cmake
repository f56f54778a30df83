# HarfBuzz: reads the MATH table of the formula font. Debian package libharfbuzz-dev (6.0.0). Licence: MIT.
third_party_from_pkg_config(harfbuzz harfbuzz libharfbuzz-dev)
