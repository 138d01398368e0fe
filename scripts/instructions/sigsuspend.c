// valgrind (3.19) writes into the mask that a program hands to sigsuspend, and dies of it where that mask is a constant, as
// libdispatch's is. Loaded before the program, this hands on a copy.

#define _GNU_SOURCE
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

int sigsuspend(const sigset_t *mask) {
  sigset_t copy = *mask;
  return (int)syscall(SYS_rt_sigsuspend, &copy, _NSIG / 8);
}
