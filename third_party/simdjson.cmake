# simdjson: reads JSON. Debian package libsimdjson-dev (3.0.1). Licence: Apache-2.0.
third_party_from_package(simdjson simdjson simdjson::simdjson libsimdjson-dev)
