# One library per line of src/modules.txt, and the program `atrium`.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)
pkg_check_modules(external REQUIRED IMPORTED_TARGET sqlite3 libpq icu-uc icu-i18n libargon2 zlib libbrotlienc)

# What a module may use from outside, besides Boost's headers.
set(uses_base PkgConfig::external fmt::fmt Threads::Threads)
set(uses_crypto OpenSSL::Crypto)
set(uses_http spdlog::spdlog OpenSSL::SSL)
set(uses_app CLI11::CLI11)

set(modules)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS src/modules.txt)
file(STRINGS src/modules.txt lines)
foreach(line ${lines})
    string(REGEX REPLACE "#.*" "" line "${line}")
    if(NOT line MATCHES "^([a-z]+):[ ]*(.*)$")
        continue()
    endif()
    set(module ${CMAKE_MATCH_1})
    string(STRIP "${CMAKE_MATCH_2}" below)
    string(REGEX REPLACE " +" ";" below "${below}")
    list(APPEND modules ${module})

    # Itself and everything that it may include, for the labels of its tests.
    set(closure_${module} ${module})
    foreach(lower ${below})
        list(APPEND closure_${module} ${closure_${lower}})
    endforeach()

    file(GLOB sources CONFIGURE_DEPENDS src/${module}/*.cpp)
    list(FILTER sources EXCLUDE REGEX "(_test|/main)\\.cpp$")
    if(NOT sources)
        set(sources cmake/empty.cpp)
    endif()
    add_library(atrium_${module} STATIC ${sources})
    list(TRANSFORM below PREPEND atrium_)
    target_link_libraries(atrium_${module} PUBLIC ${below} ${uses_${module}})
    if(module STREQUAL base)
        target_precompile_headers(atrium_base PRIVATE <base/pch.h>)  # in brackets: the same text in every clone, so that ccache knows it
    else()
        target_precompile_headers(atrium_${module} REUSE_FROM atrium_base)
    endif()
endforeach()

embed_files(atrium_base migrations ${CMAKE_SOURCE_DIR}/src */migrations/*.sql)
embed_files(atrium_base data ${CMAKE_SOURCE_DIR}/data *.json *.csv *.txt *.bpmn)

# The front end is linked into the program only: no test is linked again because a page has changed.
add_library(atrium_web STATIC)
embed_files(atrium_web web ${CMAKE_SOURCE_DIR}/web/dist *)
add_library(atrium_no_web STATIC)
embed_files(atrium_no_web web ${CMAKE_SOURCE_DIR}/cmake/nothing *)

if(EXISTS ${CMAKE_SOURCE_DIR}/src/app/main.cpp)
    add_executable(atrium src/app/main.cpp)
    target_link_libraries(atrium PRIVATE atrium_app atrium_web)
    target_precompile_headers(atrium REUSE_FROM atrium_base)
endif()
