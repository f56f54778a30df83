# Highway: vector loops, chosen when the program runs. Debian package libhwy-dev (1.0.3). Licence: Apache-2.0.
third_party_from_pkg_config(highway libhwy libhwy-dev)
