#define _GNU_SOURCE
#include "CFuzzer.h"

#include <sys/mman.h>

// Of compiler-rt, which installs no header for it.
int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*target)(const uint8_t *, size_t));

static cfuzzer_target chosen;

static int look(const uint8_t *bytes, size_t count) {
  chosen(bytes, count);
  return 0;
}

int cfuzzer_run(int count, char **arguments, cfuzzer_target target) {
  chosen = target;
  return LLVMFuzzerRunDriver(&count, &arguments, look);
}

int cfuzzer_memory_file(void) {
  return memfd_create("assay-fuzz", MFD_CLOEXEC);
}
