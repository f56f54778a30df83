# Cairo: PNG, SVG and PDF. Debian package libcairo2-dev (1.16.0). Licence: LGPL-2.1 or MPL-1.1.
third_party_from_pkg_config(cairo cairo libcairo2-dev)
