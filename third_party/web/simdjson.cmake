# simdjson 3.0.1, from Debian 12's source package. Licence: Apache-2.0.
third_party_source(simdjson pool/main/s/simdjson/simdjson_3.0.1.orig.tar.gz
  156b1bc5eb0561b2bd166b46d191fd3d95a3e709cc63761477d3b7aec2b6e9ed ac597fa119f4f0f0e065542ba510b93f8460bffd)
third_party_compiled(simdjson INCLUDES ${simdjson_dir}/singleheader SOURCES ${simdjson_dir}/singleheader/simdjson.cpp)
