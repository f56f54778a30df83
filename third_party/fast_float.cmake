# fast_float: reads the numbers of text files. Headers only. Debian package libfast-float-dev (3.9.0). Licence: MIT
# or Apache-2.0.
third_party_from_package(fast_float FastFloat FastFloat::fast_float libfast-float-dev)
