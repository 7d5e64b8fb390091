// What Linux and glibc offer beyond POSIX and Swift's Glibc module leaves out.
#ifndef GREENROOM_CLINUX_H
#define GREENROOM_CLINUX_H

#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/types.h>
#include <sys/vfs.h>
#include <unistd.h>

// Declared by glibc only under _GNU_SOURCE, which a module of its own cannot bring into Glibc's headers.
extern int pipe2(int descriptors[2], int flags);
extern ssize_t getdents64(int folder, void *buffer, size_t length);
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);

// prctl is variadic, and Swift does not import variadic functions.
static inline int greenroom_die_with_parent(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0); }

#endif
