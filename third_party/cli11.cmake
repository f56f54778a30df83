# CLI11: the command line; headers only. Debian package libcli11-dev (2.1.2). Licence: BSD-3-Clause.
third_party_from_package(cli11 CLI11 CLI11::CLI11 libcli11-dev)
