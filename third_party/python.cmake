# The system's Python, with glad and fontTools: both make files at build time; nothing of it is in the program.
# By its path, since another Python may come first on the PATH and does not see the system's packages.
find_program(THIRD_PARTY_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH
  DOC "A Python 3 that has the modules glad and fontTools")
foreach(module IN ITEMS glad fontTools)
  if(THIRD_PARTY_PYTHON)
    execute_process(COMMAND ${THIRD_PARTY_PYTHON} -c "import ${module}" RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
  endif()
  if(NOT THIRD_PARTY_PYTHON OR failed)
    string(TOLOWER python3-${module} package)
    third_party_missing("Python module ${module}" ${package})
  endif()
endforeach()
