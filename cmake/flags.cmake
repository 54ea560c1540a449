# Compiler, linker and cache, for every target of the tree.
add_compile_options(-Wall -Wextra -Wconversion -Wshadow -Wnon-virtual-dtor -Wno-missing-field-initializers -Werror -fno-omit-frame-pointer)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 reports false dangling and uninitialised uses inside the standard library and Boost when optimising.
    add_compile_options(-Wno-maybe-uninitialized -Wno-restrict -Wno-stringop-overflow -Wno-array-bounds -Wno-stringop-overread)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    # Fields with a default may be left out of a designated initialiser; clang's -Wconversion is wider than g++'s.
    add_compile_options("SHELL:-Xclang -fno-pch-timestamp")  # or ccache would never know a precompiled header again
    add_compile_options(-Wno-missing-designated-field-initializers -Wno-sign-conversion)
    add_compile_options(-Wno-deprecated-declarations)  # libstdc++ 12's stable_sort calls what it deprecates; g++ still warns
endif()

set(CMAKE_CXX_FLAGS_DEBUG "-Og -g1")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
if(CMAKE_BUILD_TYPE STREQUAL "Release")
    # What is served to strangers checks its bounds and cannot be written over after it has started.
    add_compile_options(-D_GLIBCXX_ASSERTIONS -D_FORTIFY_SOURCE=2 -fstack-protector-strong)
    add_link_options(-Wl,-z,relro,-z,now)
endif()
if(ATRIUM_SANITIZE)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND ATRIUM_SANITIZE STREQUAL "thread")
        add_compile_options(-Wno-tsan)  # Asio uses fences, which the sanitizer does not follow
    endif()
    add_compile_options(-fsanitize=${ATRIUM_SANITIZE} -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${ATRIUM_SANITIZE})
endif()
if(ATRIUM_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# lld, also where Debian installed it under a versioned name only: both compilers look for `ld.lld` in the folder of -B.
find_program(LLD_PROGRAM NAMES ld.lld-19 ld.lld ld.lld-16 ld.lld-15 ld.lld-14)
if(LLD_PROGRAM)
    file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/linker)
    file(CREATE_LINK ${LLD_PROGRAM} ${CMAKE_BINARY_DIR}/linker/ld.lld SYMBOLIC)
    add_link_options(-B${CMAKE_BINARY_DIR}/linker -fuse-ld=lld)
endif()

# Two clones, or two presets, share what ccache knows: paths count from the root of the project.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE_PROGRAM})
endif()

add_compile_definitions(BOOST_ASIO_NO_DEPRECATED BOOST_ALL_NO_LIB)
include_directories(${CMAKE_SOURCE_DIR}/src)
