# The system's Python, with glad and fontTools: both generate files at build time; neither is part of the
# program. Found by its path, because another Python that does not see the system's packages may come first
# on the PATH.
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
